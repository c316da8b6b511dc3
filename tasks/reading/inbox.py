"""Drops where they lie before anybody has read them: the entries of an inbox, or what a backfill was given.

A drop found so has a name (its path) and a signature, which changes with its files. Its identity, which is its
content, is known only once it is read (:mod:`tasks.reading.drop`).
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import xxhash

from tasks.reading.drop import MARKERS, expanded
from tasks.reading.errors import DropError

_DONE = ".done"
_GROWING = (".part", ".partial", ".tmp", ".crdownload", ".filepart")
_PAGES = (".html", ".htm", ".txt")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-_.]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01])(?:T?\d{6})?)?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDrop:
    """A file or folder that makes a drop.

    ``signature`` digests the names, sizes and times of its files. ``since`` and ``until`` are the first and last day
    that its name tells; None if it tells none.
    """

    path: Path
    signature: str
    n_files: int
    n_bytes: int
    since: dt.date | None
    until: dt.date | None

    @property
    def name(self) -> str:
        """What it is known by."""
        return str(self.path)


def inbox_drops(folder: Path, quiet_seconds: float, now: float) -> tuple[list[FoundDrop], list[Path]]:
    """The complete drops of an inbox, oldest first, and the entries that are still being written.

    Every entry is a drop: a file, or a folder with all below it. It is complete once its marker is there (``NAME.done``
    beside it, or ``_SUCCESS`` or ``.done`` in the folder), or when none of its files has changed for
    ``quiet_seconds``. ``now`` is in seconds of the epoch.

    Raises:
        DropError: the inbox is no folder, or can't be read.
    """
    complete: list[FoundDrop] = []
    growing: list[Path] = []
    for entry in _entries(folder):
        files = list(_files(entry))
        if _is_marked(entry) or (files and all(_is_quiet(file, quiet_seconds, now) for _, file in files)):
            complete.append(_found(entry, files))
        else:
            growing.append(entry)
    return sorted(complete, key=_age), growing


def given_drops(paths: Sequence[Path], known: Set[str] = frozenset()) -> list[FoundDrop]:
    """The drops that a backfill was given, oldest first: files, globs and folders.

    A file is a drop. Of a folder every entry is one, unless pages (``.html``, ``.txt``) lie in it, or ``known``, the
    names of drops that were tried before, has it: then it is itself.

    Raises:
        DropError: a path does not exist, or a glob matches nothing.
    """
    entries: dict[Path, None] = {}
    for path in dict.fromkeys(p.absolute() for given in paths for p in expanded(given)):
        inside = [] if path.is_file() or str(path) in known else _entries(path)
        for entry in inside if inside and not any(e.suffix.lower() in _PAGES for e in inside) else [path]:
            entries[entry] = None
    return sorted((_found(entry, list(_files(entry))) for entry in entries), key=_age)


def within(drop: FoundDrop, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether the days that its name tells touch ``since`` to ``until``; without a day only if neither is given."""
    if drop.since is None or drop.until is None:
        return since is None and until is None
    return (since is None or drop.until >= since) and (until is None or drop.since <= until)


def days_of(name: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the first date in ``name``: ``2015-08-03``, ``20150803``, ``2015_08`` or ``2015``."""
    for match in _DATE.finditer(name):
        year, _, month, day = match.groups()
        try:
            first = dt.date(int(year), int(month or 1), int(day or 1))
        except ValueError:  # 31 June
            continue
        if day:
            return first, first
        after = first.replace(year=first.year + 1) if not month else (first + dt.timedelta(days=31)).replace(day=1)
        return first, after - dt.timedelta(days=1)
    return None


def _entries(folder: Path) -> list[Path]:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise DropError(f"{folder}: {error.strerror}; name a folder that can be read") from error
    skipped = (_DONE, *_GROWING)
    return [
        folder.absolute() / name
        for name in names
        if not name.startswith(".") and name not in MARKERS and not name.lower().endswith(skipped)
    ]


def _files(entry: Path) -> Iterator[tuple[str, os.stat_result]]:
    """(path below the entry, what the file system says) of all files of it; what has just gone is passed over."""
    below = (Path(top) / name for top, _, names in os.walk(entry) for name in names)
    for path in below if entry.is_dir() else [entry]:
        if path.name not in MARKERS or path == entry:
            try:
                yield path.relative_to(entry).as_posix(), path.stat(follow_symlinks=path == entry)
            except OSError:
                continue


def _is_marked(entry: Path) -> bool:
    if entry.with_name(entry.name + _DONE).exists():
        return True
    return entry.is_dir() and any((entry / marker).exists() for marker in MARKERS)


def _is_quiet(file: os.stat_result, quiet_seconds: float, now: float) -> bool:
    # A time far ahead is as quiet as one long past: the clock was set back since, nobody is writing.
    return abs(now - file.st_mtime) >= quiet_seconds


def _found(entry: Path, files: list[tuple[str, os.stat_result]]) -> FoundDrop:
    basis = sorted((name, file.st_size, file.st_mtime_ns) for name, file in files)
    days = days_of(entry.name)
    return FoundDrop(
        path=entry,
        signature=xxhash.xxh3_64_hexdigest(repr(basis).encode("utf-8", "surrogatepass")),
        n_files=len(files),
        n_bytes=sum(size for _, size, _ in basis),
        since=days[0] if days else None,
        until=days[1] if days else None,
    )


def _age(drop: FoundDrop) -> tuple[dt.date, str]:
    """Oldest first; what tells no day comes last, by its name."""
    return drop.since or dt.date.max, drop.name
