"""Whether the deed happened, lies ahead, is only thought of, or is denied; with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.words import (
    CLAUSE_STOPS,
    COMMAS,
    CONDITION,
    DENIALS,
    FUTURE_AFTER,
    FUTURE_BEFORE,
    HYPOTHETICAL_ADJACENT,
    HYPOTHETICAL_AFTER,
    HYPOTHETICAL_BEFORE,
    LIGHT_NOUNS,
    NEGATING_NOUNS,
    NEGATORS,
    PARTICLES,
    PREPOSITIONS,
    QUESTIONS,
    QUOTES,
    RELATIVES,
    REPORTS,
    RESULTING,
    ROUNDS,
    SENTENCE_STOPS,
    UNDOING_NOUNS,
    WARNINGS,
)

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.frames import Reading
    from tasks.coding.sentence import Sentence
    from tasks.records import Factuality

_REACH_BEFORE, _UNDOING_REACH, _CARRIER_REACH, _RELATIVE_REACH, _WARNING_REACH = 4, 6, 7, 10, 9
_CONDITION_REACH, _DENIAL_REACH = 15, 12
_QUESTION_REACH, _JOINED_REACH, _OUTCOME_REACH = 12, 6, 8
# Acts that are done by saying that one will do them, and those that are done by saying anything.
_SAID_IS_DONE = frozenset({"SUPPORT", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_SPOKEN = _SAID_IS_DONE | {"REQUEST", "ACCUSE"}
# Roles of verbs whose negation is that of the noun they tell of, and those whose object alone did not come about.
_HAPPENING, _RESULTING = frozenset({"happen", "light"}), frozenset({"yield", "fail"})

Found = tuple["Factuality", int | None]


def factuality(candidate: Candidate) -> Found:
    """The factuality of a candidate and the token of its cue (None for asserted).

    A verbal noun has the tense and the negation of the verb that carries it: "ستجري واشنطن مفاوضات".
    """
    sentence, n = candidate.sentence, candidate.trigger
    if (asked := _asked(sentence, n)) is not None:
        return "hypothetical", asked
    if candidate.support is None:
        return _at(candidate, n, candidate.reading)
    carrier = next(r for r in sentence.readings[candidate.support] if r.sense.kind == "verb")
    if (at := _negation_of_verb(sentence, candidate.support)) is not None:
        return "negated", at
    found = _at(candidate, n, candidate.reading)
    return found if found[0] != "asserted" else _at(candidate, candidate.support, carrier)


def _asked(sentence: Sentence, n: int) -> int | None:
    """What makes the clause of token ``n`` a question: "هل قصفت إسرائيل الموقع؟"."""
    for m in range(n - 1, max(-1, n - _QUESTION_REACH), -1):
        token = sentence.tokens[m]
        if token.text in SENTENCE_STOPS:
            return None
        if not QUESTIONS.isdisjoint(bare_forms(token.key)):
            return m
    return None


def _at(candidate: Candidate, n: int, reading: Reading) -> Found:
    return _of_verb(candidate, n, reading) if reading.sense.kind == "verb" else _of_noun(candidate, n, reading)


def _of_verb(candidate: Candidate, n: int, reading: Reading) -> Found:
    sentence, kind = candidate.sentence, candidate.frame.event_type
    start = _start_of_clause(sentence, n, reading)
    at = _negation_of_verb(sentence, n)
    if at is not None and not (_is_past([reading]) and sentence.tokens[at].key in ("لما", "ولما")):  # when he did
        condition = sentence.has_words(CONDITION, start, at)
        return ("negated", at) if condition < 0 else ("hypothetical", condition)
    if reading.future:  # who says he will support, supports; who will announce that he yields, has not yet
        is_announced = kind == "CONCEDE" and any(r.sense.role == "speech" for r in sentence.readings[n])
        if kind in _SAID_IS_DONE and not is_announced:
            return "asserted", None
        return _if_at_all(candidate, "future", n)
    past = _is_past([reading])
    at = sentence.has_words(HYPOTHETICAL_BEFORE, start, n)
    if at >= 0 and not (past and sentence.tokens[at].key == "قد"):
        return "hypothetical", at
    return ("asserted", None) if past else _planned(candidate, n, start)


def _of_noun(candidate: Candidate, n: int, reading: Reading) -> Found:
    sentence = candidate.sentence
    if (at := _negation_of_noun(sentence, n, reading)) is not None:
        return "negated", at
    if (taken_up := _relative(sentence, n, reading)) is not None:
        return taken_up
    if (outcome := _feared_outcome(sentence, n)) is not None:
        return "hypothetical", outcome
    first = _before_light_nouns(sentence, _first_joined(sentence, n, reading))
    start = _start_of_clause(sentence, first, reading)
    at = sentence.has_words(HYPOTHETICAL_BEFORE, start, n)
    if at >= 0 and sentence.tokens[at].key != "قد":
        return "hypothetical", at
    if (possible := _mere_possibility(sentence, first)) is not None:
        return "hypothetical", possible
    if n and any(r.future and r.sense.role == "happen" for r in sentence.readings[n - 1]):
        return "future", n - 1
    if (at := sentence.has_words(HYPOTHETICAL_AFTER, n + 1, n + 4)) >= 0:
        return "hypothetical", at
    return _planned(candidate, n, start)


def _first_joined(sentence: Sentence, n: int, reading: Reading) -> int:
    """The first of the deeds that share what is said of them: "يخططون لشن هجمات وفرض حصار"."""
    if not reading.conjunction:
        return n
    for m in range(n - 1, max(-1, n - _JOINED_REACH), -1):
        if sentence.tokens[m].text in CLAUSE_STOPS or sentence.is_plain_verb(m):
            return n
        nouns = [r for r in sentence.readings[m] if r.sense.kind == "noun" and r.sense.frame is not None]
        if nouns:
            return _first_joined(sentence, m, nouns[0])
    return n


def _feared_outcome(sentence: Sentence, n: int) -> int | None:
    """What says that the deed may come of something: "تخشى أن تؤدي العملية إلى مقتل الرهائن"; "أو" leaves it open."""
    if n and sentence.tokens[n - 1].key == "او":
        return n - 1
    for m in range(n - 1, max(0, n - _OUTCOME_REACH), -1):
        if sentence.tokens[m].text in CLAUSE_STOPS:
            return None
        verbs = [r for r in sentence.readings[m] if r.sense.kind == "verb"]
        if verbs and sentence.has_words(RESULTING, m, m + 1) >= 0:
            return m - 1 if sentence.tokens[m - 1].key == "ان" and not _is_past(verbs) else None
    return None


def _planned(candidate: Candidate, n: int, start: int) -> Found:
    sentence = candidate.sentence
    if (at := sentence.has_words(FUTURE_BEFORE, start, n)) >= 0:
        return _if_at_all(candidate, "future", at)
    reach = 3 if candidate.frame.event_type in _SPOKEN else 9  # "دعا إلى مؤتمر الأسبوع المقبل" is said today
    if (at := sentence.has_words(FUTURE_AFTER, n + 1, min(candidate.clause[1], n + reach))) >= 0:
        return "future", at
    return "asserted", None


def _if_at_all(candidate: Candidate, kind: Factuality, at: int) -> Found:
    """What lies ahead, unless only on a condition: "سيستقيل الوزراء إذا رفض البرلمان"."""
    sentence, n = candidate.sentence, candidate.trigger
    condition = sentence.has_words(CONDITION, n + 1, sentence.scope_end(n, _CONDITION_REACH))
    return ("hypothetical", condition) if condition >= 0 else (kind, at)


def _relative(sentence: Sentence, n: int, reading: Reading) -> Found | None:
    """What the verb that takes up the noun ``n`` says: "الاجتماع الذي سيعقد", "لقاء قد لا يعقد", "هجوم شنته روسيا"."""
    has_pronoun = False
    for m in range(n + 1, min(n + _RELATIVE_REACH, sentence.count)):
        has_pronoun = has_pronoun or sentence.tokens[m].key in RELATIVES
        if sentence.is_verb(m):
            verbs = [r for r in sentence.readings[m] if r.sense.kind == "verb"]
            is_past = _is_past(verbs)
            if reading.preposition == "ب" and not has_pronoun:  # "بدعوة من الرئيس سيقوم ..."
                return None
            may_be = next((k for k in (m - 1, m - 2) if sentence.tokens[k].key == "قد"), None)
            if has_pronoun and may_be is not None and not is_past:
                return "hypothetical", may_be
            is_of_noun = has_pronoun or any(verb.pronoun[:1] == "ه" or verb.sense.role in _HAPPENING for verb in verbs)
            if is_of_noun and any(verb.future and not verb.conjunction for verb in verbs):
                return "future", m
            if (
                is_past
                and sentence.tokens[m - 1].key not in NEGATORS
                and any(verb.pronoun[:1] == "ه" for verb in verbs)
            ):
                return "asserted", None
            return None
        if sentence.tokens[m].text in CLAUSE_STOPS and not _goes_on(sentence, m):
            return None
    return None


def _is_past(verbs: list[Reading]) -> bool:
    """Whether a verb is in the past, as a report would read it: "التقى" is no "I meet"."""
    forms = [form for verb in verbs for form in verb.sense.forms]
    told = [form for form in forms if form.person == 3] or forms
    return all(form.tense == "past" for form in told)


def _goes_on(sentence: Sentence, comma: int) -> bool:
    """Whether a relative clause follows the comma: "لهجوم كبير، والذي قد يحدث غدا"."""
    return comma + 1 < sentence.count and sentence.tokens[comma + 1].key in RELATIVES


def _start_of_clause(sentence: Sentence, n: int, reading: Reading) -> int:
    """The first token before ``n`` that a cue may stand at; a participle is said of what stands before its comma."""
    is_participle = reading.sense.kind == "participle"
    for m in range(n - 1, max(0, n - _REACH_BEFORE) - 1, -1):
        text = sentence.tokens[m].text
        if text in ".؛;؟!" or (is_participle and text in COMMAS):
            return m + 1
    return max(0, n - _REACH_BEFORE)


def _before_light_nouns(sentence: Sentence, n: int) -> int:
    """Where the noun ``n`` begins with the nouns that only carry it: "شن هجوم", "جولة جديدة من المحادثات"."""
    if n > 2 and sentence.tokens[n - 1].key == "من":
        n = next((m for m in (n - 2, n - 3) if sentence.tokens[m].key in ROUNDS), n)
    while n > 0 and (sentence.tokens[n - 1].key in LIGHT_NOUNS or sentence.tokens[n - 1].key in QUOTES):
        n -= 1
    return n


def _mere_possibility(sentence: Sentence, n: int) -> int | None:
    """What makes the noun that begins at ``n`` only possible: "أي هجوم", "حذرت فرنسا من هجوم"."""
    if (at := sentence.words_before(HYPOTHETICAL_ADJACENT, n)) >= 0:
        return at
    if n == 0 or sentence.tokens[n - 1].key != "من":
        return None
    for m in range(n - 2, max(-1, n - _WARNING_REACH), -1):
        if sentence.tokens[m].text in CLAUSE_STOPS:
            return None
        if not WARNINGS.isdisjoint(bare_forms(sentence.tokens[m].key)):
            return m
    return None


def _negation_of_verb(sentence: Sentence, n: int) -> int | None:
    for before in range(n - 1, max(-1, n - 4), -1):
        key = sentence.tokens[before].key
        bare = key[1:] if key[:1] in "وف" and key[1:] in NEGATORS else key
        if bare in NEGATORS and not (bare == "ما" and before > 0):
            return before
        if key not in PARTICLES:
            break
    return None


def _negation_of_noun(sentence: Sentence, n: int, reading: Reading) -> int | None:
    """What says that the deed of the noun ``n`` did not happen: "عدم عقد لقاء", "لم يتم التوصل إلى اتفاق"."""
    if n and sentence.tokens[n - 1].key in ("لا", "ولا") and not reading.definite:
        return n - 1
    is_result = False
    for before in range(n - 1, max(-1, n - _CARRIER_REACH), -1):
        token = sentence.tokens[before]
        key = token.key
        if not NEGATING_NOUNS.isdisjoint(bare_forms(key)):
            return before
        if roles := {r.sense.role for r in sentence.readings[before] if r.sense.kind == "verb"}:
            told = not roles.isdisjoint(_HAPPENING) or (is_result and not roles.isdisjoint(_RESULTING))
            return _negation_of_verb(sentence, before) if told else undoing(sentence, n)
        is_result = is_result or PREPOSITIONS.get(key) in ("to", "about")
        is_part = key in PARTICLES or key in LIGHT_NOUNS or key in ("اي", "الي", "عن")
        if token.text in CLAUSE_STOPS or not (is_result or is_part):
            break
    undone = undoing(sentence, n)
    return undone if undone is not None else _denied(sentence, n)


def _denied(sentence: Sentence, n: int) -> int | None:
    """Who denies that there is anything in reports of the noun: "نفت الوزارة صحة الأنباء عن إطلاق سراحهم"."""
    start = max(0, n - _DENIAL_REACH)
    at = sentence.has_words(DENIALS, start, n)
    return at if at >= 0 and sentence.has_words(REPORTS, at + 1, n) >= 0 else None


def undoing(sentence: Sentence, n: int) -> int | None:
    """What stands before the noun ``n`` and says it did not happen: "أحبطت السلطات هجوما", "تأجيل زيارة"."""
    has_preposition = False
    for m in range(n - 1, max(-1, n - _UNDOING_REACH), -1):
        token = sentence.tokens[m]
        if token.text in CLAUSE_STOPS:
            return None
        if not UNDOING_NOUNS.isdisjoint(bare_forms(token.key)) and m >= n - 2:
            return m
        has_preposition = has_preposition or PREPOSITIONS.get(token.key) in ("in", "about")
        roles = {reading.sense.role for reading in sentence.readings[m]}
        if "undo" in roles or ("fail" in roles and has_preposition and _is_brought_about(sentence, n)):
            return m
    return None


def _is_brought_about(sentence: Sentence, n: int) -> bool:
    """Whether one can fail in the noun: "في عقد لقاء", "في التوصل إلى اتفاق"; in talks one fails in something else."""
    return sentence.tokens[n - 1].key in LIGHT_NOUNS or not sentence.is_noun_of(n, "CONSULT")
