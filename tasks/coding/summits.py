"""Bodies and countries that a summit or a tour tells beside its noun: "القمة العربية", "جولة شملت كينيا وأوغندا"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.phrase import Member
from tasks.coding.words import SUMMIT_NOUNS, SUMMITS, TOURING
from tasks.records import Span

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.sentence import Sentence

_ADJECTIVES, _TOUR = 2, 6
_LANDS = ("state", "metonym", "place")


def bodies_of(sentence: Sentence, n: int) -> list[Member]:
    """The bodies whose summit the adjectives of the noun ``n`` tell: "القمة العربية", "قمة خليجية أمريكية"."""
    found: list[Member] = []
    if SUMMIT_NOUNS.isdisjoint(bare_forms(sentence.tokens[n].key)):
        return found
    for m in range(n + 1, min(n + 1 + _ADJECTIVES, sentence.count)):
        token = sentence.tokens[m]
        code = SUMMITS.get(token.key.removeprefix("و"))
        if code is None:
            break
        span = Span(sentence.position, token.start, token.end)
        found.append(Member(code, None, m, m + 1, kind="org", text=token.text, span=span))
    return found


def countries_toured(candidate: Candidate) -> list[Member]:
    """The countries of a tour, after the verb that counts them: "بجولة شملت كينيا وأوغندا", "تقوده إلى اليابان"."""
    sentence, n = candidate.sentence, candidate.trigger
    at = next((m for m in range(n + 1, min(n + _TOUR, sentence.count)) if sentence.tokens[m].key in TOURING), 0)
    after = next(iter(sentence.phrases_between(at + 1, at + _TOUR)), None) if at else None
    return list(after.members) if after is not None and after.kind in _LANDS else []
