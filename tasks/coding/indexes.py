"""What a sentence looks up again and again, in order: where its words stand, and its phrases.

Each question costs the stretch it is asked of, not the length of the sentence: a page may be one endless sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import contains
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.phrase import Phrase
    from tasks.coding.words import Wording


class WordIndex:
    """The words of a sentence, each in all the forms in which a wording may ask for it."""

    def __init__(self, forms: Sequence[frozenset[str]]) -> None:
        self._forms = forms
        self.words: frozenset[str] = frozenset().union(*forms)

    def first(self, wording: Wording, start: int, end: int) -> int:
        """The first token at which one of the word sequences stands from ``start`` to ``end``; -1 for none."""
        for n in range(start, end):
            if not wording.first.isdisjoint(self._forms[n]) and self._begins(wording, n, end):
                return n
        return -1

    def end_of(self, wording: Wording, n: int) -> int:
        """One past the longest word sequence that begins at token ``n``; ``n + 1`` where none does."""
        rests = (rest for word in wording.first & self._forms[n] for rest in wording.rests[word])
        return n + 1 + max((len(rest) for rest in rests if self._stands(rest, n + 1, len(self._forms))), default=0)

    def _begins(self, wording: Wording, n: int, end: int) -> bool:
        """Whether one of the word sequences begins at token ``n``."""
        for word in wording.first & self._forms[n]:
            for rest in wording.rests[word]:
                if not rest or self._stands(rest, n + 1, end):
                    return True
        return False

    def _stands(self, rest: tuple[str, ...], n: int, end: int) -> bool:
        """Whether the rest of a sequence stands from token ``n``."""
        return n + len(rest) <= end and all(map(contains, self._forms[n : n + len(rest)], rest))


class PhraseIndex:
    """The phrases of a sentence by token; no two overlap."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self._phrases = phrases
        self._starts = [phrase.start for phrase in phrases]
        self.at = {n: phrase for phrase in phrases for n in range(phrase.start, phrase.end)}.get
        """The phrase that token ``n`` is part of."""

    def between(self, start: int, end: int) -> list[Phrase]:
        """The phrases that start at tokens ``start`` to ``end``."""
        return self._phrases[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
