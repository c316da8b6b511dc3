"""One event per happening: mentions of one page that tell the same thing become one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import replace

from tasks.coding.codebook import SYMMETRIC
from tasks.coding.frames import trigger_table
from tasks.records import Event, EventDate, EventPlace, Factuality, Party

# A plan told beside its fulfilment, a fear beside a plan.
_FULFILLED = ({"asserted", "future"}, {"future", "hypothetical"})
# The one that is told of both: what has happened, else what is planned.
_FIRMEST: tuple[Factuality, ...] = ("asserted", "future")
# A deed told without a day is news of the page's day; one dated further from it is another.
_NEWS_DAYS = 7
# Who attack their own country, and who defend it.
_REBELS = frozenset({"REB", "PRM"})
_FORCES = frozenset({"GOV", "MIL", "COP"})
# A means, and the one it is where more is told.
_FINER = {"explosives": "suicide-attack", "aerial": "drone"}


def merge(events: list[Event], published: dt.date | None = None) -> list[Event]:
    """Fold each event into an earlier one that tells the same happening, in order of the text."""
    merged: list[Event] = []
    places: dict[Hashable, list[int]] = {}
    for event in events:
        alike = places.setdefault(_type_and_doers(event), [])
        at = next((n for n in alike if _same_happening(merged[n], event, published)), None)
        if at is None:
            alike.append(len(merged))
            merged.append(event)
        else:
            merged[at] = joined(merged[at], event)
    return merged


def _type_and_doers(event: Event) -> Hashable:
    """What two events must share to be one happening, and keep when they are joined."""
    return event.event_type, None if event.event_type in SYMMETRIC else _codes(event.actors)


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.code for party in parties if party.code)


def _roles(event: Event) -> tuple[frozenset[str], ...]:
    if event.event_type in SYMMETRIC:
        return (_codes(event.actors) | _codes(event.recipients),)
    return _codes(event.actors), _codes(event.recipients)


def _same_happening(known: Event, event: Event, published: dt.date | None) -> bool:
    if known.event_type != event.event_type:
        return False
    if not _modes_agree(known, event) or _are_two_offers(known, event):
        return False
    if known.factuality != event.factuality and not _is_fulfilled(known, event):
        return False
    if not _dates_agree(known.date, event.date, published):
        return False
    if known.place and event.place and not _may_be_one_place(known.place, event.place):
        return False
    if _different_persons(known, event) or _are_foes(known, event) or _is_battle(known) != _is_battle(event):
        return False
    mine, theirs = _roles(known), _roles(event)
    is_symmetric = event.event_type in SYMMETRIC
    if mine == theirs:  # what is done to somebody by another means is another deed
        is_alike = is_symmetric and known.factuality == event.factuality
        return known.event_mode == event.event_mode or is_alike or _finer_mode(known, event) is not None
    if known.factuality != event.factuality:
        return False
    if is_symmetric:
        return (mine[0] >= theirs[0] or theirs[0] >= mine[0]) and not _heads_conference(known, event)
    return mine[0] == theirs[0] and (not mine[1] or not theirs[1])


def _heads_conference(known: Event, event: Event) -> bool:
    """Whether one tells who heads a conference, the other whom he met: "ترأس الوزير الاجتماع" beside "التقى نظيره"."""
    if known.event_mode == event.event_mode:
        return False
    tables = [one for one in (known, event) if one.event_mode == "multilateral"]
    return any(len(_codes(one.actors) | _codes(one.recipients)) == 1 for one in tables)


def tells_more(known: Event, event: Event, published: dt.date | None) -> bool:
    """Whether an attack with its doer may be the one that ``event`` tells without.

    Both hit the same people, or the doer only claims it: "تبنى التنظيم الهجوم".
    """
    if known.event_type != event.event_type or known.factuality != event.factuality:
        return False
    if not _modes_agree(known, event) or not _dates_agree(known.date, event.date, published):
        return False
    if known.place and event.place and not _may_be_one_place(known.place, event.place):
        return False
    hit = _codes(event.recipients)
    are_rebels = all(party.sector in _REBELS for party in known.actors)
    claims = trigger_table().rules_with("claims")
    is_claim = not known.recipients and all(mention.rule in claims for mention in known.mentions)
    are_others = are_rebels or hit.isdisjoint(_codes(known.actors))
    return bool(hit) and are_others and (is_claim or (hit == _codes(known.recipients) and _share_victims(known, event)))


def _share_victims(known: Event, event: Event) -> bool:
    """Whether both name people of one kind: those who killed soldiers need not have killed civilians."""
    hit = {(party.code, party.sector) for party in known.recipients}
    return any((party.code, party.sector) in hit for party in event.recipients)


def _is_fulfilled(known: Event, event: Event) -> bool:
    """Whether one tells the plan or the fear of the other; what a page tells as done after a plan, only by its date."""
    is_dated = known.date is not None and event.date is not None
    return {known.factuality, event.factuality} in _FULFILLED and (event.factuality != "asserted" or is_dated)


def _modes_agree(known: Event, event: Event) -> bool:
    """Whether one may be the other told with less detail; a meeting is no call, though a talk may be one."""
    if known.event_mode == event.event_mode:
        return True
    if known.event_mode and event.event_mode:
        return _finer_mode(known, event) is not None
    vague = event if known.event_mode else known
    is_call = "phone" in (known.event_mode, event.event_mode)
    return not is_call or all(mention.rule in trigger_table().rules_with("any_medium") for mention in vague.mentions)


def _finer_mode(known: Event, event: Event) -> str | None:
    """The mode that tells more, where the other is only its kind: a suicide attack is an explosion."""
    modes = known.event_mode, event.event_mode
    return next((finer for vague, finer in _FINER.items() if set(modes) == {vague, finer}), None)


def _are_foes(known: Event, event: Event) -> bool:
    """Whether the state's forces do the one and its rebels the other: they share their country only."""
    if known.event_type in SYMMETRIC:
        return False
    mine, theirs = ({party.sector for party in one.actors} for one in (known, event))
    return (mine <= _FORCES and theirs <= _REBELS) or (mine <= _REBELS and theirs <= _FORCES)


