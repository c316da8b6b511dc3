"""What a verb is said of or belongs to: the noun before its relative pronoun, the verb whose object it rather is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.words import (
    CLAUSE_STOPS,
    COMMAS,
    COMPLEMENTISERS,
    HELPING,
    NEGATORS,
    OWN_COUNTRY,
    PARTICLES,
    PRONOUN_COMPLEMENTISERS,
    QUOTES,
    RELATIVES,
)

if TYPE_CHECKING:
    from tasks.coding.frames import Reading
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

_REACH = 9
# What follows the verb of what was said in a call.
_IN_THE_CALL = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
# What takes up the noun before a relative clause, which is then not its subject: "الذين وجه إليهم الاتهام".
_RESUMED = {"sg": ("اليه", "اليها"), "pl": ("اليهم", "بحقهم", "ضدهم")}


def tells_what_was_said(sentence: Sentence, n: int) -> bool:
    """Whether the verb tells of the call before it, so that who called speaks: "اتصالا من الوزير أعرب فيه عن"."""
    return n + 1 < sentence.count and sentence.tokens[n + 1].key in _IN_THE_CALL


def has_no_subject(sentence: Sentence, n: int, reading: Reading) -> bool:
    """Whether no party is the verb's subject: "مما أعطى", "الهجمات التي استهدفت جنودا", "دان الوزير خطف الصحفي"."""
    if n and sentence.tokens[n - 1].key == "مما":
        return True
    if not is_blow(reading):
        return False
    told_of_thing = relative_before(sentence, n) > 0 and antecedent_of(sentence, n) is None
    return (told_of_thing and not reading.pronoun) or _is_object_noun(sentence, n, reading)


def is_resumed(sentence: Sentence, n: int, antecedent: Phrase) -> bool:
    """Whether token ``n`` takes up the noun before a relative clause: "الذين وجه إليهم الاتهام"."""
    return n < sentence.count and sentence.tokens[n].key in _RESUMED.get(antecedent.number, ())


def is_blow(reading: Reading) -> bool:
    """Whether the verb tells violence, which a noun that is no party may have done ("الانفجار الذي استهدف")."""
    frame = reading.sense.frame
    return frame is not None and frame.is_blow


def _is_object_noun(sentence: Sentence, n: int, reading: Reading) -> bool:
    """Whether what may be a verb of violence is the object of the verb before: "دان الوزير خطف الصحفي"."""
    left = sentence.left_neighbour(n)
    may_be_noun = any(r.sense.kind == "noun" for r in sentence.readings[n])
    if left is None or reading.conjunction or not may_be_noun:
        return False
    for m in range(left.start - 1, max(-1, left.start - _REACH), -1):
        token = sentence.tokens[m]
        if sentence.is_plain_verb(m):
            return any(r.sense.frame is not None and r.sense.frame.event_type == "ACCUSE" for r in sentence.readings[m])
        if token.text in CLAUSE_STOPS or token.key in COMPLEMENTISERS or token.key in RELATIVES:
            return False
    return False


def relative_before(sentence: Sentence, n: int) -> int:
    """The position of "الذي" or "التي" before the verb, particles aside; 0 for none."""
    m = n - 1
    while m >= 0 and (sentence.tokens[m].key in PARTICLES or sentence.tokens[m].key in NEGATORS):
        m -= 1
    return m if m > 0 and sentence.tokens[m].key in RELATIVES else 0


def antecedent_of(sentence: Sentence, n: int) -> Phrase | None:
    """The phrase that "الذي" or "التي" before the verb refers to."""
    m = relative_before(sentence, n) - 1
    if m < 0:
        return None
    if sentence.tokens[m].text in COMMAS and m > 0:
        m -= 1
    return sentence.phrase_at(m)


def described_object(sentence: Sentence, n: int, reading: Reading) -> Phrase | None:
    """The indefinite noun that the pronoun of the verb right after it takes up: "مقاتلون دربتهم فرنسا"."""
    is_deed = reading.sense.frame is not None and not is_blow(reading)
    is_told = is_deed and bool(reading.pronoun) and not reading.conjunction
    described = sentence.phrase_ending_at(n) if is_told else None
    return described if described is not None and not described.definite and described.kind == "group" else None


def is_of_own_country(sentence: Sentence, n: int) -> bool:
    """Whether the verb agrees with "بلاده", not with who speaks: "قال إن بلاده ترفض", "… وإنها ترفض"."""
    before = sentence.keys[n - 1] if n else ""
    goes_on = before in PRONOUN_COMPLEMENTISERS and before.endswith("نها")
    return before in OWN_COUNTRY or (goes_on and any(key in OWN_COUNTRY for key in sentence.keys[: n - 1]))


def subject_of_clause(sentence: Sentence, n: int) -> Phrase | None:
    """The noun after "إن" that another verb describes before its own: "إن انتحاريا يقود شاحنة فجر نفسه"."""
    describing = next((m for m in range(n - 1, max(0, n - _REACH), -1) if sentence.is_plain_verb(m)), 0)
    between = sentence.tokens[describing + 1 : n]
    if not describing or any(t.text in CLAUSE_STOPS or t.key in RELATIVES or t.key in COMPLEMENTISERS for t in between):
        return None
    described = sentence.phrase_ending_at(describing)
    if described is None or described.definite or described.kind != "group":
        return None
    before = described.start - 1
    while before > 0 and sentence.tokens[before].key in QUOTES:
        before -= 1
    return described if before >= 0 and sentence.tokens[before].key in COMPLEMENTISERS else None


def follows_verb(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a verb, which is not "كان", stands right before the phrase, its subject or object."""
    before = phrase.start - 1
    return before >= 0 and sentence.is_plain_verb(before) and not is_after_helping(sentence, phrase)


def is_after_helping(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether "كان" stands right before the phrase."""
    return phrase.start > 0 and not HELPING.isdisjoint(bare_forms(sentence.tokens[phrase.start - 1].key))
