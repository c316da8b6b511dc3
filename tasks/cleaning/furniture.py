"""Which lines are furniture, and by which rule: phrases from the rule files, shapes from shapes.py.

A rule looks at a line's words, length, end and place, never at what other pages say.
"""

from __future__ import annotations

from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.headings import below, closes_a_list, heads_paragraph
from tasks.cleaning.lines import Line
from tasks.cleaning.phrases import RuleSet
from tasks.cleaning.rules import Rule, read_rules, read_words
from tasks.cleaning.shapes import SITE_RULES, Place, is_in_arabic, labels_above, shape_of, squeezed
from tasks.cleaning.sitewords import heads_a_list

_ANYWHERE = frozenset({"any"})
_HEAD = frozenset({"head", "edge"})
_TAIL = frozenset({"tail", "edge"})
_BLOCK_INSIDE, _BLOCK_AT_END = 3, 40  # headlines that a list may hold between prose, and after it
_FEWEST_PARAGRAPHS, _LABEL_WORDS = 2, 3
_FOOT = frozenset({"comment-form", "comment-policy", "copyright", "credits", "imprint", "policy", "site-about", "tags"})
# What may stand between the paragraphs, or signs the last: after any other furniture the text is over.
_NOT_YET_OVER = frozenset(
    {
        "agency-mark", "byline", "caption-mark", "date-line", "foreign-line", "initials", "no-words", "photo-credit",
        "publication-line", "section-label", "source-line", "source-link", "updated",
    }
)  # fmt: skip


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


def _prose_span(lines: list[Line], rules: list[str | None]) -> tuple[int, int]:
    """First and last line of prose among those no rule has taken; (n, -1) if there is none."""
    prose = [at for at, line in enumerate(lines) if rules[at] is None and line.is_prose]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _end_of_text(lines: list[Line], rules: list[str | None]) -> int:
    """The last line of prose that is the text's: one or two below what only a page's foot has are not."""
    prose = [at for at, line in enumerate(lines) if rules[at] is None and line.is_prose]
    while len(prose) > _FEWEST_PARAGRAPHS and lines[prose[-1]].is_teaser:
        prose.pop()
    for n_below in (1, 2):
        if len(prose) >= n_below + _FEWEST_PARAGRAPHS and _FOOT & set(rules[prose[-n_below - 1] + 1 : prose[-n_below]]):
            return prose[-n_below - 1]
    return prose[-1] if prose else -1


def starts_paragraph(line: Line) -> bool:
    """Whether the line begins as paragraphs do ("وقال", "وأضاف"), so that it is no headline."""
    return line.key.split(" ", 1)[0] in _paragraph_starts()


def _close_block(lines: list[Line], rules: list[str | None], at: int, name: str, last_prose: int) -> None:
    """Give the headline-like lines after the heading at ``at`` to its rule."""
    is_inside = at <= last_prose
    limit = _BLOCK_INSIDE if is_inside else _BLOCK_AT_END
    for place in range(at + 1, min(at + 1 + limit, len(lines))):
        line = lines[place]
        if rules[place] in (None, "site-words"):
            if starts_paragraph(line) or not (line.is_headline_like or (line.is_teaser and not is_inside)):
                return
            if is_inside and closes_a_list(line, below(lines, place), is_first=place == at + 1):
                return
            rules[place] = name


def _close_foot(lines: list[Line], rules: list[str | None], last: int) -> None:
    """Give what stands below a page's foot to it: whole sentences (a reader's comment, a notice) and lone names."""
    is_over = is_foot = False
    for at in range(last + 1, len(lines)):
        line, rule = lines[at], rules[at]
        if rule is None and last >= 0:
            is_label = is_over and line.n_words <= _LABEL_WORDS and not line.text.rstrip().endswith((".", ":"))
            if is_label or (is_foot and line.is_prose):
                rules[at] = "page-foot"
        is_over = is_over or (rule is not None and rule not in _NOT_YET_OVER)
        is_foot = is_foot or rule in _FOOT


def judge(lines: list[Line], title: str | None = None) -> list[str | None]:
    """For each line the name of the rule that makes it furniture, or None.

    ``title`` is the headline if it is known from outside the text.
    """
    known, phrases, in_arabic = squeezed(deep_fold(title)) if title else "", furniture_rules(), is_in_arabic(lines)
    found = [phrases.first_fitting(line, _ANYWHERE) for line in lines]
    rules = [rule.name if rule else None for rule in found]
    first, last = _prose_span(lines, rules)[0], _end_of_text(lines, rules)
    is_over = False
    for at in range(len(lines)):
        if rules[at] is None:
            place = Place(is_head=at <= first, is_tail=at > last, is_over=is_over, in_arabic=in_arabic)
            found[at] = rule = _at_edge(phrases, lines[at], place)
            rules[at] = rule.name if rule else shape_of(lines, at, known, place)
            if rules[at] in SITE_RULES and not place.at_edge and heads_paragraph(lines[at], below(lines, at)):
                rules[at] = None
        is_over = is_over or (at > last and rules[at] is not None and rules[at] not in _NOT_YET_OVER)
    for at, label in labels_above(lines, rules, min(first, len(lines)), has_title=bool(title)).items():
        rules[at] = label
    _close_foot(lines, rules, last)
    for at, rule in enumerate(found):
        # What follows a list's heading above the first paragraph may be the page's own headline.
        if rule is not None and opens_block(rule) and at > first:
            _close_block(lines, rules, at, rule.name, last)
        elif rules[at] == "site-words" and at > last and heads_a_list(lines[at]):
            _close_block(lines, rules, at, "site-words", last)
    return rules


def _at_edge(phrases: RuleSet, line: Line, place: Place) -> Rule | None:
    """The rule for the head or tail of pages that fits ``line``, if it stands there."""
    if not place.at_edge:
        return None
    return phrases.first_fitting(
        line, (_HEAD if place.is_head else frozenset()) | (_TAIL if place.is_tail else frozenset())
    )


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
