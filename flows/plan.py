"""What a run of a drop would do, found without Prefect."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from flows.settings import Settings
from flows.summary import RunSummary
from tasks.outcome import is_admitted, is_published, outcome
from tasks.reading.drop import Drop
from tasks.reading.formats import format_by_name
from tasks.workshop import coder_version
from warehouse import ArticleShard, Warehouse, n_pages_to_code, pages_to_code, read


@dataclass(frozen=True, slots=True)
class Plan:
    """``formats`` counts the drop's files and bytes by format; ``n_uncoded`` are pages here that wait for the coder."""

    drop: Drop
    formats: tuple[tuple[str, int, int], ...]
    is_known: bool
    n_uncoded: int


def plan(drop: Drop, settings: Settings) -> Plan:
    """The plan for ``drop``, by what is published; takes no lock and writes nothing."""
    n_files: Counter[str] = Counter()
    n_bytes: Counter[str] = Counter()
    for file in drop.files:
        kind = format_by_name(file.name) or "?"
        n_files[kind] += 1
        n_bytes[kind] += file.size_bytes
    formats = tuple((kind, n_files[kind], n_bytes[kind]) for kind in sorted(n_files))
    if not settings.warehouse.is_file():
        return Plan(drop, formats, is_known=False, n_uncoded=0)
    with read(settings.warehouse) as con:
        return Plan(drop, formats, is_admitted(con, drop.drop_id), n_pages_to_code(con, coder_version()))


def uncoded(warehouse: Warehouse, settings: Settings) -> list[ArticleShard]:
    """The pages that wait for the present coder, laid out in shards."""
    return pages_to_code(warehouse.con, warehouse.work / "articles", coder_version(), shard_pages=settings.shard_pages)


def is_uncoded(warehouse: Warehouse) -> bool:
    """Whether pages wait for the present coder."""
    return n_pages_to_code(warehouse.con, coder_version()) > 0


def nothing_to_do(warehouse: Warehouse, drop: Drop) -> RunSummary | None:
    """The summary of a run that would change nothing; None if there is something to do."""
    if not is_admitted(warehouse.con, drop.drop_id) or is_uncoded(warehouse) or not is_published(warehouse):
        return None
    return RunSummary(
        drop.drop_id, is_new=False, outcome=outcome(warehouse.con, drop.drop_id), published=warehouse.files.published
    )
