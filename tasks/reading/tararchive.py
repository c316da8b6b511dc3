"""Tar archives, walked header by header.

The standard library's stream mode takes a damaged or missing header for the archive's end; here it is a reject.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from typing import NamedTuple

from tasks.reading.member import Members
from tasks.reading.source import Source
from tasks.reading.streams import CHUNK_BYTES, Fault, PulledStream
from tasks.reading.window import Window
from tasks.reading.ziparchive import ReadMember
from tasks.records import Record, Reject

_BLOCK = 512
_LONG_NAME_BYTES = 1 << 16
_ZERO_BLOCK = bytes(_BLOCK)
_PAX_NAME = re.compile(rb"(?:^|\n)\d{1,6} path=([^\n]{1,60000})\n")
_PAX_SIZE = re.compile(rb"(?:^|\n)\d{1,6} size=(\d{1,15})\n")
_PAX_TYPES = frozenset({tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE})
_UNREAD_TYPES = frozenset({tarfile.DIRTYPE, tarfile.XGLTYPE})
_HEADER_ERRORS = (tarfile.HeaderError, ValueError, OverflowError)


class _Entry(NamedTuple):
    """A member's header: its full name, its size in bytes, and the rest of it."""

    name: str
    size: int
    info: tarfile.TarInfo


def read_tar(window: Window, source: Source, read_member: ReadMember) -> Iterator[Record | Reject]:
    """What ``read_member`` makes of each member, in the archive's order, and a reject for each that is not read."""
    members = Members(source)
    for entry in _entries(window):
        if isinstance(entry, Fault):
            yield source.reject_rest(entry)
            continue
        body = _Body(window, entry.size)
        if entry.info.type not in _UNREAD_TYPES:
            member = members.admit(entry.name)
            if isinstance(member, Reject):
                yield member
            elif entry.info.isreg():
                yield from read_member(body.stream, member)
            else:
                yield member.reject("not_a_file", "the member is a link or device")
        body.leave()
        if source.budget.exhausted:
            yield source.reject("expansion", f"more than {source.budget.allowed:,} bytes came out of it")
            return
        if members.n_seen > source.limits.archive_members:
            yield source.reject("too_many_members", f"more than {source.limits.archive_members:,} members")
            return
    if not members.n_seen and window.stream.fault is None:
        yield source.reject("empty", "the archive has no members")


def _entries(window: Window) -> Iterator[_Entry | Fault]:
    """The archive's entries, each to be read before the next is asked for, and a fault for each damaged stretch."""
    long_name: str | None = None
    long_size: int | None = None
    while (header := window.take(_BLOCK)) != _ZERO_BLOCK:
        if len(header) < _BLOCK:
            yield window.stream.fault or Fault("truncated", "the tar archive has no end mark")
            return
        try:
            info = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
        except _HEADER_ERRORS:
            yield Fault("corrupt", "a tar header is damaged")
            if not _go_to_next(window):
                return
            continue
        size = max(info.size, 0)
        if info.type == tarfile.GNUTYPE_LONGNAME:
            long_name = _text(_take_padded(window, size).rstrip(b"\0"))
        elif info.type in _PAX_TYPES:
            data = _take_padded(window, size)
            long_name = _text(found.group(1)) if (found := _PAX_NAME.search(data)) else long_name
            long_size = int(found.group(1)) if (found := _PAX_SIZE.search(data)) else None
        else:
            size = size if long_size is None else long_size
            name = info.name if long_name is None else long_name
            long_name = long_size = None
            yield _Entry(name.removeprefix("./"), size, info)
            window.skip(-size % _BLOCK)


def _take_padded(window: Window, size: int) -> bytes:
    """The first bytes of an entry of ``size``, the rest and its padding passed over."""
    data = window.take(min(size, _LONG_NAME_BYTES))
    window.skip(size - len(data) + -size % _BLOCK)
    return data


class _Body:
    """The bytes of one member, out of the archive's own stream."""

    def __init__(self, window: Window, size: int) -> None:
        self._window = window
        self._left = size
        self.stream = PulledStream(self._pull)

    def _pull(self) -> bytes | Fault:
        if not self._left:
            return b""
        taken = self._window.take(min(self._left, CHUNK_BYTES))
        self._left -= len(taken)
        if not taken:
            return self._window.stream.fault or Fault("truncated", "the tar member stops in the middle")
        return taken

    def leave(self) -> None:
        """Pass over what the reader left of the member."""
        self._left -= self._window.skip(self._left)


def _go_to_next(window: Window) -> bool:
    """Stand at the next header that is sound; false if there is none."""
    while window.fill(_BLOCK):
        if window.buffer[257:262] == b"ustar":
            try:
                tarfile.TarInfo.frombuf(bytes(window.buffer[:_BLOCK]), "utf-8", "surrogateescape")
            except _HEADER_ERRORS:
                pass
            else:
                return True
        window.skip(_BLOCK)
    return False


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
