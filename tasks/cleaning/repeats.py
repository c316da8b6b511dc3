"""Paragraphs that a page says twice: the first stays, the others point to it."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.arabic.fingerprint import digest, fingerprint
from tasks.cleaning.lines import Line
from tasks.records import Disposition, Paragraph

SAME_FINGERPRINT = "same-fingerprint"
HEADLINE = "headline"
RESTORED = "lead-restored"


def mark_repeats(lines: Sequence[Line], rules: Sequence[str | None], title: str | None) -> tuple[Paragraph, ...]:
    """All lines as paragraphs with what became of them; position 0 is the headline if ``title`` is given.

    A kept paragraph that extraction had lost carries the rule ``lead-restored``.
    """
    paragraphs = []
    keepers: dict[str, int] = {}
    if title:
        key = fingerprint(title)
        keepers[key] = 0
        paragraphs.append(Paragraph(0, "headline", title, key, "kept"))
    for position, (line, furniture) in enumerate(zip(lines, rules, strict=True), 1):
        key = digest(line.key, line.text)
        disposition: Disposition = "kept"
        rule, keeper = furniture, None
        if furniture is not None:
            disposition = "furniture"
        elif key in keepers:
            disposition, keeper = "repeat_in_page", keepers[key]
            rule = HEADLINE if keeper == 0 else SAME_FINGERPRINT
        else:
            keepers[key] = position
            rule = RESTORED if line.restored else None
        paragraphs.append(Paragraph(position, line.kind, line.text, key, disposition, rule, keeper, line.start))
    return tuple(paragraphs)
