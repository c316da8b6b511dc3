"""Who did what to whom where the trigger is a verbal noun.

Its parties come from "بين … و…", a nationality ("الهجوم الروسي"), a genitive ("زيارة بلينكن"), a relative verb
("محادثات أجراها"), an agent ("على يد"), the verb that carries it ("أجرى … اتصالا") or a pronoun ("زيارته").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tasks.coding.arguments import agrees, verb_arguments
from tasks.coding.candidate import ACTING, Arguments, Candidate, assign, implied
from tasks.coding.codebook import BODIES
from tasks.coding.sentence import bare_forms
from tasks.coding.verb_roles import agent, both_parties, is_number, nationalities
from tasks.coding.words import (
    ATTRIBUTED,
    COMPLEMENTISERS,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SIDE_WORDS,
    STRONG_STOPS,
    UNDERGOING,
)

if TYPE_CHECKING:
    from tasks.coding.phrase import Member, Phrase
    from tasks.coding.sentence import Sentence

_CARRIER_REACH, _SUFFERING_REACH, _RELATIVE_REACH = 12, 10, 7
_AFTER_RELATIVE, _BETWEEN_REACH, _CONSTRUCT, _COUNTING = 26, 8, 2, 3


def fill_from_noun(candidate: Candidate, verbs: Mapping[int, Arguments]) -> None:
    """Find the parties of a verbal noun; ``verbs`` holds the arguments of the sentence's verbs so far."""
    frame = candidate.frame
    two_sided = "two_sided" in frame.flags
    if two_sided and _fill_between(candidate):
        return
    carrier = _carrier(candidate, verbs)
    candidate.support = carrier.at if carrier is not None else None
    doer = carrier.subject if carrier is not None and not carrier.is_passive else None
    if doer is not None and doer.kind == "media":
        doer = None
    adjectives = nationalities(candidate.sentence, candidate.trigger, is_definite=candidate.reading.definite)
    candidate.actors += adjectives
    genitive = _genitive(candidate)
    if genitive is not None and not adjectives:
        meets = doer is not None and two_sided and genitive.governor != "for" and not _is_said(candidate)
        _take_genitive(candidate, genitive, has_doer=doer is not None, is_met=meets)
    if not candidate.actors:
        candidate.actors = _named_doer(candidate) or _doer_from_context(candidate, doer)
    if not candidate.recipients:
        takes_object = not frame.genitive or (two_sided and genitive is not None)  # "لقاء الرئيس نظيره"
        slots = tuple(slot for slot in frame.recipient if slot != "obj" or takes_object)
        candidate.recipients = assign(candidate, slots, _phrases_after(candidate))
    if not candidate.recipients and frame.genitive == "recipient" and genitive is None:
        candidate.recipients = assign(candidate, ("for",), candidate.phrases())
    is_harm = frame.event_type == "ASSAULT" and "victim" in frame.flags
    if is_harm and not candidate.recipients and is_number(candidate.sentence, candidate.trigger + 1):
        candidate.recipients = [implied("CVL")]
    if two_sided and not candidate.recipients and len({member.code for member in candidate.actors}) < 2:
        candidate.actors = both_parties(candidate.sentence, candidate.clause, candidate.context) or candidate.actors


def _fill_between(candidate: Candidate) -> bool:
    """Take the parties of "محادثات بين X وY" and of "بين X وبين Y"."""
    phrases = candidate.phrases(_BETWEEN_REACH)
    between = next((phrase for phrase in phrases if phrase.governor == "between"), None)
    if between is None:
        return False
    candidate.actors = list(between.members)
    end = _end_of_sides(candidate, between.end)
    if end:
        sides = (p for p in candidate.sentence.phrases_between(between.end, end) if p.kind not in ("place", "media"))
        candidate.actors += [member for phrase in sides for member in phrase.members]
    elif len(candidate.actors) == 1:
        later = (
            p
            for p in phrases
            if p.start >= between.end and (p.governor == "between" or (not p.governor and p.conjunction))
        )
        candidate.actors += next((phrase.members for phrase in later), [])
    return True


def _end_of_sides(candidate: Candidate, start: int) -> int:
    """Where the second side ends in "بين X وY من جهة، وZ من جهة أخرى"; 0 where no sides are told apart."""
    tokens, end = candidate.sentence.tokens, candidate.sentence.scope_end(candidate.trigger)
    marks = [m for m in range(start, end) if tokens[m].key in SIDE_WORDS and tokens[m - 1].key == "من"]
    return marks[1] if len(marks) > 1 else 0


