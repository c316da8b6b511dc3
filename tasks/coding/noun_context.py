"""What stands round a verbal noun and names its parties: the verb that carries it ("أجرى … اتصالا"), the relative verb
that takes it up ("محادثات أجراها"), who undergoes it ("تعرض لهجوم"), to whom it is put down ("المنسوب إلى").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.agreement import agrees
from tasks.coding.arguments import verb_arguments
from tasks.coding.candidate import Arguments, Candidate
from tasks.coding.pairs import both
from tasks.coding.surroundings import surroundings
from tasks.coding.words import (
    ATTRIBUTED,
    BOTH_PARTIES,
    CARRYING_NOUNS,
    COMMAS,
    COMPLEMENTISERS,
    HELD_THINGS,
    HYPOTHETICAL_BEFORE,
    LIGHT_NOUNS,
    PARTICLES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    SIDE_WORDS,
    STRONG_STOPS,
    THOUGHT,
    UNDERGOING,
)

if TYPE_CHECKING:
    from tasks.coding.phrase import Member, Phrase
    from tasks.coding.sentence import Sentence

_CARRIER_REACH, _SUFFERING_REACH, _RELATIVE_REACH, _CONSTRUCT, _THOUGHT = 12, 16, 7, 2, 3
_BOTH = 2
# Number and gender of those whom the pronoun of a noun can mean.
_PRONOUNS = {"ه": ("sg", "m"), "ها": ("sg", "f"), "هم": ("pl", ""), "هما": ("pl", "")}
# What may stand before a deed that a noun carries: "استمرار الجيش في قصف".
_WORDS_REACH = 3
# Deeds whose nouns take no object, so that their genitive does them.
_WITHOUT_OBJECT = frozenset({"AGREE", "RETREAT"})
_LED = frozenset({"علي", "الي"})
_LEADING = frozenset({"في", "عن", "علي"})
# What leads from an inquiry to the deed it is about.
_INQUIRED = frozenset({"في", "بشان", "حول"})


def relative_subject(candidate: Candidate) -> list[Member]:
    """The subject of a verb that takes the noun up again: "محادثات أجراها X", "الهجوم الذي شنته X"."""
    sentence, n = candidate.sentence, candidate.trigger
    has_comma = False
    for m in range(n + 1, min(n + _RELATIVE_REACH, sentence.count)):
        has_comma = has_comma or sentence.tokens[m].text in COMMAS
        if sentence.tokens[m].text in STRONG_STOPS or _is_of_another(candidate, m):
            return []
        verbals = [reading for reading in sentence.readings[m] if reading.sense.kind == "verb"]
        if not verbals:
            continue
        light = next((reading for reading in verbals if reading.sense.role == "light"), verbals[0])
        verbal = light if "two_sided" in candidate.frame.flags else verbals[0]
        is_next = not has_comma and not sentence.phrases_between(n + 1, m)
        is_bare = verbal.sense.role == "light" and is_next  # "اللقاء الذي جمع X وY"
        is_aside = has_comma and not any(token.key in RELATIVES for token in sentence.tokens[n + 1 : m])
        if verbal.conjunction or is_aside or not (verbal.pronoun or is_bare):
            return []  # "احتجاجا على الزيارة، تقدمهم النواب"
        dual = next((token.key for token in sentence.tokens[m + 1 : m + 2] if token.key in BOTH_PARTIES), "")
        named = sentence.phrase_at(m + 1)  # "الرئيسين الهندي والياباني"
        if is_bare and dual and (named is None or len(named.members) < _BOTH):
            return both(candidate.context, dual)  # "اتصال جمع الرئيسين"
        found = verb_arguments(sentence, m, verbal, surroundings(sentence, m), candidate.context)
        if found.subject is not None and not found.is_carried and found.subject.start > m:
            return list(found.subject.members)
        if verbal.pronoun:
            return _carried_into(sentence, m, found)
        free = (p for p in sentence.phrases_between(m + 1, min(m + 6, sentence.count)) if p.governor == "")
        return next((list(phrase.members) for phrase in free), [])
    return []


def _is_of_another(candidate: Candidate, n: int) -> bool:
    """Whether what follows token ``n`` is said of it, a deed that is inquired into or another talk.

    "التحقيق في التفجير الذي شهدته", "اجتماعا عقب اللقاء الذي جمع".
    """
    sentence = candidate.sentence
    if candidate.frame.event_type == "CONSULT" and n > candidate.trigger + 1:  # not "لقاء قمة جمع"
        return sentence.is_noun_of(n, "CONSULT")
    is_inquiry = candidate.frame.event_type == "ACCUSE" and sentence.tokens[n - 1].key in _INQUIRED
    return is_inquiry and any(r.sense.kind == "noun" and r.sense.frame is not None for r in sentence.readings[n])


def wording_end(sentence: Sentence, n: int) -> int:
    """The end of where the wording of the noun ``n`` may stand.

    Numbers put it off ("نشر نحو 3 آلاف جندي"), and so do victims and times ("إصابة تاجر كيني مساء أمس برصاص").
    """
    m = n + 1
    while m < sentence.count and (sentence.tokens[m].text.isdigit() or sentence.tokens[m].key in QUANTIFIERS):
        m += 1
    if sentence.takes_victims(n) and (victims := sentence.phrase_at(m)) is not None:
        m = victims.end
        while m < sentence.count and sentence.tokens[m].key in PARTICLES:
            m += 1
    return sentence.scope_end(n, m - n - 1 + _WORDS_REACH)


def holder_before(candidate: Candidate) -> list[Member]:
    """Whose act a noun before carries the deed: "إعلان الأمم المتحدة تمديد الهدنة", "قيام إسرائيل بقصف"."""
    sentence, n = candidate.sentence, candidate.trigger
    start = n - 1 if sentence.tokens[n - 1].key in _LEADING else n
    phrase = sentence.phrase_ending_at(start) if n else None
    if phrase is None or phrase.governor != "genitive" or phrase.kind in ("media", "place") or not phrase.start:
        return []
    head = phrase.start - 1
    carries = not CARRYING_NOUNS.isdisjoint(bare_forms(sentence.tokens[head].key))
    is_thought = any(sentence.has_words(words, head - _THOUGHT, head) >= 0 for words in (THOUGHT, HYPOTHETICAL_BEFORE))
    return list(phrase.members) if carries and not is_thought else []


def pronoun_holder(candidate: Candidate) -> list[Member]:
    """Whom the pronoun of "لقائه" means, if the name right before "خلال لقائه" can be it."""
    sentence, n = candidate.sentence, candidate.trigger
    start = n - 1 if n and sentence.tokens[n - 1].key in PREPOSITIONS else n
    while start and (sentence.tokens[start - 1].text in COMMAS or sentence.tokens[start - 1].key in QUOTES):
        start -= 1
    phrase = sentence.phrase_ending_at(start)
    if phrase is None or phrase.kind in ("media", "place", "adjective"):
        return []
    number, gender = _PRONOUNS.get(candidate.reading.pronoun, ("", ""))
    is_one = phrase.number == "sg" and len(phrase.members) == 1 and not phrase.counted
    fits = (is_one if number == "sg" else not is_one) and (not gender or not phrase.gender or phrase.gender == gender)
    return list(phrase.members) if number and fits else []


def _carried_into(sentence: Sentence, verb: int, found: Arguments) -> list[Member]:
    """Who did it in "المساعدات التي أرسلتها": the subject so far, if the verb before the pronoun agrees with it."""
    readings = [reading for reading in sentence.readings[verb] if reading.sense.role == "light"]
    if found.subject is None or not found.is_carried or not readings or readings[0].conjunction:
        return []
    return list(found.subject.members) if agrees(found.subject, list(readings[0].sense.forms)) else []


def carrier_of(candidate: Candidate, verbs: Mapping[int, Arguments]) -> Arguments | None:
    """The verb to the left whose object is the noun: "أجرى بلينكن … اتصالا", "تمكن الجيش من قصف".

    Who announces an arrest may have made it; who announces a killing has not done it.
    """
    sentence, n = candidate.sentence, candidate.trigger
    is_killing = candidate.frame.event_type == "ASSAULT" and "victim" in candidate.frame.flags
    for m in range(n - 1, max(-1, n - _CARRIER_REACH), -1):
        if sentence.tokens[m].text in ".؛;؟?!:" or sentence.tokens[m].key in COMPLEMENTISERS:
            return None
        if m in verbs:
            roles = {reading.sense.role for reading in sentence.readings[m] if reading.sense.kind == "verb"}
            if "light" in roles:
                return None if _is_adjunct(sentence, m, n) else verbs[m]
            if "lead" in roles:
                return verbs[m] if _is_led_to(sentence, m, n) else None
            if "speech" in roles and candidate.reading.definite and _is_blow(candidate):
                return None  # "وصف المسؤولون الانفجار بأنه": who speaks of a blow did not strike it
            carries = not roles.isdisjoint(("plan", "manage", "fail")) or ("speech" in roles and not is_killing)
            return verbs[m] if carries and _is_direct(sentence, verbs[m], n) else None
    return None


def _is_blow(candidate: Candidate) -> bool:
    """Whether the noun tells what one side does to another, not a battle of both."""
    return candidate.frame.event_type == "ASSAULT" and "two_sided" not in candidate.frame.flags


def _is_adjunct(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether a preposition keeps the noun from being the verb's object: "عقد … في إطار زيارة"."""
    for m in range(noun - 1, max(verb, noun - _CONSTRUCT) - 1, -1):
        token = sentence.tokens[m]
        if token.key in PREPOSITIONS:
            return True
        if not token.is_word or token.key.startswith("ال") or m == verb:
            return False
    return False


