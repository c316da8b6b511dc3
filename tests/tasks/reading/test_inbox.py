"""Drops where they lie: which are complete, in what order, and when they are others."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from tasks.reading.drop import manifest
from tasks.reading.errors import DropError
from tasks.reading.inbox import days_of, given_drops, inbox_drops, within

NOW = 1_700_000_000.0
QUIET = 300.0


def put(path: Path, text: str = "نص", *, age: float = 3600) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (NOW - age, NOW - age))
    return path


def names(inbox: Path) -> tuple[list[str], list[str]]:
    complete, growing = inbox_drops(inbox, QUIET, NOW)
    return [drop.path.name for drop in complete], [path.name for path in growing]


def test_a_drop_is_complete_when_it_is_quiet_or_marked(tmp_path: Path) -> None:
    put(tmp_path / "old.jsonl")
    put(tmp_path / "fresh.jsonl", age=10)
    put(tmp_path / "marked.jsonl", age=10)
    put(tmp_path / "marked.jsonl.done", age=10)
    put(tmp_path / "folder" / "a.html", age=1000)
    put(tmp_path / "folder" / "below" / "b.html", age=10)
    put(tmp_path / "success" / "a.html", age=10)
    put(tmp_path / "success" / "_SUCCESS", age=10)
    (tmp_path / "empty").mkdir()
    assert names(tmp_path) == (["marked.jsonl", "old.jsonl", "success"], ["empty", "folder", "fresh.jsonl"])


def test_what_is_being_copied_or_hidden_is_no_drop(tmp_path: Path) -> None:
    for name in (".hidden.jsonl", "a.jsonl.part", "b.warc.tmp", "c.jsonl.done"):
        put(tmp_path / name)
    assert names(tmp_path) == ([], [])


def test_a_clock_that_was_set_back_keeps_no_drop_waiting(tmp_path: Path) -> None:
    put(tmp_path / "tomorrow.jsonl", age=-86_400)
    put(tmp_path / "now.jsonl", age=-5)
    assert names(tmp_path) == (["tomorrow.jsonl"], ["now.jsonl"])


def test_oldest_first_by_the_dates_in_their_names(tmp_path: Path) -> None:
    for name in ("z-2015-08-03.jsonl", "a_20160101.jsonl", "news-2015_07.jsonl", "undated.jsonl"):
        put(tmp_path / name)
    assert names(tmp_path)[0] == ["news-2015_07.jsonl", "z-2015-08-03.jsonl", "a_20160101.jsonl", "undated.jsonl"]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("news-2015-08-03.warc.gz", ("2015-08-03", "2015-08-03")),
        ("20150803.jsonl", ("2015-08-03", "2015-08-03")),
        ("ar_2015.12.tar", ("2015-12-01", "2015-12-31")),
        ("archive-2016", ("2016-01-01", "2016-12-31")),
        ("CC-NEWS-20220212103015-00001.warc", ("2022-02-12", "2022-02-12")),
        ("batch-99817263.jsonl", None),
        ("2015-06-31.jsonl", None),
        ("2015-02_2016-03-04.zip", ("2015-02-01", "2015-02-28")),
    ],
)
def test_days_are_read_from_names(name: str, days: tuple[str, str] | None) -> None:
    expected = tuple(dt.date.fromisoformat(day) for day in days) if days else None
    assert days_of(name) == expected


def test_a_corrected_drop_has_another_signature(tmp_path: Path) -> None:
    put(tmp_path / "day" / "a.html")
    before = inbox_drops(tmp_path, QUIET, NOW)[0][0]
    put(tmp_path / "day" / "a.html", "نص آخر", age=2000)
    after = inbox_drops(tmp_path, QUIET, NOW)[0][0]
    assert before.name == after.name
    assert before.signature != after.signature


def test_of_a_given_folder_every_entry_is_a_drop_unless_it_holds_pages(tmp_path: Path) -> None:
    put(tmp_path / "archive" / "2015-01.jsonl")
    put(tmp_path / "archive" / "2015-02" / "a.html")
    put(tmp_path / "pages" / "a.html")
    put(tmp_path / "pages" / "b.txt")
    given = given_drops([tmp_path / "archive", tmp_path / "pages", tmp_path / "archive" / "2015-*.jsonl"])
    assert [drop.path.relative_to(tmp_path).as_posix() for drop in given] == [
        "archive/2015-01.jsonl", "archive/2015-02", "pages",
    ]  # fmt: skip


def test_dates_choose_drops(tmp_path: Path) -> None:
    for name in ("2015-01.jsonl", "2015-02-10.jsonl", "undated.jsonl"):
        put(tmp_path / name)
    first, last = dt.date(2015, 1, 31), dt.date(2015, 2, 9)
    drops = given_drops([tmp_path])
    assert [d.path.name for d in drops if within(d, first, last)] == ["2015-01.jsonl"]
    assert [d.path.name for d in drops if within(d, first, None)] == ["2015-01.jsonl", "2015-02-10.jsonl"]
    assert sum(within(d, None, None) for d in drops) == 3


def test_a_path_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DropError, match="no such file"):
        given_drops([tmp_path / "nowhere"])
    with pytest.raises(DropError, match="name a folder that can be read"):
        inbox_drops(tmp_path / "nowhere", QUIET, NOW)


def test_markers_belong_to_no_drop(tmp_path: Path) -> None:
    put(tmp_path / "day" / "a.html")
    shutil.copytree(tmp_path / "day", tmp_path / "marked")
    put(tmp_path / "marked" / "_SUCCESS", "")
    assert manifest([tmp_path / "marked"]).drop_id == manifest([tmp_path / "day"]).drop_id
    assert manifest([tmp_path / "marked"]).ignored == ()
