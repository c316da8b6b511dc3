"""Who did what to whom where the trigger is a verb or a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.candidate import ARMED, UNKNOWN, Arguments, Candidate, implied
from tasks.coding.pairs import both
from tasks.coding.phrase import Member
from tasks.coding.slots import assign
from tasks.coding.words import (
    AGENT_WORDS,
    BLOWS,
    BOTH_PARTIES,
    CLITIC_PREPOSITIONS,
    NUMERALS,
    PARTICLES,
    PREPOSITIONS,
    QUOTES,
    RAIDS,
    RELATIVES,
    SOME_OF_THEM,
)
from tasks.records import Span

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

# How many words on from a blow whose it is may stand.
_BLOW_REACH = 6
# How far from the verb "منهم" may stand.
_SOME_REACH = 4
# What may say when, between a verb of killing and how many: "قتلت أول من أمس أربعة".
_DAYS = PARTICLES | {"اول", "من", "امس"}
# What two parties just told of do together.
_DONE_TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"})


def fill_from_verb(candidate: Candidate, found: Arguments) -> None:
    """Put the verb's arguments into the roles of its frame."""
    frame, context = candidate.frame, candidate.context
    if "two_sided" in frame.flags and _has_no_doer(candidate, found) and (sides := _sides(candidate)):
        candidate.actors = sides
        return
    victims = (
        list(found.objects[0].members) if found.is_passive and found.objects else _counted_victims(candidate, found)
    )
    if found.is_passive or victims:
        candidate.is_passive = True
        candidate.actors = agent(candidate)
        candidate.recipients = victims
        return
    subject: list[Member] = []
    if found.subject is not None and frame.actor != ("speaker",) and not candidate.asks_for(found.subject):
        candidate.used.append(found.subject)
        subject = list(found.subject.members) if found.subject.kind not in ("media", "place") else []
    subject = _both_meant(candidate, found) or subject
    reach = [*found.objects, *(phrase for phrase in candidate.phrases() if phrase not in found.objects)]
    if frame.actor == ("obj",):  # "استقبل الرئيس الوزير": who comes is the object
        candidate.actors = assign(candidate, ("obj",), reach) or _meant_by_pronoun(candidate, subject)
        candidate.recipients = subject
        return
    is_subject = frame.actor == ("subj",) or (frame.actor[0] == "subj" and bool(subject))
    candidate.actors = subject if is_subject else assign(candidate, frame.actor, reach)
    candidate.recipients = subject if frame.recipient == ("subj",) else assign(candidate, frame.recipient, reach)
    if frame.mode == "third-party" and candidate.recipients:  # "نقل رسالة من إيران إلى اليابان" stands between two
        candidate.recipients += assign(candidate, frame.recipient, reach)
    if found.by_blow and candidate.recipients:
        candidate.actors = candidate.actors or [UNKNOWN]
    if not candidate.recipients and "obj" in frame.recipient:
        candidate.recipients = _both_objects(candidate, found) or _meant_by_pronoun(candidate, subject)
    if not candidate.recipients and "victim" in frame.flags and _tells_of_some(candidate):
        candidate.recipients = [implied("CVL")]
    if "two_sided" in frame.flags and not candidate.recipients and len(candidate.actors) < 2:
        candidate.actors = both_parties(candidate.sentence, candidate.clause, context) or candidate.actors


def _tells_of_some(candidate: Candidate) -> bool:
    """Whether some of those told of suffer it: "واعتقلت عددا منهم"."""
    n = candidate.trigger
    return any(token.key in SOME_OF_THEM for token in candidate.sentence.tokens[n + 1 : n + 1 + _SOME_REACH])


def _has_no_doer(candidate: Candidate, found: Arguments) -> bool:
    """Whether the verb has no subject of its own beside the thing that was done: "اتفاقية نيروبي التي وقعت بين"."""
    is_of_thing = bool(candidate.matched) and candidate.matched[0] < candidate.trigger and not candidate.reading.pronoun
    return found.is_carried or found.is_passive or is_of_thing


