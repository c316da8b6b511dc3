"""Candidates: triggers of a sentence with their parties in their roles.

Verbs take the free phrase after them as subject (verb-first order) or the one right before them (headlines,
after "إن"), whichever agrees with them; else the subject goes on from the verb before. Verbal nouns take their
parties from a nationality ("الهجوم الروسي"), a genitive ("زيارة بلينكن"), "بين … و…", a relative verb
("محادثات أجراها") or the verb that carries them ("أجرى … اتصالا").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tasks.coding.codebook import BODIES, SYMMETRIC
from tasks.coding.phrases import Member, Phrase
from tasks.coding.sentence import bare_forms
from tasks.coding.words import (
    AGENT_WORDS,
    BOTH_PARTIES,
    COMMAS,
    COMPLEMENTISERS,
    NEGATORS,
    PARTICLES,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    RESULT_VERBS,
    STRONG_STOPS,
)

if TYPE_CHECKING:
    from tasks.coding.frames import Frame, Reading
    from tasks.coding.sentence import Context, Sentence

UNKNOWN = Member(None, "UNK", -1, -1, kind="implied")
_INDIVIDUALS = frozenset({"CVL", "EDU", "JRN", "REL", "REF", "LAB", "MED", "UNK", "BUS", "CRM"})
_ACTING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "PTY", "UAF"})
# Acts whose content tells whom they are aimed at.
_REACHING = frozenset({"ACCUSE", "THREATEN", "SANCTION", "SUPPORT", "COERCE"})


_ARMED = frozenset({"UAF", "REB", "PRM", "CRM", "MIL", "COP"})
_SPOKEN = frozenset({"SUPPORT", "REJECT", "ACCUSE", "REQUEST", "AGREE", "THREATEN"})


@dataclass(slots=True)
class Candidate:
    """A trigger at token ``trigger`` of ``sentence`` that may become an event."""

    sentence: Sentence
    trigger: int
    frame: Frame
    reading: Reading
    actors: list[Member] = field(default_factory=list)
    recipients: list[Member] = field(default_factory=list)
    matched: list[int] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
    drop: str | None = None
    passive: bool = False
    support: int | None = None


@dataclass(slots=True)
class _Arguments:
    subject: Phrase | None
    objects: list[Phrase]
    passive: bool
    carried: bool
    at: int = -1


def find_candidates(sentence: Sentence, context: Context) -> list[Candidate]:
    """The candidates of a sentence in order; ``context`` moves on with its subjects and speakers."""
    found: list[Candidate] = []
    _headline_speaker(sentence, context)
    arguments: dict[int, _Arguments] = {}
    for n in range(sentence.count):
        readings = sentence.readings[n]
        if not readings:
            continue
        verbal = next((r for r in readings if r.sense.kind == "verb"), None)
        if verbal is not None:
            arguments[n] = _verb_arguments(sentence, n, verbal, context)
            arguments[n].at = n
            _carry_on(sentence, n, arguments[n], readings, context)
        options = [
            candidate
            for reading in readings
            if reading.sense.frame is not None
            and (candidate := _candidate(sentence, n, reading, reading.sense.frame, arguments, context)) is not None
        ]
        if options:
            found.append(max(options, key=_specificity))
    return found


def _specificity(candidate: Candidate) -> tuple[bool, bool, int, int]:
    return (
        candidate.drop is None,
        bool(candidate.frame.words),
        bool(candidate.actors) + bool(candidate.recipients),
        candidate.frame.mode is not None,
    )


def _headline_speaker(sentence: Sentence, context: Context) -> None:
    for n, token in enumerate(sentence.tokens[:12]):
        if token.text == ":" and n > 0:
            phrase = sentence.phrase_ending_at(n)
            if (
                phrase is not None
                and phrase.start <= 1
                and phrase.kind not in ("place", "media", "demonym", "adjective")
                and not (phrase.kind == "state" and sentence.phrases_between(n + 1, n + 3))
            ):
                context.speaker = context.subject = phrase


def _carry_on(sentence: Sentence, n: int, found: _Arguments, readings: tuple[Reading, ...], context: Context) -> None:
    if found.subject is None or found.carried or found.passive or found.subject.kind in ("place", "media"):
        return
    context.subject = found.subject
    if any(
        r.sense.role == "speech"
        or (
            r.sense.frame
            and r.sense.frame.event_type in ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE")
        )
        for r in readings
    ):
        context.speaker = found.subject
    for phrase in (found.subject, *found.objects):
        for member in phrase.members:
            if member.code:
                context.parties = [m for m in context.parties if m.code != member.code][-5:] + [member]


# -- verbs ---------------------------------------------------------------------------------


def _verb_arguments(sentence: Sentence, n: int, reading: Reading, context: Context) -> _Arguments:
    end = sentence.clause_end(n)
    right = [p for p in sentence.phrases_between(n + 1, end) if p.kind != "media"]
    free = [p for p in right if p.governor in ("", "genitive") and p.kind != "adjective"]
    forms = [f for f in reading.sense.forms if f.person == 3]
    first = free[0] if free and free[0].start - n <= 9 else None
    if first is not None and first.governor == "genitive" and first.start - n > 2:
        first = None
    relative = _antecedent(sentence, n)
    if not forms:  # first and second person: the speaker of the quotation
        return _Arguments(context.speaker, free, False, True)
    only_passive = all(f.voice == "passive" for f in forms)
    singular = [f for f in forms if f.number == "sg"]
    if relative is not None:
        if reading.pronoun:
            return _Arguments(first, [relative, *free[1:]], False, False)
        if first is not None and singular and not _agrees(relative, singular) and _agrees(first, singular):
            return _Arguments(first, free[1:], False, False)
        if only_passive or (_takes_victims(reading) and not free):
            return _Arguments(None, [relative], True, False)
        return _Arguments(relative, free, False, False)
    left = sentence.left_neighbour(n)
    if left is not None and (
        left.governor not in ("", "genitive") or reading.conjunction or left.kind in ("media", "place", "adjective")
    ):
        left = None
    if left is not None and not _agrees_svo(left, forms):
        left = None
    if only_passive:
        return _Arguments(None, [first or left] if (first or left) else [], True, False)  # type: ignore[list-item]
    frame = reading.sense.frame
    if left is not None and not (first is not None and _is_object_of_earlier(sentence, left)):
        return _with_passive(reading, left, free, sentence, n, end, svo=True)
    if first is not None and singular and _agrees(first, singular):
        carried = context.subject
        needs_object = frame is not None and frame.recipient[:1] == ("obj",) and "victim" not in frame.flags
        if (
            reading.conjunction and needs_object and len(free) == 1 and carried is not None
            and first.kind in ("state", "metonym") and first.start == n + 1 and _agrees(carried, singular)
        ):  # fmt: skip
            return _Arguments(carried, free, False, True)
        return _with_passive(reading, first, free[1:], sentence, n, end, svo=False)
    if not reading.conjunction and n > 0 and _is_unknown_noun(sentence, n - 1):
        return _Arguments(None, free, False, True)
    carried = context.speaker if reading.sense.role == "speech" and context.speaker is not None else context.subject
    if carried is not None and not _agrees_svo(carried, forms):
        carried = None
    if (
        carried is not None
        and _takes_victims(reading)
        and not free
        and not reading.pronoun
        and carried.members[0].sector in _INDIVIDUALS
    ):
        return _Arguments(None, [carried], True, True)
    return _Arguments(carried, free, False, True)


def _takes_victims(reading: Reading) -> bool:
    return reading.sense.frame is not None and "victim" in reading.sense.frame.flags


def _is_unknown_noun(sentence: Sentence, n: int) -> bool:
    """Whether token ``n`` is a word that is no particle, verb, preposition or name: the noun a bare verb describes."""
    token = sentence.tokens[n]
    return (
        token.is_word and token.key not in PARTICLES and token.key not in PREPOSITIONS and token.key not in RELATIVES
        and token.key not in NEGATORS and token.key not in COMPLEMENTISERS and not sentence.is_verb(n)
    )  # fmt: skip


def _is_object_of_earlier(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a verb stands right before the phrase, which is then that verb's subject or object."""
    n = phrase.start - 1
    return n >= 0 and sentence.is_plain_verb(n)


