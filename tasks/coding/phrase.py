"""What stands in a sentence as a party: members, and the phrase that lists them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tasks.records import Span


class Member(NamedTuple):
    """One party of a phrase, at tokens ``start`` to ``end`` of its sentence (-1 where it is only implied).

    ``open_country`` asks the context for its country; ``pronoun`` is the one on a noun that
    belongs to another ("رعاياها"). ``text`` and ``span`` are its words in the paragraph: a party
    carried on from an earlier sentence keeps them.
    """

    code: str | None
    sector: str | None
    start: int
    end: int
    actor_id: str | None = None
    open_country: bool = False
    kind: str = ""
    title: str = ""
    pronoun: str = ""
    text: str = ""
    span: Span | None = None


@dataclass(slots=True)
class Phrase:
    """A coordinated list of members, tokens ``start`` to ``end``, and what governs it.

    ``governor`` is the preposition's name, "genitive" after a noun, "held" after a thing and ل, else empty.
    """

    start: int
    end: int
    members: list[Member]
    kind: str
    governor: str = ""
    gender: str = ""
    number: str = "sg"
    definite: bool = True
    conjunction: bool = False
    counted: bool = False
    head: int = -1
    unknown_names: list[tuple[int, int]] = field(default_factory=list)
