"""What travels through the coder's steps: a trigger on its way to an event, and what stands round a verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.coding.phrase import Member, Phrase

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.frames import Frame, Reading
    from tasks.coding.sentence import Sentence

# Sectors of those to whom things are done, and of those who do them.
INDIVIDUALS = frozenset({"CVL", "EDU", "JRN", "REL", "REF", "LAB", "MED", "UNK", "BUS", "CRM"})
ACTING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "PTY", "UAF"})
ARMED = frozenset({"UAF", "REB", "PRM", "CRM", "MIL", "COP"})
# Who did it, where a deed is told and nobody knows.
UNKNOWN = Member(None, "UNK", -1, -1, kind="implied")
# Kinds of phrases that neither meet nor fight anybody.
NOBODY = frozenset({"place", "media", "adjective"})


@dataclass(slots=True)
class Arguments:
    """What stands round the verb at token ``at``.

    ``is_carried`` where the subject goes on from an earlier verb, ``by_blow`` where it is a blow ("قنبلة"),
    ``is_stranger`` where it is nobody known ("خبراء").
    """

    at: int
    subject: Phrase | None
    objects: list[Phrase]
    is_passive: bool = False
    is_carried: bool = False
    by_blow: bool = False
    is_stranger: bool = False


@dataclass(slots=True)
class Candidate:
    """A trigger at token ``trigger`` of ``sentence`` that may become an event.

    ``clause`` bounds the tokens its parties are looked for in, ``matched`` holds the words that its frame asked for,
    ``support`` the verb that carries a verbal noun, ``drop`` the reason for which it is no event, ``blames_unknown``
    whether it condemns an attack without saying whose.
    """

    sentence: Sentence
    trigger: int
    frame: Frame
    reading: Reading
    context: Context
    clause: tuple[int, int]
    actors: list[Member] = field(default_factory=list)
    recipients: list[Member] = field(default_factory=list)
    matched: list[int] = field(default_factory=list)
    used: list[Phrase] = field(default_factory=list)
    drop: str | None = None
    is_passive: bool = False
    support: int | None = None
    blames_unknown: bool = False

    def asks_for(self, phrase: Phrase) -> bool:
        """Whether the phrase is the thing that both sides do something with: "تبادل 50 أسيرا"."""
        is_thing = any(phrase.start <= n < phrase.end for n in self.matched)
        return is_thing and self.frame.event_type == "COOPERATE"

    def phrases(self, reach: int = 0) -> list[Phrase]:
        """The phrases after the trigger, to the end of its clause or ``reach`` tokens on; not its own adjective."""
        end = max(self.clause[1], min(self.sentence.scope_end(self.trigger), self.trigger + reach))
        return [p for p in self.sentence.phrases_between(self.trigger + 1, end) if p.head != self.trigger]


def implied(sector: str) -> Member:
    """People of the sector whom no words name, of the country the context gives."""
    return Member(None, sector, -1, -1, open_country=True, kind="implied")


def is_implied(member: Member) -> bool:
    """Whether the member stands in no words of the text."""
    return member.start < 0


def is_unknown(actors: list[Member]) -> bool:
    """Whether nothing is known of who did it."""
    return all(member.sector == "UNK" for member in actors)
