"""WARC and WET: a page a response, resource or conversion record.

fastwarc reads what is in a record. Where a record starts and ends is found here, because it passes a truncated
file without a word and stops for good at the first damaged record or gzip member: a record counts as whole only
if its Content-Length is there in full and the next record (or the end) follows it.

Records of the types warcinfo, request, metadata and revisit, and DNS answers, hold no page: they are neither
records nor rejects, and have no ordinal. Ordinals count pages and rejects from 0.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from tasks.reading.formats import compression_of
from tasks.reading.limits import Budget, Limits
from tasks.reading.source import Source, storable
from tasks.reading.streams import FileStream, decompressed
from tasks.reading.window import Window
from tasks.records import Record, Reject

_HEADER_BYTES = 1 << 16
_SNIFF_BYTES = 1 << 14
_DAMAGES_IN_A_ROW = 100  # after which a file is taken for a hostile one and its rest refused
_START = re.compile(rb"WARC/\d\.\d\r?\n")
_NEXT_START = re.compile(rb"WARC/\d\.\d\r?\n(?:WARC-|Content-)", re.IGNORECASE)
_NEWLINES = re.compile(rb"[\r\n]*")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"\nContent-Length:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
_PAGE_TYPE = re.compile(rb"\nWARC-Type:[ \t]*(?:response|resource|conversion)[ \t]*\r?\n", re.IGNORECASE)
_DNS = re.compile(rb"\nWARC-Target-URI:[ \t]*<?dns:", re.IGNORECASE)
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


class _Frame(NamedTuple):
    """One record's bytes, header and block; ``is_cut`` where the block is larger than a page may be."""

    data: bytes
    is_cut: bool


class _Damage(NamedTuple):
    """A stretch that holds no whole record. ``is_end`` where nothing can come after it."""

    reason: str
    detail: str
    is_end: bool


def read_warc(window: Window, source: Source) -> Iterator[Record | Reject]:
    """The pages of a WARC or WET stream, and a reject for each record that is damaged or no HTML page."""
    ordinal = 0
    n_frames = 0
    for frame in _frames(window, source.limits.page_bytes):
        n_frames += 1
        if isinstance(frame, _Damage):
            yield source.reject(frame.reason, frame.detail, None if frame.is_end else ordinal)
            ordinal += 1
            continue
        head = frame.data[:_HEADER_BYTES]
        header = head[: end.start() + 2] if (end := _HEADER_END.search(head)) else head
        if not _PAGE_TYPE.search(header) or _DNS.search(header):
            continue
        yield _page(frame, source, ordinal)
        ordinal += 1
    if not n_frames:
        yield source.reject("empty", "the file has no WARC records")


def _frames(window: Window, page_bytes: int) -> Iterator[_Frame | _Damage]:
    """The records of the stream in order, and each stretch of damage between them."""
    n_damaged = 0  # in a row
    while (found := _next_frame(window, page_bytes)) is not None:
        n_damaged = n_damaged + 1 if isinstance(found, _Damage) else 0
        if n_damaged > _DAMAGES_IN_A_ROW:
            yield _Damage("corrupt", f"more than {_DAMAGES_IN_A_ROW} damaged records in a row", is_end=True)
            return
        yield found
        if isinstance(found, _Damage) and (found.is_end or not _go_to_next(window)):
            return


def _next_frame(window: Window, page_bytes: int) -> _Frame | _Damage | None:
    """The record at the window's head, which is left behind it; damage leaves the window inside the record."""
    _skip_newlines(window)
    if not window.fill(1):
        return _at_end(window, None)
    buffer = window.buffer
    window.fill(_SNIFF_BYTES)
    end = _HEADER_END.search(buffer, 0, _HEADER_BYTES)
    if end is None:
        is_whole = window.fill(_HEADER_BYTES)
        end = _HEADER_END.search(buffer, 0, _HEADER_BYTES)
        if end is None and not is_whole and _START.match(buffer):
            return _at_end(window, "the file stops inside a record's header")
    if end is None or not _START.match(buffer):
        return _Damage("corrupt", "bytes that are no WARC record", is_end=False)
    length = _LENGTH.search(buffer, 0, end.end())
    if length is None:
        return _Damage("corrupt", "a WARC record without a Content-Length", is_end=False)
    return _frame(window, end.end(), int(length.group(1)), page_bytes)


def _frame(window: Window, header_size: int, block_size: int, page_bytes: int) -> _Frame | _Damage | None:
    """The record of these sizes at the window's head, if it is whole."""
    size = header_size + block_size
    if block_size > page_bytes + _HEADER_BYTES:
        return _large_frame(window, size, header_size)
    buffer = window.buffer
    if not window.fill(size) and not _NEXT_START.search(buffer, 5):
        return _at_end(window, f"a WARC record has {len(buffer) - header_size:,} of its {block_size:,} bytes")
    if len(buffer) < size or not _is_followed(window, size):
        if not window.stream.is_sound and not buffer[size:].strip(b"\r\n"):
            return _at_end(window, "the last WARC record is unchecked")
        return _Damage("corrupt", "a WARC record's Content-Length is not its length", is_end=False)
    header, block = window.take(header_size), window.take(block_size)
    if b"\r" not in header:  # written with Unix newlines, which fastwarc reads half of
        header = header.replace(b"\n", b"\r\n")
    return _Frame(header + block, is_cut=False)


def _large_frame(window: Window, size: int, header_size: int) -> _Frame | _Damage | None:
    kept = bytes(window.buffer[: header_size + _SNIFF_BYTES])
    passed = window.skip(size)
    if passed < size:
        return _at_end(window, f"a WARC record has {passed - header_size:,} of its {size - header_size:,} bytes")
    return _Frame(kept, is_cut=True)


