"""Whom a condemnation, a threat or a demand is about, by the deed that it names.

"أدانت فرنسا الهجوم الإسرائيلي على لبنان"   who did it is blamed, not whom it hit
"هدد بشن هجوم على إيران"                   who would suffer it is threatened
"دعت إلى وقف القصف التركي على القرى"        who does it is to stop
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.arguments import verb_arguments
from tasks.coding.candidate import Candidate, is_implied, is_unknown
from tasks.coding.surroundings import surroundings
from tasks.coding.words import CONDITION, RELATIVES, RESUMPTIVES, STOPPING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.phrase import Member

_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_DEED_REACH = 14


def read_contents(candidates: Sequence[Candidate]) -> None:
    """Set the recipients of acts of speech whose content is a deed told by a noun."""
    for speech in candidates:
        if speech.drop is None and speech.frame.event_type in _JUDGING:
            speech.recipients = _makers(speech) or speech.recipients
        event_type = speech.frame.event_type
        names_blamed = event_type == "ACCUSE" and speech.frame.mode != "disapprove"  # "نسب الهجوم إلى X"
        if speech.drop is not None or event_type not in ("ACCUSE", "THREATEN", "REQUEST") or names_blamed:
            continue
        deed = _deed_in(speech, candidates)
        if deed is None or not _stands_behind(speech.recipients, deed):
            continue
        if event_type == "REQUEST" and not _is_to_stop(deed):
            continue
        if event_type == "THREATEN":
            sufferers = [member for member in deed.recipients if member.start > deed.trigger]
            speech.recipients = sufferers or speech.recipients
        else:
            speech.recipients = _doers(deed, speech)
            speech.blames_unknown = (
                event_type == "ACCUSE" and deed.frame.event_type == "ASSAULT" and is_unknown(deed.actors)
            )
            if "needs_recipient" in speech.frame.flags and not speech.recipients:
                speech.drop = "no_recipient"


def _makers(speech: Candidate) -> list[Member]:
    """Whose work is judged: "انتقد القانون الذي أقره البرلمان"; nobody where a party is named before."""
    sentence, n = speech.sentence, speech.trigger
    end = min(sentence.scope_end(n), n + _DEED_REACH)
    at = next((m for m in range(n + 2, end) if sentence.tokens[m].key in RELATIVES), end)
    reading = sentence.verb_reading(at + 1) if at + 2 < end else None
    if reading is None or any(0 <= member.start < at for member in speech.recipients):
        return []
    if not reading.pronoun and sentence.tokens[at + 2].key not in RESUMPTIVES:
        return []
    found = verb_arguments(sentence, at + 1, reading, surroundings(sentence, at + 1), speech.context)
    if found.subject is None or found.is_carried or found.subject.start < at or found.subject.kind == "media":
        return []
    own = {actor.code for actor in speech.actors}
    return [m for m in found.subject.members if m.kind in ("title", "group", "person") or m.code not in own]


def _deed_in(speech: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The first deed that a noun names in what is said."""
    end = min(speech.sentence.scope_end(speech.trigger), speech.trigger + _DEED_REACH)
    condition = speech.sentence.has_words(CONDITION, speech.trigger, end)
    end = condition if condition >= 0 else end  # "هدد بالرد إذا استخدمت الأسلحة ضد المدنيين"
    return next(
        (
            c
            for c in candidates
            if speech.trigger < c.trigger < end
            and c.reading.sense.kind == "noun"
            and c.frame.event_type in _DEEDS
            and c.drop != "near_miss"
        ),
        None,
    )


def _is_to_stop(deed: Candidate) -> bool:
    """Whether the deed is to end: "دعت إلى وقف القصف", "عدم الهجوم"."""
    before = deed.sentence.tokens[max(0, deed.trigger - 3) : deed.trigger]
    return any(not STOPPING.isdisjoint(bare_forms(token.key)) for token in before)


def _stands_behind(recipients: Sequence[Member], deed: Candidate) -> bool:
    """Whether the recipients found so far are but the deed's own parties, or none."""
    return all(member.start > deed.trigger or is_implied(member) for member in recipients)


def _doers(deed: Candidate, speech: Candidate) -> list[Member]:
    """Who does the deed, as far as the words behind it say so."""
    codes = {actor.code for actor in speech.actors}
    return [m for m in deed.actors if m.start > deed.trigger and (m.open_country or (m.code and m.code not in codes))]
