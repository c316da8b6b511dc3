"""Where the words stand that a frame asks for beside its trigger: after it, or before its relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.antecedents import relative_before
from tasks.coding.noun_context import wording_end
from tasks.coding.words import CLAUSE_STOPS, PREPOSITIONS, RESUMPTIVES

if TYPE_CHECKING:
    from tasks.coding.frames import Frame, Reading
    from tasks.coding.sentence import Sentence

# How far before its relative clause a noun may stand: "خطة التهدئة المؤقتة التي تقدم بها".
_NOUN_REACH = 4


def wording_at(sentence: Sentence, n: int, reading: Reading, frame: Frame) -> int:
    """The token at which the words stand that the frame of trigger ``n`` asks for; -1 for none."""
    is_noun = reading.sense.kind == "noun"
    at = sentence.has_words(frame.words, n + 1, wording_end(sentence, n) if is_noun else sentence.words_end(n))
    if at >= 0 or reading.sense.kind == "participle":
        return at
    if "crowd" in frame.flags and not is_noun and (left := sentence.left_neighbour(n)) is not None:
        at = sentence.has_words(frame.words, left.start, left.end)  # "محتجون يغلقون الطريق"
    return at if at >= 0 else _taken_up(sentence, n, reading, frame)


def _taken_up(sentence: Sentence, n: int, reading: Reading, frame: Frame) -> int:
    """The words before a relative clause that takes them up: "الضمانات التي قدمها", "ورقة الإصلاح التي تقدم بها"."""
    after = sentence.tokens[n + 1].key if n + 1 < sentence.count else ""
    is_noun = reading.sense.kind == "noun"
    is_taken_up = after in RESUMPTIVES or (bool(reading.pronoun) and not is_noun)
    is_passive = "two_sided" in frame.flags and any(form.voice != "active" for form in reading.sense.forms)
    if reading.conjunction or "crowd" in frame.flags or not (is_taken_up or is_passive):
        return -1
    end = relative_before(sentence, n - is_noun) or n  # "الاتفاق الذي تم التوصل إليه"
    at = sentence.has_words(frame.words, end - _NOUN_REACH, end)
    if at < 0 or sentence.tokens[at].key in PREPOSITIONS:
        return -1
    if frame.event_type == "ASSAULT" and "claims" not in frame.flags and sentence.is_noun_of(at, "ASSAULT"):
        return -1  # "هجوم شنه مسلحون" is told by its noun
    between = range(at + 1, end)
    is_cut = any(sentence.tokens[m].text in CLAUSE_STOPS or sentence.is_plain_verb(m) for m in between)
    return -1 if is_cut else at