def _is_battle(event: Event) -> bool:
    """Whether several fight each other, which is another deed than what one of them does to people."""
    is_fight = event.event_type == "ASSAULT" and len(event.actors) > 1 and not event.recipients
    return is_fight and all(mention.rule in trigger_table().rules_with("two_sided") for mention in event.mentions)


def _may_be_one_place(one: EventPlace, other: EventPlace) -> bool:
    """Whether one may lie in the other: no two towns do."""
    if one.country != other.country:
        return False
    return None in (one.latitude, other.latitude) or (one.latitude, one.longitude) == (other.latitude, other.longitude)


def _are_two_offers(known: Event, event: Event) -> bool:
    """Whether one side's promise or proposal is told beside another's: both sides may want to talk."""
    if known.event_type != "AGREE" or _codes(known.actors) == _codes(event.actors):
        return False
    two_sided = trigger_table().rules_with("two_sided")
    return not all(mention.rule in two_sided for mention in (*known.mentions, *event.mentions))


def _different_persons(known: Event, event: Event) -> bool:
    """Whether the two name different persons for one country: Blinken's call is not Austin's."""
    mine, theirs = _persons(known), _persons(event)
    return any(mine[key].isdisjoint(theirs[key]) for key in mine.keys() & theirs.keys())


def _persons(event: Event) -> dict[str | None, set[str]]:
    persons: dict[str | None, set[str]] = {}
    for party in (*event.actors, *event.recipients):
        is_state = party.actor_id == party.code
        if party.actor_id and not (is_state and event.event_type in SYMMETRIC):
            persons.setdefault(party.code, set()).add(party.actor_id)
    return persons


def _dates_agree(one: EventDate | None, other: EventDate | None, published: dt.date | None) -> bool:
    if one and other:
        return _compatible(one.value, other.value)
    dated = one or other
    if dated is None:
        return True
    if published is None:  # nobody knows whether the undated one is of that day
        return False
    if dated.precision == "day":
        return abs((dt.date.fromisoformat(dated.value) - published).days) <= _NEWS_DAYS
    return published.isoformat().startswith(dated.value)


def _compatible(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _union(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {(party.code, party.sector) for party in one}
    return one + tuple(
        party for party in other if (party.code, party.sector) not in known and not (party.code is None and one)
    )


def joined(known: Event, event: Event) -> Event:
    """One event of two that tell the same happening."""
    realities: tuple[Factuality, ...] = (known.factuality, event.factuality)
    dates = [date for date in (known.date, event.date) if date is not None]
    if _roles(known) == _roles(event):  # the same parties: the first telling names them
        actors, recipients = known.actors, known.recipients
    else:
        actors, recipients = _union(known.actors, event.actors), _union(known.recipients, event.recipients)
        if event.event_type in SYMMETRIC:
            codes = {(party.code, party.sector) for party in actors}
            recipients = tuple(party for party in recipients if (party.code, party.sector) not in codes)
    return replace(
        known,
        event_mode=_finer_mode(known, event) or known.event_mode or event.event_mode,
        factuality=next((kind for kind in _FIRMEST if kind in realities), known.factuality),
        actors=actors,
        recipients=recipients,
        date=max(dates, key=lambda date: len(date.value), default=None),
        place=known.place or event.place,
        mentions=known.mentions + event.mentions,
    )
