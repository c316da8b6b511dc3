"""Members become parties: with the country that their context gives them, and the characters that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import is_implied
from tasks.coding.codebook import BODIES
from tasks.records import EventPlace, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.context import Context
    from tasks.coding.phrase import Member

# Sectors whose bearers, named without a country, are those named before.
_FORCES = frozenset({"MIL", "COP", "SPY", "REB", "PRM"})
# Those who face the government of their own country.
_DOMESTIC = frozenset({"OPP", "PTY", "CVL", "LEG", "LAB", "EDU", "JUD", "REL", "JRN", "MED", "BUS"})
_POLICING = frozenset({"COP", "JUD", "GOV"})


def parties_of(
    members: Sequence[Member], context: Context, place: EventPlace | None, doer: Party | None = None
) -> tuple[Party, ...]:
    """One party for each code and sector. ``doer`` is who acts on them, for recipients."""
    unique: dict[tuple[str | None, str | None], Party] = {}
    for member in members:
        code = _country(member, context, place, doer) if member.open_country else member.code
        sector = None if code in BODIES else "CVL" if member.kind == "place" else member.sector
        party = Party(code, sector, member.text, member.actor_id, None if is_implied(member) else member.span)
        unique.setdefault((code, sector), party)
    return tuple(unique.values())


def _country(member: Member, context: Context, place: EventPlace | None, doer: Party | None) -> str | None:
    """The country of a party that names none.

    For one who faces its own state the doer's; its office's last holder's; for forces that of those named before;
    else the event's place, the country of the sentence, the page's country.
    """
    if member.sector in ("UAF", "UNK"):
        return None
    own_state = doer is not None and doer.code is not None and doer.code not in BODIES
    if own_state and doer is not None:
        faces_government = doer.sector in _DOMESTIC and member.sector == "GOV"
        is_policed = doer.sector in _POLICING and member.sector == "CVL" and place is None
        if faces_government or is_policed:
            return doer.code
    if member.title in context.titles:
        return context.titles[member.title]
    if member.sector in _FORCES and member.sector in context.sectors:
        return context.sectors[member.sector]
    if own_state and doer is not None and member.sector == "GOV":
        return doer.code
    if place is not None and place.country:
        return place.country
    return context.recent or context.country
