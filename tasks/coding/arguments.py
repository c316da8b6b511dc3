"""Subject and objects of a verb.

Verb-first order takes the free phrase after the verb as its subject, headline order the one right before it,
whichever agrees with it in gender and number; a relative clause takes its antecedent; else the subject goes on from
the verb before. A verb of killing or arresting with one phrase is told from its passive by who that is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.agreement import agrees, agrees_in_number, goes_on_with
from tasks.coding.antecedents import (
    antecedent_of,
    described_object,
    follows_verb,
    has_no_subject,
    is_after_helping,
    is_blow,
    is_of_own_country,
    is_resumed,
    relative_before,
    subject_of_clause,
    tells_what_was_said,
)
from tasks.coding.blows import struck_by
from tasks.coding.candidate import INDIVIDUALS, Arguments
from tasks.coding.strangers import stranger
from tasks.coding.voice import active_or_passive, is_told_why, takes_victims
from tasks.coding.words import (
    COMPLEMENTISERS,
    HELD_THINGS,
    NEGATORS,
    OWN_COUNTRY,
    PARTICLES,
    POINTING,
    PREPOSITIONS,
    PRONOUN_COMPLEMENTISERS,
    RELATIVES,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tasks.arabic.verbs import VerbForm
    from tasks.coding.context import Context
    from tasks.coding.frames import Reading
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

_SUBJECT_REACH = 9
_FREE = ("", "genitive")
# Names of which a thing may bear the name without being theirs: "حرب العراق", "تفجيرات لندن".
_LANDS = frozenset({"state", "metonym"})
# Names whose sound plural tells its case.
_PEOPLE = ("group", "demonym")
_FUNCTION_WORDS = PARTICLES | PREPOSITIONS.keys() | RELATIVES | COMPLEMENTISERS


@lru_cache(maxsize=1 << 14)
def decides_arguments(reading: Reading) -> Hashable:
    """What of a reading its arguments depend on: readings alike in this have the same."""
    frame = reading.sense.frame
    wants_object = frame is not None and frame.recipient[:1] == ("obj",)
    return (
        reading.sense.forms,
        reading.conjunction,
        reading.pronoun,
        reading.sense.role,
        takes_victims(reading),
        wants_object,
        is_blow(reading),
        frame.mode if frame is not None and is_blow(reading) else None,
    )


def verb_arguments(sentence: Sentence, n: int, reading: Reading, context: Context) -> Arguments:
    """What stands round the verb at token ``n``."""
    free = [
        p
        for p in sentence.phrases_between(n + 1, sentence.clause_end(n))
        if p.kind not in ("media", "adjective") and p.governor in _FREE
    ]
    forms = [form for form in reading.sense.forms if form.person == 3]
    medium = _medium(sentence, n)
    if medium is not None:  # "طالبت صحيفة … إسرائيل": a paper only says so
        return Arguments(n, medium, free)
    if not forms:  # who says "ندعو" is who speaks
        return Arguments(n, context.speaker, free, is_carried=True)
    blow = struck_by(sentence, n, reading, free)
    if blow is not None or has_no_subject(sentence, n, reading):  # "استهدفت قنبلة دورية"
        return blow or Arguments(n, None, free, is_carried=True)
    first = _first(sentence, free, n)
    antecedent = antecedent_of(sentence, n) or described_object(sentence, n, reading)
    if antecedent is not None:
        is_taken_up = is_resumed(sentence, n + 1, antecedent)
        free = [] if is_told_why(sentence, n, reading) else free
        return _relative(n, reading, antecedent, first, free, forms, is_taken_up=is_taken_up)
    if _subject_is_pronoun(sentence, n):
        return _carried(sentence, n, reading, free, forms, context)
    left = _left(sentence, n, reading, forms) or (None if reading.conjunction else subject_of_clause(sentence, n))
    if all(form.voice == "passive" for form in forms):
        victim = first or left
        return Arguments(n, None, [victim] if victim is not None else [], is_passive=True)
    if left is not None and not (first is not None and follows_verb(sentence, left) and not first.members[0].pronoun):
        return active_or_passive(sentence, n, reading, left, free, is_left=True)
    return _after_verb(sentence, n, reading, first, free, forms, context)


def _after_verb(
    sentence: Sentence,
    n: int,
    reading: Reading,
    first: Phrase | None,
    free: list[Phrase],
    forms: list[VerbForm],
    context: Context,
) -> Arguments:
    """The arguments of a verb whose subject stands after it or goes on from before."""
    unknown = None if takes_victims(reading) else stranger(sentence, n, forms, free)
    if unknown is not None:  # "قال خبراء"
        return unknown
    singular = [form for form in forms if form.number == "sg"]
    if first is not None and singular and agrees(first, singular):
        goes_on = _is_object(n, reading, first, free, singular, context) and not _has_bare_object(sentence, first)
        if goes_on or _is_accusative(sentence, n, reading, first):
            return Arguments(n, context.subject, free, is_carried=True)
        return active_or_passive(sentence, n, reading, first, free[1:], is_left=False)
    return _carried(sentence, n, reading, free, forms, context)


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


def _left(sentence: Sentence, n: int, reading: Reading, forms: Sequence[VerbForm]) -> Phrase | None:
    """The phrase right before the verb, if it can be its subject."""
    left = sentence.left_neighbour(n)
    if left is not None and left.governor == "by" and (whole := sentence.phrase_ending_at(left.start)) is not None:
        left = whole  # "إن جنديا بالجيش قتل"
    if (
        left is None
        or reading.conjunction
        or not (left.governor in _FREE or (left.governor == "from" and tells_what_was_said(sentence, n)))
        or left.kind in ("media", "place")
        or _is_predicate(sentence, left)
        or (left.kind == "adjective" and not _opens_clause(sentence, left.head))
    ):
        return None
    return left if agrees_in_number(left, forms) or _is_helped(sentence, left, n) else None


def _is_helped(sentence: Sentence, left: Phrase, n: int) -> bool:
    """Whether "كان … قد" stands round the phrase, its verb's subject: "كانت ميركل قد حذرت إيران"."""
    return sentence.tokens[n - 1].key == "قد" and is_after_helping(sentence, left)