def _is_led_to(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether the verb's own preposition leads to the deed: "أقدم مستوطنون على حرق منزل", "لجأت إلى قمع"."""
    return any(sentence.tokens[m].key in _LED for m in range(max(verb + 1, noun - _CONSTRUCT), noun))


def _is_direct(sentence: Sentence, verb: Arguments, noun: int) -> bool:
    """Whether only the verb's subject and days stand between ("كشف الجهاز عن اعتقال", "أعلنت الخارجية، اليوم، طرد")."""
    while noun and sentence.tokens[noun - 1].key in LIGHT_NOUNS:
        noun -= 1
    start = verb.subject.end if verb.subject is not None and verb.subject.start > verb.at else verb.at + 1
    between = [t.key for t in sentence.tokens[start:noun] if t.key not in PARTICLES and t.text not in COMMAS]
    return len(between) <= 1 or (between[-1] == "عن" and not sentence.phrases_between(start, noun))


def suffering(candidate: Candidate, verbs: Mapping[int, Arguments]) -> list[Member] | None:
    """Who undergoes the deed in "تعرضت القافلة لهجوم", "إثر تعرضها لهجوم"; empty where no party does."""
    sentence, n = candidate.sentence, candidate.trigger
    for m in range(n - 1, max(-1, n - _SUFFERING_REACH), -1):
        if not UNDERGOING.isdisjoint(bare_forms(sentence.tokens[m].key)) and not sentence.is_plain_verb(m):
            after = sentence.phrases_between(m + 1, n)
            return list(after[0].members) if after else []
        if m in verbs:
            if not any(reading.sense.role == "undergo" for reading in sentence.readings[m]):
                return None
            subject = verbs[m].subject
            is_told_after = verbs[m].is_carried and _is_noun_after(sentence, m, n)  # "تتعرض بلداتها لهجمات"
            return (
                list(subject.members) if subject is not None and subject.kind != "place" and not is_told_after else []
            )
    return None


def _is_noun_after(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether a noun that is no party stands between the verb and the deed, and is the verb's subject."""
    token = sentence.tokens[verb + 1]
    return verb + 1 < noun and token.is_word and token.key not in PREPOSITIONS and token.key not in PARTICLES


def is_said(candidate: Candidate) -> bool:
    """Whether the verb that carries the noun tells of it only: "أعلن البيت الأبيض لقاء …"."""
    readings = candidate.sentence.readings[candidate.support] if candidate.support is not None else ()
    return any(reading.sense.role == "speech" for reading in readings)


def has_unknown_subject(candidate: Candidate) -> bool:
    """Whether the noun's own genitive, nobody known, does the deed that is told of: "أعلن … موافقة أطراف النزاع"."""
    sentence, n = candidate.sentence, candidate.trigger
    frame = candidate.frame
    if (
        frame.event_type not in _WITHOUT_OBJECT
        or frame.words
        or candidate.reading.definite
        or candidate.reading.pronoun
    ):
        return False
    if n + 2 >= sentence.count or not is_said(candidate):
        return False
    genitive, after = sentence.tokens[n + 1], sentence.tokens[n + 2]
    is_noun = genitive.is_word and genitive.key not in PREPOSITIONS and not sentence.is_trigger(n + 1)
    is_construct = genitive.key.startswith("ال") or after.key.startswith("ال")
    return is_noun and is_construct and sentence.phrase_at(n + 1) is None and sentence.phrase_at(n + 2) is None


def blamed(candidate: Candidate) -> list[Member]:
    """To whom a deed is put down: "الهجوم المنسوب إلى النظام السوري"."""
    sentence, n = candidate.sentence, candidate.trigger
    at = sentence.has_words(ATTRIBUTED, n + 1, min(n + _RELATIVE_REACH, candidate.clause[1]))
    phrases = sentence.phrases_between(at + 2, at + 4) if at >= 0 else []
    return list(phrases[0].members) if phrases else []


def is_thing_of(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether the noun governs a thing of the party, which is hit: "قصف مواقع داعش", "قصف مواقع لداعش"."""
    at = candidate.trigger + 1
    is_held = phrase.governor in ("genitive", "held") and at < phrase.start <= at + 2
    is_aimed = candidate.frame.event_type == "ASSAULT" and candidate.frame.genitive in ("both", "recipient")
    return is_held and is_aimed and not HELD_THINGS.isdisjoint(bare_forms(candidate.sentence.tokens[at].key))


def end_of_sides(candidate: Candidate, start: int) -> int:
    """Where the second side ends in "بين X وY من جهة، وZ من جهة أخرى"; 0 where no sides are told apart."""
    tokens, end = candidate.sentence.tokens, candidate.sentence.scope_end(candidate.trigger)
    marks = [m for m in range(start, end) if tokens[m].key in SIDE_WORDS and tokens[m - 1].key == "من"]
    return marks[1] if len(marks) > 1 else 0
