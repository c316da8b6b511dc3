"""What a run has to say at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tasks.outcome import Outcome, RejectCount

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


def reject_share(n_records: int, rejects: tuple[RejectCount, ...]) -> float:
    """The share of ``n_records`` that was refused, files that are none of waqai's formats left out."""
    n_passed_over = sum(reject.n for reject in rejects if reject.reason in _NO_PAGES)
    n_refused = sum(reject.n for reject in rejects) - n_passed_over
    return n_refused / max(1, n_records - n_passed_over)