def _sides(candidate: Candidate) -> list[Member]:
    """Between whom a passive says it was done: "وقعت أمس اتفاقية بين كينيا وأوغندا"."""
    is_passive = any(form.voice != "active" for form in candidate.reading.sense.forms)
    between = next((p for p in candidate.phrases() if p.governor == "between" and len(p.members) > 1), None)
    return list(between.members) if is_passive and between is not None else []


def _both_meant(candidate: Candidate, found: Arguments) -> list[Member]:
    """Whom a dual that names nobody means: "واتفقا على", "دعا الرئيسان": the last two parties told of."""
    is_named = found.subject is not None and len(found.subject.members) > 1
    if is_named or candidate.frame.event_type not in _DONE_TOGETHER:
        return []
    sentence, n = candidate.sentence, candidate.trigger
    forms = [form for form in candidate.reading.sense.forms if form.person == 3]
    if forms and all(form.number == "du" for form in forms) and not _may_be_noun(candidate):
        return both(candidate.context) if found.subject is None or found.is_carried else []
    near = (sentence.tokens[m].key for m in (n - 1, n + 1) if 0 <= m < sentence.count)
    dual = next((key for key in near if key in BOTH_PARTIES), "")
    return both(candidate.context, dual) if dual else []


def _both_objects(candidate: Candidate, found: Arguments) -> list[Member]:
    """Whom a dual right after the verb and its subject means as its object: "دعت مصر الجانبين إلى الهدوء"."""
    tokens, n = candidate.sentence.tokens, candidate.trigger
    at = found.subject.end if found.subject is not None and found.subject.start == n + 1 else n + 1
    word = tokens[at].key if at < len(tokens) else ""
    if word not in BOTH_PARTIES or not word.endswith("ين") or candidate.frame.event_type not in _DONE_TOGETHER:
        return []
    doers = {member.code for member in candidate.actors}
    return [member for member in both(candidate.context, word) if member.code not in doers]


def _may_be_noun(candidate: Candidate) -> bool:
    """Whether what looks like a dual verb may be a noun or participle in the accusative: "بحثاً عن", "طالبا"."""
    readings, token = candidate.sentence.readings[candidate.trigger], candidate.sentence.tokens[candidate.trigger]
    return "ً" in token.text or (not candidate.reading.conjunction and any(r.sense.kind != "verb" for r in readings))


def _counted_victims(candidate: Candidate, found: Arguments) -> list[Member]:
    """People of whom only the number is known: "قتل ما لا يقل عن 28 متطوعا", "أصيب خمسة بجروح"."""
    n, tokens = candidate.trigger, candidate.sentence.tokens
    has_subject = found.subject is not None and (found.subject.start > n or not found.is_carried)
    if "victim" not in candidate.frame.flags or has_subject or found.by_blow:
        return []
    first = next((m for m in range(n + 1, len(tokens)) if tokens[m].key not in _DAYS), n + 1)
    is_counted = any(token.text.isdigit() for token in tokens[n + 1 : n + 7]) or is_number(candidate.sentence, first)
    return [implied("CVL")] if is_counted else []


def is_number(sentence: Sentence, n: int) -> bool:
    """Whether token ``n`` counts people: "مقتل ثلاثة", "إصابة 12 بجروح"."""
    return n < sentence.count and (sentence.tokens[n].text.isdigit() or sentence.tokens[n].key in NUMERALS)


def participle_arguments(candidate: Candidate) -> Arguments:
    """A participle ("داعيا", "محذرا") is said of whoever speaks or acts in its sentence; a plural one of several."""
    context = candidate.context
    objects = [phrase for phrase in candidate.phrases() if phrase.governor in ("", "genitive")]
    doer = context.speaker or context.subject
    if candidate.sentence.tokens[candidate.trigger].key.endswith("ين"):
        several = (p for p in (context.speaker, context.subject) if p is not None and _are_several(p))
        doer = next(several, doer)
    return Arguments(candidate.trigger, doer, objects, is_carried=True)


def _are_several(phrase: Phrase) -> bool:
    return phrase.number != "sg" or phrase.counted or len(phrase.members) > 1


