"""Who did what to whom where the trigger is a verbal noun.

Its parties come from "بين … و…", a nationality ("الهجوم الروسي"), a genitive ("زيارة بلينكن"), a relative verb
("محادثات أجراها"), an agent ("على يد"), the verb that carries it ("أجرى … اتصالا") or a pronoun ("زيارته").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tasks.coding.battles import force_told_of
from tasks.coding.candidate import ACTING, NOBODY, Arguments, Candidate, implied
from tasks.coding.cataphors import holder_after
from tasks.coding.genitives import genitive_of, is_asked_for, object_after
from tasks.coding.invitations import invited
from tasks.coding.noun_context import (
    blamed,
    carrier_of,
    end_of_sides,
    has_unknown_subject,
    holder_before,
    is_said,
    is_thing_of,
    pronoun_holder,
    relative_subject,
)
from tasks.coding.phrase import Member
from tasks.coding.slots import assign
from tasks.coding.summits import bodies_of, countries_toured
from tasks.coding.table import add_attending, add_companions, both_of
from tasks.coding.verb_roles import agent, both_parties, is_number, nationalities, striker
from tasks.coding.words import RELATIVES

if TYPE_CHECKING:
    from tasks.coding.phrase import Phrase

_AFTER_RELATIVE, _BETWEEN_REACH, _COUNTING, _MET_REACH = 26, 8, 3, 12
# Flags of the frames whose noun, with its pronoun, is followed by whom one met.
_MEETING = frozenset({"two_sided", "receives"})


def fill_from_noun(candidate: Candidate, verbs: Mapping[int, Arguments]) -> None:
    """Find the parties of a verbal noun; ``verbs`` holds the arguments of the sentence's verbs so far."""
    frame = candidate.frame
    two_sided = "two_sided" in frame.flags
    if two_sided and _fill_between(candidate):
        add_attending(candidate)
        return
    carrier = carrier_of(candidate, verbs)
    candidate.support = carrier.at if carrier is not None else None
    doer = carrier.subject if carrier is not None and not carrier.is_passive else None
    if doer is not None and (doer.kind == "media" or has_unknown_subject(candidate)):
        doer = None
    adjectives = nationalities(candidate.sentence, candidate.trigger, is_definite=candidate.reading.definite)
    is_far = bool(adjectives) and adjectives[0].start > candidate.trigger + 1
    if candidate.reading.pronoun or (is_far and frame.genitive == "recipient"):
        adjectives = []  # "اعتقال خلية فلسطينية", "رفضه لأي محاولات إسرائيلية"
    bodies = bodies_of(candidate.sentence, candidate.trigger) if frame.mode == "multilateral" else []
    adjectives = [*bodies, *adjectives]
    candidate.actors += adjectives
    genitive = genitive_of(candidate)
    holders = [] if adjectives else holder_before(candidate)
    is_transitive = "obj" in frame.recipient or frame.genitive != "actor"
    if holders and genitive is not None and is_transitive:  # "استمرار الجيش في قصف سوريا"
        candidate.recipients = list(genitive.members)
        candidate.used.append(genitive)
    elif genitive is not None and not adjectives:
        meets = doer is not None and two_sided and genitive.governor != "for" and not is_said(candidate)
        _take_genitive(candidate, genitive, has_doer=doer is not None, is_met=meets)
    if not candidate.actors:
        candidate.actors = holders or _named_doer(candidate) or _doer_from_context(candidate, doer)
    candidate.recipients = candidate.recipients or _named_recipients(candidate, genitive)
    _find_other_side(candidate, carrier)
    if two_sided:
        add_companions(candidate, None if is_said(candidate) else doer)
    if two_sided and not candidate.recipients and len({member.code for member in candidate.actors}) < 2:
        candidate.actors = both_parties(candidate.sentence, candidate.clause, candidate.context) or candidate.actors


def _find_other_side(candidate: Candidate, carrier: Arguments | None) -> None:
    """Add whom one met, or who fought those that are named."""
    frame = candidate.frame
    is_battle = frame.event_type == "ASSAULT" and "two_sided" in frame.flags
    if frame.event_type == "CONSULT" and candidate.actors and not candidate.recipients:
        candidate.recipients = _met(candidate, carrier)
    elif is_battle and candidate.recipients and not candidate.actors:
        candidate.actors = force_told_of(candidate)


def _met(candidate: Candidate, carrier: Arguments | None) -> list[Member]:
    """Whom one met where words stand between: "خلال لقائه أمس، السفير", "سيجري مع نظيره، غدا، محادثات"."""
    sentence, n = candidate.sentence, candidate.trigger
    codes = {member.code for member in candidate.actors}
    if candidate.reading.pronoun:
        end = min(candidate.clause[1], n + _MET_REACH)
        after = [p for p in sentence.phrases_between(n + 1, end) if p.governor == "" and p.kind not in NOBODY]
        is_next = after and not any(sentence.is_plain_verb(m) for m in range(n + 1, after[0].start))
        return [m for m in after[0].members if m.code not in codes] if is_next else []
    before = sentence.phrases_between(carrier.at + 1, n) if carrier is not None else []
    beside = next((p for p in before if p.governor == "with" and p.kind not in NOBODY), None)
    return [m for m in beside.members if m.code not in codes] if beside is not None else []