def _genitive(candidate: Candidate) -> Phrase | None:
    """The phrase that the noun governs: right after it, numbers aside."""
    phrases = candidate.phrases()
    if not phrases or phrases[0].kind == "media":
        return None
    first, n = phrases[0], candidate.trigger
    if first.governor == "for":
        return first if _is_owner(candidate, first) else None
    if first.governor not in ("", "genitive"):
        return None
    if first.start == n + 1:
        return None if first.conjunction else first
    between = candidate.sentence.tokens[n + 1 : first.start]
    is_quantity = all(t.text.isdigit() or t.key in QUOTES or (t.is_word and t.key not in PREPOSITIONS) for t in between)
    return first if first.counted and is_quantity and first.start <= n + 3 else None


def _is_owner(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether "لـ" stands for the genitive, which an indefinite noun can't take: "اجتماع طارئ لوزراء الخارجية"."""
    between = candidate.sentence.tokens[candidate.trigger + 1 : phrase.start]
    is_next = len(between) <= _COUNTING and all(t.is_word and t.key not in PREPOSITIONS for t in between)
    is_visit = candidate.frame.mode == "visit" and phrase.kind not in ("place", "metonym", "state")
    codes = {member.code for member in phrase.members}
    is_table = "two_sided" in candidate.frame.flags and (len(codes) > 1 or not codes.isdisjoint(BODIES))
    return is_next and (is_visit or is_table)


def _is_said(candidate: Candidate) -> bool:
    """Whether the verb that carries the noun tells of it only: "أعلن البيت الأبيض لقاء …"."""
    readings = candidate.sentence.readings[candidate.support] if candidate.support is not None else ()
    return any(reading.sense.role == "speech" for reading in readings)


def _take_genitive(candidate: Candidate, genitive: Phrase, *, has_doer: bool, is_met: bool) -> None:
    frame, reading = candidate.frame, candidate.reading
    if is_met or reading.pronoun:
        if "two_sided" in frame.flags:  # "لقائه الرئيس", "يعتزم الرئيس لقاء نظيره"
            candidate.recipients = list(genitive.members)
            candidate.used.append(genitive)
        return
    if not frame.genitive or reading.definite:
        return
    candidate.used.append(genitive)
    second = _object_after(candidate, genitive)
    if second is not None:
        candidate.used.append(second)
        candidate.actors, candidate.recipients = list(genitive.members), list(second.members)
        return
    can_act = genitive.members[0].sector in ACTING and genitive.kind not in ("place", "metonym")
    is_goal = has_doer and "place_is_recipient" in frame.flags and genitive.kind in ("state", "metonym", "place")
    is_doer = (frame.genitive == "actor" and not is_goal) or (
        frame.genitive == "both" and can_act and "victim" not in frame.flags and not has_doer
    )
    (candidate.actors if is_doer else candidate.recipients).extend(genitive.members)


def _object_after(candidate: Candidate, genitive: Phrase) -> Phrase | None:
    """The object of a verbal noun whose genitive is its subject: "تزويد واشنطن إسرائيل بالسلاح"."""
    if "obj" not in candidate.frame.recipient or genitive.members[0].sector not in ACTING:
        return None
    end = genitive.end + 1 + _COUNTING
    after = next(iter(candidate.sentence.phrases_between(genitive.end, min(end, candidate.clause[1]))), None)
    if after is None or after.governor or after.conjunction or after.kind in ("media", "adjective"):
        return None
    return after if after.start == genitive.end or after.counted else None


def _named_doer(candidate: Candidate) -> list[Member]:
    """The doer that the words after the noun name: a relative verb's subject, an agent, a slot of the frame."""
    frame = candidate.frame
    actors = _relative_subject(candidate)
    if actors:
        return actors
    actors = next((list(p.members) for p in candidate.phrases() if p.governor == "agent"), [])
    actors = actors or _blamed(candidate)
    if not actors and "anonymous" in frame.flags:
        actors = agent(candidate)
    if not actors and frame.actor not in (("subj",), ("speaker",)):
        actors = assign(candidate, frame.actor, candidate.phrases())
        if actors and not frame.recipient and candidate.context.subject is not None:
            candidate.recipients = list(candidate.context.subject.members)
    return actors


def _blamed(candidate: Candidate) -> list[Member]:
    """To whom a deed is put down: "الهجوم المنسوب إلى النظام السوري"."""
    sentence, n = candidate.sentence, candidate.trigger
    at = sentence.has_words(ATTRIBUTED, n + 1, min(n + _RELATIVE_REACH, candidate.clause[1]))
    phrases = sentence.phrases_between(at + 2, at + 4) if at >= 0 else []
    return list(phrases[0].members) if phrases else []


def _doer_from_context(candidate: Candidate, doer: Phrase | None) -> list[Member]:
    """The doer that the words before the noun name: a pronoun's holder, the carrier's subject, the clause's."""
    frame, context = candidate.frame, candidate.context
    if candidate.reading.pronoun and frame.genitive != "recipient":
        holder = context.subject or context.speaker
        if holder is not None:
            return list(holder.members)
    if doer is not None:
        candidate.used.append(doer)
        return list(doer.members)
    holder = context.subject if "carry" in frame.flags else None
    return list(holder.members) if holder is not None and holder.kind != "place" else []


def _phrases_after(candidate: Candidate) -> list[Phrase]:
    """Where recipients are looked for: past a relative verb, if the doer stands in one."""
    sentence, end = candidate.sentence, candidate.clause[1]
    in_relative = candidate.actors and candidate.actors[0].start > candidate.trigger + 1
    is_cut = any(token.key in RELATIVES for token in sentence.tokens[end - 1 : end + 1])
    if not candidate.actors or not (in_relative or is_cut):
        return candidate.phrases()
    phrases = candidate.phrases(_AFTER_RELATIVE)
    candidate.used += [phrase for phrase in phrases if phrase.start == candidate.actors[0].start]
    return phrases


def _relative_subject(candidate: Candidate) -> list[Member]:
    """The subject of a verb that takes the noun up again: "محادثات أجراها X", "الهجوم الذي شنته X"."""
    sentence, n = candidate.sentence, candidate.trigger
    for m in range(n + 1, min(n + _RELATIVE_REACH, sentence.count)):
        if sentence.tokens[m].text in STRONG_STOPS:
            return []
        verbal = sentence.verb_reading(m)
        if verbal is None:
            continue
        if not (verbal.pronoun or verbal.sense.role == "light"):
            return []
        found = verb_arguments(sentence, m, verbal, candidate.context)
        if found.subject is not None and not found.is_carried and found.subject.start > m:
            return list(found.subject.members)
        if verbal.pronoun:
            return _carried_into(sentence, m, found)
        free = (p for p in sentence.phrases_between(m + 1, min(m + 6, sentence.count)) if p.governor == "")
        return next((list(phrase.members) for phrase in free), [])
    return []


def _carried_into(sentence: Sentence, verb: int, found: Arguments) -> list[Member]:
    """Who did it in "المساعدات التي أرسلتها": the subject so far, if the verb before the pronoun agrees with it."""
    readings = [reading for reading in sentence.readings[verb] if reading.sense.role == "light"]
    if found.subject is None or not found.is_carried or not readings or readings[0].conjunction:
        return []
    return list(found.subject.members) if agrees(found.subject, list(readings[0].sense.forms)) else []


def _carrier(candidate: Candidate, verbs: Mapping[int, Arguments]) -> Arguments | None:
    """The verb to the left whose object is the noun: "أجرى بلينكن … اتصالا", "أعلن الجيش انسحاب".

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
            carries = "plan" in roles or ("speech" in roles and not is_killing)
            return verbs[m] if carries and _is_direct(sentence, verbs[m], n) else None
    return None


def _is_adjunct(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether a preposition keeps the noun from being the verb's object: "عقد … في إطار زيارة"."""
    for m in range(noun - 1, max(verb, noun - _CONSTRUCT) - 1, -1):
        token = sentence.tokens[m]
        if token.key in PREPOSITIONS:
            return True
        if not token.is_word or token.key.startswith("ال") or m == verb:
            return False
    return False


def _is_direct(sentence: Sentence, verb: Arguments, noun: int) -> bool:
    """Whether nothing but the verb's subject stands between verb and noun ("كشف الجهاز عن اعتقال")."""
    start = verb.subject.end if verb.subject is not None and verb.subject.start > verb.at else verb.at + 1
    gap = noun - start
    return gap <= 1 or (gap == 2 and sentence.tokens[noun - 1].key == "عن")


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
            return list(subject.members) if subject is not None and subject.kind != "place" else []
    return None
