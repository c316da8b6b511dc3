"""Deeds that are named but not told: what somebody is charged with, plays in a film, does with words, does by habit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.words import CHARGES, CLAUSE_STOPS, FICTION, NEGATORS, PARTICLES, RELATIVES, SPEECH_SETTINGS

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member
    from tasks.coding.sentence import Sentence

_BODILY = frozenset({"ASSAULT", "PROTEST", "COERCE"})
# Who attacks with words: those of whom one speaks, and those who may have an army do it.
_CIVIL = frozenset({"LEG", "PTY", "OPP", "JRN", "REL", "EDU", "BUS", "NGO", "LAB"})
_CHARGE_REACH, _FICTION_REACH, _SETTING_REACH, _JOINED_REACH = 7, 15, 14, 4


def mere_mention(candidate: Candidate) -> str | None:
    """Why a bodily deed is no telling, if it is none."""
    if candidate.frame.event_type not in _BODILY:
        return None
    sentence, n = candidate.sentence, candidate.trigger
    if sentence.has_words(FICTION, n - _FICTION_REACH, n) >= 0:
        return "fiction"
    if candidate.frame.event_type != "ASSAULT":
        return None
    if _is_charge(candidate):
        return "charge"
    if _is_verbal(candidate):
        return "verbal"
    return "habit" if _is_habit(candidate) else None


def _is_charge(candidate: Candidate) -> bool:
    """Whether the noun tells what somebody is charged with: "متهمون بالاغتصاب وقتل مدنيين", "بتهمة تفجير سفارة"."""
    sentence, n = candidate.sentence, candidate.trigger
    if all(reading.sense.kind != "noun" for reading in sentence.readings[n]):
        return False
    for m in range(n - 1, max(-1, n - _CHARGE_REACH), -1):
        token = sentence.tokens[m]
        if token.text in CLAUSE_STOPS or token.key in RELATIVES or sentence.is_plain_verb(m):
            return False
        if sentence.has_words(CHARGES, m, m + 1) >= 0:
            return True
    return False


def _is_verbal(candidate: Candidate) -> bool:
    """Whether somebody attacks with words: "شن النائب هجوما على الحكومة", "هاجم الرئيس في كلمته خصومه"."""
    if "verbal" not in candidate.frame.flags or not candidate.actors:
        return False
    if not all(_is_one(member) for member in candidate.actors):
        return False
    if all(member.sector in _CIVIL for member in candidate.actors):
        return True
    sentence, n = candidate.sentence, candidate.trigger
    return sentence.has_words(SPEECH_SETTINGS, n + 1, sentence.scope_end(n, _SETTING_REACH)) >= 0


def _is_one(member: Member) -> bool:
    return member.kind in ("person", "title")


def _is_habit(candidate: Candidate) -> bool:
    """Whether a relative clause tells what its noun does by habit: "الذين يقتلون المدنيين", "الذي يقتل ويخطف"."""
    if candidate.reading.sense.kind != "verb" or candidate.reading.pronoun or candidate.reading.future:
        return False
    forms = candidate.reading.sense.forms
    if any(form.tense == "past" for form in forms):
        return False
    return _after_relative(candidate.sentence, candidate.trigger, is_joined=candidate.reading.conjunction)


def _after_relative(sentence: Sentence, n: int, *, is_joined: bool) -> bool:
    start = max(0, n - _JOINED_REACH) if is_joined else n - 1
    for m in range(n - 1, start - 1, -1):
        token = sentence.tokens[m]
        if token.key in RELATIVES:
            return True
        is_between = token.key in PARTICLES or token.key in NEGATORS
        if not (is_between or (is_joined and sentence.is_plain_verb(m)) or bare_forms(token.key) & PARTICLES):
            return False
    return False
