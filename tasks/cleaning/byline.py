"""Who wrote a text, read off the bylines before they are put aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.cleaning.lines import Line

# What names a writer, and what names another trade (editor, translator, role), which is passed over.
_WRITER = re.compile(
    r"^\W*(?:كتبت?|كتبه|بقلم|إعداد|الكاتب|المؤلف|كتب وتصوير|author|by|written by|posted by)\b\W*", re.IGNORECASE
)
_NAME_LETTERS = 60


def author_in_text(lines: Sequence[Line], rules: Sequence[str | None]) -> str | None:
    """The name in the first byline that names a writer."""
    for line, rule in zip(lines, rules, strict=True):
        if rule == "byline" and (label := _WRITER.match(line.text)):
            name = line.text[label.end() :].strip(" \t:،,-–—|")
            if name and len(name) <= _NAME_LETTERS:
                return name
    return None
