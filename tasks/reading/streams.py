"""Streams of bytes that end early instead of raising.

A damaged file is the normal case here, so a stream gives what it can and then ends; its ``fault`` says why. Readers
take what came before the fault and refuse the rest with it. All streams hold a bounded amount of memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, Protocol

import zstandard

from tasks.reading.formats import Compression
from tasks.reading.limits import Budget

CHUNK_BYTES = 1 << 16
_OUTPUT_BYTES = 1 << 18
_ZSTD_INPUT_BYTES = 512  # one input byte of zstd can give 32 KiB, and its decompressor takes no output bound
_ZSTD_WINDOW_BYTES = 1 << 27
_RESYNC_BYTES = 16 << 20  # compressed bytes of a damaged gzip member that are searched for the next one
_GZIP_MAGIC = b"\x1f\x8b\x08"
_TRIAL_BYTES = 4096  # of a candidate member, decompressed to see whether it is one

FaultReason = Literal["truncated", "corrupt", "expansion", "unreadable", "encrypted"]


class Fault(NamedTuple):
    """Why a stream ended before its end: a reason for the Reject and one line for people."""

    reason: FaultReason
    detail: str


class Stream:
    """The base: a source of chunks with a place to put read-ahead back. Subclasses give ``_next``."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.is_sound = True  # false where bytes were given whose checksum then failed or was missing
        self._pushed: list[bytes] = []

    def _next(self) -> bytes:
        raise NotImplementedError

    def chunk(self) -> bytes:
        """The next bytes, as many as come easily; empty at the end only, which ``fault`` explains if it is early."""
        return self._pushed.pop() if self._pushed else self._next()

    def unread(self, data: bytes) -> None:
        """Put ``data`` back, to be the next chunk."""
        if data:
            self._pushed.append(data)

    def peek(self, n_bytes: int) -> bytes:
        """The next ``n_bytes`` (fewer at the end), left in place."""
        pieces: list[bytes] = []
        size = 0
        while size < n_bytes and (piece := self.chunk()):
            pieces.append(piece)
            size += len(piece)
        seen = b"".join(pieces)
        self.unread(seen)
        return seen[:n_bytes]

    def resync(self, start: bytes) -> bool:
        """After a corrupt stretch: go on at the next place where decompressed bytes begin with ``start``.

        False where there is none, or where the kind of stream has no such places.
        """
        return False


class FileStream(Stream):
    """The bytes of a file, or of an open binary stream whose ``read`` may raise what a damaged archive raises."""

    def __init__(self, file: BinaryIO | ReadsBytes) -> None:
        super().__init__()
        self._file = file

    def _next(self) -> bytes:
        try:
            return self._file.read(CHUNK_BYTES)
        except OSError as error:
            self.fault = Fault("unreadable", str(error))
            return b""


class ReadsBytes(Protocol):
    """Anything with ``read``."""

    def read(self, n_bytes: int, /) -> bytes:
        """At most ``n_bytes``; empty at the end."""
        ...


class PulledStream(Stream):
    """Chunks from a function that returns them, or a Fault where the source breaks off."""

    def __init__(self, pull: Callable[[], bytes | Fault], budget: Budget | None = None) -> None:
        super().__init__()
        self._pull = pull
        self._budget = budget

    def _next(self) -> bytes:
        if self.fault is not None:
            return b""
        piece = self._pull()
        if isinstance(piece, Fault):
            self.fault = piece
            return b""
        if self._budget is not None and self._budget.spend(len(piece)):
            self.fault = expansion_fault(self._budget)
            return b""
        return piece


