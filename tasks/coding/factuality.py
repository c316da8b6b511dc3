"""Whether the deed happened, lies ahead, is only thought of, or is denied; with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.sentence import bare_forms
from tasks.coding.words import (
    CLAUSE_STOPS,
    FUTURE_AFTER,
    FUTURE_BEFORE,
    HYPOTHETICAL_AFTER,
    HYPOTHETICAL_BEFORE,
    LIGHT_NOUNS,
    NEGATING_NOUNS,
    NEGATORS,
    PARTICLES,
)

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.frames import Reading
    from tasks.coding.sentence import Sentence
    from tasks.records import Factuality


_REACH_BEFORE, _UNDOING_REACH, _RELATIVE_REACH = 4, 6, 6
_SAID_IS_DONE = frozenset({"SUPPORT", "REJECT", "THREATEN", "AGREE"})


def factuality(candidate: Candidate) -> tuple[Factuality, int | None]:
    """The factuality of a candidate and the token of its cue (None for asserted).

    A verbal noun has the tense and the negation of the verb that carries it: "ستجري واشنطن مفاوضات".
    """
    sentence, n = candidate.sentence, candidate.trigger
    is_verb = candidate.reading.sense.kind == "verb"
    found = _at(sentence, n, candidate.clause[1], is_verb=is_verb, reading=candidate.reading)
    if found[0] == "asserted" and candidate.support is not None:
        carrier = next(r for r in sentence.readings[candidate.support] if r.sense.kind == "verb")
        return _at(sentence, candidate.support, candidate.clause[1], is_verb=True, reading=carrier)
    return found


def _at(sentence: Sentence, n: int, end: int, *, is_verb: bool, reading: Reading) -> tuple[Factuality, int | None]:
    if (at := _negation(sentence, n, is_verb=is_verb)) is not None:
        return "negated", at
    if is_verb and reading.future:  # who says he will support, supports
        told = reading.sense.frame is not None and reading.sense.frame.event_type in _SAID_IS_DONE
        return ("asserted", None) if told else ("future", n)
    start = _start_of_clause(sentence, n)
    past = is_verb and all(form.tense == "past" for form in reading.sense.forms)
    if (at := sentence.has_words(HYPOTHETICAL_BEFORE, start, n)) >= 0:
        cue = sentence.tokens[at].key
        if not (cue == "قد" and (past or not is_verb)) and not (cue == "اي" and is_verb):
            return "hypothetical", at
    if past:
        return "asserted", None
    if (at := sentence.has_words(FUTURE_BEFORE, start, n)) >= 0:
        return "future", at
    if (at := sentence.has_words(HYPOTHETICAL_AFTER, n + 1, n + 4)) >= 0:
        return "hypothetical", at
    if not is_verb and (verb := _future_relative(sentence, n)) is not None:
        return "future", verb
    if (at := sentence.has_words(FUTURE_AFTER, n + 1, min(end, n + 9))) >= 0:
        return "future", at
    return "asserted", None


def _future_relative(sentence: Sentence, n: int) -> int | None:
    """The future verb that takes up the noun ``n``: "الاجتماع الذي سيعقد", "جلسة ستعقد"."""
    for m in range(n + 1, min(n + _RELATIVE_REACH, sentence.count)):
        if sentence.is_verb(m):
            is_future = any(reading.future and not reading.conjunction for reading in sentence.readings[m])
            return m if is_future else None
        if sentence.tokens[m].text in CLAUSE_STOPS:
            return None
    return None


def _start_of_clause(sentence: Sentence, n: int) -> int:
    """The first token before ``n`` that a cue may stand at."""
    stops = (m + 1 for m in range(n - 1, max(0, n - _REACH_BEFORE) - 1, -1) if sentence.tokens[m].text in ".؛;؟!")
    return next(stops, max(0, n - _REACH_BEFORE))


def _negation(sentence: Sentence, n: int, *, is_verb: bool) -> int | None:
    for before in range(n - 1, max(-1, n - 4), -1):
        key = sentence.tokens[before].key
        bare = key[1:] if key[:1] in "وف" and key[1:] in NEGATORS else key
        if is_verb and bare in NEGATORS and not (bare == "ما" and before > 0):
            return before
        if not is_verb and not NEGATING_NOUNS.isdisjoint(bare_forms(key)):
            return before
        if key not in PARTICLES and (is_verb or key not in LIGHT_NOUNS):
            break
    return None if is_verb else undoing(sentence, n)


def undoing(sentence: Sentence, n: int) -> int | None:
    """The verb before the noun ``n`` that says it did not happen: "أحبطت السلطات هجوما", "تأجلت زيارة"."""
    for m in range(n - 1, max(-1, n - _UNDOING_REACH), -1):
        if sentence.tokens[m].text in CLAUSE_STOPS:
            return None
        if any(reading.sense.role == "undo" for reading in sentence.readings[m]):
            return m
    return None
