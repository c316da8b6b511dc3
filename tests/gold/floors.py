"""The floors under the coder's figures, and the only way to move them.

``floors.json`` holds, for each corpus, its size and hash, the figures pinned on it, and every lowering with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from .corpus import HERE, Corpus

FLOORS = HERE / "floors.json"
# How far a figure may fall before it counts: less than one event in two hundred.
SLACK = 0.005


@dataclass(frozen=True, slots=True)
class Lowering:
    """A figure that was lowered on purpose."""

    figure: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """What is pinned on one corpus."""

    n_pages: int
    n_events: int
    corpus_hash: str
    figures: dict[str, float]
    lowered: tuple[Lowering, ...] = ()


class LoweringError(ValueError):
    """A floor would sink and no reason was given."""


def read(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors by the name of their corpus."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Floor(**{**row, "lowered": tuple(Lowering(**lowering) for lowering in row["lowered"])})
        for name, row in rows.items()
    }


def write(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Writes all floors."""
    rows = {name: asdict(floor) for name, floor in sorted(floors.items())}
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def fallen(floor: Floor, figures: Mapping[str, float]) -> list[str]:
    """One line for each figure that lies below its floor by more than SLACK."""
    return [
        f"{name} {figures[name]:.4f} is below its floor of {pinned:.4f}"
        for name, pinned in sorted(floor.figures.items())
        if figures[name] < pinned - SLACK
    ]


def is_of(floor: Floor, corpus: Corpus) -> bool:
    """Whether the floor was pinned on these very pages and events."""
    return (floor.n_pages, floor.n_events, floor.corpus_hash) == (len(corpus.pages), corpus.n_events, corpus.hash)


def pinned(before: Floor | None, corpus: Corpus, figures: Mapping[str, float], reason: str | None = None) -> Floor:
    """The floor at ``figures``.

    Raises:
        LoweringError: a figure is lower than ``before`` had it, even on other pages, and no ``reason`` tells why.
    """
    sunk = [
        Lowering(name, old, figures[name], reason or "")
        for name, old in sorted((before.figures if before else {}).items())
        if figures[name] < old
    ]
    if sunk and not reason:
        lines = ", ".join(f"{one.figure} {one.before:.4f} -> {one.after:.4f}" for one in sunk)
        raise LoweringError(f"this would lower {lines}; say why with --lower REASON")
    history = before.lowered if before else ()
    return Floor(len(corpus.pages), corpus.n_events, corpus.hash, dict(figures), (*history, *sunk))
