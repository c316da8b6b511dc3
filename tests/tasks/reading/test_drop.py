from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tasks.reading.drop import Drop, manifest
from tasks.reading.errors import DropError


def names(drop: Drop) -> list[str]:
    return [file.name for file in drop.files]


def ignored(drop: Drop) -> dict[str, str]:
    return {reject.file: reject.reason for reject in drop.ignored}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "inbox"
    (top / "b").mkdir(parents=True)
    (top / "b" / "z.html").write_text("<p>1</p>")
    (top / "a.txt").write_text("2")
    (top / "c.JSONL.gz").write_bytes(b"3")
    return top


def test_a_folder_gives_names_below_it_sorted(folder: Path) -> None:
    drop = manifest([folder])
    assert names(drop) == ["a.txt", "b/z.html", "c.JSONL.gz"]
    assert drop.files[0].size_bytes == 1
    assert drop.files[0].path == folder / "a.txt"


def test_a_single_file_is_named_by_its_base_name(folder: Path) -> None:
    assert names(manifest([folder / "b" / "z.html"])) == ["z.html"]


def test_several_paths_are_named_below_their_common_parent(folder: Path) -> None:
    assert names(manifest([folder / "b", folder / "a.txt"])) == ["a.txt", "b/z.html"]


def test_a_glob_is_expanded_and_a_file_named_twice_listed_once(folder: Path) -> None:
    assert names(manifest([folder / "**" / "*.html", folder / "*.txt", folder / "a.txt"])) == ["a.txt", "b/z.html"]


def test_the_identity_is_the_content_whatever_names_and_order(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "a.txt").rename(copy / "renamed.txt")
    (copy / "readme.md").write_text("no page")
    assert manifest([copy]).drop_id == manifest([folder]).drop_id
    (copy / "renamed.txt").write_text("3")
    assert manifest([copy]).drop_id != manifest([folder]).drop_id


def test_whatever_is_no_file_to_read_is_listed_with_its_reason(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("outside")
    (folder / ".hidden.html").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    (folder / "notes.docx").write_text("x")
    (folder / "out.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    assert ignored(manifest([folder])) == {
        ".git/x.txt": "hidden_file",
        ".hidden.html": "hidden_file",
        "loop": "link",
        "notes.docx": "unsupported_format",
        "out.txt": "link",
        "pipe.txt": "not_a_file",
    }
    assert names(manifest([folder])) == ["a.txt", "b/z.html", "c.JSONL.gz"]


def test_a_hidden_file_or_link_that_the_user_names_is_read(folder: Path) -> None:
    (folder / ".hidden.html").write_text("x")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert names(manifest([folder / ".hidden.html", folder / "link.txt"])) == [".hidden.html", "link.txt"]
    assert ".hidden.html" in names(manifest([folder / ".hidden.html", folder]))


def test_a_name_that_is_no_utf8_becomes_text_that_can_be_stored(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("x")
    assert names(manifest([tmp_path])) == ["caf\\xe9.txt"]


@pytest.mark.parametrize("missing", ["no-such-file.html", "no-such-*.html"])
def test_a_missing_path_is_one_clear_line(tmp_path: Path, missing: str) -> None:
    with pytest.raises(DropError, match=r"no-such.*: no (such file or folder|file matches)$"):
        manifest([tmp_path / missing])


def test_no_path_at_all_is_an_error() -> None:
    with pytest.raises(DropError, match="no path given"):
        manifest([])
