"""Whose a pronoun is that comes before its name: "بعد لقائه الرئيس الكيني، قال وزير الخارجية الياباني"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import NOBODY
from tasks.coding.words import COMMAS, PREPOSITIONS

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member
    from tasks.coding.sentence import Sentence

# How far into its sentence the noun may stand, how far on its comma, and how near after it the name.
_OPENING, _ADJUNCT, _SUBJECT = 2, 16, 4
# Prepositions that open a sentence with when something is told.
_WHEN = ("other", "in")


def holder_after(candidate: Candidate) -> list[Member]:
    """The subject of the verb after the adjunct that opens the sentence, if the noun stands in one."""
    sentence, n = candidate.sentence, candidate.trigger
    opening = PREPOSITIONS.get(sentence.tokens[0].key.removeprefix("و"))
    if not 0 < n <= _OPENING or opening not in _WHEN:
        return []
    comma = next((m for m in range(n, min(sentence.count, n + _ADJUNCT)) if sentence.tokens[m].text in COMMAS), 0)
    if not comma or comma + 1 >= sentence.count or not sentence.is_verb(comma + 1):
        return []
    return _subject_after(sentence, comma + 1)


def _subject_after(sentence: Sentence, verb: int) -> list[Member]:
    free = (p for p in sentence.phrases_between(verb + 1, verb + 1 + _SUBJECT) if p.governor == "")
    return next((list(phrase.members) for phrase in free if phrase.kind not in NOBODY), [])
