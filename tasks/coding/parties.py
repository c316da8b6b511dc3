"""Members become parties: with the country that their context gives them, and the characters that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.arabic.normalise import fold
from tasks.coding.candidate import is_implied
from tasks.coding.codebook import BODIES
from tasks.coding.incumbents import is_office
from tasks.coding.words import PROTESTERS
from tasks.records import EventPlace, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.context import Context
    from tasks.coding.phrase import Member

# Sectors whose bearers, named without a country, are those named before.
_FORCES = frozenset({"MIL", "COP", "SPY", "REB", "PRM"})
# Fighters, who are named beside the army that they fight.
_FIGHTERS = frozenset({"REB", "PRM"})
# Those who face the government of their own country.
_DOMESTIC = frozenset({"OPP", "PTY", "CVL", "LEG", "LAB", "EDU", "JUD", "REL", "JRN", "MED", "BUS"})
_POLICING = frozenset({"COP", "JUD", "GOV"})


def parties_of(
    members: Sequence[Member],
    context: Context,
    place: EventPlace | None,
    doer: Party | None = None,
    *,
    is_raid: bool = False,
) -> tuple[Party, ...]:
    """One party for each code and sector. ``doer`` is who acts on them, for recipients; in a raid a state attacks."""
    unique: dict[tuple[str | None, str | None], Party] = {}
    for member in members:
        code = _country(member, context, place, doer, is_raid=is_raid) if member.open_country else member.code
        sector = None if code in BODIES else "CVL" if member.kind == "place" else member.sector
        party = Party(code, sector, member.text, member.actor_id, None if is_implied(member) else member.span)
        unique.setdefault((code, sector), party)
    return tuple(unique.values())


def is_protester(member: Member) -> bool:
    """Whether the words of the party tell of people who protest."""
    return any(not PROTESTERS.isdisjoint(bare_forms(key)) for key in fold(member.text).split())


def _country(
    member: Member, context: Context, place: EventPlace | None, doer: Party | None, *, is_raid: bool
) -> str | None:
    """The country of a party that names none.

    For protesters that of the crowd told of before; for one who faces its own state the doer's; its office's last
    holder's; a government is the page's; for forces that of those named before; else the event's place, the country
    of the sentence, the page's country. Whom a state attacks ("قصفت إسرائيل مدنيين") are seldom its own.
    """
    if member.sector in ("UAF", "UNK"):
        return None
    if context.crowd and member.text.startswith("ال") and is_protester(member):
        return context.crowd
    own = _own_state(member, place, doer, is_raid=is_raid)
    if own is not None:
        return own
    if member.title in context.titles and (member.sector != "GOV" or is_office(member.title)):
        return context.titles[member.title]
    if member.sector in ("GOV", "PTY") and context.country:
        colleague = None if is_raid else _colleague_of(member, doer)
        return colleague or context.country  # "الحكومة" is that of the page's country, whoever was named before
    if member.sector in _FORCES and member.sector in context.sectors:
        return context.sectors[member.sector]
    if place is not None and place.country:
        return place.country
    if (
        member.kind == "title"
        or member.sector in _FIGHTERS
        or (is_raid and doer is not None and doer.code == context.sentence_country)
    ):
        return context.country
    return context.sentence_country or context.country


def _own_state(member: Member, place: EventPlace | None, doer: Party | None, *, is_raid: bool) -> str | None:
    """The doer's country, where he faces his own government or polices his own people."""
    if doer is None or doer.code is None or doer.code in BODIES or is_raid:
        return None
    faces_government = doer.sector in _DOMESTIC and member.sector == "GOV"
    is_policed = doer.sector in _POLICING and member.sector == "CVL" and place is None
    return doer.code if faces_government or is_policed else None


def _colleague_of(member: Member, doer: Party | None) -> str | None:
    """The doer's country, which an office without one shares: "أيد الرئيس الكيني ترشيح وزير الداخلية"."""
    is_state = doer is not None and doer.code not in BODIES and doer.sector == "GOV"
    return doer.code if doer is not None and is_state and is_office(member.title) else None
