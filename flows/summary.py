"""What a run has to say at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tasks.outcome import Outcome, RejectCount
from warehouse import RunCounts

# What lies in a drop and is no file to read is refused too, but says nothing of the pages.
_NO_PAGES = frozenset({"hidden_file", "link", "not_a_file", "unsupported_format"})


@dataclass(frozen=True, slots=True)
class FaultyCheck:
    """A check that found faults."""

    name: str
    sentence: str
    n_faults: int
    is_failure: bool


@dataclass(frozen=True, slots=True)
class SlowShard:
    """A shard among those that took longest."""

    step: str
    name: str
    n_pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run of one drop. ``is_new`` is false if there was nothing to do; ``published`` is None if a check failed.

    ``seconds`` are by stage, in order.
    """

    drop_id: str
    is_new: bool
    outcome: Outcome
    published: Path | None
    checks: tuple[FaultyCheck, ...] = ()
    slowest: tuple[SlowShard, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def failures(self) -> tuple[FaultyCheck, ...]:
        """The checks that kept the state from being published."""
        return tuple(check for check in self.checks if check.is_failure)

    @property
    def reject_share(self) -> float:
        """Refused records among all records, from 0 to 1."""
        return reject_share(self.outcome.n_records, self.outcome.rejects)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one drop of many: ``admitted``, ``known`` (the warehouse had it), ``failed`` or ``set_aside``."""

    name: str
    status: str
    drop_id: str | None = None
    n_records: int = 0
    n_pages: int = 0
    rejects: tuple[RejectCount, ...] = ()
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class ManySummary:
    """A run of many drops. ``published`` is None if a check failed; ``n_set_aside`` counts earlier runs' drops too."""

    taken: tuple[Taken, ...] = ()
    counts: RunCounts = RunCounts()  # noqa: RUF009 - frozen
    published: Path | None = None
    checks: tuple[FaultyCheck, ...] = ()
    slowest: tuple[SlowShard, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    n_set_aside: int = 0

    @property
    def failed(self) -> tuple[Taken, ...]:
        """The drops that were tried in this run and are not in."""
        return tuple(drop for drop in self.taken if drop.status in ("failed", "set_aside"))

    @property
    def rejects(self) -> tuple[RejectCount, ...]:
        """Refused records of the drops admitted by this run, by stage and reason, the most first."""
        total: Counter[tuple[str, str]] = Counter()
        for drop in self.taken:
            if drop.status == "admitted":
                total.update({(reject.stage, reject.reason): reject.n for reject in drop.rejects})
        return tuple(RejectCount(stage, reason, n) for (stage, reason), n in total.most_common())

    @property
    def reject_share(self) -> float:
        """Refused records among all records of the drops admitted by this run, from 0 to 1."""
        return reject_share(sum(drop.n_records for drop in self.taken if drop.status == "admitted"), self.rejects)


def reject_share(n_records: int, rejects: tuple[RejectCount, ...]) -> float:
    """The share of ``n_records`` that was refused, files that are none of waqai's formats left out."""
    n_passed_over = sum(reject.n for reject in rejects if reject.reason in _NO_PAGES)
    n_refused = sum(reject.n for reject in rejects) - n_passed_over
    return n_refused / max(1, n_records - n_passed_over)
