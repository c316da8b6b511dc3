"""Candidates: the triggers of a sentence with their parties, and the reasons for which some are no events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.arguments import verb_arguments
from tasks.coding.candidate import UNKNOWN, Arguments, Candidate, implied
from tasks.coding.codebook import BODIES, SYMMETRIC
from tasks.coding.factuality import factuality, undoing
from tasks.coding.mere_mention import mere_mention
from tasks.coding.news import is_news
from tasks.coding.noun_context import suffering
from tasks.coding.noun_roles import fill_from_noun
from tasks.coding.pairs import keep_pair, tell_of
from tasks.coding.phrase import Member
from tasks.coding.reached import reached
from tasks.coding.summits import bodies_of
from tasks.coding.surroundings import surroundings
from tasks.coding.table import add_attending
from tasks.coding.verb_roles import fill_from_verb, participle_arguments
from tasks.coding.where import place_of
from tasks.coding.wordings import wording_at
from tasks.coding.words import PREPOSITIONS

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.frames import Frame, Reading
    from tasks.coding.sentence import Sentence

_PLAN_REACH, _SPEAKER_REACH = 5, 12
# Acts that are done by saying them.
_SPOKEN = frozenset({"SUPPORT", "REJECT", "ACCUSE", "REQUEST", "AGREE", "THREATEN"})
# Whom of the country a row takes as the doer where nobody is named.
_DEFAULT_SECTORS = {"police": "COP", "court": "JUD"}
_UNDERGONE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "THREATEN"})
# What nobody does to himself, and names of a country as a whole.
_BLAMING = frozenset({"ACCUSE", "THREATEN"})
_WHOLES = frozenset({"adjective", "demonym", "state", "metonym"})


def find_candidates(sentence: Sentence, context: Context) -> list[Candidate]:
    """The candidates of a sentence in order; ``context`` moves on with its subjects and speakers."""
    found: list[Candidate] = []
    _hear_headline_speaker(sentence, context)
    verbs: dict[int, Arguments] = {}
    words = sentence.words
    for n, readings in enumerate(sentence.readings):
        if not readings:
            continue
        around = surroundings(sentence, n) if sentence.is_verb(n) else None
        found_by: dict[int, Arguments] = {}
        told: Arguments | None = None  # what the verb is said of, by its first reading with a subject of its own
        options = []
        for reading in readings:
            frame, alike = reading.sense.frame, reading.alike
            may_fit = frame is not None and not (frame.words.first and frame.words.first.isdisjoint(words))
            if around is not None and reading.sense.kind == "verb" and (may_fit or told is None):
                if alike not in found_by:
                    found_by[alike] = verb_arguments(sentence, n, reading, around, context)
                verbs[n] = found_by[alike]
                told = told if told is not None or verbs[n].is_carried else verbs[n]
            if frame is not None and may_fit:
                options += _candidate(sentence, n, reading, frame, verbs, context)
        if found_by:
            verbs[n] = told or next(iter(found_by.values()))
            _move_on(verbs[n], readings, context)
        if options:
            best = max(options, key=_specificity) if len(options) > 1 else options[0]
            _close(best)
            found.append(best)
            _move_on_with(best)
    return found


def _move_on_with(candidate: Candidate) -> None:
    """Remember who met or fought, and who arrests."""
    if candidate.drop is not None:
        return
    parties = [*candidate.actors, *candidate.recipients]
    if candidate.frame.event_type in SYMMETRIC:
        tell_of(parties, candidate.context)
    if candidate.frame.event_type in SYMMETRIC or "two_sided" in candidate.frame.flags:
        keep_pair(parties, candidate.context)
    if candidate.frame.mode == "visit":
        candidate.context.visitors = candidate.actors
    if candidate.frame.event_type == "COERCE":
        candidate.context.keep_captors(candidate.actors)


def _specificity(candidate: Candidate) -> tuple[bool, bool, bool, bool, bool, int, bool, bool]:
    frame = candidate.frame
    n_roles = bool(candidate.actors) + bool(candidate.recipients)
    is_refusal = "when_negated" in frame.flags
    is_carried = candidate.support is not None  # "أعلنت الحكومة رفضها": no verb follows a verb
    is_told = candidate.drop is None, is_refusal, is_carried, _has_nationality(candidate)
    return *is_told, bool(frame.words), n_roles, frame.mode is not None, _is_blow_or_test(candidate)


def _is_blow_or_test(candidate: Candidate) -> bool:
    """Whether the frame is that of a blow; rockets that a state fires at nobody, nor "على منزل", are a test."""
    sentence, n = candidate.sentence, candidate.trigger
    is_state = bool(candidate.actors) and all(member.sector in ("GOV", "MIL") for member in candidate.actors)
    is_aimed = bool(candidate.recipients) or any(t.key == "علي" for t in sentence.tokens[n : sentence.scope_end(n)])
    return candidate.frame.event_type == ("MOBILIZE" if is_state and not is_aimed else "ASSAULT")


def _has_nationality(candidate: Candidate) -> bool:
    """Whether the trigger is a noun with its nationality ("قصف إسرائيلي"), not the verb of one of that nation."""
    is_noun = candidate.reading.sense.kind == "noun" and "victim" not in candidate.frame.flags
    actor = next(iter(candidate.actors), None)
    return is_noun and actor is not None and actor.kind == "demonym" and 0 < actor.start - candidate.trigger <= 2


def _hear_headline_speaker(sentence: Sentence, context: Context) -> None:
    """Who speaks in "بوتين: سنرد"; a state before a colon only tells where, if a name follows it."""
    if ":" not in sentence.keys[1:_SPEAKER_REACH]:
        return
    for n in range(1, min(sentence.count, _SPEAKER_REACH)):
        if sentence.tokens[n].text != ":":
            continue
        phrase = sentence.phrase_ending_at(n)
        if phrase is None or phrase.start > 1 or phrase.kind in ("place", "media", "demonym", "adjective"):
            continue
        if not (phrase.kind == "state" and sentence.phrases_between(n + 1, n + 3)):
            context.speaker = context.subject = phrase


def _move_on(found: Arguments, readings: tuple[Reading, ...], context: Context) -> None:
    """Remember who acts, who speaks and who was told of."""
    subject = found.subject
    if found.is_stranger:
        context.subject = None
        context.speaker = None if _speaks(readings) else context.speaker
    if subject is None or found.is_carried or subject.kind in ("place", "media"):
        return
    if subject.governor == "from" and context.before_call is None:
        context.before_call = context.speaker, context.subject
    context.subject = subject
    if any(reading.sense.role == "speech" for reading in readings):
        context.source = subject
    if _speaks(readings):
        context.speaker = subject
    tell_of([member for phrase in (subject, *found.objects) for member in phrase.members], context)


def _speaks(readings: tuple[Reading, ...]) -> bool:
    return any(r.sense.role == "speech" or (r.sense.frame and r.sense.frame.event_type in _SPOKEN) for r in readings)


def _candidate(
    sentence: Sentence, n: int, reading: Reading, frame: Frame, verbs: dict[int, Arguments], context: Context
) -> list[Candidate]:
    """The trigger read by one frame; nothing where the frame does not fit."""
    is_noun = reading.sense.kind == "noun"
    matched = []
    if frame.words:
        at = wording_at(sentence, n, reading, frame)
        if at < 0:
            return []
        matched.append(at)
    end = min(sentence.clause_end(n), n + 20) if is_noun else sentence.clause_end(n)
    candidate = Candidate(sentence, n, frame, reading, context, (n, end), matched=matched)
    if "when_negated" in frame.flags and factuality(candidate)[0] != "negated":
        return []
    if frame.blocked and sentence.has_words(frame.blocked, n - 2, min(n + 7, sentence.count)) >= 0:
        candidate.drop = "near_miss"
    elif reading.sense.kind == "verb":
        fill_from_verb(candidate, verbs[n])
        if frame.mode == "multilateral":
            candidate.recipients = candidate.recipients or _summits(candidate)
            add_attending(candidate)
    elif is_noun:
        _fill_noun(candidate, verbs)
    elif reading.definite or (n and sentence.tokens[n - 1].key in PREPOSITIONS):
        return []
    else:
        fill_from_verb(candidate, participle_arguments(candidate))
    return [candidate]


def _fill_noun(candidate: Candidate, verbs: dict[int, Arguments]) -> None:
    frame = candidate.frame
    sufferers = suffering(candidate, verbs) if frame.event_type in _UNDERGONE else None
    if sufferers is not None:
        fill_from_noun(candidate, verbs)
        candidate.recipients = sufferers or candidate.recipients
        candidate.actors = [member for member in candidate.actors if member not in sufferers] or _raiders(candidate)
    elif candidate.reading.preposition == "ل" and frame.event_type != "CONSULT" and not _is_planned(candidate):
        candidate.drop = "purpose"  # "لوقف الهجوم" tells an aim
    else:
        fill_from_noun(candidate, verbs)
        is_accusative = candidate.sentence.tokens[candidate.trigger].key.endswith("ا")
        if is_accusative and not candidate.actors and frame.event_type in _SPOKEN:
            candidate.drop = "adverbial"  # "رفضا للحرب" tells a reason


def _summits(candidate: Candidate) -> list[Member]:
    """The bodies whose summit somebody attends: "شاركت كينيا في القمة العربية"."""
    return [member for n in candidate.matched for member in bodies_of(candidate.sentence, n)]


def _raiders(candidate: Candidate) -> list[Member]:
    """Who does what somebody undergoes: the force that raids so far, else nobody known."""
    captors = candidate.context.captors if candidate.frame.event_type == "COERCE" else []
    return captors or [UNKNOWN]


def _is_planned(candidate: Candidate) -> bool:
    """Whether a verb of planning leads to the noun: "تخطط الحكومة البريطانية لقطع المساعدات"."""
    sentence, n = candidate.sentence, candidate.trigger
    return any(r.sense.role == "plan" for m in range(max(0, n - _PLAN_REACH), n) for r in sentence.readings[m])


def _close(candidate: Candidate) -> None:
    """Default parties, then the reasons for which a candidate is no event."""
    if candidate.drop:
        return
    if "crowd" in candidate.frame.flags and candidate.frame.mode != "boycott":
        crowd = [_as_crowd(member) for member in candidate.actors if _can_protest(member)]
        if candidate.actors and not crowd and candidate.reading.sense.kind == "verb":
            candidate.drop = "no_actor"  # "منعت الشرطة … في مسيرة"
            return
        candidate.actors = crowd
    if not candidate.actors:
        candidate.actors = _default_actor(candidate)
    if candidate.frame.event_type in _SPOKEN:  # a town is neither blamed nor asked
        candidate.recipients = [m for m in candidate.recipients if m.kind != "place"]
    if candidate.frame.event_type in _BLAMING:
        candidate.recipients = [m for m in candidate.recipients if not _is_oneself(m, candidate.actors)]
    if candidate.frame.event_type == "REJECT":
        candidate.recipients = [m for m in candidate.recipients if not _are_own_forces(m, candidate.actors)]
    if candidate.actors and not candidate.recipients:
        is_dispersal = candidate.frame.mode == "crowd-control"  # "فرقت الشرطة المظاهرة"
        candidate.recipients = [implied("CVL")] if is_dispersal else reached(candidate)
    candidate.drop = _fault(candidate) or mere_mention(candidate)


def _is_oneself(member: Member, actors: list[Member]) -> bool:
    """Whether a name is but the speaker's own country or body, whom he neither condemns nor urges."""
    speakers = {actor.code for actor in actors if actor.sector in ("GOV", "MIL", None)}
    return member.code in speakers and (member.kind in _WHOLES or member.code in BODIES)


