"""Builders of small files in every format, sound and damaged."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

from tasks.reading.drop import DropFile
from tasks.reading.limits import Limits
from tasks.reading.read import read_file
from tasks.records import Record, Reject

PAGE = "<html><head><title>{n}</title></head><body><p>أعلن الوزير في بيان رقم {n} نتائج الاجتماع.</p></body></html>"


def html(n: int, size: int = 0) -> bytes:
    """Page number ``n``, filled up to about ``size`` bytes with text that hardly compresses."""
    filler = "".join(hashlib.sha256(f"{n}.{i}".encode()).hexdigest() for i in range(size // 64))
    return PAGE.format(n=n).replace("</body>", f"<p>{filler}</p></body>").encode()


def warc_record(
    body: bytes,
    *,
    url: str = "https://news.example/a",
    kind: str = "response",
    http: str | None = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8",
    media_type: str = "application/http; msgtype=response",
    length: int | None = None,
    more: str = "",
) -> bytes:
    """One WARC record; ``length`` lies about its Content-Length."""
    block = (f"{http}\r\n\r\n".encode() if http else b"") + body
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\n"
        f"WARC-Date: 2024-03-01T08:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {media_type}\r\n{more}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def warc_pages(n_pages: int, size: int = 0) -> list[bytes]:
    """The records of ``n_pages`` pages, not yet compressed."""
    return [warc_record(html(n, size), url=f"https://news.example/{n}") for n in range(n_pages)]


def zip_of(members: dict[str, bytes]) -> bytes:
    """A deflated zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tar_of(members: dict[str, bytes], form: int = tarfile.GNU_FORMAT) -> bytes:
    """A plain tar archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def jsonl(*rows: object) -> bytes:
    """One JSON line a row."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def gzipped(*pieces: bytes) -> bytes:
    """Each piece as a gzip member of its own."""
    return b"".join(gzip.compress(piece, mtime=0) for piece in pieces)


def drop_file(folder: Path, name: str, content: bytes) -> DropFile:
    """``content`` written to ``folder`` and listed as the manifest would."""
    path = folder / name
    path.write_bytes(content)
    return DropFile(name, path, len(content), hashlib.sha256(content).hexdigest())


def read(
    folder: Path, name: str, content: bytes, limits: Limits | None = None, columns: dict[str, str] | None = None
) -> list[Record | Reject]:
    """All that the reader gives of such a file."""
    return list(read_file(drop_file(folder, name, content), limits, columns or {}))


def records(given: list[Record | Reject]) -> list[Record]:
    """The records among them."""
    return [one for one in given if isinstance(one, Record)]


def rejects(given: list[Record | Reject]) -> list[tuple[str, int | None]]:
    """(reason, ordinal) of the rejects among them."""
    return [(one.reason, one.ordinal) for one in given if isinstance(one, Reject)]
