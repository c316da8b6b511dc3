"""What a verbal noun governs: the phrase right after it, and the object behind ("تزويد واشنطن إسرائيل بالسلاح")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import ACTING, Candidate
from tasks.coding.codebook import BODIES
from tasks.coding.noun_context import is_thing_of
from tasks.coding.words import PREPOSITIONS, QUANTIFIERS, QUOTES

if TYPE_CHECKING:
    from tasks.coding.phrase import Phrase

_COUNTING, _QUANTITY = 3, 4
# What may stand in a quantity: "مقتل نحو 80 من النازحين".
_QUANTITY_WORDS = QUANTIFIERS | QUOTES | {"من"}
# "About" before a number, else a direction: "إطلاق الصواريخ نحو مستوطنات".
_TOWARDS = "نحو"


def genitive_of(candidate: Candidate) -> Phrase | None:
    """The phrase that the noun governs: right after it, numbers aside."""
    phrases = candidate.phrases()
    if not phrases or phrases[0].kind == "media" or candidate.asks_for(phrases[0]):
        return None
    first, n = phrases[0], candidate.trigger
    if first.governor == "for":
        return first if _is_owner(candidate, first) else None
    if is_thing_of(candidate, first):
        return first
    if first.governor not in ("", "genitive"):
        return None
    is_thing = first.head == n + 1 and candidate.frame.genitive == "recipient"  # "اعتقال خلية فلسطينية"
    if first.start == n + 1 or is_thing:
        return None if first.conjunction else first
    between = candidate.sentence.tokens[n + 1 : first.start]
    is_quantity = all(
        t.text.isdigit() or t.key in _QUANTITY_WORDS or (t.is_word and t.key not in PREPOSITIONS) for t in between
    )
    is_quantity = is_quantity and between[-1].key != _TOWARDS
    return first if first.counted and is_quantity and first.start <= n + _QUANTITY + 1 else None


def _is_owner(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether "لـ" stands for the genitive, which an indefinite noun can't take: "اجتماع طارئ لوزراء الخارجية"."""
    between = candidate.sentence.tokens[candidate.trigger + 1 : phrase.start]
    is_next = len(between) <= _COUNTING and all(t.is_word and t.key not in PREPOSITIONS for t in between)
    is_visit = candidate.frame.mode == "visit" and phrase.kind not in ("place", "metonym", "state")
    codes = {member.code for member in phrase.members}
    is_table = "two_sided" in candidate.frame.flags and (len(codes) > 1 or not codes.isdisjoint(BODIES))
    return is_next and (is_visit or is_table)


def is_asked_for(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether the phrase holds the object that the frame asked for: "طرد السفير الفرنسي"."""
    is_object = "obj" in candidate.frame.recipient
    return is_object and any(phrase.start <= n < phrase.end for n in candidate.matched)


def object_after(candidate: Candidate, genitive: Phrase) -> Phrase | None:
    """The object of a verbal noun whose genitive is its subject: "تزويد واشنطن إسرائيل بالسلاح"."""
    if "obj" not in candidate.frame.recipient or genitive.members[0].sector not in ACTING:
        return None
    if genitive.counted and "victim" in candidate.frame.flags:  # "مقتل 6 من جنودها العاملين هناك"
        return None
    end = genitive.end + 1 + _COUNTING
    after = next(iter(candidate.sentence.phrases_between(genitive.end, min(end, candidate.clause[1]))), None)
    if after is None or after.governor or after.conjunction or after.kind in ("media", "adjective"):
        return None
    if after.kind == "place" and "victim" in candidate.frame.flags:  # "مقتل جنود شمال سيناء"
        return None
    return after if after.start == genitive.end or after.counted else None
