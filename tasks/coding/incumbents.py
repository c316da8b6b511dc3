"""Which titles people bear, and who held an office on a day."""

from __future__ import annotations

from functools import lru_cache

from tasks.arabic.tables import read_table
from tasks.coding.words import LEXICON


@lru_cache(maxsize=1)
def _terms() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """(from, until, person) of each (code, office), from ``lexicon/offices.tsv``."""
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in read_table(LEXICON / "offices.tsv", ("code", "office", "person_id", "from", "until")):
        terms.setdefault((row["code"], row["office"]), []).append((row["from"], row["until"], row["person_id"]))
    return terms


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """The titles that people bear, from ``lexicon/titles.tsv``."""
    return frozenset(
        row["title_id"]
        for row in read_table(LEXICON / "titles.tsv", ("title_id", "kind"))
        if row["kind"] in ("office", "role")
    )


def is_office(title: str) -> bool:
    """Whether a person bears the title ("وزير"), which an institution ("حكومة") is not."""
    return title in _offices()


def holder(code: str, office: str, day: str) -> str | None:
    """Who held the office on the ISO ``day``, if the lexicon knows; nobody where the day is not known."""
    terms = _terms().get((code, office), ()) if day else ()
    held = [person for since, until, person in terms if since <= day and (not until or day < until)]
    return held[0] if len(held) == 1 else None