def _meant_by_pronoun(candidate: Candidate, others: list[Member]) -> list[Member]:
    """The party told of last that an attached pronoun can mean."""
    if not candidate.reading.pronoun:
        return []
    codes = {member.code for member in others}
    return next(([member] for member in reversed(candidate.context.parties) if member.code not in codes), [])


def both_parties(sentence: Sentence, clause: tuple[int, int], context: Context) -> list[Member]:
    """What "الجانبان", "الوزيران" stand for: the last two parties told of."""
    start, end = max(0, clause[0] - 3), min(clause[1], sentence.count)
    keys = (token.key for token in sentence.tokens[start:end])
    dual = next((key for key in keys if key in BOTH_PARTIES or key.lstrip("ول") in BOTH_PARTIES), "")
    return both(context, dual) if dual else []


def agent(candidate: Candidate) -> list[Member]:
    """Who did it in the passive: "على يد X", "برصاص X", "في غارة إسرائيلية"; nobody known: none."""
    sentence, n = candidate.sentence, candidate.trigger
    limit = sentence.scope_end(n)
    for phrase in sentence.phrases_between(n + 1, limit):
        if phrase.governor == "agent":
            return list(phrase.members)
    for m in range(n + 1, limit):
        if sentence.tokens[m].key in AGENT_WORDS:
            phrases = sentence.phrases_between(m + 1, min(m + 4, limit))
            if phrases and phrases[0].governor in ("genitive", ""):
                return list(phrases[0].members)
        if sentence.is_noun_of(m, "ASSAULT"):
            members = nationalities(sentence, m, is_definite="ال" in sentence.tokens[m].key[:4])
            members = members or striker(sentence, m)
            if members:
                return members
    return []


def striker(sentence: Sentence, n: int) -> list[Member]:
    """Whose blow the noun tells, with its genitive or "لـ": "في قصف لقوات حفتر", "في هجوم مسلحين"."""
    forms = bare_forms(sentence.tokens[n].key)
    if BLOWS.isdisjoint(forms) or sentence.tokens[n].key.startswith("ال"):
        return []
    phrase = next(iter(sentence.phrases_between(n + 1, n + _BLOW_REACH)), None)
    if phrase is None or phrase.members[0].sector not in ARMED:
        return []
    between = [
        t for t in sentence.tokens[n + 1 : phrase.start] if t.key not in QUOTES and t.key not in CLITIC_PREPOSITIONS
    ]
    is_next = all(t.is_word and t.key not in PREPOSITIONS for t in between)
    is_owner = phrase.start == n + 1 and phrase.governor == "genitive" and not RAIDS.isdisjoint(forms)
    return list(phrase.members) if is_owner or (phrase.governor == "for" and is_next) else []


def nationalities(sentence: Sentence, n: int, *, is_definite: bool) -> list[Member]:
    """The nationalities of a verbal noun, which agree with it: "مباحثات أمريكية روسية", not "مقتل الفلسطيني"."""
    found: list[Member] = []
    for m in range(n + 1, min(n + 5, sentence.count)):
        token, name = sentence.tokens[m], sentence.names.get(m)
        if name is not None:
            demonym = next((entry for entry in name.entries if entry.kind == "demonym"), None)
            joined = name.preposition or (name.conjunction and not found)
            if demonym is None and not found and not joined and token.key.endswith("يه"):
                continue  # "مناورات بحرية تركية": the navy's name is an adjective here
            if demonym is None or joined or name.definite != is_definite:
                break
            span = Span(sentence.position, token.start, token.end)
            found.append(Member(demonym.code, "GOV", m, m + 1, kind="demonym", text=token.text, span=span))
        elif (found and token.text != "-") or not _may_be_adjective(sentence, m):
            break
    return found


def _may_be_adjective(sentence: Sentence, n: int) -> bool:
    token = sentence.tokens[n]
    is_function_word = token.key in PREPOSITIONS or token.key in RELATIVES
    return token.text == "-" or (token.is_word and not is_function_word and not sentence.is_plain_verb(n))
