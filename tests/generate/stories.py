"""Stories: paragraphs about states and their offices, with the events that were planted in them.

The sentences are rows of ``sentences.tsv`` filled with states (``states.tsv``), topics and days; paragraphs
without events come from ``fillers.tsv``. No two paragraphs of one ``StoryTeller`` are the same.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from . import days
from .planted import PlantedEvent, PlantedParty

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(?:([A-D])\.)?(\w+)\}")
_EVENT = re.compile(r"(?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? (?P<factuality>\w+) (?P<actors>\S*) >(?P<rest>.*)")
_HEADS = {
    "president": "الرئيس {m}",
    "premier": "رئيس الوزراء {m}",
    "king": "العاهل {m}",
    "chancellor": "المستشار {m}",
}
_FORMS = {
    "minister": "وزير الخارجية {m}",
    "peer": "نظيره {m}",
    "spokesman": "المتحدث باسم الخارجية {f}",
    "ministry": "وزارة الخارجية {f}",
    "government": "الحكومة {f}",
    "army": "الجيش {m}",
    "forces": "القوات {f}",
    "police": "الشرطة {f}",
}
# Which form stands for a state in a party's text, by sector.
_PARTY_FORM = {"GOV": "name", "MIL": "army", "COP": "police"}


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with ``#`` comments and a header row."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def _for(text: str) -> str:
    """``text`` after the preposition ل, which swallows the article's alef."""
    return "لل" + text[2:] if text.startswith("ال") else "ل" + text


def _state_forms(row: dict[str, str]) -> dict[str, str]:
    nationality = {"m": row["masculine"], "f": row["feminine"]}
    forms = {name: form.format(**nationality) for name, form in _FORMS.items()}
    forms |= nationality | {"name": row["name"], "capital": row["capital"]}
    forms["head"] = _HEADS[row["head"]].format(**nationality)
    forms["f_bare"] = " ".join(word.removeprefix("ال") for word in row["feminine"].split())
    forms["plural"] = " ".join(f"{word}ين" for word in row["masculine"].split())
    forms["for"] = _for(row["name"])
    forms["for_government"] = _for(forms["government"])
    forms["for_army"] = _for(forms["army"])
    return forms


STATES: dict[str, dict[str, str]] = {row["code"]: _state_forms(row) for row in read_table(_HERE / "states.tsv")}
SENTENCES = tuple(read_table(_HERE / "sentences.tsv"))
LEADS = tuple(row for row in SENTENCES if row["headline"])
FILLERS = tuple(row["text"] for row in read_table(_HERE / "fillers.tsv"))
TOPICS = tuple(row["text"] for row in read_table(_HERE / "topics.tsv"))


