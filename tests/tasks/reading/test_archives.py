from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from tasks.reading.limits import Limits
from tasks.records import Record, Reject
from tests.tasks.reading.build import gzipped, html, jsonl, read, records, rejects, tar_of, warc_pages, zip_of

TEXT = "عقد المجلس جلسة طارئة مساء الأحد."
MEMBERS = {
    "a/one.html": html(1),
    "a/two.jsonl.gz": gzipped(jsonl({"text": TEXT}, {"text": TEXT + " ثانيا"})),
    "b/three.warc.gz": gzipped(*warc_pages(2)),
    "أخبار.txt": TEXT.encode(),
}
PLACES = [
    ("!/a/one.html", 0),
    ("!/a/two.jsonl.gz", 0),
    ("!/a/two.jsonl.gz", 1),
    ("!/b/three.warc.gz", 0),
    ("!/b/three.warc.gz", 1),
    ("!/أخبار.txt", 0),
]
UNSAFE = ["../up.html", "a/../../up.html", "/etc/x.html", "C:x.html", "a\\..\\x.html", "a\nb.html", "x\x00.html"]


def packed(name: str, members: dict[str, bytes]) -> bytes:
    if name.endswith(".zip"):
        return zip_of(members)
    tar = tar_of(members, tarfile.PAX_FORMAT if "pax" in name else tarfile.GNU_FORMAT)
    return tar if name.endswith(".tar") else gzipped(tar)


def reasons(given: list[Record | Reject]) -> dict[str, str]:
    return {one.file.partition("!/")[2]: one.reason for one in given if isinstance(one, Reject)}


@pytest.mark.parametrize("name", ["d.zip", "d.tar", "d.tar.gz", "d.tgz", "d.pax.tar.gz", "lying.html"])
def test_members_are_read_in_place_and_named_within_their_archive(tmp_path: Path, name: str) -> None:
    given = read(tmp_path, name, packed(name.replace("lying.html", "d.zip"), MEMBERS))
    assert [(one.file, one.ordinal) for one in given] == [(name + place, ordinal) for place, ordinal in PLACES]
    assert not rejects(given)


@pytest.mark.parametrize("name", ["d.zip", "d.tar.gz", "d.pax.tar.gz"])
def test_long_names_stay_whole(tmp_path: Path, name: str) -> None:
    member = "/".join(["أرشيف" * 10] * 8) + "/page.html"
    assert read(tmp_path, name, packed(name, {member: html(1)}))[0].file == f"{name}!/{member}"


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_lead_elsewhere_are_refused_and_nothing_is_written(tmp_path: Path, kind: str) -> None:
    drop = tmp_path / "deep" / "drop"
    drop.mkdir(parents=True)
    name = f"d.{kind}"
    # zipfile and tarfile cut a name at NUL when they write it, so it is put in afterwards.
    content = packed(name, {unsafe.replace("\x00", "@"): html(1) for unsafe in UNSAFE} | {"good.html": html(2)})
    content = content.replace(b"x@.html", b"x\x00.html") if kind == "zip" else content
    given = read(drop, name, content)
    n_unsafe = len(UNSAFE) - (0 if kind == "zip" else 1)
    assert [reason for reason, _ in rejects(given)] == ["unsafe_path"] * n_unsafe
    assert records(given)[-1].content == html(2)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [drop / name]


@pytest.mark.parametrize("name", ["d.zip", "d.tar"])
def test_members_that_are_no_pages_are_listed_with_their_reason(tmp_path: Path, name: str) -> None:
    members = {
        "inner.zip": zip_of({"a.html": html(1)}),
        "inner.tar.gz": gzipped(tar_of({"a.html": html(1)})),
        "lying.html": zip_of({"a.html": html(1)}),
        "logo.png": b"\x89PNG",
        ".hidden.html": html(1),
        "__MACOSX/x.html": html(1),
        "empty.html": b"",
    }
    assert reasons(read(tmp_path, name, packed(name, members))) == {
        "inner.zip": "nested_archive",
        "inner.tar.gz": "nested_archive",
        "lying.html": "nested_archive",
        "logo.png": "unsupported_format",
        ".hidden.html": "hidden_file",
        "__MACOSX/x.html": "hidden_file",
        "empty.html": "empty",
    }


def test_links_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "soft.html"),
            (tarfile.LNKTYPE, "hard.html"),
            (tarfile.FIFOTYPE, "p.html"),
        ):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("folder.html")
        info.type = tarfile.DIRTYPE
        archive.addfile(info)
    given = read(tmp_path, "d.tar", buffer.getvalue())
    assert reasons(given) == {"soft.html": "not_a_file", "hard.html": "not_a_file", "p.html": "not_a_file"}


def test_two_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for n in range(2):
            info = tarfile.TarInfo("same.html")
            info.size = len(html(n))
            archive.addfile(info, io.BytesIO(html(n)))
    assert [one.file for one in read(tmp_path, "d.tar", buffer.getvalue())] == [
        "d.tar!/same.html",
        "d.tar!/same.html#2",
    ]


