"""A file of the drop as a stream of records and rejects, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tasks.reading.drop import DropFile
from tasks.reading.formats import HEAD_BYTES, Format, compression_of, format_by_head, format_by_name
from tasks.reading.jsonl import read_jsonl
from tasks.reading.limits import Budget, Limits
from tasks.reading.page import read_page
from tasks.reading.parquet import read_parquet, read_parquet_member
from tasks.reading.rows import check_columns
from tasks.reading.source import Source
from tasks.reading.streams import FileStream, Stream, decompressed, open_file
from tasks.reading.tararchive import read_tar
from tasks.reading.warc import read_warc
from tasks.reading.window import Window
from tasks.reading.ziparchive import read_zip
from tasks.records import Record, Reject

_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


def read_file(
    file: DropFile, limits: Limits | None = None, columns: Mapping[str, str] = _NO_COLUMNS
) -> Iterator[Record | Reject]:
    """The records of ``file`` in order, and a reject for whatever of it is none.

    ``columns`` maps a record's fields (``html``, ``text``, ``url``, ...) to the column names of JSONL and Parquet where
    these differ. Streams: memory is bounded by ``limits``, not by the file. Raises ColumnsError at the first step if
    ``columns`` is wrong, and nothing else: what the file does wrong is a Reject.
    """
    check_columns(columns)
    limits = limits or Limits()
    source = Source(file.name, limits, Budget(limits, file.size_bytes), columns)
    try:
        if file.path.stat().st_size != file.size_bytes:
            yield source.reject("changed", "the file is not the one that the manifest lists")
            return
        yield from _read_path(file, source)
    except OSError as error:
        yield source.reject("unreadable", error.strerror or str(error))


def _read_path(file: DropFile, source: Source) -> Iterator[Record | Reject]:
    with open_file(file.path) as opened:
        stream = FileStream(opened)
        head = stream.peek(HEAD_BYTES)
        if not head:
            yield source.reject("empty", "the file has no bytes")
            return
        # Zip and Parquet are read from their end, so by path. A broken zip may have lost its magic.
        found = format_by_head(head) or (format_by_name(file.name) if compression_of(head) is None else None)
        if found == "zip":
            yield from read_zip(file.path, source, read_stream)
        elif found == "parquet":
            yield from read_parquet(file.path, source)
        else:
            yield from read_stream(stream, source)


def read_stream(stream: Stream, source: Source) -> Iterator[Record | Reject]:
    """The records of a stream whose place is ``source``: a file of the drop, or a member of an archive."""
    head = stream.peek(HEAD_BYTES)
    compression = compression_of(head)
    if compression is not None:
        stream = decompressed(stream, compression, source.budget)
        head = stream.peek(HEAD_BYTES)
        if compression_of(head) is not None:
            yield source.reject("nested_archive", "compressed twice")
            return
    if not head and stream.fault is None:
        yield source.reject("empty", "the file has no bytes")
        return
    yield from _by_format(format_by_head(head) or format_by_name(source.name), stream, source, compression is not None)


def _by_format(found: Format | None, stream: Stream, source: Source, is_compressed: bool) -> Iterator[Record | Reject]:
    if found == "html" or found == "text":
        yield from read_page(stream, source, found)
    elif found == "jsonl":
        yield from read_jsonl(stream, source)
    elif found == "warc":
        yield from read_warc(Window(stream), source)
    elif found == "parquet":
        yield from read_parquet_member(stream, source)
    elif found == "tar" and not source.in_archive:
        yield from read_tar(Window(stream), source, read_stream)
    elif found == "zip" or found == "tar":
        outside = "a compressed file" if is_compressed and not source.in_archive else "an archive"
        yield source.reject("nested_archive", f"a {found} archive inside {outside}")
    else:
        yield source.reject("unsupported_format", "no format that waqai reads")
