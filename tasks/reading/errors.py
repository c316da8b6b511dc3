"""What can go wrong in reading.

ReadingError
├── DropError             the given paths make no drop: nothing can start
├── ColumnsError          the mapping of column names is wrong: nothing can start
└── PageError             one page is refused, the others go on
    └── DecodeError       its bytes are no text
"""

from __future__ import annotations


class ReadingError(Exception):
    """Root of all that this package raises."""


class DropError(ReadingError):
    """The paths a user gave make no drop. The message is one line that says which path and why."""


class ColumnsError(ReadingError):
    """A mapping of column names names a field that no record has."""


class PageError(ReadingError):
    """One page is refused. ``reason`` is a stable slug, ``detail`` one line for people."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str]]:
        return type(self), (self.reason, self.detail)  # so that it crosses process borders whole


class DecodeError(PageError):
    """A record's bytes are no text in any encoding known here."""
