"""Parquet, by polars, in slices of rows so that memory stays flat."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from tasks.reading.rows import CONTENT_FIELDS, FIELDS, columns_of, record_of_row
from tasks.reading.source import Source
from tasks.reading.streams import Stream, expansion_fault
from tasks.records import Record, Reject

_SLICE_ROWS = 1_000


def read_parquet(file: Path | bytes, source: Source) -> Iterator[Record | Reject]:
    """A record or reject for each row of a Parquet file, or of the bytes of one."""
    import polars as pl

    try:
        # Threads of its own for each column would hold whole row groups: 1 GB where this holds a quarter.
        frame = pl.scan_parquet(
            file if isinstance(file, Path) else io.BytesIO(file), parallel="none", low_memory=True, glob=False
        )
        present = frame.collect_schema().names()
        wanted = [c for c in present if any(c in columns_of(field, source.columns) for field in FIELDS)]
        if not any(c in wanted for field in CONTENT_FIELDS for c in columns_of(field, source.columns)):
            yield source.reject("no_content", f"no column html or text among: {', '.join(present)}")
            return
        ordinal = 0
        while True:
            rows = frame.select(wanted).slice(ordinal, _SLICE_ROWS).collect()
            for row in rows.iter_rows(named=True):
                given = record_of_row(row, source, ordinal)
                ordinal += 1
                # A dictionary page makes a million copies of one value out of a few bytes.
                if isinstance(given, Record) and source.budget.spend(len(given.content)):
                    yield source.reject_rest(expansion_fault(source.budget))
                    return
                yield given
            if rows.height < _SLICE_ROWS:
                break
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError, OverflowError) as error:
        yield source.reject("corrupt", f"Parquet: {error}")
        return
    if not ordinal:
        yield source.reject("empty", "the file has no rows")


def read_parquet_member(stream: Stream, source: Source) -> Iterator[Record | Reject]:
    """As ``read_parquet`` of an archive member, which is held in memory since Parquet is read from its end."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.chunk():
        size += len(piece)
        if size > source.limits.buffer_bytes:
            yield source.reject("too_large", f"Parquet of over {source.limits.buffer_bytes:,} bytes inside an archive")
            return
        pieces.append(piece)
    if stream.fault is not None:
        yield source.reject_rest(stream.fault)
    else:
        yield from read_parquet(b"".join(pieces), source)
