"""HTML and text files: one page a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tasks.reading.source import Source
from tasks.reading.streams import Stream
from tasks.records import Record, Reject


def read_page(stream: Stream, source: Source, kind: Literal["html", "text"]) -> Iterator[Record | Reject]:
    """The one record of an HTML or text file. A page that breaks off is refused, not taken for a whole one."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.chunk():
        size += len(piece)
        if size > source.limits.page_bytes:
            yield source.reject("too_large", f"a page of over {source.limits.page_bytes:,} bytes", 0)
            return
        pieces.append(piece)
    if stream.fault is not None:
        yield source.reject(stream.fault.reason, stream.fault.detail, 0)
    elif not size:
        yield source.reject("empty", "the file has no bytes")
    else:
        yield Record(file=source.name, ordinal=0, kind=kind, content=b"".join(pieces))
