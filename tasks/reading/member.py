"""What the members of an archive have in common: names that are safe, unique and of a known format."""

from __future__ import annotations

import re

from tasks.reading.formats import format_by_name
from tasks.reading.source import Source, storable
from tasks.records import Reject

_DRIVE = re.compile(r"[A-Za-z]:")


def unsafe_part(name: str) -> str | None:
    """What is wrong with a member's name, or None. Nothing is ever extracted: the name is a key, but one that
    users may make paths of.
    """
    if not name:
        return "the name is empty"
    if any(ord(c) < 0x20 or ord(c) == 0x7F for c in name):
        return "a control character in the name"
    if "\\" in name:
        return "a backslash in the name"
    if name.startswith("/") or _DRIVE.match(name):
        return "the name is absolute"
    if ".." in name.split("/"):
        return "the name leads out of the archive"
    return None


class Members:
    """The members of one archive as they are met: each is a Source to read, or a Reject."""

    def __init__(self, archive: Source) -> None:
        self._archive = archive
        self._seen: set[str] = set()

    def admit(self, name: str) -> Source | Reject:
        """The place of the member ``name``, or why it is not read."""
        problem = unsafe_part(name)
        member = self._archive.member(self._unique(storable(name)))
        if problem is not None:
            return member.reject("unsafe_path", problem)
        if any((part.startswith(".") and part != ".") or part == "__MACOSX" for part in name.split("/")):
            return member.reject("hidden_file", "hidden files are not read")
        found = format_by_name(name)
        if found is None:
            return member.reject("unsupported_format", "no format that waqai reads")
        if found in ("zip", "tar"):
            return member.reject("nested_archive", "an archive inside an archive")
        return member

    @property
    def n_seen(self) -> int:
        """How many members were met."""
        return len(self._seen)

    def _unique(self, name: str) -> str:
        """``name``, numbered if the archive has it more than once: a record is found by its file and ordinal."""
        unique, number = name, 1
        while unique in self._seen:
            number += 1
            unique = f"{name}#{number}"
        self._seen.add(unique)
        return unique
