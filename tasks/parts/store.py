"""Where parts lie: in a folder, or on object storage that machines without a common disk share.

Steps name a part by its path below the work folder. On object storage it is fetched to a local folder to be read, and
grown in one to be written; a part in a folder is read and written where it lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fsspec

from tasks.parts.folder import remove_folder, replace_file

# The last object of a part to be written and the first to be removed, as are all notes: without it there is no part.
_WHOLE = "whole.json"


class StoreError(Exception):
    """The object storage can't be used. The message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class FolderParts:
    """Parts in the folder ``work``, which all who work on them see."""

    work: Path

    def has(self, path: Path) -> bool:
        """Whether the part or file ``path`` is there, whole."""
        return path.exists()

    @contextmanager
    def fetched(self, paths: Sequence[Path]) -> Iterator[list[Path]]:
        """Where the parts or files ``paths`` can be read as long as the block runs."""
        yield list(paths)

    @contextmanager
    def growing(self, folder: Path) -> Iterator[Path]:
        """The folder to write the part ``folder`` to, by steps that leave it whole or not at all."""
        yield folder

    def note(self, path: Path) -> str | None:
        """The text of a note, if it was left."""
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def leave_note(self, path: Path, text: str) -> None:
        """Leave a note beside parts: once it is there, they are."""
        replace_file(path, text)

    def share(self, path: Path) -> None:
        """Let others fetch a file that was written in the work folder."""

    def remove(self, folder: Path) -> None:
        """Remove a folder of parts, so that none is left in part."""
        remove_folder(folder)

    def folders(self, pattern: str) -> list[Path]:
        """The folders right below the work folder with such a name."""
        return sorted(self.work.glob(pattern))


@dataclass(frozen=True, slots=True)
class RemoteParts:
    """Parts on the object storage at ``url``, under their paths below ``work``, a folder that need not be there."""

    url: str
    work: Path

    def has(self, path: Path) -> bool:
        """Whether the part or file ``path`` is there, whole."""
        files, place = self._place(path)
        return bool(files.exists(f"{place}/{_WHOLE}") or files.isfile(place))

    @contextmanager
    def fetched(self, paths: Sequence[Path]) -> Iterator[list[Path]]:
        """Where the parts or files ``paths`` can be read as long as the block runs."""
        with self._scratch() as scratch:
            places: list[Path] = []
            there: list[str] = []
            here: list[str] = []
            for path in paths:
                files, place = self._place(path)
                places.append(scratch / path.relative_to(self.work))
                for name in files.find(place):
                    there.append(name)
                    here.append(f"{places[-1]}{name.removeprefix(place)}")
            if there:
                files.get(there, here)
            yield places

    @contextmanager
    def growing(self, folder: Path) -> Iterator[Path]:
        """A folder to write the part ``folder`` to; it is stored when the block ends well."""
        files, place = self._place(folder)
        with self._scratch() as scratch:
            grown = scratch / folder.name
            yield grown
            here = sorted(path for path in grown.rglob("*") if path.is_file())
            if here:
                files.put([str(path) for path in here], [f"{place}/{p.relative_to(grown).as_posix()}" for p in here])
        files.pipe_file(f"{place}/{_WHOLE}", b"{}")

    def note(self, path: Path) -> str | None:
        """The text of a note, if it was left."""
        files, place = self._place(path)
        return str(files.cat_file(place), "utf-8") if files.isfile(place) else None

    def leave_note(self, path: Path, text: str) -> None:
        """Leave a note beside parts: once it is there, they are."""
        files, place = self._place(path)
        files.pipe_file(place, text.encode())

    def share(self, path: Path) -> None:
        """Let others fetch a file that was written in the work folder."""
        files, place = self._place(path)
        if not files.isfile(place):
            files.put_file(str(path), place)

    def remove(self, folder: Path) -> None:
        """Remove a folder of parts, here and there, so that none is left in part."""
        remove_folder(folder)
        files, place = self._place(folder)
        names = files.find(place)
        notes = [name for name in names if name.endswith(".json")]
        for doomed in (notes, [name for name in names if name not in notes]):
            if doomed:
                files.rm(doomed)

    def folders(self, pattern: str) -> list[Path]:
        """The folders right below the work folder with such a name."""
        files, place = self._place(self.work / pattern)
        return sorted(self.work / name.rstrip("/").rsplit("/", 1)[-1] for name in files.glob(place))

    def _place(self, path: Path) -> tuple[Any, str]:
        """The file system, and the name of ``path`` in it."""
        # Others write there too, so a listing holds for the moment alone.
        files, root = fsspec.url_to_fs(self.url, use_listings_cache=False)
        return files, f"{root.rstrip('/')}/{path.relative_to(self.work).as_posix()}"

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """A folder for the moment: beside the warehouse, where a killed run's is swept away, elsewhere among all."""
        beside = self.work if self.work.is_dir() else None
        with TemporaryDirectory(prefix=".parts-", dir=beside, ignore_cleanup_errors=True) as scratch:
            yield Path(scratch)


Parts = FolderParts | RemoteParts


def parts_at(url: str, work: Path) -> Parts:
    """The parts of the work folder ``work``, kept there or, where one is given, at ``url``."""
    return RemoteParts(url, work) if url else FolderParts(work)


def check_store(url: str) -> None:
    """Look at the object storage, so that what is wrong with it is said before there is work.

    Raises:
        StoreError: it can't be reached, or the package that speaks to it is missing.
    """
    try:
        files, root = fsspec.url_to_fs(url, use_listings_cache=False)
        files.exists(f"{root.rstrip('/')}/{_WHOLE}")
    except ImportError as error:
        raise StoreError(f"parts = {url!r}: {error}; for s3:// install waqai with its extra s3") from error
    except Exception as error:
        raise StoreError(f"parts = {url!r} can't be used: {type(error).__name__}: {error}") from error
