"""Which lines are furniture, and by which rule: phrases from the rule files, shapes from here.

A rule looks at a line's words, length, end and place, never at what other pages say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.datewords import is_bare_date
from tasks.cleaning.lines import Line
from tasks.cleaning.phrases import RuleSet
from tasks.cleaning.rules import Rule, read_rules, read_words

_ANYWHERE = frozenset({"any"})
_HEAD = frozenset({"head", "edge"})
_TAIL = frozenset({"tail", "edge"})
_BLOCK_INSIDE, _BLOCK_AT_END = 3, 40  # headlines that a list may hold between prose, and after it
_MENU_LETTERS = 45  # what a menu or a site's name may add to a headline
_DOMAIN = re.compile(
    r"[\w.-]+\.(?:com|net|org|info|inf|ma|ae|sa|eg|jo|ly|iq|ps|qa|tn|dz|lb|sy|ye|kw|om|bh|tv|news)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\W*[(\[«].*[)\]»]\W*")
_SIGN_OFF_WORDS = 4
_SUFFIX_MARK = re.compile(r"\s*[|»:–—-]")


@lru_cache(maxsize=1)
def furniture_rules() -> RuleSet:
    """The rules of ``furniture.tsv``, compiled once in a process."""
    return RuleSet.build(read_rules("furniture.tsv"), read_words())


@lru_cache(maxsize=1)
def caption_rules() -> RuleSet:
    """The rules of ``caption.tsv``, compiled once in a process."""
    return RuleSet.build(read_rules("caption.tsv"), read_words())


@lru_cache(maxsize=1)
def _paragraph_starts() -> frozenset[str]:
    return frozenset(deep_fold(word) for word in read_words()["paragraph_start"] if " " not in word)


def _squeezed(key: str) -> str:
    return key.replace(" ", "")


def _wears(line: Line, headline: str, wanted: int) -> bool:
    """Whether the line is ``headline`` (a squeezed key) with a menu before it or a site's name after it."""
    squeezed = _squeezed(line.key)
    extra = len(squeezed) - len(headline)
    if len(headline) < wanted or not 0 < extra <= _MENU_LETTERS:
        return False
    return squeezed.endswith(headline) or (squeezed.startswith(headline) and bool(_SUFFIX_MARK.search(line.text)))


def _shape(lines: list[Line], at: int, title: str, place: frozenset[str]) -> str | None:
    """The rule of shape that fits the line at ``at``; ``title`` is the squeezed key of the known title."""
    line = lines[at]
    words = line.key.split()
    if not words:
        return "no-words"
    if len(words) >= 3 and len(set(words)) == 1:
        return "one-word-repeated"
    if line.text.startswith("©") and line.is_headline_like:
        return "photo-credit"
    if "tail" in place and len(words) <= _SIGN_OFF_WORDS and _BRACKETED.fullmatch(line.text):
        return "source-line"
    if len(words) <= 3 and _DOMAIN.fullmatch(line.text.strip(" -–—|:\"'")):
        return "site-name"
    if "head" in place and len(line.text) <= 250:
        following = [_squeezed(other.key) for other in lines[at + 1 : at + 4]]
        if any(_wears(line, headline, 15) for headline in (title, *following)):
            return "glued-headline"
    if ("head" in place or "tail" in place) and is_bare_date(line.key):
        return "date-line"
    return None


def _prose_span(lines: list[Line], rules: list[str | None]) -> tuple[int, int]:
    """First and last line of prose among those no rule has taken; (n, -1) if there is none."""
    prose = [at for at, line in enumerate(lines) if rules[at] is None and line.is_prose]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _starts_paragraph(line: Line) -> bool:
    return line.key.split(" ", 1)[0] in _paragraph_starts()


def _close_block(lines: list[Line], rules: list[str | None], at: int, name: str, last_prose: int) -> None:
    """Give the headline-like lines after the heading at ``at`` to its rule."""
    limit = _BLOCK_AT_END if at > last_prose else _BLOCK_INSIDE
    for place in range(at + 1, min(at + 1 + limit, len(lines))):
        line = lines[place]
        if rules[place] is None:
            if not line.is_headline_like or _starts_paragraph(line):
                return
            rules[place] = name


def judge(lines: list[Line], title: str | None = None) -> list[str | None]:
    """For each line the name of the rule that makes it furniture, or None.

    ``title`` is the headline if it is known from outside the text.
    """
    known, phrases = _squeezed(deep_fold(title)) if title else "", furniture_rules()
    found = [phrases.first_fitting(line, _ANYWHERE) for line in lines]
    rules = [rule.name if rule else None for rule in found]
    first, last = _prose_span(lines, rules)
    for at, line in enumerate(lines):
        if rules[at] is None and not first < at < last:
            place = (_HEAD if at <= first else frozenset()) | (_TAIL if at > last else frozenset())
            rule = phrases.first_fitting(line, place) if place else None
            found[at] = rule
            rules[at] = rule.name if rule else _shape(lines, at, known, place)
        elif rules[at] is None:
            rules[at] = _shape(lines, at, known, frozenset())
    for at, rule in enumerate(found):
        # What follows a list's heading above the first paragraph may be the page's own headline.
        if rule is not None and opens_block(rule) and at > first:
            _close_block(lines, rules, at, rule.name, last)
    return rules


def opens_block(rule: Rule) -> bool:
    """Whether headline-like lines after a line of this rule belong to it."""
    return "block" in rule.needs


def mark_captions(lines: list[Line], rules: list[str | None]) -> None:
    """Give the kind ``caption`` to the news told under a picture: by its own words, or by the credit right below it.

    A credit under the headline or under the first paragraph belongs to a picture without a caption.
    """
    captions = caption_rules()
    kept = [at for at, rule in enumerate(rules) if rule is None]
    leading = {*kept[:1], _prose_span(lines, rules)[0]}
    for at in kept:
        if lines[at].kind == "body":
            is_credited = rules[at + 1 : at + 2] == ["photo-credit"] and at not in leading
            if is_credited or captions.first_fitting(lines[at], _ANYWHERE) is not None:
                lines[at].kind = "caption"
