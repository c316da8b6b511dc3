"""Later mentions of a body by its kind alone: "حركة حماس" … "الحركة", "حزب العمال" … "الحزب"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.arabic.normalise import fold
from tasks.arabic.tables import read_table
from tasks.coding.names import Name
from tasks.coding.words import BODY_ADJECTIVES, BODY_NOUNS, LEXICON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.arabic.tokens import Token
    from tasks.coding.context import Context
    from tasks.coding.sentence import Sentence

_CLITICS = (("ال", ""), ("لل", "for"), ("بال", "by"))


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    """For each organisation the nouns its names begin with: "حركة" for Hamas."""
    nouns: dict[str, set[str]] = {}
    for row in read_table(LEXICON / "organisations.tsv", ("org_id", "names")):
        firsts = {fold(name.removeprefix("weak:").split()[0]).removeprefix("ال") for name in row.alternatives("names")}
        nouns.setdefault(row["org_id"], set()).update(firsts & BODY_NOUNS)
    return {org_id: frozenset(found) for org_id, found in nouns.items()}


def kinds_of(org_id: str) -> frozenset[str]:
    """The nouns by which a page can go on to call the organisation, without the article."""
    return _nouns().get(org_id, frozenset())


def add_mentions(sentence: Sentence, context: Context) -> None:
    """Let "الحركة" stand for the movement the page named last; not where an adjective makes it another thing."""
    if _mentions().keys().isdisjoint(sentence.keys):
        return
    bodies = dict(context.bodies)
    for n, token in enumerate(sentence.tokens):
        if (name := sentence.names.get(n)) is not None:
            named = (entry for entry in name.entries if entry.kind == "org" and not entry.weak)
            bodies.update((noun, entry) for entry in named for noun in kinds_of(entry.id))
        found = _mentions().get(token.key)
        if found is None or found[2] not in bodies or not _is_free(sentence, n):
            continue
        conjunction, preposition, noun = found
        end = n + 2 if is_body_adjective(sentence.tokens, n + 1) else n + 1
        sentence.names[n] = Name(n, end, (bodies[noun],), conjunction, preposition, True)
        if end > n + 1:
            sentence.names.pop(n + 1, None)


@lru_cache(maxsize=1)
def _mentions() -> dict[str, tuple[bool, str, str]]:
    """(conjunction, preposition, noun) of every word with the article that can be a mention: "وللحركة"."""
    return {
        f"{conjunction}{clitic}{noun}": (bool(conjunction), preposition, noun)
        for conjunction in ("", "و")
        for clitic, preposition in _CLITICS
        for noun in BODY_NOUNS
    }


def _is_free(sentence: Sentence, n: int) -> bool:
    """Whether the noun at ``n`` is a name of nothing else, and no adjective makes it another thing."""
    name = sentence.names.get(n)
    if name is not None and name.end > n + 1 and not _is_kind(sentence, name):
        return False
    if (
        n + 1 >= sentence.count
        or not sentence.tokens[n + 1].key.startswith("ال")
        or is_body_adjective(sentence.tokens, n + 1)
    ):
        return True
    following = sentence.names.get(n + 1)
    return following is not None and all(entry.kind not in ("demonym", "group") for entry in following.entries)


def _is_kind(sentence: Sentence, name: Name) -> bool:
    """Whether a name of two words is a noun with its adjective only: "الجماعة الإرهابية"."""
    last = sentence.tokens[name.end - 1].key.removeprefix("ال")
    return name.end == name.start + 2 and name.entries[0].kind == "group" and last in BODY_ADJECTIVES


def is_body_adjective(tokens: Sequence[Token], n: int) -> bool:
    """Whether the word at ``n`` describes the body before it: "الإرهابي"."""
    if n >= len(tokens):
        return False
    key = tokens[n].key
    return key.startswith("ال") and key.removeprefix("ال") in BODY_ADJECTIVES
