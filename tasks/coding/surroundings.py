"""What stands round a verb, however it is read: the same for all readings of a word, so looked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.clitics import bare_forms
from tasks.coding.antecedents import antecedent_of, tells_what_was_said
from tasks.coding.strangers import head_after
from tasks.coding.words import COMPLEMENTISERS, HELD_THINGS, NEGATORS, OWN_COUNTRY, PRONOUN_COMPLEMENTISERS

if TYPE_CHECKING:
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

_SUBJECT_REACH = 9
_FREE = ("", "genitive")
# Kinds of phrases that are no arguments: who only says so, and things with a nationality.
_NEVER_FREE = ("media", "adjective")
# Names of which a thing may bear the name without being theirs: "حرب العراق", "تفجيرات لندن".
_LANDS = frozenset({"state", "metonym"})


class Surroundings(NamedTuple):
    """What stands round a verb, however it is read.

    ``free`` are the phrases after it that no preposition governs, ``first`` the one of them and ``left`` the phrase
    before that can be its subject, ``unknown`` the noun right after it that nothing is known of (-1 for none).
    """

    free: list[Phrase]
    medium: Phrase | None
    first: Phrase | None
    left: Phrase | None
    antecedent: Phrase | None
    unknown: int
    is_subject_pronoun: bool


def surroundings(sentence: Sentence, n: int) -> Surroundings:
    """What stands round the verb at token ``n``."""
    free = [
        phrase
        for phrase in sentence.phrases_between(n + 1, sentence.clause_end(n))
        if phrase.governor in _FREE and phrase.kind not in _NEVER_FREE
    ]
    return Surroundings(
        free,
        _medium(sentence, n),
        _first(sentence, free, n),
        _left(sentence, n),
        antecedent_of(sentence, n),
        head_after(sentence, n),
        _subject_is_pronoun(sentence, n),
    )


def _medium(sentence: Sentence, n: int) -> Phrase | None:
    """The newspaper or agency right after the verb."""
    phrases = sentence.phrases_between(n + 1, n + 3)
    return phrases[0] if phrases and phrases[0].kind == "media" and phrases[0].governor in _FREE else None


def _first(sentence: Sentence, free: list[Phrase], n: int) -> Phrase | None:
    """The free phrase near enough after the verb to be its subject; a genitive only right after its noun."""
    if not free or free[0].start - n > _SUBJECT_REACH:
        return None
    if free[0].governor == "genitive" and (free[0].start - n > 2 or free[0].members[0].pronoun):
        return None
    if free[0].governor == "genitive" and any(r.preposition == "ب" for r in sentence.readings[free[0].start - 1]):
        return None  # "قام باغتيال القائد"
    before = sentence.tokens[free[0].start - 1].key
    if free[0].governor == "genitive" and free[0].kind in _LANDS and HELD_THINGS.isdisjoint(bare_forms(before)):
        return None  # "انتقد حرب العراق"
    return free[0]


def _left(sentence: Sentence, n: int) -> Phrase | None:
    """The phrase right before the verb, if it can be the subject of a verb that agrees with it."""
    left = sentence.left_neighbour(n)
    if left is not None and left.governor == "by" and (whole := sentence.phrase_ending_at(left.start)) is not None:
        left = whole  # "إن جنديا بالجيش قتل"
    if (
        left is None
        or not (left.governor in _FREE or (left.governor == "from" and tells_what_was_said(sentence, n)))
        or left.kind in ("media", "place")
        or _is_predicate(sentence, left)
        or (left.kind == "adjective" and not _opens_clause(sentence, left.head))
    ):
        return None
    return left


def _is_predicate(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a nationality is what the pronoun before it is said to be: "قال إنها روسية"."""
    before = sentence.tokens[phrase.start - 1].key if phrase.start else ""
    return phrase.kind == "demonym" and not phrase.definite and before in PRONOUN_COMPLEMENTISERS


def _opens_clause(sentence: Sentence, n: int) -> bool:
    """Whether the clause opens with the noun, which is then what it is about: "أن السفينة المصرية أطلقت"."""
    return sentence.tokens[n].key.startswith("ال") and (n == 0 or sentence.tokens[n - 1].key in COMPLEMENTISERS)


def _subject_is_pronoun(sentence: Sentence, n: int) -> bool:
    """Whether the verb's subject is who was told of, as after "إنه" and beside "بلاده", not the phrase after it."""
    if n + 1 < sentence.count and sentence.tokens[n + 1].key in OWN_COUNTRY:
        return True
    m = n - 1
    while m >= 0 and (sentence.tokens[m].key in NEGATORS or sentence.tokens[m].key in ("قد", "سوف")):
        m -= 1
    return m >= 0 and (sentence.tokens[m].key in PRONOUN_COMPLEMENTISERS or sentence.tokens[m].key in OWN_COUNTRY)
