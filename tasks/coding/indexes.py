"""What a sentence looks up again and again, in order: where its words stand, and its phrases.

Each question costs what it finds, not the length of the sentence: a page may be one endless sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.coding.phrase import Phrase
    from tasks.coding.words import Wording


class WordIndex:
    """The tokens at which each word stands, by all the forms in which a wording may ask for it."""

    def __init__(self, forms: Sequence[Iterable[str]]) -> None:
        self._at: dict[str, list[int]] = {}
        for n, words in enumerate(forms):
            for word in words:
                self._at.setdefault(word, []).append(n)
        self._forms = forms
        self._words = frozenset(self._at)

    def may_hold(self, wording: Wording) -> bool:
        """Whether a first word of the sequences stands anywhere."""
        return not wording.first.isdisjoint(self._words)

    def first(self, wording: Wording, start: int, end: int) -> int:
        """The first token at which one of the word sequences stands from ``start`` to ``end``; -1 for none."""
        found = end
        for word in wording.first & self._words:
            places = self._at[word]
            for place in range(bisect_left(places, start), len(places)):
                n = places[place]
                if n >= found:
                    break
                if self._goes_on(wording.rests[word], n + 1, end):
                    found = n
                    break
        return found if found < end else -1

    def end_of(self, wording: Wording, n: int) -> int:
        """One past the longest word sequence that begins at token ``n``; ``n + 1`` where none does."""
        forms = (rest for word in wording.first.intersection(self._forms[n]) for rest in wording.rests[word])
        lengths = (len(rest) for rest in forms if self._goes_on([rest], n + 1, len(self._forms)))
        return n + 1 + max(lengths, default=0)

    def _goes_on(self, rests: Sequence[tuple[str, ...]], n: int, end: int) -> bool:
        """Whether one of the rests of a sequence stands from token ``n``."""
        for rest in rests:
            if not rest:
                return True
            if n + len(rest) <= end and all(word in self._forms[n + k] for k, word in enumerate(rest)):
                return True
        return False


class PhraseIndex:
    """The phrases of a sentence by token; no two overlap."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._starts = [phrase.start for phrase in phrases]
        self._holding = {n: phrase for phrase in phrases for n in range(phrase.start, phrase.end)}

    def at(self, n: int) -> Phrase | None:
        """The phrase that token ``n`` is part of."""
        return self._holding.get(n)

    def between(self, start: int, end: int) -> list[Phrase]:
        """The phrases that start at tokens ``start`` to ``end``."""
        return list(self._phrases[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
