"""What a file is: by its name, and by its first bytes where the name lies."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal["html", "text", "jsonl", "parquet", "warc", "zip", "tar"]
Compression = Literal["gzip", "zstd"]

HEAD_BYTES = 512  # enough to see the magic of every format, the tar one at 257 included

_FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
}
_COMPRESSED = frozenset({".gz", ".zst"})
_NEVER_COMPRESSED_OUTSIDE = frozenset({"parquet", "zip"})  # read by seeking, so an outer .gz can't be streamed
_WARC_START = re.compile(rb"WARC/\d\.\d\r?\n")

SUFFIXES = ", ".join(_FORMAT_OF_SUFFIX)


def format_by_name(name: str) -> Format | None:
    """The format that ``name``'s suffix promises (``a.jsonl.gz`` is jsonl), or None if it is none of ours."""
    path = PurePosixPath(name.lower().replace("\n", " "))
    suffix = path.suffix
    inner = PurePosixPath(path.stem).suffix if suffix in _COMPRESSED else suffix
    found = _FORMAT_OF_SUFFIX.get(inner)
    if suffix in _COMPRESSED and found in _NEVER_COMPRESSED_OUTSIDE:
        return None
    return found


def compression_of(head: bytes) -> Compression | None:
    """The compression that the first bytes show."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return "zstd"
    return None


def format_by_head(head: bytes) -> Format | None:
    """The container that the first bytes show; None where they decide nothing (HTML, text and JSONL have no magic)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if _WARC_START.match(head):
        return "warc"
    if head[257:262] == b"ustar":
        return "tar"
    return None
