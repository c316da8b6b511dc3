from __future__ import annotations

import random
import zlib
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tasks.reading.decode import decode
from tasks.reading.errors import DecodeError, PageError
from tasks.reading.hostile import check_html
from tasks.reading.limits import Limits
from tasks.reading.read import read_file
from tasks.records import Record, Reject
from tests.tasks.reading.build import drop_file, gzipped, html, jsonl, tar_of, warc_pages, zip_of


def refusal(text: str) -> str | None:
    try:
        check_html(text)
    except PageError as error:
        return error.reason
    return None


# --- markup --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{n}" for n in range(1_001)),
        " ".join(f'a{n}="v > {n}"' for n in range(1_001)),
        " ".join(f"a{n}='<b>'" for n in range(1_001)),
        "\n".join(f"a{n} = {n}" for n in range(1_001)),
        "/".join(f"a{n}" for n in range(1_001)),
        "".join(f'a{n}=""' for n in range(1_001)),
    ],
)
def test_a_tag_with_a_crowd_of_attributes_is_refused(attributes: str) -> None:
    assert refusal(f"<p>before</p><div {attributes}>x</div>") == "too_many_attributes"
    assert refusal(f"<!-- unclosed <script> <div {attributes}") == "too_many_attributes"


def test_attributes_up_to_the_limit_pass() -> None:
    attributes = " ".join(f"a{n}='x'" for n in range(1_000))
    assert refusal(f"<div {attributes}><p></p></div>" * 3) is None


def test_words_after_a_less_than_sign_in_code_or_comments_are_no_attributes() -> None:
    words = " ".join(f"word{n}" for n in range(3_000))
    assert refusal(f"<script>if (a <b {words})</script><STYLE><x {words}</STYLE><!-- <a {words} --><p>") is None
    assert refusal(f"<p>1 < 2 {words}</p>") is None


def test_deep_nesting_passes() -> None:
    assert refusal("<div>" * 100_000) is None


def test_a_document_type_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE html [ <!-- x --> <!ENTITY a "aaaa"> <!ENTITY b "&a;&a;&a;"> ]><html>&b;</html>'
    assert refusal(bomb) == "entity_definitions"
    assert refusal(f"\n{bomb.lower()}") == "entity_definitions"
    assert refusal("<!DOCTYPE html><html><p>&lt;!ENTITY a> <!ENTITY shown in an article></html>") is None


@pytest.mark.parametrize(
    "piece",
    ["<a/b=", "<a b='<a c=\"", "<", "<a ", "<!--", "<script>", "<a b=\"'", "< a=", "<a\n=\n", "a=b ", "<!doctype ["],
)
def test_checking_takes_time_linear_in_the_text(piece: str) -> None:
    # Quadratic behaviour on two million characters would not come to an end at all.
    refusal(piece * (2_000_000 // len(piece)))


@given(st.text(alphabet="<>!-/ab='\" \n[", max_size=200))
def test_checking_never_fails(text: str) -> None:
    assert refusal(text) in {None, "entity_definitions"}


# --- files: mutated inputs, none of which may raise or go unaccounted for -------------------


def seeds(folder: Path) -> dict[str, bytes]:
    lines = jsonl(*({"text": f"نص الخبر رقم {n}", "url": f"u{n}"} for n in range(8)))
    pl.DataFrame({"text": [f"نص الخبر رقم {n}" for n in range(8)]}).write_parquet(folder / "seed")
    pages = warc_pages(5)
    members = {"a.html": html(1), "b.jsonl.gz": gzipped(lines), "c.warc.gz": gzipped(*pages[:2]), "d.txt": b"plain"}
    return {
        "a.html": html(1),
        "b.html": html(1).decode().encode("utf-16"),
        "a.txt": "نص عربي قصير في سطر".encode("cp1256"),
        "a.jsonl": lines,
        "a.jsonl.gz": gzipped(lines),
        "a.jsonl.zst": zstandard.ZstdCompressor().compress(lines),
        "a.parquet": (folder / "seed").read_bytes(),
        "a.warc": b"".join(pages),
        "a.warc.gz": gzipped(*pages),
        "b.warc.gz": gzipped(b"".join(pages)),
        "a.zip": zip_of(members),
        "a.tar": tar_of(members),
        "a.tar.gz": gzipped(tar_of(members)),
    }


def mutated(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    kind = dice.randrange(7)
    at = dice.randrange(len(out))
    size = dice.randrange(1, 60)
    if kind == 0:
        return bytes(out[:at])
    if kind == 1:
        for _ in range(dice.randrange(1, 8)):
            out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    elif kind == 2:
        out[at : at + size] = dice.randbytes(size)
    elif kind == 3:
        del out[at : at + size]
    elif kind == 4:
        out[at:at] = dice.randbytes(size)
    elif kind == 5:
        out[at:at] = out[at : at + size * 10]
    else:
        out[at : at + size] = bytes(min(size, len(out) - at))
    return bytes(out)


def test_mutated_files_never_raise_and_are_accounted_for(tmp_path: Path) -> None:
    dice = random.Random(20240301)
    reasons: Counter[str] = Counter()
    limits = Limits(page_bytes=100_000, expansion_floor=10_000_000)
    for name, data in seeds(tmp_path).items():
        for _ in range(40):
            given = list(read_file(drop_file(tmp_path, name, mutated(data, dice)), limits))
            assert given, name
            places = [(one.file, one.ordinal) for one in given if one.ordinal is not None]
            assert len(set(places)) == len(places), name
            for one in given:
                one.file.encode()
                if isinstance(one, Reject):
                    reasons[one.reason] += 1
                    assert one.detail
                    assert "\n" not in one.detail
                else:
                    reasons[decoded(one)] += 1
    assert {"truncated", "corrupt", "empty", "malformed", "text"} <= set(reasons)


def decoded(record: Record) -> str:
    try:
        decode(record).encode()
    except DecodeError as error:
        return error.reason
    return "text"


@pytest.mark.parametrize(
    "suffix", ["html", "txt", "jsonl", "jsonl.gz", "parquet", "warc", "warc.gz", "zip", "tar", "tgz"]
)
@pytest.mark.parametrize(
    "content",
    [
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
        b"\x28\xb5\x2f\xfd",
        b"PK\x05\x06" + bytes(18),
        b"PK\x03\x04",
        b"PAR1PAR1",
        b"PAR1" + b"\xff" * 40 + b"PAR1",
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: " + b"9" * 4_000 + b"\r\n\r\n",
        bytes(2_000),
        bytes(257) + b"ustar" + bytes(400),
        zlib.compress(b"x" * 100),
    ],
    ids=range(12),
)
def test_bare_magics_are_accounted_for_under_every_name(tmp_path: Path, suffix: str, content: bytes) -> None:
    assert list(read_file(drop_file(tmp_path, f"a.{suffix}", content)))
