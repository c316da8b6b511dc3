"""A row of JSONL or Parquet as a record: which column is which field, and what a field may hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tasks.reading.errors import ColumnsError
from tasks.reading.source import Source, storable
from tasks.records import Record, Reject

CONTENT_FIELDS = ("html", "text")
DETAIL_FIELDS = ("doc", "url", "title", "published", "fetched", "author", "language")
FIELDS = CONTENT_FIELDS + DETAIL_FIELDS


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise ColumnsError if ``columns`` maps a field that no record has."""
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise ColumnsError(f"no such field: {', '.join(unknown)}; the fields are {', '.join(FIELDS)}")


def columns_of(field: str, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The column names under which ``field`` may stand: the mapped one first, then its own name."""
    return (columns[field], field) if field in columns else (field,)


def record_of_row(row: Mapping[str, object], source: Source, ordinal: int) -> Record | Reject:
    """The record that ``row`` holds; ``html`` is taken before ``text`` where a row has both."""
    values = {field: _value(row, field, source.columns) for field in FIELDS}
    html, text = values["html"], values["text"]
    content = html if isinstance(html, str | bytes) and html else text
    if content is None and html is None:
        return source.reject("no_content", "the row has neither html nor text", ordinal)
    if not isinstance(content, str | bytes):
        return source.reject("malformed", f"the page is no text but {type(content).__name__}", ordinal)
    if not content.strip():
        return source.reject("empty", "the page is an empty string", ordinal)
    if len(content) > source.limits.page_bytes or _n_bytes(content) > source.limits.page_bytes:
        return source.reject("too_large", f"a page of over {source.limits.page_bytes:,} bytes", ordinal)
    return Record(
        file=source.name,
        ordinal=ordinal,
        kind="html" if content is html else "text",
        content=storable(content) if isinstance(content, str) else content,
        **{field: _text(values[field]) for field in DETAIL_FIELDS},
    )


def _value(row: Mapping[str, object], field: str, columns: Mapping[str, str]) -> object:
    for column in columns_of(field, columns):
        value = row.get(column)
        if value is not None:
            return value
    return None


def _n_bytes(content: str | bytes) -> int:
    return len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "surrogatepass"))


def _text(value: object) -> str | None:
    """A detail as unparsed text: numbers and dates as they print, lists joined; None for what is no text."""
    if isinstance(value, str):
        return storable(value).strip() or None
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return ", ".join(text for item in value if (text := _text(item))) or None
    if isinstance(value, dict):  # {"name": "..."} as schema.org writes an author
        return _text(value.get("name"))
    return None
