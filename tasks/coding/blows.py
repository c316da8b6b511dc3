"""Blows that stand where a verb's subject does: "استهدفت غارة إسرائيلية مبنى", "سيارة مفخخة استهدفت دورية".

Whoever is named after the verb was hit; who struck is whose nationality the blow bears, or nobody known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import Arguments
from tasks.coding.words import CLAUSE_STOPS, COMPLEMENTISERS, PARTICLES, RELATIVES

if TYPE_CHECKING:
    from tasks.coding.frames import Frame, Reading
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

_REACH = 8


def struck_by(sentence: Sentence, n: int, reading: Reading, free: list[Phrase]) -> Arguments | None:
    """The arguments of a verb of violence whose subject is a blow; None where its subject is none."""
    if not _can_be_done_by_blow(reading):
        return None
    blow = _blow_after(sentence, n, reading)
    if blow < 0:
        blow = _blow_before(sentence, n, reading)
    if blow < 0:
        return None
    doer = _nation_of(sentence, blow)
    hit = [phrase for phrase in free if phrase.start > max(n, blow)]
    return Arguments(n, doer, hit, by_blow=True)


def _nation_of(sentence: Sentence, blow: int) -> Phrase | None:
    """The nationality that the blow bears: "غارة جوية إسرائيلية"."""
    for phrase in sentence.phrases_between(blow + 1, blow + 4):
        if phrase.head == blow or (phrase.start == blow + 1 and phrase.kind == "demonym"):
            return phrase
    return None


def _can_be_done_by_blow(reading: Reading) -> bool:
    """Whether what the verb tells can be done by a bomb or raid: it hits somebody, and no weapon is its object."""
    frame = reading.sense.frame
    is_violent = frame is not None and frame.event_type == "ASSAULT" and frame.recipient[:1] == ("obj",)
    return is_violent and not reading.pronoun and any(form.person == 3 for form in reading.sense.forms)


def _blow_after(sentence: Sentence, n: int, reading: Reading) -> int:
    """The blow right after the verb, days aside; -1 for none, or where it is what the verb sets off ("فجر عبوة")."""
    m = n + 1
    while m < sentence.count and sentence.tokens[m].key in PARTICLES:
        m += 1
    return m if m < sentence.count and _is_blow(sentence, m, reading) else -1


def _blow_before(sentence: Sentence, n: int, reading: Reading) -> int:
    """The blow that the clause opens with, before the verb; -1 for none."""
    if reading.conjunction:
        return -1
    for m in range(n - 1, max(-1, n - _REACH), -1):
        token = sentence.tokens[m]
        if token.text in CLAUSE_STOPS or token.key in COMPLEMENTISERS or token.key in RELATIVES:
            return -1
        if sentence.is_plain_verb(m):
            return -1
        if _is_blow(sentence, m, reading):
            before = sentence.tokens[m - 1] if m else None
            opens = before is None or before.text in CLAUSE_STOPS or before.key in COMPLEMENTISERS
            return m if opens else -1
    return -1


def _is_blow(sentence: Sentence, m: int, reading: Reading) -> bool:
    """Whether token ``m`` is a noun of violence that can be the verb's subject: it agrees, nothing governs it."""
    frame, key = reading.sense.frame, sentence.tokens[m].key
    if frame is None or key.endswith("ا"):
        return False
    if key.endswith(("ه", "ات")) and not any(form.gender in ("f", "c") for form in reading.sense.forms):
        return False
    return any(_may_strike(blow, frame) for blow in sentence.readings[m])


def _may_strike(blow: Reading, frame: Frame) -> bool:
    """Whether the noun tells what may hit people, not what the verb sets off: "فجر عبوة", "اغتال"."""
    told = blow.sense.frame
    is_free_noun = blow.sense.kind == "noun" and not blow.preposition and not blow.pronoun
    if told is None or told.event_type != "ASSAULT" or not is_free_noun:
        return False
    return "victim" not in told.flags and (frame.mode is None or told.mode != frame.mode)