def test_parquet_in_an_archive_is_read_within_its_bound(tmp_path: Path) -> None:
    import polars as pl

    buffer = io.BytesIO()
    pl.DataFrame({"text": [TEXT]}).write_parquet(buffer)
    content = zip_of({"a.parquet": buffer.getvalue()})
    assert records(read(tmp_path, "d.zip", content))[0].content == TEXT
    assert rejects(read(tmp_path, "e.zip", content, Limits(buffer_bytes=100))) == [("too_large", None)]


@pytest.mark.parametrize("name", ["d.zip", "d.tar", "d.tar.gz"])
def test_half_an_archive_gives_the_members_before_the_cut(tmp_path: Path, name: str) -> None:
    content = packed(name, {f"{n}.html": html(n, 2_000) for n in range(20)})
    given = read(tmp_path, name, content[: len(content) // 2])
    pages = records(given)
    assert 7 <= len(pages) <= 11
    assert [page.content for page in pages] == [html(n, 2_000) for n in range(len(pages))]
    assert {reason for reason, _ in rejects(given)} == {"truncated"}
    assert rejects(given)[-1] == ("truncated", None)


def test_a_tar_cut_between_two_members_says_so(tmp_path: Path) -> None:
    content = tar_of({"a.html": html(1), "b.html": html(2)})
    given = read(tmp_path, "d.tar", content[:1024])
    assert len(records(given)) == 1
    assert rejects(given) == [("truncated", None)]


def test_a_damaged_tar_header_costs_its_member_alone(tmp_path: Path) -> None:
    content = bytearray(tar_of({f"{n}.html": html(n) for n in range(4)}))
    content[1024 : 1024 + 8] = b"\xff" * 8
    given = read(tmp_path, "d.tar", bytes(content))
    assert [page.file for page in records(given)] == ["d.tar!/0.html", "d.tar!/2.html", "d.tar!/3.html"]
    assert rejects(given) == [("corrupt", None)]


def test_a_damaged_zip_member_costs_itself_alone(tmp_path: Path) -> None:
    content = bytearray(zip_of({f"{n}.html": html(n, 2_000) for n in range(4)}))
    at = content.index(b"1.html") + 600
    content[at : at + 4] = bytes(b ^ 0xFF for b in content[at : at + 4])
    given = read(tmp_path, "d.zip", bytes(content))
    assert reasons(given) == {"1.html": "corrupt"}
    assert len(records(given)) == 3


def test_a_zip_without_its_directory_is_read_from_the_front(tmp_path: Path) -> None:
    content = zip_of({f"{n}.html": html(n) for n in range(4)} | {"../x.html": html(9)})
    given = read(tmp_path, "d.zip", content[: content.index(b"PK\x01\x02") + 50])
    assert [page.content for page in records(given)] == [html(n) for n in range(4)]
    assert rejects(given) == [("unsafe_path", None), ("truncated", None)]


def test_a_zip_written_to_a_pipe_is_read_from_the_front_too(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError("a pipe")

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            archive.writestr(f"{n}.html", html(n))
    content = pipe.getvalue()
    assert len(records(read(tmp_path, "whole.zip", content))) == 3
    assert len(records(read(tmp_path, "cut.zip", content[: content.index(b"PK\x01\x02")]))) == 3


def test_a_member_with_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.html": html(1), "b.html": html(2)}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + offset] |= 1
    given = read(tmp_path, "d.zip", bytes(content))
    assert reasons(given) == {"a.html": "encrypted"}
    assert len(records(given)) == 1


def test_no_archive_at_all_is_a_reject(tmp_path: Path) -> None:
    assert rejects(read(tmp_path, "d.zip", b"nothing like it")) == [("corrupt", None)]
    assert rejects(read(tmp_path, "d.tar", b"nothing like it" * 100))[0] == ("corrupt", None)
    assert rejects(read(tmp_path, "e.zip", zip_of({}))) == [("empty", None)]


@pytest.mark.parametrize("name", ["d.zip", "d.tar.gz"])
def test_a_bomb_ends_in_a_reject(tmp_path: Path, name: str) -> None:
    limits = Limits(page_bytes=50_000_000, expansion_floor=1_000_000, expansion_ratio=10)
    content = packed(name, {f"{n}.html": b"<p>" + b"0" * 9_000_000 for n in range(5)})
    given = read(tmp_path, name, content, limits)
    assert len(given) <= 3
    assert {reason for reason, _ in rejects(given)} == {"expansion"}


def test_a_large_member_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    members = {"big.html": b"<p>" + b"0" * 900_000, "small.html": html(1)}
    for name in ("d.zip", "d.tar", "d.tar.gz"):
        given = read(tmp_path, name, packed(name, members), Limits(page_bytes=100_000))
        assert reasons(given) == {"big.html": "too_large"}
        assert len(records(given)) == 1


def test_an_archive_of_too_many_members_is_refused(tmp_path: Path) -> None:
    members = {f"{n}.html": html(n) for n in range(30)}
    assert ("too_many_members", None) in rejects(read(tmp_path, "d.zip", zip_of(members), Limits(archive_members=10)))
    assert ("too_many_members", None) in rejects(read(tmp_path, "d.tar", tar_of(members), Limits(archive_members=10)))


def test_a_zip_entry_that_pretends_to_be_a_link_is_only_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("link.html")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert records(read(tmp_path, "d.zip", buffer.getvalue()))[0].content == b"/etc/passwd"
