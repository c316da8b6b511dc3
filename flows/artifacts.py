"""A run's tables and link in Prefect's UI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from prefect.artifacts import create_link_artifact, create_table_artifact

from flows.summary import FaultyCheck, ManySummary, RunSummary, SlowShard
from tasks.outcome import RejectCount

_Table = tuple[str, list[dict[str, object]]]


def leave_artifacts(summary: RunSummary) -> None:
    """Leave what the run did beside it: counts, events, rejects, slowest shards, checks, and where it is published."""
    key = f"drop-{summary.drop_id:.8}"
    done = summary.outcome
    counts = {
        "files": done.n_files, "records": done.n_records, "pages": done.n_pages, "paragraphs kept": done.n_kept,
        "paragraphs removed": done.n_removed, "rejects": done.n_rejects, "pages coded": done.n_coded,
        "mentions": done.n_mentions, "events": done.n_events,
    }  # fmt: skip
    tables: dict[str, _Table] = {
        "counts": ("Counts by stage", [{"what": what, "count": n} for what, n in counts.items()]),
        "events": ("Events by type", [{"type": kind, "events": n} for kind, n in done.events_by_type]),
        **_common(done.rejects, summary.slowest, summary.checks, summary.seconds),
    }
    _leave(key, tables, summary.published)


def leave_artifacts_of_many(summary: ManySummary) -> None:
    """The same for a run of many drops, with a row a drop."""
    counts = summary.counts
    tables: dict[str, _Table] = {
        "drops": (
            "Drops",
            [
                {"drop": d.name, "status": d.status, "records": d.n_records, "pages": d.n_pages, "why": d.detail or ""}
                for d in summary.taken
            ],
        ),
        "counts": (
            "What was new",
            [
                {"what": what, "count": n}
                for what, n in (
                    ("drops", counts.n_drops), ("records", counts.n_records), ("pages", counts.n_pages),
                    ("rejects", counts.n_rejects), ("mentions", counts.n_mentions), ("events", counts.n_events),
                )
            ],
        ),
        **_common(summary.rejects, summary.slowest, summary.checks, summary.seconds),
    }  # fmt: skip
    _leave("drops", tables, summary.published)


def leave_changes(found: Sequence[tuple[str, str, int]]) -> None:
    """How coding again changed events, by type."""
    table: list[dict[str, object]] = [{"type": kind, "change": change, "events": n} for kind, change, n in found]
    _leave("recode", {"changes": ("Events changed by the new coder", table)}, None)


def _common(
    rejects: Sequence[RejectCount],
    slowest: Sequence[SlowShard],
    checks: Sequence[FaultyCheck],
    seconds: Mapping[str, float],
) -> dict[str, _Table]:
    return {
        "rejects": ("Rejects by reason", [{"stage": r.stage, "reason": r.reason, "count": r.n} for r in rejects]),
        "slowest": (
            "Slowest shards",
            [{"step": s.step, "shard": s.name, "pages": s.n_pages, "s": round(s.seconds, 1)} for s in slowest],
        ),
        "checks": (
            "Checks that found faults",
            [{"check": c.name, "faults": c.n_faults, "what": c.sentence} for c in checks],
        ),
        "seconds": ("Seconds by stage", [{"stage": s, "s": round(t, 1)} for s, t in seconds.items()]),
    }


def _leave(key: str, tables: Mapping[str, _Table], published: Path | None) -> None:
    for name, (description, table) in tables.items():
        if table:
            create_table_artifact(table=table, key=f"{key}-{name}", description=description)
    if published is not None:
        create_link_artifact(link=published.as_uri(), link_text=published.name, key=f"{key}-published")
