"""Zip archives, members read as streams; of a broken archive what its local headers still show."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from tasks.reading.member import Members
from tasks.reading.source import Source
from tasks.reading.streams import CHUNK_BYTES, Fault, FileStream, PulledStream, Stream, open_file
from tasks.reading.window import Window
from tasks.records import Record, Reject

ReadMember = Callable[[Stream, Source], Iterator[Record | Reject]]

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_DESCRIPTOR_FLAG = 0x8
_LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_END_MAGICS = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06")


def read_zip(path: Path, source: Source, read_member: ReadMember) -> Iterator[Record | Reject]:
    """What ``read_member`` makes of each member, in the archive's order, and a reject for each that is not read."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, UnicodeError):
        yield from _salvage(path, source, read_member)
        return
    members = Members(source)
    with archive:
        infos = archive.infolist()
        if len(infos) > source.limits.archive_members:
            yield source.reject("too_many_members", f"an archive of {len(infos):,} members")
            return
        for info in infos:
            if info.orig_filename.endswith("/"):
                continue
            member = members.admit(_name(info.orig_filename, info.flag_bits))
            if isinstance(member, Reject):
                yield member
                continue
            body = _ZipMember(archive, info, source)
            yield from read_member(body.stream, member)
            body.close()
            if source.budget.exhausted:
                yield source.reject("expansion", f"more than {source.budget.allowed:,} bytes came out of it")
                return
    if not infos:
        yield source.reject("empty", "the archive has no members")


def _name(name: str, flags: int) -> str:
    """A member's name; UTF-8 that is not flagged so is the rule with some zip programs."""
    if flags & _UTF8_FLAG:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


class _ZipMember:
    """A member opened at its first read, so that what is wrong with it becomes its stream's fault."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> None:
        self._archive = archive
        self._info = info
        self._file: IO[bytes] | None = None
        self.stream = PulledStream(self._pull, source.budget)

    def _pull(self) -> bytes | Fault:
        if self._info.flag_bits & _ENCRYPTED_FLAG:
            return Fault("encrypted", "the member wants a password")
        try:
            if self._file is None:
                self._file = self._archive.open(self._info)
            return self._file.read(CHUNK_BYTES)
        except EOFError:
            return Fault("truncated", "the zip member stops in the middle")
        except NotImplementedError as error:
            return Fault("corrupt", str(error))
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, struct.error) as error:
            return Fault("corrupt", f"zip: {error}")

    def close(self) -> None:
        """Let go of the archive, which would stay open as long as a member of it."""
        if self._file is not None:
            self._file.close()


def _salvage(path: Path, source: Source, read_member: ReadMember) -> Iterator[Record | Reject]:
    """The members of an archive whose directory, at its end, is missing or broken: read from the front."""
    members = Members(source)
    with open_file(path) as file:
        window = Window(FileStream(file))
        while window.fill(_LOCAL_HEADER.size) and window.buffer.startswith(_LOCAL_MAGIC):
            _, _, flags, method, _, _, _, packed, _, n_name, n_extra = _LOCAL_HEADER.unpack(
                window.take(_LOCAL_HEADER.size)
            )
            raw = window.take(n_name)
            window.skip(n_extra)
            try:
                name = raw.decode("utf-8" if flags & _UTF8_FLAG else "cp437")
            except UnicodeDecodeError:
                name = raw.decode("cp437")
            member = members.admit(_name(name, flags)) if not name.endswith("/") else None
            body = _LocalBody(window, source, method, flags, packed)
            if isinstance(member, Reject):
                yield member
            elif member is not None:
                yield from read_member(body.stream, member)
            body.leave()
            if (
                body.stream.fault is not None
                or source.budget.exhausted
                or members.n_seen > source.limits.archive_members
            ):
                break
        if window.fill(4) and window.buffer.startswith(_END_MAGICS):
            yield source.reject("truncated", "the zip archive's directory is broken off")
        elif members.n_seen:
            yield source.reject("truncated", "the zip archive breaks off")
        else:
            yield source.reject("corrupt", "no zip archive")


class _LocalBody:
    """A member's body, bounded by its own deflate stream or by the size in its header."""

    def __init__(self, window: Window, source: Source, method: int, flags: int, packed: int) -> None:
        self._window = window
        self._left = packed
        self._is_sized = not flags & _DESCRIPTOR_FLAG
        self._inflate = zlib.decompressobj(wbits=-15) if method == zipfile.ZIP_DEFLATED else None
        self._problem: Fault | None = None
        if flags & _ENCRYPTED_FLAG:
            self._problem = Fault("encrypted", "the member wants a password")
        elif self._inflate is None and (method != zipfile.ZIP_STORED or not self._is_sized):
            self._problem = Fault(
                "corrupt", f"zip: a member that can't be read without the directory (method {method})"
            )
        self.stream = PulledStream(self._pull, source.budget)

    def _pull(self) -> bytes | Fault:
        if self._problem is not None:
            return self._problem
        if self._inflate is None:
            if not self._left:
                return b""
            taken = self._window.take(min(self._left, CHUNK_BYTES))
            self._left -= len(taken)
            return taken or Fault("truncated", "the zip member stops in the middle")
        while not self._inflate.eof:
            data = self._inflate.unconsumed_tail or self._take_packed()
            if not data:
                return Fault("truncated", "the zip member stops in the middle")
            try:
                output = self._inflate.decompress(data, CHUNK_BYTES)
            except zlib.error as error:
                return Fault("corrupt", f"zip: {error}")
            if self._inflate.eof:
                self._window.buffer[:0] = self._inflate.unused_data
                self._skip_descriptor()
            if output:
                return output
        return b""

    def _take_packed(self) -> bytes:
        self._window.fill(1)
        return self._window.take(min(CHUNK_BYTES, len(self._window.buffer)))

    def _skip_descriptor(self) -> None:
        if not self._is_sized:
            self._window.fill(24)
            at = self._window.buffer.find(b"PK", 0 if not self._window.buffer.startswith(b"PK\x07\x08") else 4, 28)
            self._window.skip(max(at, 0))

    def leave(self) -> bool:
        """Pass over what the reader left of the body; false where its end can't be found."""
        if self._problem is not None:
            return self._is_sized and self._window.skip(self._left) == self._left
        while self.stream.chunk():
            pass
        return self.stream.fault is None
