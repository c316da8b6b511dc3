"""Records that can't be read: each must end as exactly one reject and cost no other page."""

from __future__ import annotations

from random import Random

from .containers import gzip_member, http_response, warc_member

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(range(256)) * 8

PAGE_FAULTS = ("binary_page", "empty_page")
LINE_FAULTS = ("broken_line", "no_text")
# The faults that a record of each format can have.
RECORD_FAULTS: dict[str, tuple[str, ...]] = {
    "html": PAGE_FAULTS,
    "txt": PAGE_FAULTS,
    "zip": PAGE_FAULTS,
    "tar.gz": PAGE_FAULTS,
    "jsonl": LINE_FAULTS,
    "jsonl.gz": LINE_FAULTS,
    "jsonl.zst": LINE_FAULTS,
    "parquet": ("no_text",),
    "warc.gz": ("damaged_member",),
    "wet.gz": ("damaged_member",),
}
# Files that are bad as a whole: name of the fault and the file's ending.
FILE_FAULTS: tuple[tuple[str, str], ...] = (
    ("cut_gzip", "jsonl.gz"),
    ("not_parquet", "parquet"),
    ("not_zip", "zip"),
)


def bad_page(fault: str) -> bytes:
    """A file or archive member that is no page."""
    return PNG if fault == "binary_page" else b""


def bad_line(fault: str) -> bytes:
    """A line of JSONL: broken off in the middle, or a record without a page in it."""
    return b'{"url": "https://broken.example/1", "text": "\n' if fault == "broken_line" else b'{"title": "x"}\n'


def damaged_member(kind: str, rng: Random) -> bytes:
    """A gzip member of a WARC with a stretch of its compressed bytes overwritten."""
    page = "".join(f"<p>{rng.random()}</p>" for _ in range(200)).encode()
    block = http_response(page) if kind == "response" else page
    member = bytearray(warc_member(kind, block, f"https://damaged.example/{rng.randrange(10**9)}"))
    middle = len(member) // 2
    member[middle : middle + 64] = bytes(64)
    return bytes(member)


def bad_file(fault: str) -> bytes:
    """A file that is not what its name says, or only the first half of it."""
    if fault == "cut_gzip":
        # One long record, cut before its line ends: no page comes out of it.
        line = b'{"text": "' + b" ".join(b"%d" % n for n in range(5000)) + b'"}\n'
        member = gzip_member(line)
        return member[: len(member) // 2]
    return PNG
