"""Who sits at a table: those beside the two who meet, those who host or attend, the two whom "هما" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.pairs import both
from tasks.coding.words import ATTENDING, BESIDE, GATHERING

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.context import Context
    from tasks.coding.phrase import Member, Phrase
    from tasks.coding.sentence import Sentence

# How many make a table.
_TABLE = 2


def add_companions(candidate: Candidate, host: Phrase | None = None) -> None:
    """Who takes part beside the others: "محادثات بمشاركة روسيا وتركيا", "مع نظيره … إلى جانب رئيس المجلس".

    ``host`` is who holds the talks that gather others: "عقد الرئيس اجتماعا ضم الوزيرين".
    """
    sentence, n = candidate.sentence, candidate.trigger
    if host is not None and _are_gathered(candidate):
        candidate.actors = [*host.members, *candidate.actors]
    if not candidate.actors:
        together = (p for p in candidate.phrases() if p.governor == "with" and len(p.members) > 1)
        candidate.actors = next((list(phrase.members) for phrase in together), [])
    at = sentence.has_words(BESIDE, n + 1, sentence.scope_end(n))
    beside = sentence.phrases_between(at + 2, at + 3) if at >= 0 else []
    if candidate.actors and candidate.recipients and beside and beside[0].kind not in ("place", "media"):
        candidate.recipients += beside[0].members
    add_attending(candidate)


def _are_gathered(candidate: Candidate) -> bool:
    """Whether those who meet stand after a verb that gathers them: "اجتماعا ضم الوزيرين"."""
    sentence, first = candidate.sentence, next(iter(candidate.actors), None)
    if first is None or first.span is None or not sentence.holds(first.span) or first.start <= candidate.trigger:
        return False
    return sentence.tokens[first.start - 1].key in GATHERING


def add_attending(candidate: Candidate) -> None:
    """Those who sit with two who meet: "محادثات بين كابول وطالبان برعاية قطر", "مع نظيره … بحضور وزير …"."""
    parties = [*candidate.actors, *candidate.recipients]
    if candidate.frame.event_type != "CONSULT" or not parties:
        return
    sentence, start = candidate.sentence, max([candidate.trigger, *candidate.matched]) + 1
    leading = ATTENDING if len(parties) >= _TABLE else GATHERING  # one minister's own meetings are routine
    end = sentence.scope_end(candidate.trigger)
    if end < sentence.count and sentence.tokens[end].key in ATTENDING:
        end = sentence.scope_end(end)  # "اجتماع عقده الرئيس وحضره وزراء"
    end = next((m for m in range(start, end) if _are_other_talks(sentence, m)), end)
    for phrase in sentence.phrases_between(start, end):
        is_known = any(member.start == phrase.members[0].start for member in parties)
        if not is_known and sentence.tokens[phrase.start - 1].key in leading and phrase.kind not in ("place", "media"):
            candidate.recipients += phrase.members


def _are_other_talks(sentence: Sentence, n: int) -> bool:
    return sentence.is_noun_of(n, "CONSULT") and sentence.tokens[n].key not in ATTENDING


def both_of(context: Context) -> list[Member]:
    """Whom "هما" in "لقائهما", "زيارتيهما" means: the two who act, else the last two told of."""
    acting = list(context.subject.members) if context.subject is not None else []
    return acting if len(acting) == _TABLE else both(context)
