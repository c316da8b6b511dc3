"""Prepared shards: records decoded and cleaned, as pages, paragraphs, records and rejects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from tasks.cleaning import CleanError, clean
from tasks.cleaning.publication import parse_published
from tasks.parts.folder import write_part
from tasks.parts.identity import page_id
from tasks.parts.raw import reject_row
from tasks.reading.decode import decode
from tasks.reading.errors import PageError
from tasks.reading.hostile import check_html
from tasks.reading.limits import Limits
from tasks.records import Page, Record, Reject


def prepare_record(limits: Limits, record: Record) -> Page | Reject:
    """Decode and clean one record; what can't be becomes a reject."""
    try:
        text = decode(record)
    except PageError as error:
        return Reject("decode", error.reason, record.file, record.ordinal, error.detail)
    try:
        if record.kind == "html":
            check_html(text, limits)
        return clean(record, text)
    except (PageError, CleanError) as error:
        return Reject("clean", error.reason, record.file, record.ordinal, error.detail)


def address(record: Record) -> tuple[str, bool]:
    """The page's address and whether it is its own: without a URL, its place in the drop."""
    own = record.url or record.doc
    if own:
        return own, True
    return (record.file if record.ordinal == 0 else f"{record.file}#{record.ordinal}"), False


def write_prepared(folder: Path, pages: Sequence[tuple[Record, Page]], rejects: Sequence[Reject]) -> Path:
    """Write a prepared shard. Records that are the same page in all respects are one page with two records."""
    page_rows: dict[str, tuple[object, ...]] = {}
    paragraph_rows: list[tuple[object, ...]] = []
    record_rows: list[tuple[object, ...]] = []
    signatures: dict[str, tuple[int, ...]] = {}
    for record, page in pages:
        url, is_own = address(record)
        key = page_id(url, page)
        record_rows.append((record.file, record.ordinal, key, _fetched_at(record)))
        if key in page_rows:
            continue
        page_rows[key] = (
            key, url, is_own, page.title, page.author, page.site, page.language, page.published_at,
            page.published_date, page.published_from, page.kind,
        )  # fmt: skip
        paragraph_rows += [
            (key, p.position, p.kind, p.text, p.fingerprint, p.disposition, p.rule, p.keeper_position, p.similarity)
            for p in page.paragraphs
        ]
        signatures |= {p.fingerprint: p.signature for p in page.paragraphs if p.signature is not None}
    tables: dict[str, Sequence[tuple[object, ...]]] = {
        "page": list(page_rows.values()),
        "paragraph": paragraph_rows,
        "signature": [(fingerprint, *bands) for fingerprint, bands in signatures.items()],
        "record": record_rows,
        "reject": [reject_row(reject) for reject in rejects],
    }
    return write_part(folder, tables)


def _fetched_at(record: Record) -> dt.datetime | None:
    publication = parse_published(record.fetched)
    return publication.at.replace(tzinfo=None) if publication and publication.at else None
