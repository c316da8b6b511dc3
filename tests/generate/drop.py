"""Generates a drop: drafts the pages, prints them in their formats, and tells what was planted."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from . import containers, faults
from .compose import Draft, NewsRoom, Repeats, make_outlets
from .planted import GeneratedDrop, PlantedFault, PlantedPage
from .spelling import SPELLINGS
from .styles import STYLES

FORMATS = ("html", "txt", "jsonl", "jsonl.gz", "jsonl.zst", "parquet", "warc.gz", "wet.gz", "zip", "tar.gz")
# "?" at the end: not declared. UTF-16 has its byte order mark either way.
ENCODINGS = ("utf-8", "utf-8?", "windows-1256", "windows-1256?", "iso-8859-6", "utf-16")

_ROWS = frozenset({"jsonl", "jsonl.gz", "jsonl.zst", "parquet"})
_WITH_URL = _ROWS | {"warc.gz", "wet.gz"}
_SINGLE = frozenset({"html", "txt"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """One record's place in the drop: a page (by its number) or a fault."""

    format: str
    page: int | None
    fault: str | None = None


def generate(
    folder: Path,
    *,
    pages: int,
    seed: int,
    formats: Sequence[str] = FORMATS,
    sites: int = 5,
    encodings: Sequence[str] = ("utf-8",),
    repeats: Repeats = Repeats(),  # noqa: B008 -- frozen
    variants: float = 0.2,
    spellings: Sequence[str] = tuple(SPELLINGS),
    bad: int = 0,
    characters: int = 2_500,
    bulk: tuple[int, int] = (14_000, 60_000),
    container_pages: int = 500,
) -> GeneratedDrop:
    """Writes a drop of ``pages`` pages into ``folder`` (made if needed) and returns what was planted.

    formats: dealt evenly over the pages; ``encodings`` over those whose format is bytes. sites: how many outlets.
    variants: share of paragraphs written in another spelling (of ``spellings``). bad: records that must be rejected.
    characters: length of an article. bulk: range of bytes of style and script on an outlet's HTML pages.
    container_pages: most pages in one JSONL, Parquet, WARC or archive.

    Raises ValueError on an unknown format, encoding or spelling.
    """
    for name, known, given in (("format", FORMATS, formats), ("encoding", ENCODINGS, encodings)):
        unknown = set(given) - set(known)
        if unknown or not given:
            raise ValueError(f"{name}: {', '.join(sorted(unknown)) or 'none'} given; known are {', '.join(known)}")
    rng = Random(seed)
    room = NewsRoom(make_outlets(sites, bulk, rng), repeats, variants, tuple(spellings), rng)
    slots: dict[str, list[_Slot]] = {format_: [] for format_ in formats}
    for page in range(pages):
        format_ = formats[page % len(formats)]
        room.draft(characters, format_ in _WITH_URL)
        slots[format_].append(_Slot(format_, page))
    planted_faults = _plant_faults(slots, bad, rng)
    folder.mkdir(parents=True, exist_ok=True)
    press = _Press(folder, room.drafts, tuple(encodings), rng)
    for format_, of_format in slots.items():
        step = 1 if format_ in _SINGLE else container_pages
        for number, start in enumerate(range(0, len(of_format), step)):
            press.write(format_, number, of_format[start : start + step])
    for number, fault in enumerate(planted_faults):
        press.write_bad_file(number, *fault)
    superseded = {draft.version_of for draft in room.drafts}
    printed = (replace(press.pages[page], is_current=page not in superseded) for page in range(pages))
    return GeneratedDrop(folder, seed, tuple(printed), tuple(press.faults))


def split(drop: GeneratedDrop, n: int) -> list[GeneratedDrop]:
    """The drop cut into ``n`` drops beside its folder (``<name>.0``, ``<name>.1``, ...), file by file in turn.

    No file is cut: give ``generate`` a small ``container_pages`` for parts of even size. Files are linked, not copied,
    where the disk allows it.
    """
    parts = []
    for part in range(n):
        folder = drop.folder.with_name(f"{drop.folder.name}.{part}")
        files = drop.files[part::n]
        for name in files:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(drop.folder / name, target)
            except OSError:
                shutil.copy2(drop.folder / name, target)
        parts.append(drop.only(frozenset(files), folder))
    return parts


