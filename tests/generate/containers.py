"""The formats of a drop, written so that the same pages always give the same bytes (no clocks, no random ids)."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import re
import tarfile
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import zstandard

ROW_COLUMNS = ("url", "title", "author", "language", "published", "fetched", "html", "text")
_CHARSET = re.compile(r"""(charset=["']?)utf-8""", re.IGNORECASE)
_CHARSET_TAG = re.compile(r"<meta[^>]*charset=[^>]*>\s*", re.IGNORECASE)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def encode_html(html: str, encoding: str) -> bytes:
    """``html`` (declaring UTF-8) in ``encoding``, declared; with "?" at its end (``windows-1256?``) undeclared.

    Characters that the encoding lacks become character references, as browsers send them.
    """
    codec = encoding.removesuffix("?")
    if encoding.endswith("?"):
        html = _CHARSET_TAG.sub("", html, count=1)
    else:
        html = _CHARSET.sub(rf"\g<1>{codec}", html, count=1)
    return html.encode(codec, errors="xmlcharrefreplace")


def json_line(row: dict[str, Any]) -> bytes:
    """One line of JSONL; columns without a value are left out."""
    return json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False).encode() + b"\n"


def gzip_member(data: bytes) -> bytes:
    """``data`` as one gzip member that names no time."""
    return gzip.compress(data, compresslevel=6, mtime=0)


def zstd_frame(data: bytes) -> bytes:
    """``data`` as one zstd frame."""
    return zstandard.ZstdCompressor(level=6).compress(data)


def warc_member(kind: str, block: bytes, url: str | None = None, fetched: dt.datetime | None = None) -> bytes:
    """One gzipped record of a WARC file; ``kind`` is ``response``, ``conversion`` (WET) or ``warcinfo``."""
    content_type = {
        "response": "application/http; msgtype=response",
        "conversion": "text/plain",
        "warcinfo": "application/warc-fields",
    }[kind]
    date = (fetched or dt.datetime(2025, 1, 1, tzinfo=dt.UTC)).astimezone(dt.UTC)
    headers = {
        "WARC-Type": kind,
        "WARC-Date": f"{date:%Y-%m-%dT%H:%M:%SZ}",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {url} {date}')}>",
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value is not None)
    return gzip_member(b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n")


def warc_info() -> bytes:
    """The record that opens a WARC file; no page."""
    return warc_member("warcinfo", b"software: tests.generate\r\nformat: WARC File Format 1.0\r\n")


def http_response(html: bytes, charset: str | None = None) -> bytes:
    """An HTTP response carrying ``html``, as crawlers store it."""
    content_type = f"text/html; charset={charset}" if charset else "text/html"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(html)}\r\n\r\n"
    return head.encode() + html


def write_parquet(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Rows of ``ROW_COLUMNS`` as Parquet. The bytes depend on the version of polars, the rows do not."""
    pl.DataFrame(list(rows), schema=dict.fromkeys(ROW_COLUMNS, pl.String)).write_parquet(
        path, compression="zstd", statistics=False
    )


def zip_archive(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip of (name, content), all of 1 January 1980."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tar_gz_archive(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A gzipped tar of (name, content), all of 1 January 1970."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gzip_member(out.getvalue())
