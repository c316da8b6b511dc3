"""Writing and removing a part so that it is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from tasks.parts.schemas import SCHEMAS

Rows = Sequence[tuple[object, ...]]


def write_part(folder: Path, tables: Mapping[str, Rows], schemas: Mapping[str, str] | None = None) -> Path:
    """Write ``tables`` (rows by table name, in the order of the schema's columns) as ``folder/<name>.parquet``.

    The folder is written under another name, synced and renamed; one that is there already stays as it is.
    ``schemas`` maps a table's name to another schema's where the two differ.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    growing = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}")
    growing.mkdir()
    try:
        for name, rows in tables.items():
            schema = SCHEMAS[(schemas or {}).get(name, name)]
            path = growing / f"{name}.parquet"
            pl.DataFrame(rows, schema=schema, orient="row").write_parquet(path, compression="zstd", compression_level=1)
            _sync(path)
        _sync(growing)
        try:
            growing.rename(folder)
        except OSError:
            if not folder.is_dir():  # somebody else has put the same part in place first
                raise
        _sync(folder.parent)
    finally:
        shutil.rmtree(growing, ignore_errors=True)
    return folder


def replace_file(path: Path, content: str | Callable[[Path], object]) -> Path:
    """Put a file in place, whole or not at all: ``content`` is its text or writes it to the path it is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    growing = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        if isinstance(content, str):
            growing.write_text(content, encoding="utf-8")
        else:
            content(growing)
        _sync(growing)
        growing.replace(path)
        _sync(path.parent)
    finally:
        growing.unlink(missing_ok=True)
    return path


def remove_folder(folder: Path) -> None:
    """Remove a folder so that a kill in between leaves it whole or gone, never in part under its name."""
    doomed = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}")
    try:
        folder.rename(doomed)
    except FileNotFoundError:
        return
    shutil.rmtree(doomed, ignore_errors=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