def _at_end(window: Window, missing: str | None) -> _Damage | None:
    """What the end of the stream means: nothing, or damage, after which a corrupt stream may go on."""
    fault = window.stream.fault
    if fault is None:
        return _Damage("truncated", missing, is_end=True) if missing else None
    return _Damage(fault.reason, fault.detail, is_end=fault.reason != "corrupt")


def _is_followed(window: Window, size: int) -> bool:
    """Whether the first ``size`` bytes end where a record does: before two newlines, another record or the end."""
    window.fill(size + 16)
    after = bytes(window.buffer[size : size + 16])
    rest = after.lstrip(b"\r\n")
    if not rest:
        return window.stream.is_sound
    return after.startswith((b"\r\n\r\n", b"\n\n")) or rest.startswith(b"WARC/")


def _go_to_next(window: Window) -> bool:
    """Stand at the next record after damage; false if there is none."""
    buffer = window.buffer
    del buffer[:1]  # so that the damaged record does not find itself
    while True:
        found = _NEXT_START.search(buffer)
        if found is not None:
            del buffer[: found.start()]
            return True
        del buffer[:-64]
        if not window.fill(len(buffer) + 1):
            break
    if window.stream.fault is None:
        return False
    buffer.clear()
    return window.stream.resync(b"WARC/")


def _skip_newlines(window: Window) -> None:
    while window.fill(1) and window.buffer[0] in b"\r\n":
        newlines = _NEWLINES.match(window.buffer)
        del window.buffer[: newlines.end() if newlines else 0]


def _page(frame: _Frame, source: Source, ordinal: int) -> Record | Reject:
    """The page in a record's bytes, read by fastwarc."""
    from fastwarc.warc import ArchiveIterator

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(frame.data), parse_http=True, auto_decode="none")))
    except (OSError, ValueError, StopIteration) as error:
        return source.reject("corrupt", f"a WARC record that can't be parsed: {error}", ordinal)
    headers = record.headers
    url = storable(headers.get("WARC-Target-URI") or "").strip().strip("<>")
    is_text = False
    if record.is_http:
        status = record.http_headers.status_code if record.http_headers is not None else None
        if status is None or not 200 <= status < 300:
            return source.reject("http_status", f"{status} {url}", ordinal)
        media_type, charset = (record.http_content_type or "").lower() or None, record.http_charset
    else:
        media_type, charset = _content_type(headers.get("Content-Type"))
        is_text = headers.get("WARC-Type") == "conversion" and media_type in (None, "text/plain")
    if headers.get("WARC-Segment-Number"):
        return source.reject("segmented", f"a page in several WARC records: {url}", ordinal)
    content = _content(frame, source.limits.page_bytes, is_text=is_text, media_type=media_type)
    if isinstance(content, str):
        return source.reject(content, f"{media_type or 'no content type'} {url}", ordinal)
    return Record(
        file=source.name,
        ordinal=ordinal,
        kind="text" if is_text else "html",
        content=content,
        charset=charset,
        url=url or None,
        fetched=headers.get("WARC-Date"),
        language=headers.get("WARC-Identified-Content-Language"),
    )


def _content(frame: _Frame, page_bytes: int, *, is_text: bool, media_type: str | None) -> bytes | str:
    """The page's bytes, or the reason why there are none: ``not_html``, ``too_large``, ``corrupt`` or ``empty``."""
    if media_type not in (None, *_HTML_TYPES) and not is_text:
        return "not_html"
    if frame.is_cut:
        return "too_large"
    content = _payload(frame, page_bytes + 1)
    if content is None:
        return "corrupt"
    if not content:
        return "empty"
    if media_type is None and not is_text and not _HTML_START.search(content[:_SNIFF_BYTES]):
        return "not_html"
    return "too_large" if len(content) > page_bytes else content


def _payload(frame: _Frame, limit: int) -> bytes | None:
    """The payload, dechunked and decompressed as its HTTP headers say, or as it is where they lie (crawlers
    store decoded pages under the old headers); None where it is compressed and damaged.
    """
    from fastwarc.warc import ArchiveIterator

    for decoding in ("transfer", "none"):
        try:
            record = next(iter(ArchiveIterator(io.BytesIO(frame.data), parse_http=True, auto_decode=decoding)))
            encoding = (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.is_http else ""
            payload: bytes = record.reader.read()
        except OSError:
            continue
        if payload or decoding == "none":
            return _unpacked(payload, encoding, limit)
    return None


def _unpacked(payload: bytes, encoding: str, limit: int) -> bytes | None:
    """At most ``limit`` bytes of what ``payload`` holds; itself if it is not compressed, None if it is damaged."""
    compression = compression_of(payload)
    if compression is not None:
        stream = decompressed(FileStream(io.BytesIO(payload)), compression, Budget(Limits(), len(payload)))
        pieces: list[bytes] = []
        while sum(map(len, pieces)) < limit and (piece := stream.chunk()):
            pieces.append(piece)
        return b"".join(pieces)[:limit] if stream.fault is None else None
    if encoding in ("br", "deflate"):
        from fastwarc import stream_io

        packed = io.BytesIO(payload)
        reader = stream_io.BrotliReader(packed) if encoding == "br" else stream_io.GzipReader(packed, zlib=True)
        try:
            unpacked: bytes = reader.read(limit)
        except OSError:
            return payload
        return unpacked or payload
    return payload


def _content_type(value: str | None) -> tuple[str | None, str | None]:
    """(media type, charset) of a Content-Type."""
    if not value:
        return None, None
    media_type, _, parameters = value.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.IGNORECASE)
    return media_type.strip().lower(), charset.group(1).lower() if charset else None
