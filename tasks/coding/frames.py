"""Frames: which words tell an event of which type, and where its parties stand.

One table a type under ``lexicon/frames/``; a row is one trigger with its verbs, verbal nouns and participles,
from which all written forms are generated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tasks.arabic.clitics import Clitics, analyses
from tasks.arabic.normalise import fold
from tasks.arabic.nouns import inflect_noun
from tasks.arabic.tables import Row, collector_at_rest, read_table
from tasks.arabic.verbs import VerbForm, conjugate
from tasks.coding.codebook import MODES, TYPES
from tasks.coding.words import LEXICON, Wording

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

COLUMNS = (
    "mode",
    "actor",
    "recipient",
    "genitive",
    "flags",
    "verb",
    "noun",
    "participle",
    "words",
    "blocked",
    "example",
    "near_miss",
)
SLOTS = frozenset(
    {"subj", "obj", "with", "to", "for", "by", "on", "against", "from", "about", "between", "in", "left", "speaker"}
)
FLAGS = frozenset(
    {
        "needs_recipient",
        "victim",
        "anonymous",
        "crowd",
        "police",
        "court",
        "carry",
        "two_sided",
        "place_is_recipient",
        "when_negated",
        "reaches",
        "any_medium",
        "claims",
        "receives",
        "verbal",
        "slogan",
    }
)
Kind = Literal["verb", "noun", "participle"]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One row of a frame table; ``rule`` ("accuse:12") names file and line."""

    rule: str
    event_type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    genitive: str
    flags: frozenset[str]
    words: Wording
    blocked: Wording

    @property
    def takes_victims(self) -> bool:
        """Whether it tells what is done to people, so that its verb may be a passive."""
        return "victim" in self.flags

    @property
    def is_blow(self) -> bool:
        """Whether it tells violence, which a noun that is no party may have done ("الانفجار الذي استهدف")."""
        return self.event_type == "ASSAULT" and "claims" not in self.flags


class Sense(NamedTuple):
    """One reading of a word as a trigger (``frame`` None: a verb that is no trigger but bounds clauses)."""

    kind: Kind
    frame: Frame | None
    forms: frozenset[VerbForm]
    role: str
    joined: bool = False


class Reading(NamedTuple):
    """A sense of a token with the clitics it was read with.

    Readings of one word with the same number ``alike`` have the same arguments.
    """

    sense: Sense
    conjunction: bool
    preposition: str
    future: bool
    definite: bool
    pronoun: str
    alike: int = 0


def _slots(row: Row, column: str) -> tuple[str, ...]:
    slots = tuple(part for part in row[column].split(",") if part)
    if unknown := set(slots) - SLOTS:
        raise row.error(f"{column} names unknown slots: {', '.join(sorted(unknown))}")
    return slots


def _frame(event_type: str, row: Row) -> Frame:
    mode = row["mode"] or None
    if mode is not None and mode not in MODES[event_type]:
        raise row.error(f"{mode} is no mode of {event_type}")
    flags = frozenset(part for part in row["flags"].split(",") if part)
    if unknown := flags - FLAGS:
        raise row.error(f"unknown flags: {', '.join(sorted(unknown))}")
    if row["genitive"] not in ("", "actor", "recipient", "both"):
        raise row.error(f"genitive is {row['genitive']!r}, it should be actor, recipient, both or empty")
    return Frame(
        rule=f"{event_type.lower()}:{row.line}",
        event_type=event_type,
        mode=mode,
        actor=_slots(row, "actor") or ("subj",),
        recipient=_slots(row, "recipient"),
        genitive=row["genitive"],
        flags=flags,
        words=Wording.of(row.alternatives("words")),
        blocked=Wording.of(row.alternatives("blocked")),
    )


@lru_cache(maxsize=1024)  # a verb is in the rows of several frames
def _told_forms(citation: str) -> tuple[tuple[str, frozenset[VerbForm]], ...]:
    """The forms in which news tells a verb: in the third person, and in the first for quotations.

    The second only adds homographs.
    """
    past, present = citation.split()
    forms = (
        (
            form,
            frozenset(f for f in features if f.person == 3 or _is_said_of_oneself(f)),
        )
        for form, features in conjugate(past, present, persons=(1, 3)).items()
    )
    return tuple((form, told) for form, told in forms if told)


def _is_said_of_oneself(form: VerbForm) -> bool:
    """Whether a speaker tells by it what he does: "أدعو", not "أُدان", nor the jussive."""
    return form.person == 1 and form.tense == "present" and form.voice != "passive" and form.mood != "jussive"


