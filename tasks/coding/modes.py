"""The mode of an event whose trigger leaves it open, by the words of its clause; from ``lexicon/modes.tsv``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.tables import read_table
from tasks.coding.codebook import BODIES
from tasks.coding.words import ADJUNCT, LEXICON, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.candidate import Candidate
    from tasks.records import Party

# The words round a trigger that tell of it as a rule, those that may, and how far what is demanded goes on.
_NEAR, _WIDE, _CONTENT = (4, 10), (8, 40), 14
_ROUND_TABLE = 3
_ENVOY = "ambassador"


class _Rule(NamedTuple):
    mode: str | None
    where: str
    words: Wording


@lru_cache(maxsize=1)
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    for row in read_table(LEXICON / "modes.tsv", ("event_type", "mode", "where", "words")):
        rule = _Rule(row["mode"] or None, row["where"], Wording.of(row.alternatives("words")))
        rules.setdefault(row["event_type"], []).append(rule)
    return rules


def mode_of(candidate: Candidate) -> str | None:
    """The frame's mode, where no words of the clause refine it, else the one that the words tell."""
    frame = candidate.frame
    rules = _rules().get(frame.event_type, [])
    if frame.mode is not None:
        refining = [rule for rule in rules if rule.where == frame.mode]
        return next((rule.mode for rule in refining if _stands(candidate, rule, _NEAR)), frame.mode)
    for window in (_NEAR, _WIDE):
        for rule in rules:
            if rule.where == "clause" and _stands(candidate, rule, window):
                return rule.mode
    return _of_content(candidate, [rule for rule in rules if rule.where == "after"])


def _stands(candidate: Candidate, rule: _Rule, window: tuple[int, int]) -> bool:
    sentence, n = candidate.sentence, candidate.trigger
    return sentence.has_words(rule.words, n - window[0], sentence.scope_end(n, window[1])) >= 0


def _of_content(candidate: Candidate, rules: Sequence[_Rule]) -> str | None:
    """The mode by what is demanded, refused or threatened: its first word counts, what only frames it does not."""
    sentence, n = candidate.sentence, candidate.trigger
    end = sentence.scope_end(n, _CONTENT)
    adjunct = sentence.has_words(ADJUNCT, n + 2, end)
    end = adjunct if adjunct >= 0 else end
    found = [(at, rule) for rule in rules if (at := sentence.has_words(rule.words, n + 1, end)) >= 0]
    return min(found, key=lambda pair: pair[0])[1].mode if found else None


def mode_of_talks(
    candidate: Candidate, mode: str | None, actors: Sequence[Party], recipients: Sequence[Party]
) -> str | None:
    """The mode of a meeting by who takes part: two states make no round table, an envoy who is received no visit."""
    parties = (*actors, *recipients)
    codes = {party.code for party in parties}
    if mode is None and len(codes) >= _ROUND_TABLE:
        return "multilateral"
    is_gathering = mode == "multilateral" and "two_sided" in candidate.frame.flags
    if is_gathering and len(codes) == 2 and None not in codes and codes.isdisjoint(BODIES):  # a summit of two
        return None
    if "receives" in candidate.frame.flags:
        is_posted = any(member.title == _ENVOY for member in (*candidate.actors, *candidate.recipients))
        return None if is_posted or len(codes) < 2 else mode
    return mode
