"""What this package says of a date: the public record, and what a rule hands back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tasks.arabic.dates.lexer import Word

Precision = Literal["day", "month", "year"]
Direction = Literal["past", "future"]
Bound = Literal["since", "until", "after"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a text tells: ``text[start:end]``.

    ``value`` is "2022-02-12", "2022-01" or "2022" by ``precision``; both are None where the words
    are a date that no calendar unit holds ("last week", when it lies in two months). ``reason`` is
    a stable slug for GROUP BY. ``direction`` is what the words themselves say (الماضي, المقبل).

    Where the tense of the event decides (a bare weekday, a day without a year), ``value`` is the
    reading for what has happened and ``value_if_future`` the one for what is to come.

    ``bound`` marks a date that is not the event's own day but one end of a stretch of time:
    منذ 2015 (since), حتى مايو (until), بعد عام 2011 (after).
    """

    start: int
    end: int
    value: str | None
    precision: Precision | None
    reason: str
    direction: Direction | None = None
    value_if_future: str | None = None
    bound: Bound | None = None


class Found(NamedTuple):
    """What a rule makes of the words it matched; ``value`` None as in ``DateMention``.

    ``last`` is how many words of the match are the date's own, where not all of them are.
    """

    value: str | None
    precision: Precision | None
    reason: str
    direction: Direction | None = None
    value_if_future: str | None = None
    last: int | None = None


# The words are spoken for, and tell no date: a name, or a day counted from another one.
NOTHING = Found(None, None, "")


class Scene(NamedTuple):
    """Where a rule looks: all words of the sentence, the stretch ``first`` to ``last`` that its pattern matched,
    and the day the page was published.
    """

    words: list[Word]
    first: int
    last: int
    seen: dt.date | None

    def before(self, distance: int = 1) -> str:
        """The folded word that many words before the match; "" at the start of the sentence."""
        index = self.first - distance
        return self.words[index].key if index >= 0 else ""

    def after(self) -> str:
        """The folded word right after the match; "" at the end of the sentence."""
        return self.words[self.last].key if self.last < len(self.words) else ""


def on_day(value: dt.date | None, reason: str, direction: Direction | None = None) -> Found | None:
    """A day found, or None where there is no such day."""
    return Found(value.isoformat(), "day", reason, direction) if value else None
