"""Whom an act is about, where no slot of its frame says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import is_dealt_with
from tasks.coding.words import AIM, CONTRAST

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member

# Acts whose content tells whom they are aimed at.
_REACHING = frozenset({"ACCUSE", "THREATEN", "SANCTION", "SUPPORT", "COERCE", "REQUEST", "REJECT"})
# Against whom people protest.
_PROTESTED = frozenset({"GOV", "LEG", "MIL", "COP"})
_REACH = 22


def _is_told(member: Member, own: set[str | None], is_protest: bool) -> bool:
    """Whether it is told whose the party is, and it is not of the doers."""
    return (member.code is not None and member.code not in own) or (is_protest and member.open_country)


def reached(candidate: Candidate) -> list[Member]:
    """Whom an act is about, where no slot says so: the first other party its content names, those hurt aside."""
    frame, sentence, n = candidate.frame, candidate.sentence, candidate.trigger
    bound = sentence.clause_end(n) if frame.event_type == "REJECT" else sentence.scope_end(n)
    end = min(bound, n + _REACH)  # "نفى أن تكون … واشنطن" is no word against Washington
    if frame.event_type == "PROTEST":
        aim = sentence.has_words(AIM, n, end)
        phrases = sentence.phrases_between(aim + 1, end) if aim >= 0 else []
        phrases = [p for p in phrases if p.members[0].sector in _PROTESTED and p.kind not in ("group", "place")]
    elif "reaches" in frame.flags or frame.event_type in _REACHING:
        aside = sentence.has_words(CONTRAST, n + 1, end)
        end = aside if aside >= 0 else end
        phrases = [
            p
            for p in sentence.phrases_between(n + 1, end)
            if p.kind != "place"
            and p.governor not in ("in", "agent")
            and not sentence.takes_victims(p.start - 1)
            and not is_dealt_with(candidate, p)
        ]
    else:
        return []
    is_protest = frame.event_type == "PROTEST"  # against one's own rulers, who may bear no country: "إسقاط النظام"
    own = set() if is_protest else {member.code for member in candidate.actors}
    others = ([m for m in p.members if _is_told(m, own, is_protest)] for p in phrases if p.kind != "media")
    return next((members for members in others if members), [])
