"""Who sits at a table: those beside the two who meet, those who host or attend, the two whom "هما" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.words import ATTENDING, BESIDE

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.context import Context
    from tasks.coding.phrase import Member

# How many make a table.
_TABLE = 2


def add_companions(candidate: Candidate) -> None:
    """Who takes part beside the others: "محادثات بمشاركة روسيا وتركيا", "مع نظيره … إلى جانب رئيس المجلس"."""
    sentence, n = candidate.sentence, candidate.trigger
    if not candidate.actors:
        together = (p for p in candidate.phrases() if p.governor == "with" and len(p.members) > 1)
        candidate.actors = next((list(phrase.members) for phrase in together), [])
    at = sentence.has_words(BESIDE, n + 1, sentence.scope_end(n))
    beside = sentence.phrases_between(at + 2, at + 3) if at >= 0 else []
    if candidate.actors and candidate.recipients and beside and beside[0].kind not in ("place", "media"):
        candidate.recipients += beside[0].members
    add_attending(candidate)


def add_attending(candidate: Candidate) -> None:
    """Those who sit with two who meet: "محادثات بين كابول وطالبان برعاية قطر", "مع نظيره … بحضور وزير …"."""
    parties = [*candidate.actors, *candidate.recipients]
    if candidate.frame.event_type != "CONSULT" or len(parties) < _TABLE:
        return
    sentence, start = candidate.sentence, candidate.trigger + 1
    for phrase in sentence.phrases_between(start, sentence.scope_end(candidate.trigger)):
        is_known = any(member.start == phrase.members[0].start for member in parties)
        if (
            not is_known
            and sentence.tokens[phrase.start - 1].key in ATTENDING
            and phrase.kind not in ("place", "media")
        ):
            candidate.recipients += phrase.members


def both_of(context: Context) -> list[Member]:
    """Whom "هما" in "لقائهما", "زيارتيهما" means: the two who act, else the last two told of."""
    acting = list(context.subject.members) if context.subject is not None else []
    return acting if len(acting) == _TABLE else context.parties[-_TABLE:] if len(context.parties) >= _TABLE else []
