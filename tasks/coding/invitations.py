"""Who is invited where only the host is named: "بدعوة من الرئيس الغاني، زار الرئيس الكيني أكرا"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member

_GUESTS = ("title", "person", "org", "state")


def invited(candidate: Candidate, hosts: Sequence[Member]) -> list[Member]:
    """Those who come at the invitation: who acts so far, else who is told of after the hosts of another country."""
    sentence, subject = candidate.sentence, candidate.context.subject
    codes = {member.code for member in hosts}
    if subject is not None and any(member.code not in codes for member in subject.members):
        return list(subject.members)
    end = sentence.scope_end(candidate.trigger)
    later = (
        phrase
        for phrase in sentence.phrases_between(hosts[-1].end, end)
        if not phrase.governor and phrase.kind in _GUESTS and phrase.members[0].code not in codes
    )
    guests = next(later, subject)
    return list(guests.members) if guests is not None else []
