from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import zstandard

from tasks.reading.errors import ColumnsError
from tasks.reading.limits import Limits
from tasks.reading.read import read_file
from tests.tasks.reading.build import drop_file, gzipped, html, jsonl, read, records, rejects, warc_pages

TEXT = "عقد المجلس جلسة طارئة مساء الأحد."
SMALL = Limits(page_bytes=2_000)


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


def parquet(rows: dict[str, list[object]], group_rows: int = 100) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(rows).write_parquet(buffer, row_group_size=group_rows)
    return buffer.getvalue()


# --- HTML and text -------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [("a.html", "html"), ("a.HTM", "html"), ("a.txt", "text")])
def test_a_page_file_is_one_record_of_its_bytes(tmp_path: Path, name: str, kind: str) -> None:
    (record,) = records(read(tmp_path, name, html(1)))
    assert (record.file, record.ordinal, record.kind, record.content) == (name, 0, kind, html(1))


@pytest.mark.parametrize(
    "name", ["a.html", "a.txt", "a.jsonl", "a.jsonl.gz", "a.warc.gz", "a.parquet", "a.zip", "a.tar"]
)
def test_an_empty_file_is_a_reject(tmp_path: Path, name: str) -> None:
    assert rejects(read(tmp_path, name, b"")) == [("empty", None)]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz"])
def test_a_gzip_of_nothing_is_a_reject(tmp_path: Path, name: str) -> None:
    assert rejects(read(tmp_path, name, gzipped(b""))) == [("empty", None)]


def test_a_page_over_the_limit_is_a_reject(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "a.html", html(1, 3_000), SMALL)) == [("too_large", 0)]


def test_a_compressed_page_that_breaks_off_is_no_page(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "a.html.gz", gzipped(html(1, 5_000))[:-700])) == [("truncated", 0)]
    assert rejects(read(tmp_path, "a.html.zst", zstd(html(1, 5_000))[:-700])) == [("truncated", 0)]


@pytest.mark.parametrize("pack", [gzipped, zstd])
def test_the_first_bytes_decide_where_a_suffix_lies(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    assert records(read(tmp_path, "a.html", pack(html(1))))[0].content == html(1)
    assert records(read(tmp_path, "b.txt", pack(b"".join(warc_pages(2)))))[1].url == "https://news.example/1"
    assert records(read(tmp_path, "c.jsonl.gz", jsonl({"text": TEXT})))[0].content == TEXT
    assert records(read(tmp_path, "d.jsonl", parquet({"text": [TEXT]})))[0].content == TEXT


def test_a_file_that_changed_since_its_manifest_is_refused(tmp_path: Path) -> None:
    file = drop_file(tmp_path, "a.html", html(1))
    file.path.write_bytes(b"other")
    assert rejects(list(read_file(file))) == [("changed", None)]
    file.path.unlink()
    assert rejects(list(read_file(file))) == [("unreadable", None)]


def test_a_thing_compressed_twice_is_refused(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "a.html.gz", gzipped(gzipped(html(1))))) == [("nested_archive", None)]


# --- JSONL ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_jsonl_gives_a_record_a_line_with_what_the_line_says(tmp_path: Path, name: str) -> None:
    lines = jsonl(
        {
            "text": TEXT,
            "url": "u",
            "title": "t",
            "published": 1709280000,
            "fetched": "f",
            "author": ["أ", "ب"],
            "doc": "d",
        },
        {"html": "<p>x</p>", "language": "ar"},
    )
    content = {"gz": gzipped(lines), "zst": zstd(lines)}.get(name.rsplit(".", 1)[1], lines)
    first, second = records(read(tmp_path, name, content))
    assert (first.kind, first.content, first.url, first.title, first.doc) == ("text", TEXT, "u", "t", "d")
    assert (first.published, first.fetched, first.author) == ("1709280000", "f", "أ, ب")
    assert (second.kind, second.content, second.language, second.ordinal) == ("html", "<p>x</p>", "ar", 1)


def test_a_bad_line_costs_itself_alone_and_keeps_its_ordinal(tmp_path: Path) -> None:
    good = jsonl({"text": TEXT})
    bad = [
        (b"{broken\n", "malformed"),
        (b"[1, 2]\n", "malformed"),
        (b'"text"\n', "malformed"),
        (b"[" * 5_000 + b"\n", "malformed"),
        (b'{"text": 12}\n', "malformed"),
        (b'{"url": "u"}\n', "no_content"),
        (b'{"text": "  "}\n', "empty"),
        (b'{"text": "' + b"x" * 3_000 + b'"}\n', "too_large"),
        (b'{"text": "' + b"x" * 300_000 + b'"}\n', "too_large"),
    ]
    given = read(tmp_path, "a.jsonl", b"\n".join(line + good for line, _ in bad), SMALL)
    assert rejects(given) == [(reason, 2 * place) for place, (_, reason) in enumerate(bad)]
    assert [record.ordinal for record in records(given)] == list(range(1, 2 * len(bad), 2))


