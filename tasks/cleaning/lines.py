"""A page's text as lines, each with its place, its folded key and what its shape tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from tasks.arabic.fingerprint import both_folds, separated_fold
from tasks.records import ParagraphKind

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSING = "\"'”’»)]}\u200f\u200e\u202c \u00a0"
_STOPS = (".", "؟", "!", "?", "۔", "…")
_PROSE_WORDS, _PROSE_LETTERS, _SENTENCE_WORDS = 12, 80, 7
_HEADLINE_LETTERS = 110
_TATWEEL_DASH = re.compile(r"(?<!\w)ـ+(?!\w)")  # "كتب ـ سامي": a lone tatweel is written for a dash


@dataclass
class Line:
    """One paragraph before it is judged. ``start`` is its offset in the record's text, None for HTML;
    ``restored`` tells that it was lost in extraction and put back.
    """

    text: str
    start: int | None = None
    kind: ParagraphKind = "body"
    restored: bool = False
    key: str = field(init=False)
    separated: str = field(init=False)
    """The key with the separators between its words."""

    def __post_init__(self) -> None:
        self.key, self.separated = both_folds(self.text)
        if _TATWEEL_DASH.search(self.text):
            self.separated = separated_fold(_TATWEEL_DASH.sub("-", self.text))

    @cached_property
    def n_words(self) -> int:
        """Words of the key."""
        return self.key.count(" ") + 1 if self.key else 0

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does; a row of dots is no end."""
        tail = self.text.rstrip(_CLOSING)
        return tail.endswith(_STOPS) and not tail.endswith(("..", "…"))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is running text: long, or a whole sentence."""
        if len(self.text) >= _PROSE_LETTERS and self.n_words >= _PROSE_WORDS:
            return True
        return self.n_words >= _SENTENCE_WORDS and self.ends_sentence

    @cached_property
    def is_teaser(self) -> bool:
        """Whether it breaks off, as a listed story's first words do."""
        return self.text.rstrip(_CLOSING).endswith(("..", "…"))

    @cached_property
    def is_headline_like(self) -> bool:
        """Whether it could be a headline in a list of links: short and without a full stop."""
        tail = self.text.rstrip(_CLOSING)
        return len(self.text) <= _HEADLINE_LETTERS and not (tail.endswith((".", "۔")) and not tail.endswith(".."))


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of ``text``, stripped, with their offsets: ``text[start:start + len(line)] == line``."""
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group()
        line = raw.strip()
        if line:
            lines.append(Line(line, match.start() + raw.index(line[0])))
    return lines


def unplaced_lines(texts: Iterable[str]) -> list[Line]:
    """Lines that have no offset of their own, as HTML gives them; blanks squashed."""
    squashed = (" ".join(text.split()) for text in texts)
    return [Line(text) for text in squashed if text]