def _with_passive(
    reading: Reading, subject: Phrase, objects: list[Phrase], sentence: Sentence, n: int, end: int, *, svo: bool
) -> _Arguments:
    """Tell "قتل الجيش 3" from "قتل 3 جنود": a killing verb with one phrase may be a passive."""
    frame = reading.sense.frame
    if frame is None or "victim" not in frame.flags or reading.pronoun:
        return _Arguments(subject, objects, False, False)
    member = subject.members[0]
    objects_near = [o for o in objects if o.start <= subject.end + 8]
    counted_object = any(t.text.isdigit() for t in sentence.tokens[subject.end : subject.end + 3])
    indefinite = subject.counted or not subject.definite
    if svo and not (indefinite and not objects_near):
        return _Arguments(subject, objects, False, False)
    if (objects_near or counted_object) and not indefinite:
        return _Arguments(subject, objects, False, False)
    if indefinite and member.sector in _ARMED and _has_accusative(sentence, subject.end, end):
        return _Arguments(subject, objects, False, False)
    if indefinite and not (objects_near and objects_near[0].governor == ""):
        return _Arguments(None, [subject, *objects], True, False)
    if objects_near:
        return _Arguments(subject, objects, False, False)
    if member.sector in _INDIVIDUALS or subject.kind in ("person", "place", "demonym"):
        return _Arguments(None, [subject, *objects], True, False)
    if (
        sentence.tokens[n].key.startswith(("ا",))
        and any(f.voice == "passive" for f in reading.sense.forms)
        and subject.kind == "title"
        and subject.number == "sg"
    ):
        return _Arguments(None, [subject, *objects], True, False)
    return _Arguments(subject, objects, False, False)


