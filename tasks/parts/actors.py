"""The actors that the coder's lexicon knows, as the warehouse's table ``actor`` wants them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl

from tasks.arabic.tables import Row, read_table
from tasks.coding.variants import expand
from tasks.coding.words import LEXICON
from tasks.parts.folder import replace_file

_COLUMNS = ("actor_id", "name", "code", "sector", "wikidata_id")
# The lexicon files that name actors, with the column of the key.
_FILES = (("states.tsv", "code"), ("organisations.tsv", "org_id"), ("persons.tsv", "person_id"))

ActorRow = tuple[str, str, str | None, str | None, str | None]


def actors() -> Iterator[ActorRow]:
    """One row an actor; its code and sector are None where they depend on the day."""
    found: dict[str, ActorRow] = {}
    for file, key in _FILES:
        for row in read_table(LEXICON / file, (key, "names")):
            actor = _actor(row, key)
            known = found.get(actor[0])
            if known is not None:
                code = actor[2] if actor[2] == known[2] else None
                sector = actor[3] if actor[3] == known[3] else None
                actor = (known[0], known[1], code, sector, known[4] or actor[4])
            found[actor[0]] = actor
    yield from found.values()


@cache
def actor_ids() -> frozenset[str]:
    """The keys of :func:`actors`: other rows of the lexicon (places, groups) name no actor."""
    return frozenset(actor[0] for actor in actors())


def write_actors(path: Path) -> Path:
    """Write :func:`actors` as Parquet."""
    frame = pl.DataFrame(list(actors()), schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")
    return replace_file(path, frame.write_parquet)


def _actor(row: Row, key: str) -> ActorRow:
    name = next(iter(expand(row.alternatives("names")[0].removeprefix("weak:"))))
    sector = "GOV" if key == "code" else row.cells.get("sector") or None
    return row[key], name, row["code"] or None, sector, row.cells.get("wikidata") or None
