"""Paragraphs that a page says twice: one stays, the others point to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from tasks.arabic.fingerprint import deep_fold, digest
from tasks.cleaning.lines import Line
from tasks.cleaning.near import bands, compare_keys, retells
from tasks.records import Disposition, Paragraph

SAME_FINGERPRINT = "same-fingerprint"
NEAR_REPEAT = "near-repeat"
HEADLINE = "headline"
CAPTION = "caption-retells"
RESTORED = "lead-restored"
# Bounds on what a page of thousands of like paragraphs may cost.
_MOST_ALIKE, _MOST_RETOLD = 20, 200


class _Keeper(NamedTuple):
    """A paragraph of the page that stays: its place, fingerprint, folded words and band keys."""

    position: int
    fingerprint: str
    key: str
    signature: tuple[int, ...] | None


class _Repeat(NamedTuple):
    rule: str
    keeper: int
    similarity: float


class _Keepers:
    """The paragraphs of a page that stay, findable by what a repeat shares with them."""

    def __init__(self) -> None:
        self.at: dict[int, _Keeper] = {}
        self._by_fingerprint: dict[str, _Keeper] = {}
        self._by_band: dict[int, list[_Keeper]] = {}

    def add(self, keeper: _Keeper) -> None:
        self.at[keeper.position] = keeper
        self._by_fingerprint[keeper.fingerprint] = keeper
        for band in keeper.signature or ():
            self._by_band.setdefault(band, []).append(keeper)

    def repeated_by(self, paragraph: _Keeper) -> _Repeat | None:
        """The first that says the same, in the same words or nearly."""
        same = self._by_fingerprint.get(paragraph.fingerprint)
        if same is not None:
            return _Repeat(SAME_FINGERPRINT if same.position else HEADLINE, same.position, 1.0)
        alike = {keeper for band in paragraph.signature or () for keeper in self._by_band.get(band, ())[:_MOST_ALIKE]}
        for keeper in sorted(alike):
            found = compare_keys(keeper.key, paragraph.key)
            if found is not None and found.relation == "copy":
                return _Repeat(NEAR_REPEAT, keeper.position, found.similarity)
        return None

    def retold_by(self, caption: _Keeper) -> _Repeat | None:
        """The first with a sentence that the caption retells."""
        for keeper in islice(self.at.values(), _MOST_RETOLD):
            share = retells(caption.key, keeper.key) if keeper.position else None
            if share is not None:
                return _Repeat(CAPTION, keeper.position, share)
        return None


def mark_repeats(lines: Sequence[Line], rules: Sequence[str | None], title: str | None) -> tuple[Paragraph, ...]:
    """All lines as paragraphs with what became of them; position 0 is the headline if ``title`` is given.

    The first of equal or nearly equal paragraphs is kept; a caption only if no paragraph tells what it tells. A kept
    paragraph that extraction had lost carries the rule ``lead-restored``.
    """
    keepers = _Keepers()
    repeats: dict[int, _Repeat] = {}
    headline = []
    if title:
        key = deep_fold(title)
        keepers.add(_Keeper(0, digest(key, title), key, None))
        headline.append(Paragraph(0, "headline", title, digest(key, title), "kept"))
    own = [at for at, rule in enumerate(rules) if rule is None]
    for at in sorted(own, key=lambda at: lines[at].kind == "caption"):
        line = lines[at]
        keeper = _Keeper(at + 1, digest(line.key, line.text), line.key, bands(line.key))
        repeat = keepers.repeated_by(keeper) or (keepers.retold_by(keeper) if line.kind == "caption" else None)
        if repeat is None:
            keepers.add(keeper)
        else:
            repeats[at + 1] = repeat
    placed = enumerate(zip(lines, rules, strict=True), 1)
    body = [_paragraph(line, at, rule, repeats.get(at), keepers.at.get(at)) for at, (line, rule) in placed]
    return (*headline, *body)


def _paragraph(
    line: Line, position: int, furniture: str | None, repeat: _Repeat | None, kept: _Keeper | None
) -> Paragraph:
    disposition: Disposition = "kept" if kept else "furniture" if furniture else "repeat_in_page"
    return Paragraph(
        position=position,
        kind=line.kind,
        text=line.text,
        fingerprint=kept.fingerprint if kept else digest(line.key, line.text),
        disposition=disposition,
        rule=furniture or (repeat.rule if repeat else RESTORED if line.restored else None),
        keeper_position=repeat.keeper if repeat else None,
        start=line.start,
        similarity=repeat.similarity if repeat else None,
        signature=kept.signature if kept else None,
    )