def _has_accusative(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an indefinite accusative stands there, an object the lexicon does not know: "قتل مسلحون محاميا"."""
    return any(
        token.is_word and token.key.endswith("ا") and len(token.key) > 3 and token.key not in PARTICLES
        for token in sentence.tokens[start:end]
    )  # fmt: skip


def _agrees(phrase: Phrase, forms: list) -> bool:  # type: ignore[type-arg]
    if not phrase.gender or len(phrase.members) > 1 or phrase.counted:
        return True
    if phrase.number == "pl" and phrase.kind in ("group", "demonym", "title") and len(phrase.members) == 1:
        return True
    return any(f.gender in (phrase.gender, "c") for f in forms)


def _agrees_svo(phrase: Phrase, forms: list) -> bool:  # type: ignore[type-arg]
    plural = phrase.number in ("pl", "du") or len(phrase.members) > 1
    fitting = [f for f in forms if f.number == "sg" or plural]
    if plural and phrase.kind in ("group", "demonym", "title"):
        return bool(forms)
    if len(phrase.members) > 1:
        return bool(forms)
    return bool(fitting) and _agrees(phrase, fitting)


def _antecedent(sentence: Sentence, n: int) -> Phrase | None:
    """The phrase that "الذي/التي" before the verb refers to."""
    m = n - 1
    while m >= 0 and (sentence.tokens[m].key in PARTICLES or sentence.tokens[m].key in NEGATORS):
        m -= 1
    if m < 1 or sentence.tokens[m].key not in RELATIVES:
        return None
    m -= 1
    if sentence.tokens[m].text in COMMAS and m > 0:
        m -= 1
    for phrase in sentence.phrases:
        if phrase.start <= m < phrase.end:
            return phrase
    return None


# -- candidates ----------------------------------------------------------------------------


def _candidate(
    sentence: Sentence, n: int, reading: Reading, frame: Frame, arguments: dict[int, _Arguments], context: Context
) -> Candidate | None:
    kind = reading.sense.kind
    end = sentence.clause_end(n) if kind != "noun" else min(sentence.clause_end(n), n + 20)
    candidate = Candidate(sentence, n, frame, reading, clause=(n, end))
    if frame.words:
        reach = min(sentence.scope_end(n), n + (4 if kind == "noun" else 13))
        at = sentence.has_words(frame.words, n + 1, reach)
        if at < 0:
            return None
        candidate.matched.append(at)
    if frame.blocked and sentence.has_words(frame.blocked, n - 2, min(n + 7, sentence.count)) >= 0:
        candidate.drop = "near_miss"
        return candidate
    if kind == "verb":
        found = arguments[n]
        _fill_from_verb(candidate, found, end, context)
    elif kind == "participle":
        subject = context.speaker or context.subject
        if reading.definite or (n and sentence.tokens[n - 1].key in PREPOSITIONS):
            return None
        found = _Arguments(
            subject, [p for p in sentence.phrases_between(n + 1, end) if p.governor in ("", "genitive")], False, True
        )
        _fill_from_verb(candidate, found, end, context)
    else:
        suffering = _suffering(sentence, n, arguments)
        if suffering is not None and frame.event_type in ("ASSAULT", "COERCE", "ACCUSE", "THREATEN"):
            _fill_from_noun(candidate, end, arguments, context)
            candidate.recipients = list(suffering.members)
            candidate.actors = [m for m in candidate.actors if m not in suffering.members]
            return candidate
        if reading.preposition == "ل" and frame.event_type not in ("CONSULT",):
            candidate.drop = "purpose"
            return candidate
        _fill_from_noun(candidate, end, arguments, context)
        if (
            not candidate.drop
            and frame.event_type in _SPOKEN
            and sentence.tokens[n].key.endswith("ا")
            and not candidate.actors
        ):
            candidate.drop = "adverbial"
    return candidate


def _assign(candidate: Candidate, slots: tuple[str, ...], phrases: list[Phrase], used: list[Phrase]) -> list[Member]:
    """The members of the first phrase that stands in one of ``slots``."""
    for slot in slots:
        if slot == "left":
            left = candidate.sentence.left_neighbour(candidate.trigger)
            if left is not None and left not in used and left.kind != "media":
                used.append(left)
                return list(left.members)
            continue
        for phrase in phrases:
            if phrase in used or phrase.kind == "media" or phrase.head == candidate.trigger:
                continue
            governor = phrase.governor
            if (slot == "obj" and governor in ("", "genitive")) or slot == governor:
                if (
                    slot == "by"
                    and phrase.kind in ("place", "state", "metonym")
                    and candidate.frame.event_type in ("CONSULT", "AGREE", "COOPERATE")
                ):
                    continue
                if phrase.kind == "place" and slot == "in" and "place_is_recipient" not in candidate.frame.flags:
                    continue
                used.append(phrase)
                return list(phrase.members)
    return []


def _fill_from_verb(candidate: Candidate, found: _Arguments, end: int, context: Context) -> None:
    sentence, frame, n = candidate.sentence, candidate.frame, candidate.trigger
    right = sentence.phrases_between(n + 1, end)
    used: list[Phrase] = []
    subject_members = (
        list(found.subject.members)
        if found.subject is not None and found.subject.kind not in ("media", "place")
        else []
    )
    if found.subject is not None:
        used.append(found.subject)
    candidate.passive = found.passive
    reach = [*found.objects, *(p for p in right if p not in found.objects)]
    if found.passive:
        subject_members = _agent(sentence, n, end)
        candidate.recipients = list(found.objects[0].members) if found.objects else []
        candidate.actors = subject_members
        return
    if frame.actor == ("obj",):
        candidate.actors = _assign(candidate, ("obj",), reach, used)
        candidate.recipients = subject_members
        if candidate.reading.pronoun and not candidate.actors:
            candidate.actors = _pronoun_members(subject_members, context)
        return
    candidate.actors = subject_members
    if frame.actor == ("speaker",):
        candidate.actors = list(context.speaker.members) if context.speaker is not None else []
        used = []
    elif frame.actor != ("subj",):
        candidate.actors = _assign(candidate, frame.actor, reach, used)
    candidate.recipients = _assign(candidate, frame.recipient, reach, used)
    if not candidate.recipients and candidate.reading.pronoun and "obj" in frame.recipient:
        candidate.recipients = _pronoun_members(subject_members, context)
    if "two_sided" in frame.flags and not candidate.recipients and len(candidate.actors) < 2:
        both = _both_parties(sentence, n, end, context)
        if both:
            candidate.actors = both


def _pronoun_members(others: list[Member], context: Context) -> list[Member]:
    codes = {m.code for m in others}
    for member in reversed(context.parties):
        if member.code not in codes:
            return [member]
    return []


def _both_parties(sentence: Sentence, start: int, end: int, context: Context) -> list[Member]:
    """What "الجانبان", "الوزيران" stand for: the last two parties told of."""
    for m in range(max(0, start - 3), min(end, sentence.count)):
        if sentence.tokens[m].key.lstrip("ول") in BOTH_PARTIES or sentence.tokens[m].key in BOTH_PARTIES:
            return context.parties[-2:] if len(context.parties) >= 2 else []
    return []


def _agent(sentence: Sentence, n: int, end: int) -> list[Member]:
    """Who did it in the passive: "على يد X", "برصاص X", "في غارة إسرائيلية", else unknown."""
    limit = sentence.scope_end(n)
    for phrase in sentence.phrases_between(n + 1, limit):
        if phrase.governor == "agent":
            return list(phrase.members)
    for m in range(n + 1, limit):
        if sentence.tokens[m].key in AGENT_WORDS:
            phrases = sentence.phrases_between(m + 1, min(m + 4, limit))
            if phrases and phrases[0].governor in ("genitive", ""):
                return list(phrases[0].members)
        if any(
            r.sense.kind == "noun" and r.sense.frame and r.sense.frame.event_type == "ASSAULT"
            for r in sentence.readings[m]
        ):
            member = _adjective(
                sentence,
                m,
                definite=sentence.tokens[m].key.lstrip("وبفل").startswith("ال") or "ال" in sentence.tokens[m].key[:4],
            )
            if member is not None:
                return [member]
    return []


def _adjective(sentence: Sentence, n: int, *, definite: bool) -> Member | None:
    """The nationality of a verbal noun, which agrees with it: "الغارات الجوية الإسرائيلية", not "مقتل الفلسطيني"."""
    for m in range(n + 1, min(n + 4, sentence.count)):
        name = sentence.names.get(m)
        if name is not None:
            demonym = next((e for e in name.entries if e.kind == "demonym"), None)
            if demonym is None or name.preposition or name.conjunction or name.definite != definite:
                return None
            return Member(demonym.code, "GOV", m, m + 1, None, False, "demonym")
        token = sentence.tokens[m]
        if not token.is_word or token.key in PREPOSITIONS or token.key in RELATIVES or sentence.is_plain_verb(m):
            return None
    return None


def _fill_from_noun(candidate: Candidate, end: int, arguments: dict[int, _Arguments], context: Context) -> None:
    sentence, frame, n = candidate.sentence, candidate.frame, candidate.trigger
    right = sentence.phrases_between(n + 1, end)
    used: list[Phrase] = []
    between = [p for p in right if p.governor == "between"]
    if between and "two_sided" in frame.flags:
        candidate.actors = list(between[0].members)
        if len(candidate.actors) == 1:
            later = next(
                (p for p in right if p.start >= between[0].end and p.governor in ("between", "") and p.conjunction),
                None,
            )
            candidate.actors += later.members if later else []
        return
    adjective = _adjective(sentence, n, definite=candidate.reading.definite)
    if adjective is not None:
        target = candidate.recipients if "adjective_is_recipient" in frame.flags else candidate.actors
        target.append(adjective)
    right = [p for p in right if p.head != n]
    genitive = next(
        (p for p in right if p.start == n + 1 and p.governor in ("", "genitive") and not p.conjunction), None
    )
    if (
        genitive is None
        and right
        and right[0].governor in ("", "genitive")
        and right[0].start <= n + 3
        and all(
            t.text.isdigit() or t.key in QUOTES or (t.is_word and t.key not in PREPOSITIONS)
            for t in sentence.tokens[n + 1 : right[0].start]
        )
        and right[0].counted
    ):
        genitive = right[0]
    if candidate.reading.pronoun and genitive is not None and "two_sided" in frame.flags:
        candidate.recipients = list(genitive.members)
        used.append(genitive)
    support = _support_verb(sentence, n, arguments, victims=frame.event_type == "ASSAULT" and "victim" in frame.flags)
    candidate.support = support.at if support is not None else None
    has_doer = (
        support is not None and support.subject is not None and not support.passive and support.subject.kind != "media"
    )
    if (
        genitive is not None
        and genitive.kind != "media"
        and adjective is None
        and frame.genitive
        and not candidate.reading.definite
        and not candidate.reading.pronoun
    ):
        used.append(genitive)
        acting = frame.genitive == "actor" or (
            frame.genitive == "both"
            and "victim" not in frame.flags
            and not has_doer
            and genitive.members[0].sector in _ACTING
            and genitive.kind not in ("place", "metonym")
        )
        (candidate.actors if acting else candidate.recipients).extend(genitive.members)
    if not candidate.actors:
        candidate.actors = _relative_subject(sentence, n, end, arguments, context)
        if candidate.actors:  # what follows the relative verb still belongs to the noun
            right = [p for p in sentence.phrases_between(n + 1, min(sentence.scope_end(n), n + 26)) if p.head != n]
            used += [p for p in right if p.start == candidate.actors[0].start]
        else:
            candidate.actors = _agent_phrase(right)
    if not candidate.actors and "anonymous" in frame.flags:
        candidate.actors = _agent(sentence, n, end)
    if not candidate.actors and frame.actor not in (("subj",), ("speaker",)):
        candidate.actors = _assign(candidate, frame.actor, right, used)
        if candidate.actors and not frame.recipient and context.subject is not None:
            candidate.recipients = list(context.subject.members)
    if not candidate.actors and candidate.reading.pronoun and frame.genitive != "recipient":
        holder = context.subject or context.speaker
        candidate.actors = list(holder.members) if holder else []
    if not candidate.actors and has_doer and support is not None and support.subject is not None:
        candidate.actors = list(support.subject.members)
        used.append(support.subject)
    if not candidate.actors and "carry" in frame.flags:
        holder = context.subject
        candidate.actors = list(holder.members) if holder and holder.kind != "place" else []
    slots = tuple(slot for slot in frame.recipient if slot != "obj" or candidate.frame.genitive == "")
    if not candidate.recipients:
        candidate.recipients = _assign(candidate, slots, right, used)
    if frame.genitive == "recipient" and not candidate.recipients and genitive is None:
        candidate.recipients = _assign(candidate, ("for",), right, used)
    if "two_sided" in frame.flags and not candidate.recipients and len({m.code for m in candidate.actors}) < 2:
        both = _both_parties(sentence, n, end, context)
        if both:
            candidate.actors = both


def _agent_phrase(right: list[Phrase]) -> list[Member]:
    return next((list(p.members) for p in right if p.governor == "agent"), [])


def _relative_subject(
    sentence: Sentence, n: int, end: int, arguments: dict[int, _Arguments], context: Context
) -> list[Member]:
    """The subject of a verb that takes the noun up again: "محادثات أجراها X", "الهجوم الذي شنته X"."""
    for m in range(n + 1, min(n + 7, sentence.count)):
        token = sentence.tokens[m]
        if token.text in STRONG_STOPS:
            return []
        verbal = next((r for r in sentence.readings[m] if r.sense.kind == "verb"), None)
        if verbal is None:
            continue
        if not (verbal.pronoun or verbal.sense.role == "light"):
            return []
        found = _verb_arguments(sentence, m, verbal, context)
        if found.subject is not None and not found.carried and found.subject.start > m:
            return list(found.subject.members)
        if verbal.sense.role == "light" and not verbal.pronoun:
            first = next(
                (p for p in sentence.phrases_between(m + 1, min(m + 6, sentence.count)) if p.governor == ""), None
            )
            return list(first.members) if first else []
        return []
    return []


def _support_verb(sentence: Sentence, n: int, arguments: dict[int, _Arguments], *, victims: bool) -> _Arguments | None:
    """The light verb to the left whose object is the noun: "أجرى بلينكن … اتصالا".

    Who announces an arrest may have made it; who announces a killing (``victims``) has not done it.
    """
    for m in range(n - 1, max(-1, n - 12), -1):
        if sentence.tokens[m].text in ".؛;؟?!:" or sentence.tokens[m].key in COMPLEMENTISERS:
            return None
        if m in arguments and sentence.is_verb(m):
            roles = {r.sense.role for r in sentence.readings[m] if r.sense.kind == "verb"}
            told_only = victims and "light" not in roles and "plan" not in roles
            if "light" in roles or (
                roles & {"plan", "speech"} and not told_only and _is_direct(sentence, m, n, arguments[m])
            ):
                return arguments[m]
            return None
    return None


def _suffering(sentence: Sentence, n: int, arguments: dict[int, _Arguments]) -> Phrase | None:
    """Who undergoes the deed in "تعرضت القافلة لهجوم"."""
    for m in range(n - 1, max(-1, n - 10), -1):
        if m in arguments:
            undergoes = any(r.sense.role == "undergo" for r in sentence.readings[m])
            return arguments[m].subject if undergoes else None
    return None


def _is_direct(sentence: Sentence, verb: int, noun: int, found: _Arguments) -> bool:
    """Whether nothing but the verb's subject stands between verb and noun ("أعلن الجيش انسحاب")."""
    start = found.subject.end if found.subject is not None and found.subject.start > verb else verb + 1
    gap = noun - start
    return gap <= 1 or (gap == 2 and sentence.tokens[noun - 1].key == "عن")


def close(candidate: Candidate, context: Context) -> None:
    """Default parties, and the reasons for which a candidate is none: no actor, one party of two, its own recipient."""
    frame = candidate.frame
    if candidate.drop:
        return
    if "crowd" in frame.flags and frame.mode != "boycott":
        candidate.actors = [
            _as_crowd(m)
            for m in candidate.actors
            if m.sector not in ("MIL", "COP", "JUD")
            and not (m.sector == "GOV" and m.kind not in ("demonym", "adjective", "state"))
        ]
    if not candidate.actors:
        if "crowd" in frame.flags:
            candidate.actors = [Member(None, "CVL", -1, -1, None, True, "implied")]
        elif "police" in frame.flags and (candidate.passive or candidate.recipients):
            candidate.actors = [Member(None, "COP", -1, -1, None, True, "implied")]
        elif "anonymous" in frame.flags and candidate.recipients and is_news(candidate):
            candidate.actors = [UNKNOWN]
    if candidate.actors and not candidate.recipients and ("reaches" in frame.flags or frame.event_type in _REACHING):
        candidate.recipients = _reached(candidate)
    if not candidate.actors:
        candidate.drop = "no_actor"
    elif "needs_recipient" in frame.flags and not candidate.recipients:
        candidate.drop = "no_recipient"
    elif frame.event_type in SYMMETRIC:
        parties = [*candidate.actors, *candidate.recipients]
        codes = {(m.code, m.title) for m in parties}
        two_sided = frame.event_type != "AGREE" or "two_sided" in frame.flags
        if (
            two_sided
            and len(parties) < 2
            and not (parties and parties[0].code in BODIES and frame.mode == "multilateral")
        ):
            candidate.drop = "one_party"
        elif (
            len(parties) > 1
            and len({m.code for m in parties}) == 1
            and parties[0].code is not None
            and len(codes) < 2
            and all(m.sector == "GOV" for m in parties)
        ):
            candidate.drop = "one_state"


def is_news(candidate: Candidate) -> bool:
    """Whether the deed is what the clause tells, not a noun in passing ("the inquiry into the killing of …")."""
    if candidate.reading.sense.kind != "noun":
        return True
    sentence, n = candidate.sentence, candidate.trigger
    if n <= 2 or sentence.tokens[n - 1].text in ':."»':
        return True
    window = range(max(0, n - 5), min(sentence.count, n + 6))
    return any(not RESULT_VERBS.isdisjoint(bare_forms(sentence.tokens[m].key)) for m in window if m != n)


def _as_crowd(member: Member) -> Member:
    """Protesters named by their country only are its civilians."""
    return replace(member, sector="CVL") if member.sector == "GOV" else member


def _reached(candidate: Candidate) -> list[Member]:
    """Whom an act of speech is about, where no slot says so: the first other party its content names."""
    sentence, n = candidate.sentence, candidate.trigger
    codes = {member.code for member in candidate.actors}
    for phrase in sentence.phrases_between(n + 1, min(sentence.scope_end(n), n + 22)):
        if phrase.kind in ("media", "place") or phrase.governor == "in":
            continue
        members = [m for m in phrase.members if m.code and m.code not in codes]
        if members:
            return members
    return []


def is_implied(member: Member) -> bool:
    """Whether the member stands in no words of the text."""
    return member.start < 0
