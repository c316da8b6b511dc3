"""What a page has said so far, as far as later sentences lean on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.coding.candidate import ARMED, is_implied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.arabic.tokens import Token
    from tasks.coding.names import Entry
    from tasks.coding.phrase import Member, Phrase
    from tasks.records import Event


@dataclass(slots=True)
class Context:
    """The page's day, its names, who spoke and acted last."""

    day: str
    strong: set[str] = field(default_factory=set)
    surnames: dict[str, tuple[Member, str]] = field(default_factory=dict)
    """Who bears a surname that the page introduced, and the bearer's gender."""
    titles: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Entry] = field(default_factory=dict)
    sectors: dict[str, str] = field(default_factory=dict)
    country: str | None = None
    sentence_country: str | None = None
    speaker: Phrase | None = None
    subject: Phrase | None = None
    source: Phrase | None = None
    """Who speaks in the main clause: "قال الوزير إن فرنسا وألمانيا وافقتا … وطالب"."""
    parties: list[Member] = field(default_factory=list)
    officials: list[Member] = field(default_factory=list)
    """Who of the parties told of last hold an office."""
    pair: list[Member] = field(default_factory=list)
    """The two sides of the last talk."""
    visitors: list[Member] = field(default_factory=list)
    """Who was last told to visit somebody."""
    captors: list[Member] = field(default_factory=list)
    """The force that was last told to arrest or raid."""
    crowd: str | None = None
    """The country of those who were last told to protest."""
    adversaries: dict[str, list[Member]] = field(default_factory=dict)

    before_call: tuple[Phrase | None, Phrase | None] | None = None
    """Who spoke and acted before the paragraph let another speak in a call ("اتصالا من الوزير أعرب فيه عن")."""

    def begin_paragraph(self) -> None:
        """A new paragraph goes on with who spoke last, else with who acted last; never with a crowd told of before."""
        if self.before_call is not None:
            self.speaker, self.subject = self.before_call
            self.before_call = None
        self.source = None
        named = (phrase for phrase in (self.speaker, self.subject) if phrase is not None and phrase.kind != "group")
        self.subject = next(named, None)

    def keep_captors(self, actors: Sequence[Member]) -> None:
        """Keep the force that arrests or raids: it arrests on, where nobody is named ("جرى اعتقال شابين")."""
        self.captors = [m for m in actors if m.sector in ARMED and m.code and not is_implied(m)] or self.captors

    def keep_crowd(self, members: Sequence[Member], event: Event) -> None:
        """Keep whose the protesters are: a page tells of them on ("أغلق المتظاهرون الطريق")."""
        is_known = self.crowd is not None and members[0].open_country
        if event.event_type == "PROTEST" and not is_known:
            self.crowd = event.actors[0].code

    def remember(self, phrase: Phrase, tokens: Sequence[Token]) -> None:
        """Learn whose the offices and sectors of a phrase are, and the surnames it introduces."""
        for member in phrase.members:
            if member.sector and member.code and member.kind in ("group", "title", "org"):
                self.sectors[member.sector] = member.code
            if member.title and member.code:
                self.titles[member.title] = member.code
                if member.title.endswith("_minister"):
                    self.titles["minister"] = self.titles["ministry"] = member.code
                elif member.title.endswith("_ministry"):
                    self.titles["ministry"] = member.code
            if member.actor_id:
                self.strong.add(member.actor_id)
            if member.kind == "person" and member.end - member.start >= 2:
                self.surnames.setdefault(tokens[member.end - 1].key, (member, phrase.gender or "m"))
        for start, end in phrase.unknown_names:
            if phrase.members[0].code and end - start >= 2:
                self.surnames[tokens[end - 1].key] = (phrase.members[0], phrase.gender or "m")
