"""The manifest of a drop: which files the given paths hold, and the drop's identity, which is their content."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xxhash

from tasks.reading.errors import DropError
from tasks.reading.formats import SUFFIXES, format_by_name
from tasks.reading.source import one_line
from tasks.records import Reject

MARKERS = frozenset({"_SUCCESS", ".done"})
"""Names of empty files in a folder by which others say that it is complete; they belong to no drop."""


@dataclass(frozen=True, slots=True)
class DropFile:
    """One file of a drop. ``name`` is its path in the drop with "/", ``path`` where it lies now."""

    name: str
    path: Path
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Drop:
    """What a user handed over. ``drop_id`` depends on the files' content alone, not on names, order or place.

    ``files`` and ``ignored`` are sorted by name. ``ignored`` holds a reject for everything that lies there and is
    no file to read: hidden files, links, other formats, files that can't be opened.
    """

    drop_id: str
    files: tuple[DropFile, ...]
    ignored: tuple[Reject, ...] = ()


def manifest(paths: Sequence[Path]) -> Drop:
    """The drop that ``paths`` make: files, folders (with all below them) and globs.

    A file's name is its path below the one folder given; below the paths' common parent where there are several; its
    base name where it is the only path. Links inside folders are not followed. A path that is itself a glob
    pattern (and no file) is expanded; a file named twice is listed once.

    Raises:
        DropError: no path is given, one does not exist or can't be opened, or a glob matches nothing.
    """
    given = list(dict.fromkeys(_absolute(p) for path in paths for p in expanded(Path(path))))
    if not given:
        raise DropError("no path given: name files, folders or globs")
    root = Path(os.path.commonpath([p if p.is_dir() else p.parent for p in given]))
    found: dict[Path, bool] = {}
    for top in given:
        for path, is_named in _below(top):
            found[path] = found.get(path, False) or is_named
    files: list[DropFile] = []
    ignored: list[Reject] = []
    for path, is_named in found.items():
        name = _name(path, root)
        entry = _entry(path, root, name, is_named=is_named)
        if isinstance(entry, DropFile):
            files.append(entry)
        else:
            ignored.append(Reject("read", entry[0], name, None, one_line(entry[1])))
    files.sort(key=lambda file: file.name)
    ignored.sort(key=lambda reject: reject.file)
    return Drop(_drop_id(files), tuple(files), tuple(ignored))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would put a link's target for its name


def expanded(path: Path) -> list[Path]:
    """The paths that ``path`` means: itself, or what matches it if it is a glob.

    Raises:
        DropError: it does not exist, or nothing matches.
    """
    if path.exists():
        return [path]
    if glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if matches:
            return [Path(match) for match in matches]
        raise DropError(f"{path}: no file matches")
    raise DropError(f"{path}: no such file or folder")


def _below(top: Path) -> Iterator[tuple[Path, bool]]:
    """(path, whether the user named it) of ``top`` or of everything below it that is no folder."""
    if not top.is_dir():
        yield top, True
        return

    def refuse(error: OSError) -> None:
        if error.filename is not None and Path(error.filename) == top:
            raise DropError(f"{top}: {error.strerror}") from error
        unread.append(Path(error.filename))

    unread: list[Path] = []
    for folder, folders, names in os.walk(top, onerror=refuse):
        here = Path(folder)
        for name in names:
            if name not in MARKERS:
                yield here / name, False
        for name in folders:
            if (here / name).is_symlink():
                yield here / name, False
    for folder_path in unread:
        yield folder_path, False


def _entry(path: Path, root: Path, name: str, *, is_named: bool) -> DropFile | tuple[str, str]:
    """The file at ``path``, or (reason, detail) of why it is ignored. What a user names is never hidden or a link."""
    if not is_named:
        if path.is_symlink():
            outside = "" if path.resolve().is_relative_to(root.resolve()) else ", and this one leads out of the drop"
            return "link", f"links are not followed{outside}"
        if any(part.startswith(".") for part in path.relative_to(root).parts):
            return "hidden_file", "hidden files are not read"
    if path.is_dir():
        return "unreadable", "the folder can't be listed"
    if format_by_name(name) is None:
        return "unsupported_format", f"none of {SUFFIXES} (or with .gz, .zst)"
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "not_a_file", "a pipe, socket or device"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            return DropFile(name, path, file.tell(), digest.hexdigest())
    except OSError as error:
        if is_named:
            raise DropError(f"{path}: {error.strerror}") from error
        return "unreadable", error.strerror or str(error)


def _name(path: Path, root: Path) -> str:
    """The path in the drop; bytes that are no UTF-8 as their escapes."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def _drop_id(files: Sequence[DropFile]) -> str:
    content = sorted((file.size_bytes, file.sha256) for file in files)
    return xxhash.xxh3_128_hexdigest("\n".join(f"{size} {sha256}" for size, sha256 in content).encode())
