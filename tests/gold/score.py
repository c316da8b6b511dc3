"""Scores coded events against gold by the codebook's rules of matching.

loose: the same type, and the two events share a country code, or neither names one.
strict: loose, and the same codes in each role (one set where the parties stand side by side), and the same factuality.
Pairs are one to one within a page, the closest first. A date or country that gold leaves open is not judged.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tasks.coding.codebook import SYMMETRIC
from tasks.records import Event

SLOTS = ("mode", "factuality", "date", "codes", "sectors", "place")
# What one shared code weighs against one slot that agrees, when the closest of several events is chosen.
_WEIGHT_OF_PARTIES = 4.0

# A party as it is judged: (country or body, sector).
Role = frozenset[tuple[str | None, str | None]]


@dataclass(frozen=True, slots=True)
class Judged:
    """An event reduced to what is judged. ``evidence`` is for people only."""

    event_type: str
    mode: str | None
    factuality: str
    actors: Role
    recipients: Role
    date: str | None = None
    country: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all parties."""
        return _codes(self.actors | self.recipients)

    @property
    def codes_by_role(self) -> tuple[frozenset[str], ...]:
        """The codes of each role; one set where the parties of the type stand side by side."""
        return (self.codes,) if self.event_type in SYMMETRIC else (_codes(self.actors), _codes(self.recipients))


def _codes(parties: Role) -> frozenset[str]:
    return frozenset(code for code, _ in parties if code)


def from_record(record: Mapping[str, Any]) -> Judged:
    """An event written as the codebook's record."""

    def role(name: str) -> Role:
        return frozenset((party["code"], party["sector"]) for party in record.get(name) or ())

    return Judged(
        event_type=record["type"],
        mode=record.get("mode"),
        factuality=record["factuality"],
        actors=role("actors"),
        recipients=role("recipients"),
        date=record.get("date"),
        country=(record.get("place") or {}).get("country"),
        evidence=tuple(record.get("evidence") or ()),
    )


def from_event(event: Event, evidence: Iterable[str] = ()) -> Judged:
    """An event as the coder returns it."""
    return Judged(
        event_type=event.event_type,
        mode=event.event_mode,
        factuality=event.factuality,
        actors=frozenset((party.code, party.sector) for party in event.actors),
        recipients=frozenset((party.code, party.sector) for party in event.recipients),
        date=event.date.value if event.date else None,
        country=event.place.country if event.place else None,
        evidence=tuple(evidence),
    )


def slots_right(gold: Judged, coded: Judged) -> dict[str, bool]:
    """Which of SLOTS agree; those that gold leaves open are absent."""
    right = {
        "mode": gold.mode == coded.mode,
        "factuality": gold.factuality == coded.factuality,
        "codes": gold.codes_by_role == coded.codes_by_role,
        "sectors": gold.actors | gold.recipients == coded.actors | coded.recipients,
    }
    if gold.date:
        # "2014-03" of gold is met by any day of that month.
        right["date"] = (coded.date or "").startswith(gold.date)
    if gold.country:
        right["place"] = gold.country == coded.country
    return right


def _closeness(gold: Judged, coded: Judged) -> float | None:
    """How near ``coded`` comes to ``gold``; None where the two can't be the same event."""
    mine, theirs = gold.codes, coded.codes
    if gold.event_type != coded.event_type or not (mine & theirs or not mine | theirs):
        return None
    shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    return _WEIGHT_OF_PARTIES * shared + sum(slots_right(gold, coded).values())


def pairs(golds: Sequence[Judged], coded: Sequence[Judged]) -> list[tuple[int, int]]:
    """The loose matches of one page, as indexes into the two lists: one to one, the closest first."""
    near = [
        (closeness, g, c)
        for (g, gold), (c, event) in itertools.product(enumerate(golds), enumerate(coded))
        if (closeness := _closeness(gold, event)) is not None
    ]
    free_golds, free_coded = set(range(len(golds))), set(range(len(coded)))
    matched = []
    for _, g, c in sorted(near, key=lambda row: (-row[0], row[1], row[2])):
        if g in free_golds and c in free_coded:
            free_golds.remove(g)
            free_coded.remove(c)
            matched.append((g, c))
    return matched


def is_strict(gold: Judged, coded: Judged) -> bool:
    """Whether a loose pair also holds strictly."""
    return gold.codes_by_role == coded.codes_by_role and gold.factuality == coded.factuality


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float


def _rates(hits: int, n_coded: int, n_gold: int) -> Rates:
    precision = hits / n_coded if n_coded else 0.0
    recall = hits / n_gold if n_gold else 0.0
    return Rates(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


@dataclass(slots=True)
class Tally:
    """Counts over pages, by event type; every figure is read from them."""

    n_gold: Counter[str] = field(default_factory=Counter)
    n_coded: Counter[str] = field(default_factory=Counter)
    n_loose: Counter[str] = field(default_factory=Counter)
    n_strict: Counter[str] = field(default_factory=Counter)
    slots: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, golds: Sequence[Judged], coded: Sequence[Judged]) -> None:
        """Counts one page."""
        self.n_gold.update(event.event_type for event in golds)
        self.n_coded.update(event.event_type for event in coded)
        for g, c in pairs(golds, coded):
            kind = golds[g].event_type
            self.n_loose[kind] += 1
            self.n_strict[kind] += is_strict(golds[g], coded[c])
            for slot, right in slots_right(golds[g], coded[c]).items():
                self.slots[slot].append(right)

    @property
    def loose(self) -> Rates:
        """The rates of loose matches over all types."""
        return _rates(self.n_loose.total(), self.n_coded.total(), self.n_gold.total())

    @property
    def strict(self) -> Rates:
        """The rates of strict matches over all types."""
        return _rates(self.n_strict.total(), self.n_coded.total(), self.n_gold.total())

    def by_type(self) -> Iterator[tuple[str, Rates]]:
        """The loose rates of each type that gold has, by name."""
        for kind in sorted(self.n_gold):
            yield kind, _rates(self.n_loose[kind], self.n_coded[kind], self.n_gold[kind])

    def figures(self) -> dict[str, float]:
        """What the floors are pinned on, 0 to 1, to four places. Slots are shares of the loose pairs."""
        by_type = [rates.f1 for _, rates in self.by_type()]
        figures = {
            "loose_f1": self.loose.f1,
            "loose_precision": self.loose.precision,
            "strict_f1": self.strict.f1,
            "strict_precision": self.strict.precision,
            "macro_f1": sum(by_type) / len(by_type) if by_type else 0.0,
        }
        for slot in SLOTS:
            judged = self.slots.get(slot, ())
            figures[f"slot_{slot}"] = sum(judged) / len(judged) if judged else 0.0
        return {name: round(value, 4) for name, value in figures.items()}
