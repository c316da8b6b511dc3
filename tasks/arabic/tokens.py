"""Tokens: words, numbers and punctuation with their offsets and folded keys."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from tasks.arabic.normalise import DELETED, fold

_TOKEN = re.compile(rf"[^\W\d_]+(?:[{re.escape(DELETED)}]+[^\W\d_]*)*|\d+(?:[.,٫٬]\d+)*|\S")


class Token(NamedTuple):
    """``text[start:end]`` of a paragraph. ``key`` is its folded form, empty for a lone tatweel or
    mark; ``is_word`` is false for numbers, punctuation and empty keys.
    """

    start: int
    end: int
    text: str
    key: str
    is_word: bool


_token = partial(tuple.__new__, Token)  # a token from its fields in order, twice as fast as its constructor


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, offsets counted in the whole ``text``."""
    tokens = []
    done = start
    for chunk in text[start:end].split():
        at = text.index(chunk, done)
        done = at + len(chunk)
        for first, last, word, key, is_word in _parts(chunk):
            tokens.append(_token((at + first, at + last, word, key, is_word)))
    return tokens


@lru_cache(maxsize=1 << 15)
def _parts(chunk: str) -> tuple[Token, ...]:
    """The tokens of what stands between two blanks, most often a word, which other sentences have too."""
    return tuple(Token(*match.span(), match[0], *_read(match[0])) for match in _TOKEN.finditer(chunk))


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of the tokens of ``text``."""
    return tuple([_read(word)[0] for word in _TOKEN.findall(text)])


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str, bool]:
    """The folded form of a token, and whether it is a word."""
    key = fold(word)
    return key, word[0].isalpha() and key != ""
