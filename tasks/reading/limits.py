"""How much a reader takes in before it refuses: the guard against bombs of every kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page, one archive and one tag may be. All sizes are in bytes, decompressed.

    ``expansion_ratio`` is output over the file's own size; it counts only above ``expansion_floor``, since small
    files of repeated text compress better than that honestly. ``total_bytes`` bounds the output of one file of
    the drop. ``buffer_bytes`` bounds what is held in memory of an archive member that can only be read as a whole
    (Parquet). ``tag_attributes`` is the most attributes one HTML tag may carry.
    """

    page_bytes: int = 10_000_000
    expansion_ratio: int = 250
    expansion_floor: int = 100_000_000
    total_bytes: int = 200_000_000_000
    buffer_bytes: int = 256_000_000
    archive_members: int = 500_000
    tag_attributes: int = 1_000


class Budget:
    """The decompressed bytes that one file of a drop may still give, shared by all layers of it."""

    def __init__(self, limits: Limits, size_bytes: int) -> None:
        ratio_bytes = max(limits.expansion_floor, limits.expansion_ratio * size_bytes)
        self.allowed = min(limits.total_bytes, ratio_bytes)
        self.spent = 0

    @property
    def exhausted(self) -> bool:
        """Whether more came out than the file may give."""
        return self.spent > self.allowed

    def spend(self, n_bytes: int) -> bool:
        """Count ``n_bytes`` of output; true once more came out than the file may give."""
        self.spent += n_bytes
        return self.exhausted
