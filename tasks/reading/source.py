"""Where a reader stands: the file of the drop (or archive member) it reads, and what it may spend on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tasks.reading.limits import Budget, Limits
from tasks.reading.streams import Fault
from tasks.records import Reject

_DETAIL_CHARS = 300


@dataclass(frozen=True, slots=True)
class Source:
    """``name`` is the record's ``file``; ``columns`` maps fields of a record to the source's own column names."""

    name: str
    limits: Limits
    budget: Budget
    columns: Mapping[str, str]
    in_archive: bool = False

    def member(self, name: str) -> Source:
        """The place of a member of this archive."""
        return replace(self, name=f"{self.name}!/{name}", in_archive=True)

    def reject(self, reason: str, detail: str, ordinal: int | None = None) -> Reject:
        """A refusal at this place; ``ordinal`` None refuses the whole file, or the rest of it."""
        return Reject("read", reason, self.name, ordinal, one_line(detail))

    def reject_rest(self, fault: Fault) -> Reject:
        """A refusal of what a stream did not give."""
        return self.reject(fault.reason, fault.detail)


def one_line(text: str) -> str:
    """``text`` as one printable line of bounded length, in characters that UTF-8 can store."""
    printable = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:_DETAIL_CHARS])
    return printable if len(text) <= _DETAIL_CHARS else printable + " …"


def storable(text: str) -> str:
    """``text`` with joined surrogate pairs and U+FFFD for lone ones: what UTF-8 (Parquet, DuckDB) can store."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
