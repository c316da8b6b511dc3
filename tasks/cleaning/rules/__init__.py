"""Line rules as data: the TSV files beside this module, and how they are read.

``furniture.tsv`` says which lines are no news, ``caption.tsv`` which are told under a picture, ``words.tsv`` names the
sets of words both use. Each rule brings examples and near misses: its tests. ``languages.tsv`` tells languages in
Arabic script apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

_MATCHES = ("whole", "start", "end", "within")
_PLACES = ("any", "head", "tail", "edge")
_NEEDS = ("open", "separator", "block")


class RuleError(ValueError):
    """A rule file is wrong: ``furniture.tsv:41: ...``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule file; the head of ``furniture.tsv`` tells what its columns mean."""

    name: str
    match: str
    language: str
    where: str
    max_letters: int
    needs: frozenset[str]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    source: str


def _rows(file: str, columns: int) -> Iterator[tuple[str, list[str]]]:
    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    header = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise RuleError(f"{file}:{number}: {len(cells)} columns, {columns} expected")
        if header:
            header = False
            continue
        yield f"{file}:{number}", cells


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("|") if cell.strip())


def read_words() -> dict[str, tuple[str, ...]]:
    """The named sets of ``words.tsv``.

    Raises:
        RuleError: a row is wrong or a name stands twice.
    """
    words: dict[str, tuple[str, ...]] = {}
    for source, (name, entries) in _rows("words.tsv", 2):
        if name in words:
            raise RuleError(f"{source}: {name} stands twice")
        words[name] = _cells(entries)
    return words


def read_languages() -> list[tuple[str, str, list[str]]]:
    """``languages.tsv``: of each language its code, its own letters and its short words.

    Raises:
        RuleError: a row is wrong.
    """
    return [(code, letters, words.split()) for _, (code, letters, words) in _rows("languages.tsv", 3)]


def read_rules(file: str) -> list[Rule]:
    """The rules of ``file`` in their order.

    Raises:
        RuleError: a row is wrong.
    """
    rules = []
    for source, cells in _rows(file, 9):
        name, match, language, where, max_letters, needs, phrases, examples, near_misses = cells
        needed = frozenset() if needs == "-" else frozenset(needs.split(","))
        if match not in _MATCHES or where not in _PLACES or not needed <= set(_NEEDS):
            raise RuleError(f"{source}: match, where or needs is unknown")
        if not max_letters.isdigit():
            raise RuleError(f"{source}: max_letters {max_letters!r} is no number")
        if not (_cells(phrases) and _cells(examples) and _cells(near_misses)):
            raise RuleError(f"{source}: a rule needs phrases, examples and near misses")
        rules.append(
            Rule(
                name,
                match,
                language,
                where,
                int(max_letters),
                needed,
                _cells(phrases),
                _cells(examples),
                _cells(near_misses),
                source,
            )
        )
    return rules
