"""Near repeats: paragraphs that say the same in nearly the same words, or say it anew with another toll or day.

Two folded paragraphs are compared by their pairs of neighbouring words: the share of pairs that both have (Jaccard)
is their similarity. Candidates are found by MinHash in bands (Broder 1997; Leskovec et al., Mining of Massive Datasets,
ch. 3): texts of similarity 0.8 share a band in 98 of 100 cases, of 0.7 in 89, unrelated ones in none of a million.
"""

from __future__ import annotations

import difflib
import re
import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import xxhash
from rensa import RMinHash

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.rules import read_words

N_BANDS, _ROWS, _SEED = 8, 4, 1
_BAND = struct.Struct(f"<{_ROWS}I")
LEAST_SIMILARITY = 0.65
"""Below it two paragraphs are two paragraphs."""

_LEAST_WORDS = 5
# Foreign names differ in the letters for sounds that Arabic lacks (شويغو, شويجو) and in long vowels (بلينكن, بلينكين).
_SOUNDS = str.maketrans("غكقطصثضظذ", "جججتسسدزز")
_VOWELS = str.maketrans("", "", "اويه")
_LEAST_CONSONANTS = 3
_DIGIT = re.compile(r"\d")


class NearRepeat(NamedTuple):
    """What a paragraph is to another: a ``copy``, or an ``update`` that says something else in its words.

    ``similarity`` is the share of neighbouring word pairs that both have, from LEAST_SIMILARITY to 1.
    """

    relation: Literal["copy", "update"]
    similarity: float


def bands(key: str) -> tuple[int, ...] | None:
    """The N_BANDS keys (64 bit, unsigned) of the folded paragraph ``key``; near repeats share one of them.

    None for texts too short to be compared so. The same on every machine.
    """
    pairs = _pairs(key)
    if len(pairs) < _LEAST_WORDS - 1:
        return None
    minhash = RMinHash(num_perm=N_BANDS * _ROWS, seed=_SEED)
    minhash.update(list(pairs))
    signature = minhash.digest()
    return tuple(
        [
            xxhash.xxh3_64_intdigest(_BAND.pack(*signature[start : start + _ROWS]))
            for start in range(0, N_BANDS * _ROWS, _ROWS)
        ]
    )


def compare(text: str, other: str) -> NearRepeat | None:
    """What the paragraphs ``text`` and ``other`` are to each other: :func:`compare_keys` of their folded forms."""
    return compare_keys(_folded(text), _folded(other))


def compare_keys(key: str, other_key: str) -> NearRepeat | None:
    """What two folded paragraphs are to each other, whichever comes first; None for two different ones.

    A copy may leave out or add words and spell names otherwise. Where a word stands for another, or a number, a
    negation or a day is there in one text only, one is an update of the other.
    """
    pairs, other_pairs = _pairs(key), _pairs(other_key)
    shared = len(pairs & other_pairs)
    similarity = shared / max(1, len(pairs) + len(other_pairs) - shared)
    if similarity < LEAST_SIMILARITY:
        return None
    return NearRepeat("update" if _says_otherwise(key.split(), other_key.split()) else "copy", round(similarity, 4))


def retells(key: str, whole: str) -> float | None:
    """How much of the folded text ``key`` stands in the longer ``whole``, from LEAST_SIMILARITY to 1; else None.

    None too where ``key`` has a number, negation or day that ``whole`` has not.
    """
    pairs = _pairs(key)
    if len(pairs) < _LEAST_WORDS - 1 or len(key) > len(whole):
        return None
    share = len(pairs & _pairs(whole)) / len(pairs)
    is_news = any(_weighs(word) for word in set(key.split()).difference(whole.split()))
    return None if is_news or share < LEAST_SIMILARITY else round(share, 4)


# Of the texts under comparison one is in many pairs: what is made of it is kept for a while.
@lru_cache(maxsize=1 << 10)
def _pairs(key: str) -> frozenset[str]:
    return frozenset(f"{one} {two}" for one, two in pairwise(key.split()))


_folded = lru_cache(maxsize=1 << 14)(deep_fold)


def _says_otherwise(words: list[str], others: list[str]) -> bool:
    if any(_weighs(word) for word in set(words).symmetric_difference(others)):
        return True
    first, second = sorted((words, others))  # the alignment depends on the order
    matcher = difflib.SequenceMatcher(a=first, b=second, autojunk=False)
    return any(
        operation == "replace" and not _same_words(first[start:end], second[other_start:other_end])
        for operation, start, end, other_start, other_end in matcher.get_opcodes()
    )


def _weighs(word: str) -> bool:
    """Whether a word that only one text has changes the news: a number, a negation, a day or month."""
    return _DIGIT.search(word) is not None or word in _weighty()


def _same_words(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether words are one another in another spelling, joined or not."""
    one, other = "".join(old).translate(_SOUNDS), "".join(new).translate(_SOUNDS)
    short, other_short = one.translate(_VOWELS), other.translate(_VOWELS)
    return one == other or (short == other_short and len(short) >= _LEAST_CONSONANTS)


@lru_cache(maxsize=1)
def _weighty() -> frozenset[str]:
    words = read_words()
    return frozenset(
        key
        for name in ("number", "negation", "weekday", "month")
        for word in words[name]
        for key in deep_fold(word).split()
    )
