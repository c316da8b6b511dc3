"""Parties that belong to others: "مقاتلو الحركة", "قواته", "وزير خارجيتها"."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tasks.coding.lists import has_relative
from tasks.coding.offices import OfficeReader
from tasks.coding.phrase import Member

if TYPE_CHECKING:
    from tasks.coding.names import Entry
    from tasks.coding.phrase import Phrase
    from tasks.coding.phrases import PhraseParser

_SPEAKERS = ("نا",)
_SEVERAL = ("هم", "هما")
_GENDERS = {"ه": "m", "ها": "f"}


def read_possessed(parser: PhraseParser, phrase: Phrase, entry: Entry) -> Phrase | None:
    """The phrase of a noun with a pronoun, for whom the pronoun means; None where nobody was told of."""
    owners = _owners(parser, phrase, entry.pronoun)
    if not owners:
        return None
    phrase.definite = True
    if entry.kind == "title" and len(owners) == 1 and owners[0].code:
        reader = OfficeReader(parser, phrase, entry)
        reader.code = owners[0].code
        read = reader.read()
        if read is None or len(read.members) != 1:
            return read
        phrase.members = [read.members[0]._replace(pronoun=entry.pronoun)]
        return phrase
    title = entry.id if entry.kind == "title" else ""
    phrase.members = [
        Member(
            owner.code,
            entry.sector if owner.sector == "GOV" else sector_of(entry.sector, owner),
            phrase.start,
            phrase.end,
            open_country=owner.open_country,
            kind=entry.kind,
            title=title,
            pronoun=entry.pronoun,
        )
        for owner in {owner.code: owner for owner in owners}.values()
    ]
    return phrase


def _owners(parser: PhraseParser, phrase: Phrase, pronoun: str) -> list[Member]:
    """The parties told of last that the pronoun can mean, those of the sentence first."""
    context = parser.context
    if pronoun in _SPEAKERS:
        return list(context.speaker.members) if context.speaker is not None else []
    told = (p for p in reversed(parser.phrases) if _is_told_of(p) or has_relative(parser, p))
    carried = [context.subject] if context.subject is not None else []
    found = next((p for p in chain(told, carried) if _can_mean(pronoun, p)), None)
    if found is None:
        return []
    are_states = pronoun == "ها" and all(member.kind == "state" for member in found.members)
    return list(found.members) if pronoun in _SEVERAL or are_states else found.members[-1:]


def _is_told_of(phrase: Phrase) -> bool:
    return phrase.governor in ("", "between") and phrase.kind not in ("media", "place", "adjective")


def _can_mean(pronoun: str, phrase: Phrase) -> bool:
    if pronoun in _SEVERAL:
        return len(phrase.members) > 1 or phrase.number != "sg"
    return phrase.gender in ("", _GENDERS[pronoun])


def sector_of(sector: str | None, owner: Member) -> str | None:
    """The sector of a group that belongs to ``owner``: fighters of a movement are what the movement is."""
    if owner.kind == "org":
        takes_over = owner.sector not in (None, "GOV") or sector in ("UAF", "CVL")
        return owner.sector or sector if takes_over else sector
    if owner.kind in ("group", "title", "person"):
        return owner.sector if sector == "CVL" or owner.sector in ("MIL", "COP", "REB", "PRM") else sector
    return sector
