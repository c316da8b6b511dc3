"""A run's tables and link in Prefect's UI."""

from __future__ import annotations

from prefect.artifacts import create_link_artifact, create_table_artifact

from flows.summary import RunSummary


def leave_artifacts(summary: RunSummary) -> None:
    """Leave what the run did beside it: counts, events, rejects, slowest shards, checks, and where it is published."""
    key = f"drop-{summary.drop_id:.8}"
    done = summary.outcome
    counts = {
        "files": done.n_files, "records": done.n_records, "pages": done.n_pages, "paragraphs kept": done.n_kept,
        "paragraphs removed": done.n_removed, "rejects": done.n_rejects, "pages coded": done.n_coded,
        "mentions": done.n_mentions, "events": done.n_events,
    }  # fmt: skip
    tables: dict[str, tuple[str, list[dict[str, object]]]] = {
        "counts": ("Counts by stage", [{"what": what, "count": n} for what, n in counts.items()]),
        "events": ("Events by type", [{"type": kind, "events": n} for kind, n in done.events_by_type]),
        "rejects": ("Rejects by reason", [{"stage": r.stage, "reason": r.reason, "count": r.n} for r in done.rejects]),
        "slowest": (
            "Slowest shards",
            [{"step": s.step, "shard": s.name, "pages": s.n_pages, "s": round(s.seconds, 1)} for s in summary.slowest],
        ),
        "checks": (
            "Checks that found faults",
            [{"check": c.name, "faults": c.n_faults, "what": c.sentence} for c in summary.checks],
        ),
        "seconds": ("Seconds by stage", [{"stage": s, "s": round(t, 1)} for s, t in summary.seconds.items()]),
    }
    for name, (description, table) in tables.items():
        if table:
            create_table_artifact(table=table, key=f"{key}-{name}", description=description)
    if summary.published is not None:
        create_link_artifact(link=summary.published.as_uri(), link_text=summary.published.name, key=f"{key}-published")
