"""The generator of drops and the sample drop: what they say they hold is what a reader finds."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from random import Random

import pytest

from tasks.arabic.fingerprint import fingerprint
from tasks.coding.codebook import BODIES, MODES, SECTORS
from tasks.reading.decode import decode
from tasks.reading.drop import manifest
from tasks.reading.errors import DecodeError
from tasks.reading.read import read_file
from tasks.records import Record, Reject
from tests.drops.build import SAMPLE, build
from tests.drops.source import read_sources
from tests.generate import ENCODINGS, FORMATS, SPELLINGS, GeneratedDrop, PlantedEvent, Repeats, generate, split
from tests.generate.__main__ import main

REPEATS = Repeats(in_page=0.3, shared=0.3, copies=0.2, versions=0.2)


def generated(folder: Path, seed: int = 11, bad: int = 12) -> GeneratedDrop:
    return generate(
        folder,
        pages=90,
        seed=seed,
        encodings=ENCODINGS,
        repeats=REPEATS,
        variants=0.5,
        bad=bad,
        characters=500,
        bulk=(400, 2_000),
        container_pages=5,
    )


@pytest.fixture(scope="module")
def drop(tmp_path_factory: pytest.TempPathFactory) -> GeneratedDrop:
    return generated(tmp_path_factory.mktemp("generated") / "drop")


def read(folder: Path) -> tuple[dict[tuple[str, int], tuple[Record, str]], list[tuple[str, int | None]]]:
    """What a reader finds: (record, text) by place, and the places of the rejects."""
    pages: dict[tuple[str, int], tuple[Record, str]] = {}
    rejects: list[tuple[str, int | None]] = []
    for file in manifest([folder]).files:
        for found in read_file(file):
            if isinstance(found, Reject):
                rejects.append((found.file, found.ordinal))
                continue
            try:
                pages[found.file, found.ordinal] = (found, decode(found))
            except DecodeError:
                rejects.append((found.file, found.ordinal))
    return pages, rejects


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_arguments_give_the_same_bytes_and_another_seed_others(drop: GeneratedDrop, tmp_path: Path) -> None:
    again = generated(tmp_path / "again")
    assert content(again.folder) == content(drop.folder)
    assert again.pages == drop.pages
    other = generated(tmp_path / "other", seed=12)
    assert [page.title for page in other.pages] != [page.title for page in drop.pages]


def test_every_page_and_every_fault_lies_where_the_manifest_says(drop: GeneratedDrop) -> None:
    pages, rejects = read(drop.folder)
    assert set(pages) == {(page.file, page.ordinal) for page in drop.pages}
    assert sorted(map(str, rejects)) == sorted(str((fault.file, fault.ordinal)) for fault in drop.faults)
    assert (drop.n_records, drop.n_bad) == (102, 12)
    assert {page.format for page in drop.pages} == set(FORMATS)
    assert {page.encoding for page in drop.pages} >= set(ENCODINGS)


def test_a_page_holds_its_paragraphs_and_says_what_is_planted(drop: GeneratedDrop) -> None:
    pages, _ = read(drop.folder)
    for page in drop.pages:
        record, text = pages[page.file, page.ordinal]
        assert (record.kind, record.url) == (page.kind, page.url)
        assert page.title in text
        if page.kind == "text":
            assert [p.text for p in page.paragraphs if p.text not in text] == []
        if record.published:
            assert dt.datetime.fromisoformat(record.published) == page.published_at
        if page.fetched_at and record.fetched:
            assert dt.datetime.fromisoformat(record.fetched) == page.fetched_at


def test_planted_events_follow_the_codebook(drop: GeneratedDrop) -> None:
    for page in drop.pages:
        told = [paragraph.plain for paragraph in page.paragraphs]
        for event in page.events:
            assert any(event.evidence in plain for plain in told)
            assert event.event_mode is None or event.event_mode in MODES[event.event_type]
            assert event.actors
            assert {party.sector for party in (*event.actors, *event.recipients)} <= SECTORS
            if event.factuality == "future" and event.date and page.published_date:
                assert event.date > page.published_date


def test_without_a_publication_day_only_written_out_days_are_known(drop: GeneratedDrop) -> None:
    undated = [page for page in drop.pages if page.published_date is None]
    days = [event for page in undated for event in page.events if event.date]
    assert undated
    assert days
    assert all(str(event.date and event.date.year) in event.evidence for event in days)


def test_no_two_events_of_a_page_could_be_one(drop: GeneratedDrop) -> None:
    def key(event: PlantedEvent) -> tuple[str, str]:
        return event.event_type, event.factuality

    for page in drop.pages:
        assert len({key(event) for event in page.events}) == len(page.events)


def test_repeats_are_exactly_the_paragraphs_marked_so(drop: GeneratedDrop) -> None:
    first: dict[str, tuple[int, int]] = {}
    n_repeats = 0
    for number, page in enumerate(drop.pages):
        for place, paragraph in enumerate(page.paragraphs):
            key = fingerprint(paragraph.text)
            if paragraph.repeats is None:
                assert key not in first
                first[key] = (number, place)
            else:
                n_repeats += 1
                of_page, of_place = paragraph.repeats
                assert fingerprint(drop.pages[of_page].paragraphs[of_place].text) == key
                assert paragraph.repeats == first[key]
    assert n_repeats > 50


def test_a_later_version_has_the_url_of_the_earlier_and_alone_is_current(drop: GeneratedDrop) -> None:
    versions = [page for page in drop.pages if page.version_of is not None]
    assert versions
    for page in versions:
        older = drop.pages[page.version_of or 0]
        assert page.url is not None
        assert (page.url, page.is_current, older.is_current) == (older.url, True, False)
        assert page.fetched_at is not None
        assert older.fetched_at is not None
        assert page.fetched_at > older.fetched_at
    assert len({page.doc for page in drop.current_pages}) == len(list(drop.current_pages))


def test_a_copy_stands_in_another_outlet_on_the_same_day(drop: GeneratedDrop) -> None:
    copies = [page for page in drop.pages if page.copy_of is not None]
    assert copies
    for page in copies:
        source = drop.pages[page.copy_of or 0]
        assert page.host != source.host
        assert [p.plain for p in page.paragraphs][:2] == [p.plain for p in source.paragraphs][:2]
        if page.published_at and source.published_at:
            assert page.published_at > source.published_at
            assert page.published_date == source.published_date


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_spelling_changes_how_a_text_is_written_and_not_what_it_says(name: str) -> None:
    text = "أجرى وزير الخارجية الأميركي، في 12 مارس 2024، محادثات في العاصمة القطرية حول إعلان هدنة جديدة على الحدود."
    respelled = SPELLINGS[name](text, Random(4))
    assert respelled != text
    assert fingerprint(respelled) == fingerprint(text)


def test_split_deals_out_every_file_once(drop: GeneratedDrop) -> None:
    parts = split(drop, 3)
    assert sorted(name for part in parts for name in part.files) == sorted(drop.files)
    assert sum(part.n_records for part in parts) == drop.n_records
    for part in parts:
        assert set(content(part.folder)) == set(part.files)
        found, _ = read(part.folder)
        assert set(found) == {(page.file, page.ordinal) for page in part.pages}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"formats": ["pdf"]}, "format: pdf given"), ({"encodings": []}, "encoding: none"), ({"spellings": ["x"]}, "x")],
)
def test_an_unknown_choice_is_named(wrong: dict[str, list[str]], says: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=says):
        generate(tmp_path, pages=1, seed=1, **wrong)  # type: ignore[arg-type]


def test_the_command_writes_the_drop_its_manifest_and_gold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["generate", str(tmp_path / "d"), "--pages", "20", "--seed", "5", "--bad", "2"])
    main()
    assert capsys.readouterr().out.startswith("20 pages, 2 bad records")
    assert len((tmp_path / "d.planted.jsonl").read_text().splitlines()) == 22
    gold = [json.loads(line) for line in (tmp_path / "d.gold.jsonl").read_text().splitlines()]
    assert all(event["evidence"] for line in gold for event in line["events"])


def test_the_sample_is_what_its_sources_build(tmp_path: Path) -> None:
    build(tmp_path / "sample")
    assert set(content(tmp_path / "sample")) == set(content(SAMPLE))
    # By what is read and not by bytes: those of gzip and Parquet differ between versions of their libraries.
    assert read(tmp_path / "sample") == read(SAMPLE)
    assert (tmp_path / "expected.jsonl").read_bytes() == (SAMPLE.parent / "expected.jsonl").read_bytes()


def test_the_sample_shows_every_format_one_reject_and_stays_small() -> None:
    pages, rejects = read(SAMPLE)
    assert len(pages) == 38
    assert rejects == [("html/upload-error.html", 0)]
    endings = {".html", ".txt", ".jsonl", ".jsonl.gz", ".parquet", ".warc.gz", ".wet.gz", ".zip", ".tar.gz"}
    assert all(any(name.endswith(ending) for name in content(SAMPLE)) for ending in endings)
    assert sum(map(len, content(SAMPLE).values())) < 600_000


def test_the_expected_events_are_told_by_the_sample_and_follow_the_codebook() -> None:
    pages, _ = read(SAMPLE)
    docs = {record.url or record.file: text for record, text in pages.values()}
    lines = [json.loads(line) for line in (SAMPLE.parent / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({line["doc"] for line in lines}) == len(lines)
    told = {source.doc: " ".join(source.paragraphs) for source in read_sources()}
    for line in lines:
        assert line["doc"] in docs
        for event in line["events"]:
            assert event["mode"] is None or event["mode"] in MODES[event["type"]]
            assert event["factuality"] in ("asserted", "future", "hypothetical", "negated")
            assert all(evidence in told[line["doc"]] for evidence in event["evidence"]), event
            for party in event["actors"] + event["recipients"]:
                assert (party["sector"] is None) == (party["code"] in BODIES) or party["sector"] is None, party
                assert party["sector"] is None or party["sector"] in SECTORS
