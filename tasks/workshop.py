"""What the steps of one run share, and where its parts lie: below the warehouse's work folder, or a URL that is set.

<work>/<drop_id>/<key>/raw/<group>/<n>        records as read; done.json beside them once the group is read
<work>/<drop_id>/<key>/prepared/<group>-<n>   pages, paragraphs, records, rejects
<work>/articles/<key>.parquet                 pages on their way to the coder
<work>/coded-<coder_version>/<key>            mentions
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path

import xxhash

from tasks.parts.identity import step_version
from tasks.parts.store import Parts, parts_at
from tasks.pool import Pool
from tasks.reading.drop import Drop
from tasks.reading.limits import Limits


def _silent(stage: str, n_done: int) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Workshop:
    """The pool, the folder of parts and the settings that the steps of a run go by.

    ``parts_url`` is where parts lie that the work folder does not hold. ``progress`` is told the stage (``unpack``,
    ``prepare``, ``code``) and how many records or pages more are done; it is called from several threads.
    """

    pool: Pool
    work: Path
    shard_pages: int = 1000
    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[str, int], None] = _silent
    parts_url: str = ""

    @property
    def parts(self) -> Parts:
        """Where the parts lie."""
        return parts_at(self.parts_url, self.work)

    def drop_folder(self, drop: Drop) -> Path:
        """Where the parts of ``drop`` lie. Its name holds all that they depend on, so that no run takes another's."""
        files = [(file.name, file.size_bytes, file.sha256) for file in drop.files]
        ignored = [astuple(reject) for reject in drop.ignored]
        basis = (
            prepare_version(), self.shard_pages, astuple(self.limits), sorted(self.columns.items()), files, ignored
        )  # fmt: skip
        return self.work / drop.drop_id / xxhash.xxh3_64_hexdigest(repr(basis).encode())

    @property
    def articles(self) -> Path:
        """Where the warehouse lays the pages out for the coder."""
        return self.work / "articles"

    @property
    def coded(self) -> Path:
        """Where the present coder's parts lie."""
        return self.work / f"coded-{coder_version()}"

    def clear_drop(self, drop: Drop) -> None:
        """Remove the parts of ``drop``: the warehouse holds it."""
        self.parts.remove(self.work / drop.drop_id)

    def clear_coding(self) -> None:
        """Remove the articles and coded parts: the warehouse holds what came of them."""
        for folder in (self.articles, *self.parts.folders("coded-*")):
            self.parts.remove(folder)


def sweep(work: Path) -> None:
    """Remove what killed runs left half written or half removed; only the one writer may call this."""
    for folder, names, files in os.walk(work):
        for name in [name for name in names if name.startswith(".")]:
            shutil.rmtree(Path(folder) / name, ignore_errors=True)
            names.remove(name)
        for name in [name for name in files if name.startswith(".")]:
            (Path(folder) / name).unlink(missing_ok=True)


def remove_old_parts(parts: Parts) -> None:
    """Remove the coded parts of other versions of the coder; only the one writer may call this."""
    for folder in parts.folders("coded-*"):
        if folder.name != f"coded-{coder_version()}":
            parts.remove(folder)


def prepare_version() -> str:
    """The version of reading and cleaning."""
    return step_version("reading", "cleaning", "arabic", "parts", "records")


def coder_version() -> str:
    """The version of the event coder and its lexicons."""
    return step_version("coding", "arabic", "parts", "records")