def test_half_a_jsonl_file_gives_the_lines_before_the_cut(tmp_path: Path) -> None:
    lines = jsonl(*({"text": TEXT, "title": html(n, 400).decode()} for n in range(2_000)))
    packed = gzipped(lines)
    for name, content in (("a.jsonl.gz", packed[: len(packed) // 2]), ("b.jsonl.zst", zstd(lines)[: len(packed) // 2])):
        given = read(tmp_path, name, content)
        assert 500 < len(records(given)) < 1_500
        assert rejects(given) == [("truncated", None)]
    given = read(tmp_path, "c.jsonl", lines[:-20])
    assert len(records(given)) == 1_999
    assert rejects(given) == [("truncated", 1_999)]


def test_a_last_line_without_newline_is_a_line(tmp_path: Path) -> None:
    assert len(records(read(tmp_path, "a.jsonl", jsonl({"text": TEXT}) + jsonl({"text": TEXT}).rstrip()))) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_jsonl_in_other_encodings_is_read(tmp_path: Path, encoding: str) -> None:
    text = f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n'
    assert [record.content for record in records(read(tmp_path, "a.jsonl", text.encode(encoding)))] == [TEXT, TEXT]


def test_what_utf8_cannot_store_never_leaves_the_reader(tmp_path: Path) -> None:
    (record,) = records(read(tmp_path, "a.jsonl", b'{"text": "a\\ud83d\\ude00b\\ud800c", "url": "\\udfff"}\n'))
    assert record.content == "a😀b\ufffdc"
    assert record.url == "\ufffd"


def test_columns_of_other_names_are_mapped(tmp_path: Path) -> None:
    columns = {"text": "body", "published": "date"}
    rows = jsonl({"body": TEXT, "date": "2024-01-01"}, {"text": TEXT})
    first, second = records(read(tmp_path, "a.jsonl", rows, columns=columns))
    assert (first.content, first.published, second.content) == (TEXT, "2024-01-01", TEXT)
    data = parquet({"body": [TEXT], "date": ["2024-01-01"]})
    assert records(read(tmp_path, "a.parquet", data, columns=columns))[0].published == "2024-01-01"
    with pytest.raises(ColumnsError, match="no such field: txet"):
        read(tmp_path, "a.jsonl", rows, columns={"txet": "body"})


# --- Parquet -------------------------------------------------------------------------------


def test_parquet_gives_a_record_a_row(tmp_path: Path) -> None:
    data = parquet(
        {
            "text": [TEXT, None, "", TEXT],
            "html": [None, None, None, b"<p>x</p>"],
            "published": [pl.Series([0]).cast(pl.Datetime("us"))[0]] * 4,
            "other": [1, 2, 3, 4],
        }
    )
    given = read(tmp_path, "a.parquet", data)
    first, last = records(given)
    assert (first.kind, first.content, first.published, first.ordinal) == ("text", TEXT, "1970-01-01T00:00:00", 0)
    assert (last.kind, last.content, last.ordinal) == ("html", b"<p>x</p>", 3)
    assert rejects(given) == [("no_content", 1), ("empty", 2)]


def test_parquet_of_many_slices_counts_on(tmp_path: Path) -> None:
    given = read(tmp_path, "a.parquet", parquet({"text": [f"{TEXT} {n}" for n in range(2_500)]}))
    assert [one.ordinal for one in given] == list(range(2_500))
    assert records(given)[2_400].content == f"{TEXT} 2400"


def test_parquet_that_is_none_or_has_no_pages_is_refused(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "a.parquet", parquet({"text": [TEXT]})[:-30])) == [("corrupt", None)]
    assert rejects(read(tmp_path, "b.parquet", b"no parquet at all")) == [("corrupt", None)]
    assert rejects(read(tmp_path, "c.parquet", parquet({"id": [1]}))) == [("no_content", None)]
    assert rejects(read(tmp_path, "d.parquet", parquet({"text": [TEXT]})[:0])) == [("empty", None)]


# --- bombs ---------------------------------------------------------------------------------


def test_a_file_that_expands_without_end_is_stopped(tmp_path: Path) -> None:
    limits = Limits(page_bytes=1_000_000_000, expansion_floor=1_000_000, expansion_ratio=10)
    bomb = gzip.compress(b"\n" * 20_000_000)
    assert rejects(read(tmp_path, "a.jsonl.gz", bomb, limits)) == [("expansion", None)]
    assert rejects(read(tmp_path, "b.txt.zst", zstd(b" " * 20_000_000), limits)) == [("expansion", 0)]
    rows = parquet({"text": ["م" * 1_000] * 20_000}, 20_000)
    assert rejects(read(tmp_path, "c.parquet", rows, limits))[-1] == ("expansion", None)
