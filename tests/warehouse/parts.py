"""Parts as the steps before the warehouse write them, made from a few words; and a coder that reads marks.

A paragraph that contains ``[CONSULT visit 1]`` tells event 1 of that type and mode, by two states on one day; ``-`` is
no mode. ``[CONSULT visit 1 future 2022-02 IRN/GOV+IRQ/GOV]`` says more: factuality, date (``~2022-02-12`` is the
page's day for want of a better, ``-`` none) and parties (``>`` parts actors from recipients).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.near import bands, compare
from warehouse import Drop, DropFile, admit, pages_to_code, settle

PAGE = {
    "page_id": pl.String,
    "url": pl.String,
    "url_is_own": pl.Boolean,
    "title": pl.String,
    "author": pl.String,
    "site": pl.String,
    "language": pl.String,
    "published_at": pl.Datetime("us"),
    "published_date": pl.Date,
    "published_from": pl.String,
    "kind": pl.String,
}
PARAGRAPH = {
    "page_id": pl.String,
    "position": pl.Int32,
    "kind": pl.String,
    "text": pl.String,
    "fingerprint": pl.String,
    "disposition": pl.String,
    "rule": pl.String,
    "keeper_position": pl.Int32,
    "similarity": pl.Float64,
}
SIGNATURE = {"fingerprint": pl.String, **{f"band_{n}": pl.UInt64 for n in range(1, 9)}}
RECORD = {
    "drop_id": pl.String,
    "file": pl.String,
    "ordinal": pl.Int32,
    "page_id": pl.String,
    "fetched_at": pl.Datetime("us"),
}
REJECT = {
    "drop_id": pl.String,
    "stage": pl.String,
    "reason": pl.String,
    "file": pl.String,
    "ordinal": pl.Int32,
    "detail": pl.String,
}
CODING = {"page_id": pl.String, "coder_version": pl.String, "n_events": pl.Int32, "n_dropped": pl.Int32}
MENTION = (
    dict.fromkeys(["mention_id", "event_id", "event_key", "page_id"], pl.String)
    | dict.fromkeys(
        ["position", "char_start", "char_end", "trigger_start", "trigger_end", "cue_position", "cue_start", "cue_end"],
        pl.Int32,
    )
    | dict.fromkeys(["event_type", "event_mode", "factuality"], pl.String)
    | {"quad_class": pl.Int8, "intensity": pl.Float64, "event_date": pl.Date}
    | dict.fromkeys(["date_precision", "date_reason", "place_name", "place_country"], pl.String)
    | dict.fromkeys(["place_latitude", "place_longitude"], pl.Float64)
    | dict.fromkeys(["rule", "evidence", "coder_version"], pl.String)
)
PARTY = {
    "mention_id": pl.String,
    "role": pl.String,
    "ordinal": pl.Int32,
    **dict.fromkeys(["code", "sector", "actor_id", "text"], pl.String),
    **dict.fromkeys(["position", "char_start", "char_end"], pl.Int32),
}
DROPPED = {
    "page_id": pl.String,
    "position": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "rule": pl.String,
    "reason": pl.String,
    "coder_version": pl.String,
}
CODE_REJECT = {"stage": pl.String, "reason": pl.String, "file": pl.String, "detail": pl.String, "page_id": pl.String}
QUAD = {"CONSULT": 1, "SUPPORT": 1, "ACCUSE": 3, "REJECT": 3, "ASSAULT": 4}

_PARTIES = "USA/GOV+RUS/GOV"
_MARK = re.compile(
    r"\[(?P<type>[A-Z]+) (?P<mode>\S+) (?P<event>\w+)"
    r"(?: (?P<factuality>[a-z]+) (?P<date>[~\d-]+) (?P<parties>[A-Z/+>?]+))?\]"
)


@dataclass(frozen=True)
class FakePage:
    """A page in a few words; ``furniture`` names positions of paragraphs that a rule removed."""

    url: str
    paragraphs: tuple[str, ...]
    published_at: dt.datetime | None = None
    fetched_at: dt.datetime | None = None
    site: str | None = None
    url_is_own: bool = True
    furniture: frozenset[int] = frozenset()
    language: str | None = "ar"
    title: str | None = None
    kind: str = "article"

    @property
    def page_id(self) -> str:
        # All but the time of the fetch: that is the record's, not the page's.
        told = {name: value for name, value in vars(self).items() if name != "fetched_at"}
        return digest(repr(told))


def digest(*words: str) -> str:
    return hashlib.blake2b("\x00".join(words).encode(), digest_size=16).hexdigest()


def write_drop(
    folder: Path,
    pages: Sequence[FakePage],
    *,
    shard_pages: int = 3,
    rejects: Iterable[tuple[str, str, int | None]] = (),
    name: str = "news.jsonl",
) -> tuple[Drop, list[Path]]:
    """Prepared parts of a drop of one file; ``rejects`` are (stage, reason, ordinal) rows beside its pages."""
    drop_id = digest(*(repr(page) for page in pages), name)
    refused = [
        {"drop_id": drop_id, "stage": stage, "reason": reason, "file": name, "ordinal": ordinal, "detail": "broken"}
        for stage, reason, ordinal in rejects
    ]
    parts = []
    for start in range(0, max(len(pages), 1), shard_pages):
        part = folder / drop_id / f"0-{start // shard_pages}"
        _write_prepared(part, drop_id, name, start, pages[start : start + shard_pages], refused if start == 0 else [])
        parts.append(part)
    files = (DropFile(name, 100, "0" * 64),)
    return Drop(drop_id, files, n_records=len(pages) + len(refused), prepare_version="1"), parts


def _write_prepared(
    part: Path, drop_id: str, name: str, start: int, pages: Sequence[FakePage], refused: list[dict[str, Any]]
) -> None:
    part.mkdir(parents=True, exist_ok=True)
    paragraphs: list[dict[str, Any]] = []
    for page in {page.page_id: page for page in pages}.values():
        seen: dict[str, int] = {}
        for position, text in enumerate(page.paragraphs):
            row: dict[str, Any] = {"disposition": "kept", "rule": None, "keeper_position": None}
            if position in page.furniture:
                row = {"disposition": "furniture", "rule": "share-line", "keeper_position": None}
            elif text in seen:
                row = {"disposition": "repeat_in_page", "rule": "same-fingerprint", "keeper_position": seen[text]}
                row["similarity"] = 1.0
            else:
                seen[text] = position
            paragraphs.append(
                row
                | {
                    "page_id": page.page_id,
                    "position": position,
                    "kind": "headline" if position == 0 else "body",
                    "text": text,
                    "fingerprint": digest(text),
                }
            )
    page_rows = [
        {
            "page_id": page.page_id,
            "url": page.url,
            "url_is_own": page.url_is_own,
            "title": page.title,
            "site": page.site,
            "language": page.language,
            "kind": page.kind,
            "published_at": page.published_at,
            "published_date": page.published_at.date() if page.published_at else None,
        }
        for page in pages
    ]
    records = [
        {"drop_id": drop_id, "file": name, "ordinal": start + i, "page_id": p.page_id, "fetched_at": p.fetched_at}
        for i, p in enumerate(pages)
    ]
    save(part / "page.parquet", page_rows, PAGE)
    save(part / "paragraph.parquet", paragraphs, PARAGRAPH)
    save(part / "record.parquet", records, RECORD)
    save(part / "reject.parquet", refused, REJECT)
    texts = {row["fingerprint"]: row["text"] for row in paragraphs if row["disposition"] == "kept" and row["position"]}
    signed = {fingerprint: bands(deep_fold(text)) for fingerprint, text in texts.items()}
    signatures = [
        {"fingerprint": fingerprint, **{f"band_{n}": key for n, key in enumerate(keys, 1)}}
        for fingerprint, keys in signed.items()
        if keys
    ]
    save(part / "signature.parquet", signatures, SIGNATURE)


def save(path: Path, rows: list[dict[str, Any]], schema: dict[str, Any]) -> None:
    columns = {name: [row.get(name) for row in rows] for name in schema}
    pl.DataFrame(columns, schema=schema).write_parquet(path)


def write_coding(articles: Path, part: Path, coder_version: str = "c1") -> Path:
    """Code a shard of articles by their marks and write the parts of it to the folder ``part``."""
    part.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[dict[str, Any]]] = {"coding": [], "mention": [], "party": [], "dropped": []}
    for article in pl.read_parquet(articles, glob=False).iter_rows(named=True):
        _code(article, found, coder_version)
    save(part / "coding.parquet", found["coding"], CODING)
    save(part / "mention.parquet", found["mention"], MENTION)
    save(part / "mention_party.parquet", found["party"], PARTY)
    save(part / "dropped.parquet", found["dropped"], DROPPED)
    save(part / "reject.parquet", [], CODE_REJECT)
    return part


def _code(article: dict[str, Any], found: dict[str, list[dict[str, Any]]], coder_version: str) -> None:
    page_id, events = article["page_id"], set()
    # What differs from page to page (mode, place, order of the parties) depends on the page alone.
    number = int(page_id[:4], 16)
    for paragraph in article["paragraphs"]:
        for mark in _MARK.finditer(paragraph["text"]):
            kind = mark["type"]
            told = _told(mark, article["url"], number)
            events.add(told["event_key"])
            mention_id = digest(page_id, told["event_key"], str(paragraph["position"]), str(mark.start()))
            place = (None, "كييف", "موسكو")[number % 3]
            found["mention"].append(
                {
                    "mention_id": mention_id,
                    "event_id": digest(told["event_key"]),
                    "page_id": page_id,
                    "position": paragraph["position"],
                    "char_start": mark.start(),
                    "char_end": mark.end(),
                    "trigger_start": mark.start("type"),
                    "trigger_end": mark.end("type"),
                    "event_type": kind,
                    "event_mode": None if mark["mode"] == "-" else mark["mode"],
                    "quad_class": QUAD[kind],
                    "intensity": 4.0 if mark["mode"] == "visit" else 1.0,
                    "date_reason": "weekday",
                    "place_name": place,
                    "rule": f"mark-{kind}",
                    "evidence": mark.group(),
                    "coder_version": coder_version,
                }
                | told
            )
            for role, side in zip(
                ("actor", "recipient"), (mark["parties"] or "USA/GOV+RUS/GOV").split(">"), strict=False
            ):
                for ordinal, party in enumerate(side.split("+")[:: 1 if number % 5 else -1]):
                    code, _, sector = party.partition("/")
                    found["party"].append(
                        {
                            "mention_id": mention_id,
                            "role": role,
                            "ordinal": ordinal,
                            "code": code,
                            "sector": sector,
                            "text": f"وزير {code}",
                        }
                    )
    found["coding"].append(
        {"page_id": page_id, "coder_version": coder_version, "n_events": len(events), "n_dropped": 0}
    )


def _told(mark: re.Match[str], url: str, number: int) -> dict[str, Any]:
    """What a mark tells of its event: key, factuality and date."""
    factuality, date = mark["factuality"] or "asserted", mark["date"] or "2022-02-12"
    parties = " → ".join(" + ".join(sorted(side.split("+"))) for side in (mark["parties"] or _PARTIES).split(">"))
    if date == "-":
        key = f"{mark['type']} · {parties} · undated · {factuality} · {url}"
        return {"event_key": f"{key} {mark['event']}", "factuality": factuality}
    value = date.removeprefix("~")
    precision = "publication" if date[0] == "~" else {4: "year", 7: "month", 10: "day"}[len(value)]
    if not mark["date"]:
        precision = ("day", "publication")[number % 2]
    return {
        # The number keeps events apart that are alike otherwise.
        "event_key": f"{mark['type']} · {parties} · {value} · {factuality} · {mark['event']}",
        "factuality": factuality,
        "event_date": dt.date.fromisoformat((value + "-01-01")[:10]),
        "date_precision": precision,
    }


def load(con: duckdb.DuckDBPyConnection, folder: Path, pages: Sequence[FakePage], *, shard_pages: int = 3) -> None:
    """Admit a drop of ``pages``."""
    drop, parts = write_drop(folder, pages, shard_pages=shard_pages)
    admit(con, drop, parts, "r1", compare)


def code_and_settle(
    con: duckdb.DuckDBPyConnection, folder: Path, *, shard_pages: int = 2, coder_version: str = "c1"
) -> None:
    """Code what is not coded yet, and settle it."""
    shards = pages_to_code(con, folder / "articles", coder_version, shard_pages=shard_pages)
    coded = [write_coding(shard.path, folder / "coded" / shard.key, coder_version) for shard in shards]
    settle(con, coded, coder_version, "run-of-a-test")


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()