def _is_predicate(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a nationality is what the pronoun before it is said to be: "قال إنها روسية"."""
    before = sentence.tokens[phrase.start - 1].key if phrase.start else ""
    return phrase.kind == "demonym" and not phrase.definite and before in PRONOUN_COMPLEMENTISERS


def _opens_clause(sentence: Sentence, n: int) -> bool:
    """Whether the clause opens with the noun, which is then what it is about: "أن السفينة المصرية أطلقت"."""
    return sentence.tokens[n].key.startswith("ال") and (n == 0 or sentence.tokens[n - 1].key in COMPLEMENTISERS)


def _relative(
    n: int, reading: Reading, antecedent: Phrase, first: Phrase | None, free: list[Phrase], forms: list[VerbForm],
    *, is_taken_up: bool,
) -> Arguments:  # fmt: skip
    if reading.pronoun:  # "الاتفاق الذي وقعته روسيا"
        return Arguments(n, first, [antecedent, *free[1:]])
    singular = [form for form in forms if form.number == "sg"]
    if first is not None and singular and not agrees(antecedent, singular) and agrees(first, singular):
        return Arguments(n, first, free[1:])
    if is_taken_up:
        return Arguments(n, first, [antecedent, *free[1:]])
    is_hit = antecedent.members[0].sector in INDIVIDUALS and all(p.governor == "genitive" for p in free)
    if all(form.voice == "passive" for form in forms) or (takes_victims(reading) and (not free or is_hit)):
        return Arguments(n, None, [antecedent], is_passive=True)  # "المدنيين الذين قتلوا جراء الغارات الروسية"
    return Arguments(n, antecedent, free)


def _is_object(
    n: int, reading: Reading, first: Phrase, free: list[Phrase], singular: list[VerbForm], context: Context
) -> bool:
    """Whether the verb goes on with the subject before and the phrase is its object.

    So it is where the verb wants one and has one phrase only ("ودعت روسيا"), or one that belongs to the subject
    ("دعت رعاياها").
    """
    frame, carried = reading.sense.frame, context.subject
    wants_object = frame is not None and frame.recipient[:1] == ("obj",) and "victim" not in frame.flags
    if pronoun := first.members[0].pronoun:
        is_alone = len(free) == 1 or free[1].start > first.end
        return wants_object and is_alone and first.start == n + 1 and _is_of_subject(pronoun, singular)
    return (
        reading.conjunction and wants_object and len(free) == 1 and first.start == n + 1
        and first.kind in ("state", "metonym") and carried is not None and agrees(carried, singular)
        and carried.members[0].code != first.members[0].code
    )  # fmt: skip


def _has_bare_object(sentence: Sentence, subject: Phrase) -> bool:
    """Whether a noun without preposition follows, the object beside the subject: "ورفضت روسيا دعوات من …"."""
    n = subject.end + (subject.end < sentence.count and sentence.tokens[subject.end].key in POINTING)
    if n >= sentence.count or not _is_unknown_noun(sentence, n) or n in sentence.names:
        return False
    key = sentence.tokens[n].key
    return key[:1] not in "بلوفك" and not key.endswith("ا")


def _is_of_subject(pronoun: str, forms: Sequence[VerbForm]) -> bool:
    """Whether the pronoun of an object can mean the verb's subject: "دعت رعاياها", not "دعا جيشها"."""
    gender = {"ه": "m", "ها": "f"}.get(pronoun)
    return any(gender is None or form.gender in (gender, "c") for form in forms)


def _is_accusative(sentence: Sentence, n: int, reading: Reading, first: Phrase) -> bool:
    """Whether people right after the verb are its object by an ending: "دعا المعتصمين", "دعا الأكراد والعراقيين"."""
    is_next = first.start == n + 1 or (first.start == n + 2 and first.conjunction)  # "دعا العرب والأوروبيين"
    are_people = first.kind in _PEOPLE and first.number == "pl" and not first.counted
    if not (is_next and are_people) or takes_victims(reading):
        return False
    return any(m.kind in _PEOPLE and sentence.tokens[m.start].key.endswith("ين") for m in first.members)


def _carried(
    sentence: Sentence, n: int, reading: Reading, free: list[Phrase], forms: list[VerbForm], context: Context
) -> Arguments:
    """The subject goes on from before; not where the verb describes a noun that is no party ("هجوم استهدف")."""
    describes_noun = not reading.conjunction and n > 0 and _is_unknown_noun(sentence, n - 1)
    is_told_of_blow = is_blow(reading) and not reading.pronoun and relative_before(sentence, n) > 0
    if is_told_of_blow or (describes_noun and sentence.tokens[n - 1].key not in OWN_COUNTRY):
        return Arguments(n, None, free, is_carried=True)
    carried = _who_goes_on(reading, forms, context)
    is_own_country = is_of_own_country(sentence, n)
    if carried is None or not (is_own_country or agrees_in_number(carried, forms)):
        return Arguments(n, None, free, is_carried=True)
    suffers = takes_victims(reading) and not free and not reading.pronoun
    if suffers and carried.members[0].sector in INDIVIDUALS:
        return Arguments(n, None, [carried], is_passive=True, is_carried=True)
    return Arguments(n, carried, free, is_carried=True)


def _who_goes_on(reading: Reading, forms: list[VerbForm], context: Context) -> Phrase | None:
    """Who acts on: who spoke, else who acted last; where that one has another number, who told of his act."""
    if reading.sense.role == "speech" and context.speaker is not None:
        return context.speaker
    acted, source = context.subject, None if takes_victims(reading) else context.source
    if acted is None or source is None or goes_on_with(acted, forms) or not goes_on_with(source, forms):
        return acted
    return source if agrees_in_number(source, forms) else acted


def _subject_is_pronoun(sentence: Sentence, n: int) -> bool:
    """Whether the verb's subject is who was told of, as after "إنه" and beside "بلاده", not the phrase after it."""
    if n + 1 < sentence.count and sentence.tokens[n + 1].key in OWN_COUNTRY:
        return True
    m = n - 1
    while m >= 0 and (sentence.tokens[m].key in NEGATORS or sentence.tokens[m].key in ("قد", "سوف")):
        m -= 1
    return m >= 0 and (sentence.tokens[m].key in PRONOUN_COMPLEMENTISERS or sentence.tokens[m].key in OWN_COUNTRY)


def _is_unknown_noun(sentence: Sentence, n: int) -> bool:
    token = sentence.tokens[n]
    is_function_word = token.key in _FUNCTION_WORDS or token.key.removeprefix("و") in NEGATORS
    return token.is_word and not is_function_word and not sentence.is_verb(n)
