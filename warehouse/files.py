"""Where a warehouse's files lie, and how one file becomes another without a moment in between."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple


class WarehouseFiles(NamedTuple):
    """The files of the warehouse published at ``published``; all lie beside it.

    ``writer`` is the private database of runs, ``work`` the folder of parts, ``lock`` the file
    under the OS lock, ``holder`` the note of who holds it, ``refused`` the
    note of why the last run was not published and ``copies`` the folder of earlier states.
    """

    published: Path
    writer: Path
    work: Path
    lock: Path
    holder: Path
    refused: Path
    copies: Path

    @classmethod
    def beside(cls, published: Path) -> WarehouseFiles:
        """``w.duckdb`` → ``w.writer.duckdb``, ``w.work/``, ``w.lock``, ``w.lock.json``, and so on."""
        published = published.absolute()
        stem = published.name.removesuffix(".duckdb")
        return cls(
            published=published,
            writer=published.with_name(f"{stem}.writer.duckdb"),
            work=published.with_name(f"{stem}.work"),
            lock=published.with_name(f"{stem}.lock"),
            holder=published.with_name(f"{stem}.lock.json"),
            refused=published.with_name(f"{stem}.refused.json"),
            copies=published.with_name(f"{stem}.copies"),
        )


def write_ahead_log(database: Path) -> Path:
    """The log that DuckDB keeps beside ``database`` while it is open for writing."""
    return database.with_name(f"{database.name}.wal")


def sync(path: Path) -> None:
    """Force ``path`` (a file or a folder's entries) to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(finished: Path, final: Path) -> None:
    """Rename the finished file onto ``final``, durably: at any moment a reader finds the old or the new one."""
    sync(finished)
    finished.replace(final)
    sync(final.parent)


def copy_in_place(source: Path, final: Path) -> None:
    """Copy ``source`` beside ``final`` under a temporary name, then :func:`put_in_place`."""
    temporary = final.with_name(f".{final.name}.part")
    shutil.copyfile(source, temporary)
    put_in_place(temporary, final)
