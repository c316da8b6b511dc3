"""Earlier states of a warehouse: what readers saw before, and what a migration was about to change.

Each is a whole warehouse: to go back, stop the runs, copy it onto the published path and remove the writer's own file.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb

from warehouse.connect import connect
from warehouse.errors import WarehouseError, first_line
from warehouse.files import WarehouseFiles, copy_in_place

_PUBLISHED = "published-"


def keep_copy(files: WarehouseFiles, n_kept: int) -> None:
    """Keep the published file, which is about to be replaced, and of its forerunners so many that ``n_kept`` are left.

    It costs nothing where the file system has hard links: a published file is never written to again.
    """
    if n_kept and files.published.is_file():
        files.copies.mkdir(exist_ok=True)
        # Numbered: the clock may have been set back.
        number = 1 + max((int(copy.name.split("-")[1]) for copy in published_copies(files)), default=0)
        day = dt.datetime.fromtimestamp(files.published.stat().st_mtime, dt.UTC)
        kept = files.copies / f"{_PUBLISHED}{number:06}-{day:%Y-%m-%d}.duckdb"
        try:
            kept.hardlink_to(files.published)
        except OSError:
            copy_in_place(files.published, kept)
    for old in published_copies(files)[n_kept:]:
        old.unlink(missing_ok=True)


def published_copies(files: WarehouseFiles) -> list[Path]:
    """The kept states that readers saw, the latest first."""
    return sorted(files.copies.glob(f"{_PUBLISHED}*.duckdb"), reverse=True)


def compact(database: Path, fresh: Path) -> None:
    """Write what ``database``, which nobody has open, holds into the new file ``fresh``.

    Raises:
        WarehouseError: DuckDB could not do it.
    """
    name = str(database.absolute()).replace("'", "''")
    with connect(fresh) as con:
        try:
            con.execute(f"ATTACH '{name}' AS old (READ_ONLY)")
            con.execute(f'COPY FROM DATABASE old TO "{con.execute("SELECT current_database()").fetchall()[0][0]}"')
            con.execute("DETACH old")
        except duckdb.Error as error:
            raise WarehouseError(f"{database} could not be compacted, it is as it was: {first_line(error)}") from error


def back_up(files: WarehouseFiles, name: str) -> Path:
    """Keep the writer's file, which must not be open, under ``name``."""
    files.copies.mkdir(exist_ok=True)
    kept = files.copies / f"{name}.duckdb"
    copy_in_place(files.writer, kept)
    return kept