def _are_own_forces(member: Member, actors: list[Member]) -> bool:
    """Whether the forces of whoever refuses are meant: "رفضت باريس سحب القوات"."""
    return member.sector == "MIL" and (member.open_country or any(actor.code == member.code for actor in actors))


def _default_actor(candidate: Candidate) -> list[Member]:
    """Who did it where nobody is named: the country's people, its police, somebody unknown."""
    flags = candidate.frame.flags
    if "crowd" in flags and is_news(candidate):
        return [implied("CVL")]
    default = next((sector for flag, sector in _DEFAULT_SECTORS.items() if flag in flags), None)
    is_deployment = candidate.frame.event_type == "MOBILIZE" and is_news(candidate)
    if default is not None and (candidate.is_passive or candidate.recipients or is_deployment):
        captors = candidate.context.captors if candidate.frame.event_type == "COERCE" else []
        return captors or [implied(default)]
    is_undone = candidate.frame.event_type == "ASSAULT" and undoing(candidate.sentence, candidate.trigger) is not None
    if is_undone or ("anonymous" in flags and _hits(candidate) and is_news(candidate)):
        return [UNKNOWN]
    return []


def _hits(candidate: Candidate) -> bool:
    """Whether an attack says whom it hit, or where: "انفجار سيارة مفخخة في بغداد"."""
    is_attack = candidate.frame.event_type == "ASSAULT" and candidate.reading.sense.kind == "noun"
    return bool(candidate.recipients) or (is_attack and place_of(candidate) is not None)


def _fault(candidate: Candidate) -> str | None:
    frame = candidate.frame
    if not candidate.actors:
        return "no_actor"
    are_both = "between" in frame.recipient and len({member.code for member in candidate.actors}) > 1
    if "needs_recipient" in frame.flags and not candidate.recipients and not are_both:
        return "no_recipient"
    if frame.event_type not in SYMMETRIC:
        return None
    parties = [*candidate.actors, *candidate.recipients]
    if len(parties) == 1:
        needs_two = frame.event_type != "AGREE" or "two_sided" in frame.flags
        is_summit = parties[0].code in BODIES and frame.mode == "multilateral"
        return "one_party" if needs_two and not is_summit else None
    same_house = len({(member.code, member.title) for member in parties}) == 1
    return "one_state" if same_house and parties[0].code and all(m.sector == "GOV" for m in parties) else None


def _can_protest(member: Member) -> bool:
    is_state = member.kind in ("demonym", "adjective", "state")
    return member.sector not in ("MIL", "COP", "JUD") and (member.sector != "GOV" or is_state)


def _as_crowd(member: Member) -> Member:
    """Protesters named by their country only are its civilians."""
    return member._replace(sector="CVL") if member.sector == "GOV" else member
