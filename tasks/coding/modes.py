"""The mode of an event whose trigger leaves it open, by the words of its clause; from ``lexicon/modes.tsv``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.tables import read_table
from tasks.coding.words import LEXICON, Wording

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate

_BEFORE = 12
_ROUND_TABLE = 3


class _Rule(NamedTuple):
    mode: str
    is_after: bool
    words: Wording


@lru_cache(maxsize=1)
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    for row in read_table(LEXICON / "modes.tsv", ("event_type", "mode", "where", "words")):
        rule = _Rule(row["mode"], row["where"] == "after", Wording.of(row.alternatives("words")))
        rules.setdefault(row["event_type"], []).append(rule)
    return rules


def mode_of(candidate: Candidate) -> str | None:
    """The frame's mode, else that of the first rule whose words stand in the clause."""
    frame, sentence, n = candidate.frame, candidate.sentence, candidate.trigger
    if frame.mode is not None:
        return frame.mode
    end = sentence.scope_end(n)
    for rule in _rules().get(frame.event_type, ()):
        if sentence.has_words(rule.words, n + 1 if rule.is_after else n - _BEFORE, end) >= 0:
            return rule.mode
    codes = {member.code for member in (*candidate.actors, *candidate.recipients)}
    return "multilateral" if frame.event_type == "CONSULT" and len(codes) >= _ROUND_TABLE else None
