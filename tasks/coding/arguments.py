"""Subject and objects of a verb.

Verb-first order takes the free phrase after the verb as its subject, headline order the one right before it,
whichever agrees with it in gender and number; a relative clause takes its antecedent; else the subject goes on from
the verb before. A verb of killing or arresting with one phrase is told from its passive by who that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.agreement import ToldForms, agrees, agrees_in_number, goes_on_with, told_forms
from tasks.coding.antecedents import (
    described_object,
    follows_verb,
    has_no_subject,
    is_after_helping,
    is_blow,
    is_of_own_country,
    is_resumed,
    relative_before,
    subject_of_clause,
)
from tasks.coding.blows import struck_by
from tasks.coding.candidate import INDIVIDUALS, Arguments
from tasks.coding.strangers import stranger
from tasks.coding.voice import active_or_passive, is_told_why, takes_victims
from tasks.coding.words import (
    COMPLEMENTISERS,
    NEGATORS,
    OWN_COUNTRY,
    PARTICLES,
    POINTING,
    PREPOSITIONS,
    RELATIVES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.arabic.verbs import VerbForm
    from tasks.coding.context import Context
    from tasks.coding.frames import Reading
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence
    from tasks.coding.surroundings import Surroundings

# Names whose sound plural tells its case.
_PEOPLE = ("group", "demonym")
_FUNCTION_WORDS = PARTICLES | PREPOSITIONS.keys() | RELATIVES | COMPLEMENTISERS


def verb_arguments(sentence: Sentence, n: int, reading: Reading, around: Surroundings, context: Context) -> Arguments:
    """Which of what stands round the verb at token ``n`` are its arguments in this reading."""
    free, first, antecedent = around.free, around.first, around.antecedent
    if around.medium is not None:  # "طالبت صحيفة … إسرائيل": a paper only says so
        return Arguments(n, around.medium, free)
    forms = told_forms(reading.sense.forms)
    if not forms.all:  # who says "ندعو" is who speaks
        return Arguments(n, context.speaker, free, is_carried=True)
    blow = struck_by(sentence, n, reading, free)
    if blow is not None or has_no_subject(sentence, n, reading):  # "استهدفت قنبلة دورية"
        return blow or Arguments(n, None, free, is_carried=True)
    antecedent = antecedent or described_object(sentence, n, reading)
    if antecedent is not None:
        is_taken_up = is_resumed(sentence, n + 1, antecedent)
        free = [] if is_told_why(sentence, n, reading) else free
        return _relative(n, reading, antecedent, first, free, forms, is_taken_up=is_taken_up)
    if around.is_subject_pronoun:
        return _carried(sentence, n, reading, free, forms, context)
    left = None if reading.conjunction else _subject_before(sentence, n, around.left, forms)
    if forms.are_passive:
        victim = first or left
        return Arguments(n, None, [victim] if victim is not None else [], is_passive=True)
    if left is not None and not (first is not None and follows_verb(sentence, left) and not first.members[0].pronoun):
        return active_or_passive(sentence, n, reading, left, free, is_left=True)
    return _after_verb(sentence, n, reading, around, forms, context)


def _after_verb(
    sentence: Sentence, n: int, reading: Reading, around: Surroundings, forms: ToldForms, context: Context
) -> Arguments:
    """The arguments of a verb whose subject stands after it or goes on from before."""
    free, first, singular = around.free, around.first, forms.singular
    unknown = None if takes_victims(reading) else stranger(sentence, n, around.unknown, singular, free)
    if unknown is not None:  # "قال خبراء"
        return unknown
    if first is not None and singular and agrees(first, singular):
        goes_on = _is_object(n, reading, first, free, singular, context) and not _has_bare_object(sentence, first)
        if goes_on or _is_accusative(sentence, n, reading, first):
            return Arguments(n, context.subject, free, is_carried=True)
        return active_or_passive(sentence, n, reading, first, free[1:], is_left=False)
    return _carried(sentence, n, reading, free, forms, context)


def _subject_before(sentence: Sentence, n: int, left: Phrase | None, forms: ToldForms) -> Phrase | None:
    """The phrase before the verb that is its subject: the one right before if it agrees, else the clause's."""
    if left is not None and (agrees_in_number(left, forms.all) or _is_helped(sentence, left, n)):
        return left
    return subject_of_clause(sentence, n)


def _is_helped(sentence: Sentence, left: Phrase, n: int) -> bool:
    """Whether "كان … قد" stands round the phrase, its verb's subject: "كانت ميركل قد حذرت إيران"."""
    return sentence.tokens[n - 1].key == "قد" and is_after_helping(sentence, left)


def _relative(
    n: int, reading: Reading, antecedent: Phrase, first: Phrase | None, free: list[Phrase], forms: ToldForms,
    *, is_taken_up: bool,
) -> Arguments:  # fmt: skip
    if reading.pronoun:  # "الاتفاق الذي وقعته روسيا"
        return Arguments(n, first, [antecedent, *free[1:]])
    singular = forms.singular
    if first is not None and singular and not agrees(antecedent, singular) and agrees(first, singular):
        return Arguments(n, first, free[1:])
    if is_taken_up:
        return Arguments(n, first, [antecedent, *free[1:]])
    is_hit = antecedent.members[0].sector in INDIVIDUALS and all(p.governor == "genitive" for p in free)
    if forms.are_passive or (takes_victims(reading) and (not free or is_hit)):
        return Arguments(n, None, [antecedent], is_passive=True)  # "المدنيين الذين قتلوا جراء الغارات الروسية"
    return Arguments(n, antecedent, free)


def _is_object(
    n: int, reading: Reading, first: Phrase, free: list[Phrase], singular: Sequence[VerbForm], context: Context
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
    sentence: Sentence, n: int, reading: Reading, free: list[Phrase], forms: ToldForms, context: Context
) -> Arguments:
    """The subject goes on from before; not where the verb describes a noun that is no party ("هجوم استهدف")."""
    describes_noun = not reading.conjunction and n > 0 and _is_unknown_noun(sentence, n - 1)
    is_told_of_blow = is_blow(reading) and not reading.pronoun and relative_before(sentence, n) > 0
    if is_told_of_blow or (describes_noun and sentence.tokens[n - 1].key not in OWN_COUNTRY):
        return Arguments(n, None, free, is_carried=True)
    carried = _who_goes_on(reading, forms.all, context)
    if carried is None or not (agrees_in_number(carried, forms.all) or is_of_own_country(sentence, n)):
        return Arguments(n, None, free, is_carried=True)
    suffers = takes_victims(reading) and not free and not reading.pronoun
    if suffers and carried.members[0].sector in INDIVIDUALS:
        return Arguments(n, None, [carried], is_passive=True, is_carried=True)
    return Arguments(n, carried, free, is_carried=True)


def _who_goes_on(reading: Reading, forms: Sequence[VerbForm], context: Context) -> Phrase | None:
    """Who acts on: who spoke, else who acted last; where that one has another number, who told of his act."""
    if reading.sense.role == "speech" and context.speaker is not None:
        return context.speaker
    acted, source = context.subject, None if takes_victims(reading) else context.source
    if acted is None or source is None or goes_on_with(acted, forms) or not goes_on_with(source, forms):
        return acted
    return source if agrees_in_number(source, forms) else acted


def _is_unknown_noun(sentence: Sentence, n: int) -> bool:
    token = sentence.tokens[n]
    is_function_word = token.key in _FUNCTION_WORDS or token.key.removeprefix("و") in NEGATORS
    return token.is_word and not is_function_word and not sentence.is_verb(n)
