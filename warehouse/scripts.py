"""The SQL files of ``sql/``: migrations, views, checks and example queries."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import sql
from warehouse.errors import QueryError

_ROOT = Path(sql.__file__).parent


class Script(NamedTuple):
    """One SQL file: ``name`` without suffix, ``sentence`` its first comment, ``text`` all of it."""

    name: str
    sentence: str
    text: str


def scripts(kind: str) -> tuple[Script, ...]:
    """The files of the folder ``kind`` (``schema``, ``views``, ``checks``, ``queries``), by name."""
    return tuple(_read(path) for path in sorted((_ROOT / kind).glob("*.sql")))


def script(kind: str, name: str) -> Script:
    """One file by its name.

    Raises:
        QueryError: no such file; the message lists those that there are.
    """
    found = {s.name: s for s in scripts(kind)}
    if name not in found:
        raise QueryError(f"no {kind} file is called {name!r}; there are: {', '.join(found)}")
    return found[name]


def _read(path: Path) -> Script:
    text = path.read_text(encoding="utf-8")
    comment: list[str] = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        comment.append(line.removeprefix("--").strip())
    return Script(path.stem, " ".join(comment), text)
