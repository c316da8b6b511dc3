"""Words that stamps are made of: days, months, clocks. They tell a stamp from a sentence with a date in it."""

from __future__ import annotations

from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.rules import read_words

_FEWEST, _MOST = 2, 16


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    words = read_words()
    return frozenset(part for name in (*words["weekday"], *words["month"]) for part in deep_fold(name).split())


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    words = read_words()
    return _names() | {part for name in (*words["clock"], *words["ordinal"]) for part in deep_fold(name).split()}


def is_date_word(word: str) -> bool:
    """Whether ``word`` (folded) is a figure, or names a day, a month or an hour."""
    return word[0].isdigit() or word in _all()


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    words = read_words()
    entries = (
        *words["published"],
        *words["updated"],
        *words["section"],
        *words["unit"],
        *words["zone"],
        *words["site_word"],
    )
    return frozenset(part for name in entries for part in deep_fold(name).split())


def is_stamp(key: str) -> bool:
    """Whether ``key`` is a day with what stands beside it above a text: "اقتصاد 4 مارس 2022 - آخر تحديث 05:10"."""
    words = key.split()
    if not _FEWEST <= len(words) <= _MOST or sum(word[0].isdigit() for word in words) < _FEWEST:
        return False
    return all(is_date_word(word) or word in _labels() for word in words)


def is_bare_date(key: str) -> bool:
    """Whether ``key`` (a folded line) says nothing but a day, and perhaps an hour."""
    words = key.split()
    if not _FEWEST <= len(words) <= _MOST or not any(word[0].isdigit() for word in words):
        return False
    return all(map(is_date_word, words)) and (len(words) > _FEWEST or any(word in _names() for word in words))
