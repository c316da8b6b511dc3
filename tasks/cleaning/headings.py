"""Headings between paragraphs, which a page's lists and the site's words must not take.

"تعليق النقابة"  above  "رفضت النقابة التعليق على ..."        names what its paragraph tells
"بنود الاتفاق"   after  "اقرأ أيضا" and a headline           is too short to be one of the list
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.cleaning.lines import Line

_HEADING_WORDS, _HEADING_WORDS_IN_LIST = 4, 2
_STEM_LETTERS = 3
_PREFIX = re.compile(r"^و?(?:ال|لل|بال|ب|ل|كال)?")


def below(lines: Sequence[Line], at: int) -> Line | None:
    """The line under the one at ``at``."""
    return lines[at + 1] if at + 1 < len(lines) else None


def stem(word: str) -> str:
    """The folded ``word`` without "and", article or preposition; as it is where little would be left."""
    bare = _PREFIX.sub("", word)
    return bare if len(bare) >= _STEM_LETTERS else word


def _stems(line: Line) -> set[str]:
    return {stem(word) for word in line.key.split() if len(word) >= _STEM_LETTERS}


def heads_paragraph(line: Line, paragraph: Line | None) -> bool:
    """Whether ``line`` is short and has a word of the ``paragraph`` under it."""
    if paragraph is None or not paragraph.is_prose or line.n_words > _HEADING_WORDS:
        return False
    return bool(_stems(line) & _stems(paragraph))


def closes_a_list(line: Line, under: Line | None, *, is_first: bool) -> bool:
    """Whether ``line``, which a list between paragraphs could hold, is the heading of what stands ``under`` it."""
    if line.n_words <= _HEADING_WORDS_IN_LIST or line.text.rstrip().endswith(":"):
        return True
    if is_first or under is None or not under.is_prose:
        return False
    return line.text.rstrip().endswith("؟") or len(_stems(line) & _stems(under)) > 1