def _plant_faults(slots: dict[str, list[_Slot]], bad: int, rng: Random) -> list[tuple[str, str]]:
    """Puts most of ``bad`` faults among the records of ``slots``; every fifth is a file of its own and returned."""
    files = []
    for number in range(bad):
        if number % 5 == 4:
            files.append(faults.FILE_FAULTS[number // 5 % len(faults.FILE_FAULTS)])
            continue
        format_ = rng.choice(list(slots))
        slot = _Slot(format_, None, rng.choice(faults.RECORD_FAULTS[format_]))
        slots[format_].insert(rng.randint(0, len(slots[format_])), slot)
    return files


class _Press:
    """Prints slots into files and keeps what was planted where."""

    def __init__(self, folder: Path, drafts: Sequence[Draft], encodings: tuple[str, ...], rng: Random) -> None:
        self._folder = folder
        self._drafts = drafts
        self._encodings = encodings
        self._rng = rng
        self.pages: dict[int, PlantedPage] = {}
        self.faults: list[PlantedFault] = []

    def write(self, format_: str, number: int, slots: Sequence[_Slot]) -> None:
        """One file of ``format_`` with the records of ``slots`` (a single one for HTML and text)."""
        path = self._folder / format_.replace(".", "-") / f"{number:05d}.{format_}"
        path.parent.mkdir(exist_ok=True)
        name = path.relative_to(self._folder).as_posix()
        if format_ in ("zip", "tar.gz"):
            names = [f"{at:05d}.html" for at in range(len(slots))]
            members = [(at, self._chunk(slot, f"{name}!/{at}", 0)) for at, slot in zip(names, slots, strict=True)]
            archive = containers.zip_archive if format_ == "zip" else containers.tar_gz_archive
            path.write_bytes(archive(members))
        elif format_ == "parquet":
            # One kind of page a file: a column of HTML or one of text, as such files are.
            kind = ("html", "text")[number % 2]
            containers.write_parquet(path, [self._row(slot, name, at, kind) for at, slot in enumerate(slots)])
        else:
            data = b"".join(self._chunk(slot, name, at) for at, slot in enumerate(slots))
            if format_ == "jsonl.gz":
                data = containers.gzip_member(data)
            elif format_ == "jsonl.zst":
                data = containers.zstd_frame(data)
            elif format_ in ("warc.gz", "wet.gz"):
                data = containers.warc_info() + data
            path.write_bytes(data)

    def write_bad_file(self, number: int, fault: str, ending: str) -> None:
        """A file that is bad as a whole."""
        name = f"bad-{number:03d}.{ending}"
        (self._folder / name).write_bytes(faults.bad_file(fault))
        self.faults.append(PlantedFault(name, None, fault))

    def _chunk(self, slot: _Slot, file: str, ordinal: int) -> bytes:
        """The bytes of one record: a file, a line, a member."""
        format_ = slot.format
        if slot.page is None:
            return self._bad_chunk(slot, file, ordinal)
        if format_ in _ROWS:
            return containers.json_line(self._row(slot, file, ordinal, self._rng.choice(("html", "text"))))
        draft = self._drafts[slot.page]
        encoding = self._rng.choice(self._encodings)
        if format_ == "wet.gz":
            self._plant(slot, file, ordinal, "text", "utf-8")
            text = "\n".join(_lines(draft)).encode()
            return containers.warc_member("conversion", text, draft.sheet.url, draft.fetched_at)
        if format_ == "txt":
            text, encoding = _encoded_text("\n\n".join(_lines(draft)) + "\n", encoding)
            self._plant(slot, file, ordinal, "text", encoding)
            return text
        page = containers.encode_html(_html(draft), encoding)
        self._plant(slot, file, ordinal, "html", encoding)
        if format_ == "warc.gz":
            charset = None if encoding.endswith("?") else encoding
            response = containers.http_response(page, charset)
            return containers.warc_member("response", response, draft.sheet.url, draft.fetched_at)
        return page

    def _bad_chunk(self, slot: _Slot, file: str, ordinal: int) -> bytes:
        fault = slot.fault or ""
        # Where nothing is, nothing has an ordinal.
        self.faults.append(PlantedFault(file, None if fault == "empty_page" else ordinal, fault))
        if fault == "damaged_member":
            return faults.damaged_member("response" if slot.format == "warc.gz" else "conversion", self._rng)
        return faults.bad_line(fault) if fault in faults.LINE_FAULTS else faults.bad_page(fault)

    def _row(self, slot: _Slot, file: str, ordinal: int, kind: str) -> dict[str, Any]:
        """A row of JSONL or Parquet; a fault is a row without a page."""
        if slot.page is None:
            self.faults.append(PlantedFault(file, ordinal, slot.fault or ""))
            return dict.fromkeys(containers.ROW_COLUMNS)
        self._plant(slot, file, ordinal, kind, "utf-8")
        draft = self._drafts[slot.page]
        return {
            "url": draft.sheet.url,
            "title": draft.sheet.title,
            "author": draft.sheet.author,
            "language": "ar",
            "published": draft.sheet.published_at.isoformat(),
            "fetched": draft.fetched_at.isoformat(),
            "html": _html(draft) if kind == "html" else None,
            "text": "\n".join(_lines(draft)) if kind == "text" else None,
        }

    def _plant(self, slot: _Slot, file: str, ordinal: int, kind: str, encoding: str) -> None:
        """Notes where the slot's page lies and what it tells there."""
        if slot.page is None:
            raise ValueError("a fault is no page")
        draft = self._drafts[slot.page]
        format_ = slot.format
        published_date = _published_date(draft, format_, kind)
        self.pages[slot.page] = PlantedPage(
            file=file,
            ordinal=ordinal,
            format=format_,
            kind=kind,
            encoding=encoding,
            host=draft.outlet.host,
            url=draft.sheet.url if format_ in _WITH_URL else None,
            title=draft.sheet.title,
            author=draft.sheet.author,
            published_at=draft.sheet.published_at if published_date else None,
            published_date=published_date,
            fetched_at=draft.fetched_at if format_ in _WITH_URL else None,
            paragraphs=draft.paragraphs,
            events=draft.events(published_date),
            version_of=draft.version_of,
            copy_of=draft.copy_of,
        )


def _published_date(draft: Draft, format_: str, kind: str) -> dt.date | None:
    """The day the record tells by its metadata, its URL or a line of its text."""
    style = STYLES[draft.outlet.style]
    tells = kind == "html" or format_ in _ROWS or style.text_tells_day or (format_ in _WITH_URL and style.url_tells_day)
    return draft.sheet.published_at.date() if tells else None


def _html(draft: Draft) -> str:
    return STYLES[draft.outlet.style].html(draft.outlet, draft.sheet)


def _lines(draft: Draft) -> list[str]:
    return STYLES[draft.outlet.style].text(draft.outlet, draft.sheet)


def _encoded_text(text: str, encoding: str) -> tuple[bytes, str]:
    """``text`` in ``encoding``, or in UTF-8 where that lacks a character; and the encoding taken."""
    codec = encoding.removesuffix("?")
    try:
        return text.encode(codec), codec
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"
