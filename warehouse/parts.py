"""Parquet parts: folders of shards, each with the same few files, read as one table a kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.errors import PartError, first_line


def part_files(parts: Sequence[Path], name: str) -> list[Path]:
    """The file ``name`` (``page.parquet``) of each folder of ``parts``.

    Raises:
        PartError: a folder lacks it.
    """
    paths = [part / name for part in parts]
    for path in paths:
        if not path.is_file():
            raise PartError(f"{path} is missing; run again, the part is made anew")
    return paths


def from_parts(con: duckdb.DuckDBPyConnection, statement: str, paths: Sequence[Path]) -> None:
    """Run ``statement``, which reads ``read_parquet($files)``, over the files ``paths``.

    Raises:
        PartError: one of them is damaged, lacks a column or holds NULL where a value must be.
    """
    try:
        con.execute(statement, {"files": [_literal(str(path)) for path in paths]})
    except duckdb.Error as error:
        line = first_line(error)
        named = next((str(path) for path in paths if str(path) in line), "")
        where = "" if named else f" {paths[0].name} of {len(paths)} parts under {paths[0].parent.parent}"
        raise PartError(f"cannot load{where}: {line}; run again, the part is made anew") from error


def _literal(path: str) -> str:
    """``path`` with the characters quoted that DuckDB would take for a pattern."""
    return "".join(f"[{c}]" if c in "[*?" else c for c in path)