def _named_recipients(candidate: Candidate, genitive: Phrase | None) -> list[Member]:
    """To whom it is done, by the slots of the frame; for harm, people of whom only the number is told."""
    frame = candidate.frame
    takes_object = not frame.genitive or ("two_sided" in frame.flags and genitive is not None)  # "لقاء الرئيس نظيره"
    slots = tuple(slot for slot in frame.recipient if slot != "obj" or takes_object)
    found = assign(candidate, slots, _phrases_after(candidate))
    if not found and "obj" in frame.recipient and candidate.matched and genitive is not None:
        found = _genitive_of_matched(candidate)
    if not found and frame.mode == "visit":
        found = countries_toured(candidate)
    if not found and frame.genitive == "recipient" and genitive is None:
        found = assign(candidate, ("for",), candidate.phrases())
    can_be_counted = frame.event_type == "ASSAULT" or "needs_recipient" not in frame.flags  # no "سجن ثلاثة أعوام"
    is_harm = can_be_counted and "victim" in frame.flags
    if is_harm and not found and is_number(candidate.sentence, candidate.trigger + 1):
        return [implied("CVL")]
    return found


def _genitive_of_matched(candidate: Candidate) -> list[Member]:
    """Whose the thing is that the frame asked for: "إطلاق الحركة سراح خمسة جنود"."""
    at = candidate.matched[0]
    after = candidate.sentence.phrases_between(at + 1, at + 1 + _COUNTING)
    is_next = bool(after) and after[0].governor in ("", "genitive") and after[0] not in candidate.used
    return list(after[0].members) if is_next and (after[0].counted or after[0].start == at + 1) else []


def _fill_between(candidate: Candidate) -> bool:
    """Take the parties of "محادثات بين X وY" and of "بين X وبين Y"."""
    phrases = candidate.phrases(_BETWEEN_REACH)
    between = next((phrase for phrase in phrases if phrase.governor == "between"), None)
    if between is None:
        return False
    candidate.actors = list(between.members)
    end = end_of_sides(candidate, between.end)
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


def _take_genitive(candidate: Candidate, genitive: Phrase, *, has_doer: bool, is_met: bool) -> None:
    frame, reading = candidate.frame, candidate.reading
    if is_met or reading.pronoun:
        if not frame.flags.isdisjoint(_MEETING):  # "لقائه الرئيس", "استقباله السفير", "يعتزم الرئيس لقاء نظيره"
            candidate.recipients = list(genitive.members)
            candidate.used.append(genitive)
        return
    if not frame.genitive or reading.definite:
        return
    candidate.used.append(genitive)
    second = object_after(candidate, genitive)
    if second is not None:
        candidate.used.append(second)
        candidate.actors, candidate.recipients = list(genitive.members), list(second.members)
        return
    if is_thing_of(candidate, genitive) or is_asked_for(candidate, genitive):
        candidate.recipients.extend(genitive.members)
        return
    can_act = genitive.members[0].sector in ACTING and genitive.kind not in ("place", "metonym")
    is_goal = has_doer and "place_is_recipient" in frame.flags and genitive.kind in ("state", "metonym", "place")
    is_doer = (frame.genitive == "actor" and not is_goal) or (
        frame.genitive == "both" and can_act and "victim" not in frame.flags and not has_doer
    )
    if is_doer and "two_sided" in frame.flags and _is_scene(candidate, genitive):
        return  # "معارك الموصل" were fought there
    (candidate.actors if is_doer else candidate.recipients).extend(genitive.members)


def _is_scene(candidate: Candidate, genitive: Phrase) -> bool:
    """Whether the noun's genitive only says where: "معارك الموصل", "محادثات جنيف", not "محادثات موسكو مع طهران"."""
    after = candidate.sentence.tokens[genitive.end : genitive.end + 1]
    is_town = genitive.kind == "metonym" and len(genitive.members) == 1 and candidate.frame.event_type == "CONSULT"
    return genitive.kind == "place" or (is_town and not any(token.key == "مع" for token in after))


def _named_doer(candidate: Candidate) -> list[Member]:
    """The doer that the words after the noun name: a relative verb's subject, an agent, a slot of the frame."""
    frame = candidate.frame
    actors = relative_subject(candidate)
    if actors:
        return actors
    actors = next((list(p.members) for p in candidate.phrases() if _is_agent(candidate, p)), [])
    actors = actors or blamed(candidate)
    if not actors and "anonymous" in frame.flags:
        actors = agent(candidate)
    if not actors and frame.event_type == "ASSAULT":
        actors = striker(candidate.sentence, candidate.trigger)
    if not actors and frame.actor not in (("subj",), ("speaker",)):
        actors = assign(candidate, frame.actor, candidate.phrases())
        if actors and not frame.recipient:
            candidate.recipients = invited(candidate, actors)
    return actors


def _is_agent(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether the phrase is who did it, not who did what is inquired into: "تحقيق في خطف رجل من قبل عملاء"."""
    sentence, n = candidate.sentence, candidate.trigger
    has_deed = any(sentence.is_noun_of(m, "ASSAULT") for m in range(n + 1, phrase.start))
    return phrase.governor == "agent" and not (has_deed and candidate.frame.event_type == "ACCUSE")


def _doer_from_context(candidate: Candidate, doer: Phrase | None) -> list[Member]:
    """The doer that the words before the noun name: a pronoun's holder, the carrier's subject, the clause's."""
    frame, context = candidate.frame, candidate.context
    if candidate.reading.pronoun and frame.genitive != "recipient":
        if near := pronoun_holder(candidate) or holder_after(candidate):
            return near
        if candidate.reading.pronoun == "هما" and (both := both_of(context)):
            return both
        holder = context.subject or context.speaker
        if holder is not None:
            return list(holder.members)
    if doer is not None:
        candidate.used.append(doer)
        return list(doer.members)
    if frame.actor == ("speaker",):
        return list(context.speaker.members) if context.speaker is not None else []
    if frame.mode == "visit" and candidate.reading.definite and context.visitors:
        return list(context.visitors)  # "الزيارة" is that of who was told to travel, whoever speaks of it
    if "carry" in frame.flags and (later := holder_after(candidate)):
        return later  # "عقب مباحثات مع نظيره، قال الوزير"
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