class GzipStream(Stream):
    """The decompressed members of a gzip stream. Damage in one member need not lose the next: see ``resync``."""

    def __init__(self, source: Stream, budget: Budget) -> None:
        super().__init__()
        self._source = source
        self._budget = budget
        self._inflate = zlib.decompressobj(wbits=31)
        self._input = b""
        self._member = bytearray()  # compressed bytes of the present member, kept for resync
        self._at_start = True  # between members, where the stream may end
        self._has_given = False  # whether bytes of the present member are out already

    def _next(self) -> bytes:
        while self.fault is None:
            if self._at_start and not self._begin_member():
                return b""
            data = self._inflate.unconsumed_tail or self._take_input()
            if not data:
                return self._end(self._source.fault or Fault("truncated", "the gzip stream stops inside a member"))
            try:
                output = self._inflate.decompress(data, _OUTPUT_BYTES)
            except zlib.error as error:
                return self._end(Fault("corrupt", f"gzip: {error}"))
            if self._inflate.eof:
                self._input = self._inflate.unused_data + self._input
                self._at_start = True
            if self._budget.spend(len(output)):
                return self._end(expansion_fault(self._budget))
            if output:
                self._has_given = not self._at_start
                return output
        return b""

    def _end(self, fault: Fault) -> bytes:
        self.fault = fault
        self.is_sound = not self._has_given
        return b""

    def _take_input(self) -> bytes:
        data = self._input or self._source.chunk()
        self._input = b""
        self._remember(data)
        return data

    def _remember(self, data: bytes) -> None:
        # Past the bound the head goes, so that the search begins later but never misses what is at hand.
        self._member += data
        if len(self._member) > _RESYNC_BYTES:
            del self._member[: len(self._member) - _RESYNC_BYTES // 2]

    def _begin_member(self) -> bool:
        """Stand at the next member; false at the end of the stream, which may be padded with zeros."""
        while not self._input.strip(b"\0"):
            self._input = self._source.chunk()
            if not self._input:
                self.fault = self._source.fault
                return False
        if len(self._input) < len(_GZIP_MAGIC):
            self._input += self._source.chunk()
        if not self._input.startswith(_GZIP_MAGIC):
            padded = self._input.lstrip(b"\0")
            if not padded.startswith(_GZIP_MAGIC[: len(padded)]):
                self._member = bytearray(b"\0") + self._input
                self._input = b""
                self._at_start = False
                self.fault = Fault("corrupt", "bytes that are no gzip between its members")
                return False
            self._input = padded
        self._inflate = zlib.decompressobj(wbits=31)
        self._member.clear()
        self._at_start = False
        self._has_given = False
        return True

    def resync(self, start: bytes) -> bool:
        """Stand at the next gzip member whose content begins with ``start``."""
        if self.fault is None or self.fault.reason != "corrupt":
            return False
        window = self._member + self._input
        self._input = b""
        position = 1  # past the magic of the damaged member itself
        while True:
            position = window.find(_GZIP_MAGIC, position)
            if position < 0:
                del window[: -len(_GZIP_MAGIC) + 1]
                position = 0
                more = self._source.chunk()
                if not more:
                    return False
                window += more
                continue
            while len(window) - position < _TRIAL_BYTES and (more := self._source.chunk()):
                window += more
            if _inflates_to(bytes(window[position : position + _TRIAL_BYTES]), start):
                break
            position += 1
        self._input = bytes(window[position:])
        self._member.clear()
        self._pushed.clear()
        self._at_start = True
        self._has_given = False
        self.is_sound = True
        self.fault = None
        return True


class ZstdStream(Stream):
    """The decompressed frames of a zstd stream."""

    def __init__(self, source: Stream, budget: Budget) -> None:
        super().__init__()
        self._source = source
        self._budget = budget
        self._input = b""
        self._frame = _zstd_frame()
        self._at_start = True

    def _next(self) -> bytes:
        while self.fault is None:
            if not self._input:
                self._input = self._source.chunk()
            if not self._input:
                if not self._at_start:
                    self.fault = self._source.fault or Fault("truncated", "the zstd stream stops inside a frame")
                else:
                    self.fault = self._source.fault
                return b""
            self._at_start = False
            data, self._input = self._input[:_ZSTD_INPUT_BYTES], self._input[_ZSTD_INPUT_BYTES:]
            try:
                output = self._frame.decompress(data)
            except zstandard.ZstdError as error:
                self.fault = Fault("corrupt", f"zstd: {error}")
                return b""
            if self._frame.eof:
                self._input = self._frame.unused_data + self._input
                self._frame = _zstd_frame()
                self._at_start = True
            if self._budget.spend(len(output)):
                self.fault = expansion_fault(self._budget)
                return b""
            if output:
                return output
        return b""


def open_file(path: Path) -> BinaryIO:
    """``path`` opened for reading in large unbuffered steps. Raises OSError."""
    return path.open("rb", buffering=0)


def decompressed(stream: Stream, compression: Compression, budget: Budget) -> Stream:
    """What ``stream`` decompresses to."""
    return GzipStream(stream, budget) if compression == "gzip" else ZstdStream(stream, budget)


def expansion_fault(budget: Budget) -> Fault:
    """The fault of a file that gives more bytes than its budget."""
    return Fault("expansion", f"more than {budget.allowed:,} bytes came out of it")


def _zstd_frame() -> zstandard.ZstdDecompressionObj:
    return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_BYTES).decompressobj()


def _inflates_to(data: bytes, start: bytes) -> bool:
    inflate = zlib.decompressobj(wbits=31)
    try:
        return inflate.decompress(data, max(len(start), 1)).startswith(start)
    except zlib.error:
        return False
