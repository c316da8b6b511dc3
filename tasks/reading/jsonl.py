"""JSONL: one page a line. A bad line costs itself alone.

The standard library's parser is used rather than polars' ``scan_ndjson``, which wants one schema for the file and
gives up at its first malformed line.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from tasks.reading.decode import decode_bytes
from tasks.reading.errors import DecodeError
from tasks.reading.rows import record_of_row
from tasks.reading.source import Source
from tasks.reading.streams import Fault, PulledStream, Stream
from tasks.records import Record, Reject

_ESCAPED = 4  # a line may be this many times as long as the page in it: "\u0627" is three times its UTF-8


def read_jsonl(stream: Stream, source: Source) -> Iterator[Record | Reject]:
    """A record or reject for each line that is not blank; one more reject where the file breaks off."""
    stream = _as_utf8(stream)
    lines = _lines(stream, source.limits.page_bytes * _ESCAPED)
    ordinal = -1
    for line, is_ended in lines:
        if line is None:
            ordinal += 1
            yield source.reject("too_large", f"a line for a page of over {source.limits.page_bytes:,} bytes", ordinal)
        elif line.strip():
            ordinal += 1
            parsed = _parsed(line)
            if isinstance(parsed, dict):
                yield record_of_row(parsed, source, ordinal)
            elif not is_ended and isinstance(parsed, str):
                yield source.reject("truncated", f"the file stops inside a line: {parsed}", ordinal)
            else:
                detail = parsed if isinstance(parsed, str) else "the line is no JSON object"
                yield source.reject("malformed", detail, ordinal)
    if stream.fault is not None:
        yield source.reject_rest(stream.fault)
    elif ordinal < 0:
        yield source.reject("empty", "the file has no lines")


def _lines(stream: Stream, limit: int) -> Iterator[tuple[bytes | None, bool]]:
    """(line, whether it was ended by a newline); the line is None where it is longer than ``limit``. What a
    fault cuts off is not given.
    """
    pieces: list[bytes] = []
    size = 0
    while chunk := stream.chunk():
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            yield (b"".join((*pieces, line)) if size + len(line) <= limit else None), True
            pieces, size = [], 0
        size += len(rest)
        if size <= limit:
            pieces.append(rest)
        else:
            pieces = []
    if size and stream.fault is None:
        yield (b"".join(pieces) if size <= limit else None), False


def _parsed(line: bytes) -> object:
    """The object of a line, or a string that says why there is none."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = decode_bytes(line)
        except DecodeError as error:
            return str(error)
    try:
        parsed: object = json.loads(text)
    except RecursionError:
        return "nested too deep"
    except ValueError as error:  # malformed JSON, and integers of more digits than Python reads
        return str(error)
    return None if isinstance(parsed, str) else parsed


def _as_utf8(stream: Stream) -> Stream:
    """A UTF-16 file, known by its byte order mark, as UTF-8: its newlines are no single bytes."""
    if stream.peek(2) not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return stream
    decoder = codecs.getincrementaldecoder("utf-16")("replace")

    def pull() -> bytes | Fault:
        while chunk := stream.chunk():
            if piece := decoder.decode(chunk).encode("utf-8", "replace"):
                return piece
        return stream.fault or b""

    return PulledStream(pull)
