"""Whom a speaker means where the clause names nobody: whom the page has just told him to be at odds with.

"اتهمت إسرائيل أنقرة بانتهاك الاتفاق وهددت بالرد"   the threat is for whom the sentence has blamed
"قصفت تركيا قرى في العراق … وتوعدت بغداد بالرد"      and for who has struck the one who threatens
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.candidate import Candidate
    from tasks.coding.context import Context
    from tasks.coding.phrase import Member

_CONFLICT = frozenset({"ACCUSE", "THREATEN", "REJECT", "SANCTION", "COERCE", "ASSAULT"})
# Whom one can be at odds with, and speak to.
_POWERS = frozenset({"GOV", "MIL", "PRM", "REB", "OPP", "PTY", None})
# A threat is always against somebody; these are so where the sentence has told against whom.
_SPOKEN = frozenset({"THREATEN", "ACCUSE", "REQUEST", "REJECT"})


def address(candidates: Sequence[Candidate], context: Context) -> None:
    """Give acts of speech without a recipient the adversary of who speaks; ``context`` learns who is whose."""
    here: dict[str, list[Member]] = {}
    for candidate in candidates:
        event_type = candidate.frame.event_type
        if candidate.drop is not None or event_type not in _CONFLICT | _SPOKEN:
            continue
        codes = {actor.code for actor in candidate.actors if actor.code}
        if len(codes) != 1:
            continue
        (code,) = codes
        others = [m for m in candidate.recipients if m.code and m.code != code and m.sector in _POWERS]
        if others and event_type in _CONFLICT:
            here[code] = context.adversaries[code] = others
            context.adversaries.update({member.code: candidate.actors for member in others if member.code})
        elif not candidate.recipients and event_type in _SPOKEN:
            told_before = context.adversaries.get(code, []) if event_type == "THREATEN" else []
            candidate.recipients = list(here.get(code, told_before))
