"""The key of a happening can be read, and says why two mentions are one event."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from tasks.parts.coded import CodingTask, write_coded
from tasks.parts.identity import event_id, event_key
from tasks.records import Article, Coding, Event, EventDate, Factuality, Mention, Party, Span

USA, RUSSIA, NATO = Party("USA", "GOV", "واشنطن"), Party("RUS", "GOV", "موسكو"), Party("NATO", None, "الناتو")
GUNMEN = Party(None, "UAF", "مسلحون")
TEXT = "التقى وزير الخارجية الأمريكي نظيره الروسي"


def event(
    event_type: str,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...] = (),
    date: str | None = None,
    factuality: Factuality = "asserted",
) -> Event:
    span = Span(0, 0, len(TEXT))
    dated = EventDate(date, "day", "absolute") if date else None
    return Event(event_type, None, factuality, actors, recipients, dated, None, (Mention(span, Span(0, 0, 5), "r"),))


@pytest.mark.parametrize(
    ("told", "date", "key"),
    [
        (event("CONSULT", (USA,), (RUSSIA,)), "2023-03-02", "CONSULT · RUS/GOV + USA/GOV · 2023-03-02 · asserted"),
        (event("CONSULT", (RUSSIA, USA)), "2023-03-02", "CONSULT · RUS/GOV + USA/GOV · 2023-03-02 · asserted"),
        (event("ACCUSE", (USA, NATO), (RUSSIA,)), "2023-03", "ACCUSE · NATO + USA/GOV → RUS/GOV · 2023-03 · asserted"),
        (event("ACCUSE", (RUSSIA,), (USA, NATO)), "2023", "ACCUSE · RUS/GOV → NATO + USA/GOV · 2023 · asserted"),
        (
            event("ASSAULT", (GUNMEN, GUNMEN), factuality="negated"),
            None,
            "ASSAULT · ?/UAF · undated · negated · https://a.example/1",
        ),
    ],
)
def test_a_key_reads_as_what_the_event_is(told: Event, date: str | None, key: str) -> None:
    assert event_key(told, date, "https://a.example/1") == key
    assert event_id(key) == event_id(str(key))
    assert len(event_id(key)) == 32


def told_by(folder: Path, *tasks: CodingTask, date: str | None) -> list[tuple[str, str]]:
    """The ids and keys of one meeting that the pages of ``tasks`` tell."""
    meeting = Coding((event("CONSULT", (USA,), (RUSSIA,), date),), ())
    part = write_coded(folder / "part", [(task, meeting) for task in tasks], [], "c1")
    return pl.read_parquet(part / "mention.parquet").select("event_id", "event_key").rows()


def page(page_id: str, url: str, *, is_own_url: bool = True) -> CodingTask:
    return CodingTask(page_id, url, Article(((0, TEXT),), dt.date(2023, 3, 2)), is_own_url)


def test_pages_that_date_a_meeting_alike_tell_one_event(tmp_path: Path) -> None:
    one, other = told_by(tmp_path, page("p1", "https://a/1"), page("p2", "https://b/1"), date="2023-03-02")
    assert one == other == (event_id(one[1]), "CONSULT · RUS/GOV + USA/GOV · 2023-03-02 · asserted")


def test_an_undated_meeting_stays_its_pages_own(tmp_path: Path) -> None:
    one, other = told_by(tmp_path, page("p1", "https://a/1"), page("p2", "https://b/1"), date=None)
    assert one[0] != other[0]
    assert one[1] == "CONSULT · RUS/GOV + USA/GOV · undated · asserted · https://a/1"


def test_two_drops_may_have_a_file_of_one_name(tmp_path: Path) -> None:
    files = page("p1", "news/1.txt", is_own_url=False), page("p2", "news/1.txt", is_own_url=False)
    one, other = told_by(tmp_path, *files, date=None)
    assert one[0] != other[0]
    assert one[1].endswith(" · undated · asserted · p1")
