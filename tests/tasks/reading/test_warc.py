from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter

from tasks.reading.limits import Limits
from tasks.records import Record
from tests.tasks.reading.build import gzipped, html, read, records, rejects, warc_pages, warc_record


def urls(given: list[object]) -> list[int]:
    return [int((one.url or "").rsplit("/", 1)[1]) for one in given if isinstance(one, Record)]


@pytest.mark.parametrize("layout", ["plain", "a member a record", "one member"])
def test_responses_are_pages_with_url_time_and_charset(tmp_path: Path, layout: str) -> None:
    pages = warc_pages(5)
    content = {"plain": b"".join(pages), "a member a record": gzipped(*pages), "one member": gzipped(b"".join(pages))}
    given = records(read(tmp_path, "a.warc.gz", content[layout]))
    assert urls(list(given)) == [0, 1, 2, 3, 4]
    assert [one.ordinal for one in given] == [0, 1, 2, 3, 4]
    assert given[2].content == html(2)
    assert (given[2].kind, given[2].charset, given[2].fetched) == ("html", "utf-8", "2024-03-01T08:00:00Z")


def test_records_that_hold_no_page_are_passed_over(tmp_path: Path) -> None:
    content = b"".join(
        warc_record(b"software: x\r\n", kind=kind, http=None, media_type="application/warc-fields")
        for kind in ("warcinfo", "request", "metadata", "revisit")
    ) + warc_record(b"20240301\n1.2.3.4", url="dns:news.example", http=None, media_type="text/dns")
    given = read(tmp_path, "a.warc", content + warc_pages(1)[0])
    assert urls(list(given)) == [0]
    assert given[0].ordinal == 0


def test_wet_conversions_are_text_pages(tmp_path: Path) -> None:
    text = "أكدت الوزارة أن المفاوضات مستمرة."
    record = warc_record(
        text.encode(),
        kind="conversion",
        http=None,
        media_type="text/plain",
        more="WARC-Identified-Content-Language: ara\r\n",
    )
    (page,) = records(read(tmp_path, "a.warc.wet.gz", gzipped(record)))
    assert (page.kind, page.content, page.language) == ("text", text.encode(), "ara")


@pytest.mark.parametrize(
    ("http", "reason"),
    [
        ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html", "http_status"),
        ("HTTP/1.1 301 Moved\r\nContent-Type: text/html", "http_status"),
        ("nonsense", "http_status"),
        ("HTTP/1.1 200 OK\r\nContent-Type: application/pdf", "not_html"),
        ("HTTP/1.1 200 OK\r\nContent-Type: image/png", "not_html"),
    ],
)
def test_answers_that_are_no_html_page_are_rejects(tmp_path: Path, http: str, reason: str) -> None:
    given = read(tmp_path, "a.warc", warc_record(html(1), http=http) + warc_pages(1)[0])
    assert rejects(given) == [(reason, 0)]
    assert records(given)[0].ordinal == 1


def test_a_page_without_content_type_is_known_by_its_markup(tmp_path: Path) -> None:
    assert len(records(read(tmp_path, "a.warc", warc_record(html(1), http="HTTP/1.1 200 OK")))) == 1
    assert rejects(read(tmp_path, "b.warc", warc_record(b"\x89PNG", http="HTTP/1.1 200 OK"))) == [("not_html", 0)]


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(html(1))),
        ("Transfer-Encoding: chunked", chunked(html(1))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(gzip.compress(html(1)))),
        ("Content-Encoding: gzip", html(1)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", html(1)),
        ("Transfer-Encoding: chunked", html(1)),
        ("Content-Encoding: x-unknown", html(1)),
    ],
)
def test_payloads_are_unpacked_as_their_headers_say_or_taken_as_they_are(
    tmp_path: Path, headers: str, body: bytes
) -> None:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}"
    assert records(read(tmp_path, "a.warc", warc_record(body, http=http)))[0].content == html(1)


def test_a_compressed_payload_that_is_damaged_is_a_reject(tmp_path: Path) -> None:
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
    body = gzip.compress(html(1))
    assert rejects(read(tmp_path, "a.warc", warc_record(body[:60], http=http))) == [("corrupt", 0)]


def test_pages_over_the_limit_are_rejects_however_they_are_packed(tmp_path: Path) -> None:
    limits = Limits(page_bytes=100_000)
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
    large = warc_record(b"<html>" + b"x" * 1_000_000)
    bomb = warc_record(gzip.compress(b"<html>" + b"x" * 1_000_000), http=http)
    given = read(tmp_path, "a.warc", large + bomb + warc_pages(1)[0], limits)
    assert rejects(given) == [("too_large", 0), ("too_large", 1)]
    assert urls(list(given)) == [0]


# --- damage: fastwarc passes a truncated file without a word, and stops at the first damaged record


