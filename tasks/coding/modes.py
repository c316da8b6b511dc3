"""The mode of an event whose trigger leaves it open, by the words of its clause; from ``lexicon/modes.tsv``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.tables import read_table
from tasks.coding.codebook import BODIES
from tasks.coding.words import ADJUNCT, BETWEEN, LEXICON, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.candidate import Candidate
    from tasks.records import Party

# The words round a trigger that tell of it as a rule, those that may, and how far what is demanded goes on.
# A battle is fought with what stands right after it; shelling beside it is another deed.
_NEAR, _WIDE, _OF_BATTLE, _CONTENT = (4, 10), (8, 40), (0, 5), 14
_ROUND_TABLE = 3
_BETWEEN_REACH = 5
_ENVOY = "ambassador"
# Sectors of those who are no regular troops.
_MILITIA = frozenset({"PRM", "REB"})


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
    is_battle = frame.event_type == "ASSAULT" and "two_sided" in frame.flags
    for window in (_OF_BATTLE,) if is_battle else (_NEAR, _WIDE):
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
    sentence, n = candidate.sentence, candidate.trigger
    is_between = "two_sided" in candidate.frame.flags and sentence.has_words(BETWEEN, n + 1, n + _BETWEEN_REACH) >= 0
    if (
        mode == "multilateral" and is_between and len(codes) == 2 and None not in codes and codes.isdisjoint(BODIES)
    ):  # a summit of two
        return None
    if "receives" in candidate.frame.flags:
        is_posted = any(member.title == _ENVOY for member in (*candidate.actors, *candidate.recipients))
        return None if is_posted or len(codes) < 2 else mode
    return mode


def mode_of_forces(mode: str | None, actors: Sequence[Party]) -> str | None:
    """The mode of a mobilisation by whose the forces are: armed groups have no troops, nor has the police."""
    sectors = {party.sector for party in actors}
    if mode != "troops" or not sectors:
        return mode
    return "militia" if sectors <= _MILITIA else "police" if sectors == {"COP"} else mode
