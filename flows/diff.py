"""A cleaned page beside what was removed from it, and why: for a terminal, and as a web page set right to left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TextIO

from flows.show import isolated

if TYPE_CHECKING:
    from tasks.records import Page, Paragraph

Mark = Literal["kept", "furniture", "repeat", "restored"]
_SIGNS: dict[Mark, str] = {"kept": " ", "furniture": "-", "repeat": "=", "restored": "+"}
_STYLES: dict[Mark, str] = {"kept": "", "furniture": "red", "repeat": "yellow", "restored": "green"}


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A paragraph: its place in the page, what became of it (``mark``) and ``why`` (rule, keeper, similarity)."""

    position: int
    kind: str
    text: str
    mark: Mark
    why: str


@dataclass(frozen=True, slots=True)
class PageDiff:
    """A page with all its paragraphs; ``details`` are its metadata, by name, those it has."""

    doc: str
    title: str | None
    details: dict[str, str]
    lines: tuple[DiffLine, ...]


def page_diff(doc: str, page: Page) -> PageDiff:
    """What became of ``page``, the record that ``doc`` names."""
    published = page.published_at or page.published_date
    told: dict[str, Any] = {
        "doc": doc,
        "site": page.site,
        "author": page.author,
        "language": page.language,
        "kind": page.kind,
        "published": f"{published.isoformat()} ({page.published_from})" if published else None,
    }
    details = {name: str(value) for name, value in told.items() if value}
    return PageDiff(doc, page.title, details, tuple(map(_line, page.paragraphs)))


def _line(paragraph: Paragraph) -> DiffLine:
    why = paragraph.rule or ""
    mark: Mark = "kept"
    if paragraph.disposition == "furniture":
        mark = "furniture"
    elif paragraph.keeper_position is not None:
        mark = "repeat"
        why += f" of {paragraph.keeper_position}"
        if paragraph.similarity is not None and paragraph.similarity < 1:
            why += f", {paragraph.similarity:.0%}"
    elif paragraph.rule:
        mark = "restored"
    return DiffLine(paragraph.position, paragraph.kind, paragraph.text, mark, why)


def show_diff(diff: PageDiff, out: TextIO) -> None:
    """Print the page: a sign before each paragraph (``-`` furniture, ``=`` repeat, ``+`` restored), why after it.

    Coloured where ``out`` is a terminal.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, soft_wrap=True, highlight=False)
    console.print(Text(isolated(diff.title or diff.doc), style="bold"))
    for name, value in diff.details.items():
        console.print(Text(f"{name}: {value}", style="dim"))
    for line in diff.lines:
        shown = Text(f"{_SIGNS[line.mark]} {isolated(line.text)}", style=_STYLES[line.mark])
        if line.why:
            shown.append(f"  [{line.why}]", style="dim")
        console.print(shown)
    console.print()


def html_of(diffs: Iterable[PageDiff]) -> str:
    """The pages as one self-contained web page, set right to left."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("flows"), autoescape=True, trim_blocks=True)
    return environment.get_template("diff.html").render(pages=diffs)