class TriggerTable:
    """All trigger words and common verbs by their folded written form."""

    def __init__(self) -> None:
        self._senses: dict[str, list[Sense]] = {}
        self._frames: list[Frame] = []
        self.readings = lru_cache(maxsize=1 << 16)(self._readings)
        """The ways to read a written word as a trigger or a common verb; empty for most words."""

    def _add(self, key: str, sense: Sense) -> None:
        senses = self._senses.setdefault(key, [])
        if sense not in senses:
            senses.append(sense)

    def add_verb(self, citation: str, frame: Frame | None, role: str) -> None:
        """Add all forms of a verb given as "past present"."""
        for form, told in _told_forms(citation):
            self._add(form, Sense("verb", frame, told, role))

    def add_noun(self, noun: str, frame: Frame, kind: Kind) -> None:
        """Add the case, dual and sound plural forms of a noun."""
        for form, features in inflect_noun(noun).items():
            joined = all(feature.attachment == "joined" for feature in features)
            self._add(form, Sense(kind, frame, frozenset(), "event", joined))

    def add_participle(self, participle: str, frame: Frame) -> None:
        """Add a participle; cited in the accusative ("مطالبا"), also its feminine and plurals in that case."""
        forms = {participle}
        if participle.endswith("ا"):
            forms |= {participle[:-1] + ending for ending in ("ة", "ين", "ات", "تين")}
        for form in forms:
            self._add(fold(form), Sense("participle", frame, frozenset(), "event"))

    def add_row(self, event_type: str, row: Row) -> None:
        """Add a row of a frame table with everything it generates."""
        frame = _frame(event_type, row)
        self._frames.append(frame)
        try:
            for citation in row.alternatives("verb"):
                self.add_verb(citation, frame, "event")
            for noun in row.alternatives("noun"):
                self.add_noun(noun, frame, "noun")
            for participle in row.alternatives("participle"):
                self.add_participle(participle, frame)
        except ValueError as error:
            raise row.error(str(error)) from error

    @lru_cache(maxsize=8)  # noqa: B019 - the table lives as long as the process
    def rules_with(self, flag: str) -> frozenset[str]:
        """The rules of the frames that bear ``flag``."""
        return frozenset(frame.rule for frame in self._frames if flag in frame.flags)

    def _readings(self, word: str) -> tuple[Reading, ...]:
        found: dict[str, list[Reading]] = {}
        for analysis in analyses(fold(word), word.endswith("ة")):
            if analysis.conjunction not in found:
                senses = (_fitting(sense, analysis) for sense in self._senses.get(analysis.stem, ()))
                if readings := [_reading(sense, analysis) for sense in senses if sense is not None]:
                    found[analysis.conjunction] = readings
        numbers: dict[Hashable, int] = {}
        return tuple(
            reading._replace(alike=numbers.setdefault(_decides_arguments(reading), len(numbers)))
            for reading in dict.fromkeys(reading for readings in found.values() for reading in readings)
        )


def _decides_arguments(reading: Reading) -> Hashable:
    """What of a reading the arguments of its verb depend on."""
    frame, forms = reading.sense.frame, reading.sense.forms
    if frame is None:
        return forms, reading.conjunction, reading.pronoun, reading.sense.role == "speech"
    asked = frame.takes_victims, frame.recipient[:1] == ("obj",), frame.is_blow, frame.mode if frame.is_blow else None
    return forms, reading.conjunction, reading.pronoun, asked


def _fitting(sense: Sense, clitics: Clitics) -> Sense | None:
    """The sense with the forms that these clitics leave open; None where it can't be read with them."""
    if sense.kind != "verb":
        fits = (
            not clitics.future and not (clitics.article and clitics.pronoun) and (clitics.pronoun or not sense.joined)
        )
        return sense if fits else None
    if clitics.article or clitics.preposition not in ("", "ل") or clitics.pronoun == "ي":
        return None  # "هاتفي" is an adjective: on a verb, "me" is "ني"
    forms = _open_forms(sense.forms, bool(clitics.pronoun), bool(clitics.preposition or clitics.future))
    return sense._replace(forms=forms) if forms else None


@lru_cache(maxsize=1 << 14)  # so that the readings of one verb in several frames share their forms
def _open_forms(forms: frozenset[VerbForm], has_pronoun: bool, needs_present: bool) -> frozenset[VerbForm]:
    unattached = "free" if has_pronoun else "joined"
    return frozenset(
        form for form in forms if form.attachment != unattached and (form.tense == "present" or not needs_present)
    )


def _reading(sense: Sense, clitics: Clitics) -> Reading:
    return Reading(
        sense, bool(clitics.conjunction), clitics.preposition, clitics.future, clitics.article, clitics.pronoun
    )


def frame_rows() -> Iterator[tuple[str, Row]]:
    """All rows of the frame tables, each with its event type."""
    for event_type in TYPES:
        for row in read_table(LEXICON / "frames" / f"{event_type.lower()}.tsv", COLUMNS):
            yield event_type, row


@lru_cache(maxsize=1)
@collector_at_rest()
def trigger_table() -> TriggerTable:
    """The compiled frames and common verbs. Raises LexiconError for a line that can't be used."""
    table = TriggerTable()
    for event_type, row in frame_rows():
        table.add_row(event_type, row)
    for row in read_table(LEXICON / "verbs.tsv", ("role", "verb")):
        for citation in row.alternatives("verb"):
            table.add_verb(citation, None, row["role"])
    return table