@pytest.mark.parametrize("size", [200, 300_000])
def test_a_truncated_plain_file_gives_what_is_whole_and_says_so(tmp_path: Path, size: int) -> None:
    content = b"".join(warc_pages(4, size))
    for cut in (10, 150, len(content) // 8):
        given = read(tmp_path, "a.warc", content[:-cut])
        assert urls(list(given)) == [0, 1, 2]
        assert rejects(given) == [("truncated", None)]


def test_a_file_cut_inside_a_header_says_so(tmp_path: Path) -> None:
    pages = warc_pages(3)
    given = read(tmp_path, "a.warc", pages[0] + pages[1] + pages[2][:60])
    assert urls(list(given)) == [0, 1]
    assert rejects(given) == [("truncated", None)]


@pytest.mark.parametrize("cut", [3, 20, 200, 330])
def test_a_truncated_gzip_file_gives_what_is_whole_and_says_so(tmp_path: Path, cut: int) -> None:
    content = gzipped(*warc_pages(4, 300))
    given = read(tmp_path, "a.warc.gz", content[:-cut])
    assert urls(list(given)) == [0, 1, 2]
    assert rejects(given) == [("truncated", None)]


@pytest.mark.parametrize("place", [0, 1, 5, 9])
@pytest.mark.parametrize("where", ["early", "late", "checksum"])
def test_a_corrupt_gzip_member_costs_itself_alone(tmp_path: Path, place: int, where: str) -> None:
    members = [bytearray(gzipped(page)) for page in warc_pages(10, 20_000)]
    damaged = members[place]
    at = {"early": 14, "late": len(damaged) - 200, "checksum": len(damaged) - 6}[where]
    damaged[at : at + 3] = bytes(b ^ 0xFF for b in damaged[at : at + 3])
    given = read(tmp_path, "a.warc.gz", b"".join(members))
    assert urls(list(given)) == [n for n in range(10) if n != place]
    assert rejects(given) == [("corrupt", place)]


def test_garbage_between_gzip_members_costs_no_page(tmp_path: Path) -> None:
    pages = warc_pages(4)
    content = gzipped(*pages[:2]) + b"garbage \x1f\x8b\x08 garbage" * 100 + gzipped(*pages[2:]) + bytes(500)
    given = read(tmp_path, "a.warc.gz", content)
    assert urls(list(given)) == [0, 1, 2, 3]
    assert rejects(given) == [("corrupt", 2)]


def test_garbage_between_plain_records_costs_no_page(tmp_path: Path) -> None:
    pages = warc_pages(4)
    given = read(tmp_path, "a.warc", pages[0] + b"garbage\r\n" * 20_000 + b"".join(pages[1:]))
    assert urls(list(given)) == [0, 1, 2, 3]
    assert rejects(given) == [("corrupt", 1)]


@pytest.mark.parametrize("length", [0, 10, 400, 100_000, "minus"])
def test_a_record_that_lies_about_its_length_costs_itself_alone(tmp_path: Path, length: int | str) -> None:
    pages = warc_pages(4)
    lying = warc_record(html(9), url="https://news.example/9", length=5 if length == "minus" else int(length))
    if length == "minus":
        lying = lying.replace(b"Content-Length: 5", b"Content-Length: -5")
    given = read(tmp_path, "a.warc", b"".join((pages[0], lying, *pages[1:])))
    assert urls(list(given)) == [0, 1, 2, 3]
    assert rejects(given) == [("corrupt", 1)]


def test_headers_without_end_do_not_fill_the_memory(tmp_path: Path) -> None:
    pages = warc_pages(2)
    endless = b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 3_000_000 + b"\r\n"
    given = read(tmp_path, "a.warc", pages[0] + endless + pages[1])
    assert urls(list(given)) == [0, 1]
    assert rejects(given) == [("corrupt", 1)]


def test_a_file_of_nothing_but_false_starts_is_given_up(tmp_path: Path) -> None:
    given = read(tmp_path, "a.warc", b"WARC/1.0\r\nWARC-x" * 20_000)
    assert len(given) < 200
    assert rejects(given)[-1] == ("corrupt", None)


def test_brotli_and_deflate_payloads_are_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with BrotliWriter(packed) as writer:
        writer.write(html(1))
    for encoding, body in (("br", packed.getvalue()), ("deflate", zlib.compress(html(1))), ("br", html(1))):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}"
        assert records(read(tmp_path, "a.warc", warc_record(body, http=http)))[0].content == html(1)


def test_a_page_without_body_is_empty(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "a.warc", warc_record(b""))) == [("empty", 0)]


def test_a_resource_record_is_a_page_and_a_segment_is_none(tmp_path: Path) -> None:
    media_type = 'text/html; charset="windows-1256"'
    (page,) = records(read(tmp_path, "a.warc", warc_record(html(1), kind="resource", http=None, media_type=media_type)))
    assert (page.content, page.charset) == (html(1), "windows-1256")
    segment = warc_record(html(1), more="WARC-Segment-Number: 1\r\n")
    assert rejects(read(tmp_path, "b.warc", segment)) == [("segmented", 0)]


def test_unix_newlines_are_read_too(tmp_path: Path) -> None:
    content = b"".join(warc_record(html(n), http=None, kind="resource", media_type="text/html") for n in range(3))
    given = read(tmp_path, "a.warc", content.replace(b"\r\n", b"\n"))
    assert [page.content for page in records(given)] == [html(0), html(1), html(2)]


def test_no_warc_at_all_is_a_reject(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "a.warc", b"hello " * 100)) == [("corrupt", 0)]
