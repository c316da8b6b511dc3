"""Subjects that the lexicon does not know: "قال خبراء", "ندد التيار القومي بالزيارة".

They have a party only where their nationality or the body they come from gives one; else the verb's doer is
not known, and neither the next name nor the subject so far is taken for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.coding.candidate import Arguments
from tasks.coding.words import (
    ACTING_HEADS,
    AT_LEAST,
    COMMAS,
    COMMENTATORS,
    COMPLEMENTISERS,
    GOING_ON,
    NEGATORS,
    NUMERALS,
    OWN_COUNTRY,
    PARTICLES,
    POINTING,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    TIMES,
    WITHOUT_OBJECT,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.arabic.verbs import VerbForm
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

_NO_NOUNS = (
    (PARTICLES | PREPOSITIONS.keys() | RELATIVES | COMPLEMENTISERS | QUANTIFIERS | NUMERALS | AT_LEAST | OWN_COUNTRY)
    | NEGATORS
    | TIMES
    | POINTING
)
_ACTORS = ACTING_HEADS | COMMENTATORS
_ADJECTIVES = 2
# What an object without article ends in, and the plurals that take no ending.
_OBJECT_ENDINGS = ("ا", "ه", "ات", "اء", "ين", "ون", "ان", "ها", "هم", "ي")
_BROKEN_PLURAL = re.compile("..ا..|..ا.ي.|ا..ا.")
_NAME_LENGTH = 4
_OBJECTS = ("بال", "لل", "كال")
# Those whom an unknown one can come from or belong to: "مصدر في وزارة الدفاع", "فريق من الأمم المتحدة".
_OWNERS = ("org", "title", "person")


def stranger(
    sentence: Sentence, n: int, head: int, singular: Sequence[VerbForm], free: list[Phrase]
) -> Arguments | None:
    """The arguments of a verb whose subject, the noun at ``head``, is nobody known; None where it is none."""
    if head < 0 or not _agrees(sentence.tokens[head].key, singular):
        return None
    end = _end_of_description(sentence, head)
    verb = _bare_verb(sentence.tokens[n].key)
    key = sentence.tokens[head].key
    bare = key.removeprefix("ال")
    is_actor = bare in ACTING_HEADS or bare in COMMENTATORS
    if key.startswith("ال") and end == head + 1:
        return None  # "وأضاف البيان": who was told of
    takes_none = verb in WITHOUT_OBJECT or (_is_speech(sentence, n) and _has_no_ending(sentence, head))
    if not is_actor and (verb in GOING_ON or not takes_none):
        return None
    party = None if bare in COMMENTATORS else _party(sentence, head, end)
    if party is None and sentence.phrases_between(end, end + 1):
        return None  # "خبراء الأمم المتحدة": the phrase after it says whose they are
    later = [phrase for phrase in free if phrase.start >= end and phrase is not party]
    return Arguments(n, party, later, is_stranger=party is None)


def _is_speech(sentence: Sentence, n: int) -> bool:
    return sentence.is_plain_verb(n) and any(reading.sense.role == "speech" for reading in sentence.readings[n])


def _bare_verb(key: str) -> str:
    """The verb without the conjunction written onto it."""
    return key[1:] if key[:1] in "وف" and key not in WITHOUT_OBJECT else key


def head_after(sentence: Sentence, n: int) -> int:
    """The unknown noun after the verb, adverbs aside; -1 for none."""
    m = n + 1
    while m < sentence.count and sentence.tokens[m].key in PARTICLES:
        m += 1
    return m if m < sentence.count and _is_unknown(sentence, m) else -1


def _is_unknown(sentence: Sentence, m: int) -> bool:
    """Whether token ``m`` is a noun that nothing is known of and that no preposition or ending makes an object."""
    token = sentence.tokens[m]
    key = token.key
    is_bare = token.is_word and key not in _NO_NOUNS and key[:1] != "و"
    if not is_bare or key.startswith(_OBJECTS) or key.endswith("ا") or sentence.is_verb(m):
        return False
    is_object_or_deed = key[:1] in "بلك" or sentence.is_trigger(m)
    return sentence.phrase_at(m) is None and not (is_object_or_deed and key.removeprefix("ال") not in _ACTORS)


def _agrees(key: str, forms: Sequence[VerbForm]) -> bool:
    gender = "f" if key.endswith(("ه", "ات")) else ""
    return any(form.voice != "passive" and (not gender or form.gender in (gender, "c")) for form in forms)


def _has_no_ending(sentence: Sentence, m: int) -> bool:
    """Whether a noun lacks the ending of an object, as a name does: "دعا مورو إلى", not "دعا رجلا إلى"."""
    key, after = sentence.tokens[m].key, m + 1
    if after >= sentence.count or key.endswith(_OBJECT_ENDINGS) or key.startswith("ال") or len(key) < _NAME_LENGTH:
        return False
    if _BROKEN_PLURAL.fullmatch(key):
        return False
    token = sentence.tokens[after]
    return token.key in PREPOSITIONS or token.key in COMPLEMENTISERS or token.key.startswith(("بال", "لل"))


def _end_of_description(sentence: Sentence, head: int) -> int:
    """The end of the unknown words after the noun that describe it: "جهات عدة بارزة", "التيار القومي"."""
    definite = sentence.tokens[head].key.startswith("ال")
    end = head + 1
    while end < sentence.count and end <= head + _ADJECTIVES:
        phrase = sentence.phrase_at(end)
        if phrase is not None and phrase.head == head:
            end = phrase.end
            continue
        if not _describes(sentence, end, definite=definite):
            break
        end += 1
    return end


def _describes(sentence: Sentence, m: int, *, definite: bool) -> bool:
    token = sentence.tokens[m]
    is_noun = token.is_word and token.key not in _NO_NOUNS and not sentence.is_verb(m)
    return is_noun and sentence.phrase_at(m) is None and token.key.startswith("ال") == definite


def _party(sentence: Sentence, head: int, end: int) -> Phrase | None:
    """Whose the unknown ones are: by their nationality ("فريق أميركي"), or the body they come from."""
    for phrase in sentence.phrases_between(head + 1, end):
        if phrase.head == head:
            return phrase
    bearer = _office_of(sentence, end)
    if bearer is not None:
        return bearer
    led = end < sentence.count and sentence.tokens[end].key in ("من", "في")
    after = sentence.phrases_between(end + 1, end + 2) if led else []
    return next((phrase for phrase in after if phrase.kind in _OWNERS), None)


def _office_of(sentence: Sentence, end: int) -> Phrase | None:
    """The office that tells of a name, past a comma: "يونس السكوري، وزير الإدماج"."""
    m = end + 1 if end < sentence.count and sentence.tokens[end].text in COMMAS else end
    phrase = next(iter(sentence.phrases_between(m, m + 1)), None)
    is_office = phrase is not None and phrase.kind == "title" and phrase.number == "sg" and not phrase.governor
    return phrase if is_office else None
