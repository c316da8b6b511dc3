"""Names that the lexicon lacks, beside the office that tells who bears them: "وزير الفلاحة التونسي سمير الطيب"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.words import (
    COMMAS,
    COMPLEMENTISERS,
    HONORIFICS,
    NEGATING_NOUNS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVES,
    STYLES,
    TIMES,
)

if TYPE_CHECKING:
    from tasks.coding.phrases import PhraseParser

_MAX_UNKNOWN_NAME, _MAX_STYLED_NAME = 3, 12
# "وهي عضو في البرلمان": the pronoun tells of whom.
PRONOUN_GENDERS = {"هو": "m", "هي": "f"}


def unknown_name_end(parser: PhraseParser, position: int) -> int:
    """The end of the unknown words at ``position`` that can be a person's name."""
    end = position
    while (
        end < parser.count
        and end - position < _MAX_UNKNOWN_NAME
        and _can_be_name(parser, end, is_first=end == position)
    ):
        end += 1
    return end


def name_before(parser: PhraseParser, position: int) -> tuple[int, int]:
    """Start and end of the unknown words before the office at ``position`` that can be its bearer's name.

    A comma or "وهو" stands between them, or the office has the article: "سهير زقوت المتحدثة باسم …".
    """
    end = position
    before = parser.tokens[position - 1] if position else None
    if before is not None and (before.text in COMMAS or before.key.removeprefix("و") in PRONOUN_GENDERS):
        end = position - 1
    elif not parser.tokens[position].key.startswith("ال"):
        return position, position
    start = end
    while start and end - start < _MAX_UNKNOWN_NAME and _can_be_name(parser, start - 1, is_first=False):
        start -= 1
    return start, end


def styled_from(parser: PhraseParser, start: int, lowest: int) -> int:
    """Where the styles and name before an office or a known name begin: "صاحب المعالي الأستاذ سالم الراجحي وزير …".

    ``start`` where no style stands before it, down to token ``lowest``.
    """
    found = position = start
    while position > max(lowest, start - _MAX_STYLED_NAME):
        position -= 1
        if parser.tokens[position].key in STYLES:
            found = position
        elif not _can_be_name(parser, position, is_first=False):
            break
    return found


def _can_be_name(parser: PhraseParser, position: int, *, is_first: bool) -> bool:
    token = parser.tokens[position]
    known = (
        token.key in PREPOSITIONS or token.key in PARTICLES or token.key in COMPLEMENTISERS
        or token.key in RELATIVES or token.key in HONORIFICS or token.key in NEGATING_NOUNS
    )  # fmt: skip
    following = parser.names.get(position + 1)
    if following is not None and not following.definite and parser.entry(following).kind == "demonym":
        return False  # "عالما إيرانيا" is a noun with its nationality
    if token.key in TIMES and position + 1 < parser.count and parser.tokens[position + 1].text.isdigit():
        return False  # "الرئيس الأمريكي عام 2017"
    joined = not is_first and token.key.startswith("و") and len(token.key) > 4
    return (
        token.is_word and not known and not joined and position not in parser.names and not parser.is_trigger(position)
    )
