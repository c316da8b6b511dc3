"""Battles of which one side is told beside the noun, the other before it.

"شن الجيش هجوما تخللته اشتباكات مع المتمردين"       the force that acted last is the other side
"سقوط متمرد قتيلا في اشتباكات مع الجيش"            who falls in a battle fought in it
"إصابة شاب خلال مواجهات مع الشرطة"                a civilian is hurt by whom he faced
"تصدى المقاتلون للجيش وخاضوا معارك معه"            a pronoun means whom the sentence has told of
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import ARMED, NOBODY, is_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member

# How far from those who were hurt the battle is told, and from a battle against whom it was fought.
_HURT_REACH, _FOE_REACH = 12, 6
_WITH_THEM = frozenset({"معه", "معها", "معهم"})


def force_told_of(battle: Candidate) -> list[Member]:
    """The force that acted last before the noun, and so fights those whom the noun names."""
    subject = battle.context.subject
    foes = {(member.code, member.sector) for member in battle.recipients}
    forces = [m for m in subject.members if m.sector in ARMED] if subject is not None else []
    return [member for member in forces if (member.code, member.sector) not in foes]


def join_battles(candidates: Sequence[Candidate]) -> None:
    """Give the battles of a sentence the side that the words beside their noun leave out."""
    for n, battle in enumerate(candidates):
        if battle.frame.event_type != "ASSAULT" or "two_sided" not in battle.frame.flags:
            continue
        foes = _foes(battle)
        if not foes or _has_sides(battle, foes):
            continue
        harm = next((c for c in reversed(candidates[:n]) if _is_hurt_in(c, battle)), None)
        if harm is not None and (battle.drop == "no_actor" or battle.actors == foes):
            _join(battle, foes, harm)
        elif battle.drop is None and battle.actors[0] not in foes:
            battle.recipients = foes


def _has_sides(battle: Candidate, foes: list[Member]) -> bool:
    sides = {(member.code, member.sector) for member in (*battle.actors, *battle.recipients)}
    return battle.drop is None and len(sides) > 1 and battle.actors != foes


def _foes(battle: Candidate) -> list[Member]:
    """Against whom the battle was fought: "اشتباكات عنيفة مع الجيش", "معارك معه"."""
    sentence, n = battle.sentence, battle.trigger
    end = sentence.scope_end(n, _FOE_REACH)
    beside = next((p for p in sentence.phrases_between(n + 1, end) if p.governor == "with"), None)
    if beside is not None:
        return list(beside.members) if beside.kind not in NOBODY else []
    if not any(token.key in _WITH_THEM for token in sentence.tokens[n + 1 : end]):
        return []
    codes = {member.code for member in battle.actors}
    told = [p for p in sentence.phrases_between(0, n) if p.kind not in NOBODY and p.members[0].code not in codes]
    return list(told[-1].members) if told else []


def _is_hurt_in(harm: Candidate, battle: Candidate) -> bool:
    """Whether a deed without doer, told before, is what the battle did to somebody."""
    is_harm = harm.drop in (None, "no_actor") and harm.frame.event_type == "ASSAULT" and "victim" in harm.frame.flags
    is_near = 0 < battle.trigger - harm.trigger <= _HURT_REACH
    return is_harm and is_near and is_unknown(harm.actors) and bool(harm.recipients)


def _join(battle: Candidate, foes: list[Member], harm: Candidate) -> None:
    """Fighters who fell are a side of the battle; others were hurt by whom they faced."""
    if all(member.sector in ARMED for member in harm.recipients):
        battle.actors, battle.recipients, battle.drop = harm.recipients, foes, None
        harm.drop = "told_by_cause"
    else:
        harm.actors, harm.drop = foes, None
