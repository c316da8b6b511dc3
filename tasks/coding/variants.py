"""Spelling variants of names: what a lexicon cell stands for, written out.

    "{أنتوني,أنطوني} بلينكن|weak:بلينكن"  ->  "أنتوني بلينكن", "أنطوني بلينكن", "weak:بلينكن"

A cell joins alternatives by ``|``. Inside one, ``{a,b}`` chooses; a side may be empty (``{ال,}كاظمي``).
Beyond what is written, names are respelled by rule, because newspapers do: the parts of a compound
are joined or not (عبد الله, عبدالله; نصر الله, نصرالله), a hyphen is also a space. Letters that
``tasks.arabic.normalise.fold`` folds need no variant.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

WEAK = "weak:"
"""Marks a form that names its person only in context: after a title, or after a fuller form in the page."""

MAX_FORMS = 256
"""More forms of one cell than this are a slip of the pen, not a name."""

_CHOICE = re.compile(r"\{([^{}]*)\}")
# Each rule: where a space stands that some hands leave out.
_JOINTS = (
    re.compile(r"(?<!\S)(عبد) (?=\S)"),
    re.compile(r"(?<!\S)([أا]بو) (?=\S)"),
    re.compile(r"(?<=\S{2})() (?=(?:الله|الدين)(?!\S))"),
)


class VariantError(ValueError):
    """A cell that cannot be expanded; the message is one line that says why."""


class NameForms(NamedTuple):
    """The written forms of one cell. ``strong`` ones stand alone, ``weak`` ones need context."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]


def expand(cell: str) -> list[str]:
    """All written forms of ``cell``, each once, in the order written; weak ones keep their ``weak:``.

    Raises VariantError where braces don't pair, an alternative is empty, or the forms exceed MAX_FORMS.
    """
    forms: dict[str, None] = {}
    for alternative in _split(cell):
        mark = WEAK if alternative.startswith(WEAK) else ""
        for chosen in _choices(alternative.removeprefix(WEAK)):
            for form in respell(chosen):
                forms[mark + form] = None
                if len(forms) > MAX_FORMS:
                    raise VariantError(f"more than {MAX_FORMS} forms in {cell!r}")
    return list(forms)


def name_forms(cell: str) -> NameForms:
    """``expand(cell)`` sorted into strong and weak forms, the mark taken off."""
    forms = expand(cell)
    return NameForms(
        strong=tuple(form for form in forms if not form.startswith(WEAK)),
        weak=tuple(form.removeprefix(WEAK) for form in forms if form.startswith(WEAK)),
    )


def respell(name: str) -> list[str]:
    """``name`` and its spellings by rule: compounds joined (عبد الله, عبدالله), hyphens as spaces."""
    spellings = [name]
    if "-" in name:
        spellings.append(name.replace("-", " "))
    for joint in _JOINTS:
        spellings += [joint.sub(r"\1", spelling) for spelling in spellings if joint.search(spelling)]
    return list(dict.fromkeys(spellings))


def _split(cell: str) -> list[str]:
    """The alternatives of a cell, checked for what no alternative may be."""
    alternatives = [alternative.strip() for alternative in cell.split("|")]
    for alternative in alternatives:
        if not alternative.removeprefix(WEAK).strip():
            raise VariantError(f"an empty alternative in {cell!r}")
        if re.search(r"[{}]", _CHOICE.sub("", alternative)):
            raise VariantError(f"braces that don't pair in {alternative!r}")
    return alternatives


def _choices(alternative: str) -> list[str]:
    """Every way to choose one side of each ``{a,b}``, spaces tidied."""
    parts = [part.split(",") if at % 2 else [part] for at, part in enumerate(_CHOICE.split(alternative))]
    return [" ".join("".join(chosen).split()) for chosen in product(*parts)]
