"""Whom a dual means that names nobody: "الرئيسان", "الجانبان", "واتفقا على"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.words import BOTH_OFFICIALS, BOTH_SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.context import Context
    from tasks.coding.phrase import Member

_MULTIPLE_PARTIES, _BOTH = 5, 2
# Names of those who hold an office.
_OFFICIALS = ("title", "person")


def tell_of(members: Sequence[Member], context: Context) -> None:
    """Keep the parties told of last: whom a dual and a pronoun can mean."""
    for member in members:
        if member.code:
            context.parties = _with(context.parties, member)
            if member.kind in _OFFICIALS:
                context.officials = _with(context.officials, member)


def _with(known: Sequence[Member], member: Member) -> list[Member]:
    others = [other for other in known if other.code != member.code]
    return [*others[-_MULTIPLE_PARTIES:], member]


def keep_pair(members: Sequence[Member], context: Context) -> None:
    """Keep the two sides of a talk or battle: whom "الجانبان" means, whoever is told of after it."""
    sides = {(member.code, member.sector): member for member in members if member.code}
    if len(sides) == _BOTH:
        context.pair = list(sides.values())


def both(context: Context, word: str = "") -> list[Member]:
    """The two that the dual ``word`` means; none where fewer were told of."""
    if context.pair and not BOTH_SIDES.isdisjoint((word, word.lstrip("ول"))):
        return list(context.pair)
    is_of_officials = not BOTH_OFFICIALS.isdisjoint((word, word.lstrip("ول"))) and len(context.officials) >= _BOTH
    told = context.officials if is_of_officials else context.parties
    return list(told[-_BOTH:]) if len(told) >= _BOTH else []