@dataclass(frozen=True, slots=True)
class StoryParagraph:
    """A paragraph in plain spelling and the events its sentences tell.

    ``is_dated`` says whether the events' day is readable without knowing the page's own.
    """

    text: str
    events: tuple[PlantedEvent, ...] = ()
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What one journalist wrote: a headline (telling the first paragraph's event) and paragraphs."""

    headline: str
    published_at: dt.datetime
    paragraphs: tuple[StoryParagraph, ...]


class StoryTeller:
    """Writes stories, all from one random generator and never the same paragraph twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._told: set[str] = set()

    def story(self, published_at: dt.datetime, characters: int) -> Story:
        """A story of about ``characters`` characters, half of its paragraphs with events."""
        rng = self._rng
        cast = dict(zip("ABCD", rng.sample(list(STATES), 4), strict=True))
        lead = rng.choice(LEADS)
        topic = rng.choice(TOPICS)
        others = rng.sample(SENTENCES, len(SENTENCES))
        told = _kinds(lead)
        paragraphs = [self._event_paragraph(lead, cast, topic, published_at.date())]
        headline = self._filled(lead["headline"], cast, topic, {})
        length = len(paragraphs[0].text)
        while length < characters:
            if rng.random() < 0.5 and others:
                row = others.pop()
                # One event of a type and factuality a story: else two sentences might tell the same event.
                if told & _kinds(row):
                    continue
                told |= _kinds(row)
                turned = {**cast, "A": cast["B"], "B": cast["A"]} if rng.random() < 0.5 else cast
                paragraph = self._event_paragraph(row, turned, topic, published_at.date())
            else:
                paragraph = self.filler(cast)
            paragraphs.append(paragraph)
            length += len(paragraph.text)
        return Story(headline, published_at, tuple(paragraphs))

    def filler(self, cast: dict[str, str] | None = None) -> StoryParagraph:
        """A paragraph without events, told never before."""
        cast = cast or dict(zip("ABCD", self._rng.sample(list(STATES), 4), strict=True))
        while True:
            sentences = self._rng.sample(FILLERS, self._rng.randint(2, 3))
            text = " ".join(self._filled(s, cast, self._rng.choice(TOPICS), {}) for s in sentences)
            if self._is_new(text):
                return StoryParagraph(text)

    def _event_paragraph(self, row: dict[str, str], cast: dict[str, str], topic: str, day: dt.date) -> StoryParagraph:
        rng = self._rng
        while True:
            phrase, event_day, is_absolute = (days.future if "{future}" in row["text"] else days.past)(day, rng)
            sentence = self._filled(row["text"], cast, topic, {"past": phrase, "future": phrase})
            context = self._filled(rng.choice(FILLERS), cast, rng.choice(TOPICS), {})
            text = f"{sentence} {context}"
            if self._is_new(text):
                is_dated = "{past}" in row["text"] or "{future}" in row["text"]
                events = tuple(
                    _event(written, cast, event_day if is_dated else None, sentence)
                    for written in row["events"].split("; ")
                )
                return StoryParagraph(text, events, is_absolute)

    def _filled(self, template: str, cast: dict[str, str], topic: str, extra: dict[str, str]) -> str:
        def fill(slot: re.Match[str]) -> str:
            letter, name = slot.groups()
            if letter:
                return STATES[cast[letter]][name]
            if name == "topic":
                return topic
            if name == "few":
                return str(self._rng.randint(3, 10))
            if name == "hours":
                return self._rng.choice(("24", "48", "72"))
            # Numbers whose last two digits are 11-99 take their noun in one form only.
            return extra.get(name) or str(100 * self._rng.randint(0, 9) + self._rng.randint(11, 99))

        return _SLOT.sub(fill, template)

    def _is_new(self, text: str) -> bool:
        if text in self._told:
            return False
        self._told.add(text)
        return True


def _kinds(row: dict[str, str]) -> set[tuple[str, str]]:
    """(type, factuality) of each event of a row of ``sentences.tsv``."""
    found = (_EVENT.fullmatch(written) for written in row["events"].split("; "))
    return {(event["type"], event["factuality"]) for event in found if event}


def _event(written: str, cast: dict[str, str], day: dt.date | None, evidence: str) -> PlantedEvent:
    """The event that a row of ``sentences.tsv`` writes, with the story's states in it."""
    found = _EVENT.fullmatch(written)
    if not found:
        raise ValueError(f"sentences.tsv: not an event: {written!r}")
    recipients, _, place = found["rest"].strip().partition("@")
    return PlantedEvent(
        event_type=found["type"],
        event_mode=found["mode"],
        factuality=found["factuality"],
        actors=_parties(found["actors"], cast),
        recipients=_parties(recipients.strip(), cast),
        date=day,
        place_country=cast[place] if place else None,
        evidence=evidence.removesuffix("."),
    )


def _parties(written: str, cast: dict[str, str]) -> tuple[PlantedParty, ...]:
    parties = []
    for party in filter(None, written.split(",")):
        letter, _, sector = party.partition(":")
        state = cast.get(letter)
        text = STATES[state][_PARTY_FORM.get(sector, "name")] if state else ""
        parties.append(PlantedParty(state, sector, text))
    return tuple(parties)
