"""Furniture by shape: what a line's letters, words, place and neighbours tell where no phrase does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.byline import names_its_writer
from tasks.cleaning.datewords import is_bare_date, is_date_word, is_stamp
from tasks.cleaning.lines import Line
from tasks.cleaning.masthead import is_label_apart, is_masthead
from tasks.cleaning.rules import read_words
from tasks.cleaning.sitewords import speaks_of_the_site, turns_to_the_reader

_MENU_LETTERS = 45  # what a menu or a site's name may add to a headline
_SIGN_OFF_WORDS = 4
_DOMAIN_WORDS = 3
_FEWEST_REPEATS = 3
_GLUED_LETTERS = 250
_HEADLINE_WORDS = 4  # from here on a line above the text is its headline rather than a label
_LABEL_WORDS, _NAME_WORDS = 2, 3
_FOREIGN_LETTERS = 120
_INITIALS_LETTERS, _SIGNED_LETTERS = 14, 60
_WORDS_BESIDE_A_DAY = 3
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_ARABIC_SHARE = 0.5
_DOMAIN = re.compile(
    r"[\w.-]+\.(?:com|net|org|info|inf|ma|ae|sa|eg|jo|ly|iq|ps|qa|tn|dz|lb|sy|ye|kw|om|bh|tv|news)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\W*[(\[«].*[)\]»]\W*")
_SUFFIX_MARK = re.compile(r"\s*[|»:–—-]")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_ARABIC_RUN = re.compile(r"[\u0621-\u064a\u066e-\u06d3]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"\W*\w{1,2}(?:\s*[./+ـ-]\s*\w{1,2}){1,5}\W*")
_AGENCIES = re.compile(r"\s*\([^()]{2,40}\)\s*$")  # what stands behind initials
_DAY_OR_YEAR = re.compile(r"\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ADDRESS = re.compile(r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|(?<![\d.,])\+?\d{8,}(?![\d.,])")
_ADDRESS_LETTERS = 120
_BAR = re.compile(r"\s*[|»«>•·/\\]\s*")
_FEWEST_CELLS, _CELL_WORDS = 3, 3
_TAG_MARK, _TAG_WORDS = re.compile(r"\s*[،,;؛]\s*"), 24
_CRUMB, _CRUMB_WORDS = re.compile(r"\w\s+[»›>]+\s*\w"), 6
_GLUED_READ = re.compile(r"^و?(?:اقرا|طالع|شاهد) ?(?:ايضا|المزيد)(?=[^ ])")  # "اقرأ أيضاالحكومة ترد"
SITE_RULES = frozenset({"site-words", "reader-call"})
_AFTER_STAMPS = frozenset({"date-line", "publication-line", "updated", "read-time"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: before the first line of prose, after the last, or neither; after other furniture below
    the text, so that this is over; in a page in Arabic or not.
    """

    is_head: bool
    is_tail: bool
    is_over: bool
    in_arabic: bool

    @property
    def at_edge(self) -> bool:
        """Whether it stands above or below the text."""
        return self.is_head or self.is_tail


def _is_clocked(line: Line) -> bool:
    """A day with its hour, and few words beside it: "سامي رجب - الإثنين 06 يونيو 2022 | 10:12 صباحا"."""
    n_others = sum(not is_date_word(word) for word in line.key.split())
    return n_others <= _WORDS_BESIDE_A_DAY < line.n_words - n_others and _CLOCK.search(line.text) is not None


def is_in_arabic(lines: Sequence[Line]) -> bool:
    """Whether most letters of the page are Arabic ones."""
    whole = " ".join(line.key for line in lines)
    n_arabic = sum(map(len, _ARABIC_RUN.findall(whole)))
    return n_arabic > _ARABIC_SHARE * sum(map(len, _LETTER_RUN.findall(whole)))


def squeezed(key: str) -> str:
    """``key`` without blanks: glued words are compared so."""
    return key.replace(" ", "")


def _wears(line: Line, headline: str, wanted: int) -> bool:
    """Whether the line is ``headline`` (a squeezed key) with a menu before it or a site's name after it."""
    key = squeezed(line.key)
    extra = len(key) - len(headline)
    if len(headline) < wanted or not 0 < extra <= _MENU_LETTERS:
        return False
    return key.endswith(headline) or (key.startswith(headline) and bool(_SUFFIX_MARK.search(line.text)))


def _without_letters(line: Line, place: Place) -> str | None:
    """A line of figures: a counter, a player's clock; a day or year may head a chronicle's part."""
    if not line.key:
        return "no-words"
    if _LETTER.search(line.key):
        return None
    is_day = bool(_DAY_OR_YEAR.search(line.text))
    return None if is_day and not place.at_edge else "no-words"


def _in_latin(line: Line) -> bool:
    """A short line without one Arabic letter in a page in Arabic: a button, byline or share bar of the site's frame."""
    if line.is_prose or line.ends_sentence or len(line.text) > _FOREIGN_LETTERS:
        return False
    return _LATIN.search(line.text) is not None and _ARABIC.search(line.key) is None


def _is_day(line: Line) -> bool:
    return is_bare_date(line.key) or is_stamp(line.key) or _is_clocked(line)


def _is_menu(line: Line) -> bool:
    """A row of short names between bars: "حوارات | تحقيقات | ملف العدد"."""
    if "«" not in line.text and not line.ends_sentence and _CRUMB.search(line.text) and line.n_words <= _CRUMB_WORDS:
        return True  # the way to the page: "البوابة » حوادث"
    cells = _BAR.split(line.text.strip())
    return len(cells) >= _FEWEST_CELLS and all(cell and len(cell.split()) <= _CELL_WORDS for cell in cells)


def _is_tag_list(line: Line) -> bool:
    """Three or more short names between commas and no "and": "هدنة، أسرى، وسطاء"."""
    if line.ends_sentence or line.n_words > _TAG_WORDS:
        return False
    cells = [cell.split() for cell in _TAG_MARK.split(line.text)]
    return len(cells) >= _FEWEST_CELLS and all(
        cell and len(cell) <= _CELL_WORDS and not cell[0].startswith("و") for cell in cells
    )


def _is_address(line: Line) -> bool:
    """A short line with a link, an e-mail address or a telephone number."""
    return not line.is_prose and len(line.text) <= _ADDRESS_LETTERS and _ADDRESS.search(line.text) is not None


def _repeats_one_word(line: Line, place: Place) -> bool:
    words = line.key.split()
    return len(words) >= _FEWEST_REPEATS - place.is_tail and len(set(words)) == 1


def _is_sign_off(line: Line, place: Place) -> bool:
    return place.is_tail and line.n_words <= _SIGN_OFF_WORDS and _BRACKETED.fullmatch(line.text) is not None


def _is_domain(line: Line, _: Place) -> bool:
    return line.n_words <= _DOMAIN_WORDS and _DOMAIN.fullmatch(line.text.strip(" -–—|:\"'")) is not None


def _is_initials(line: Line, _: Place) -> bool:
    """Who typed it: "م.ح", "ر.ع / س.م (رويترز)"."""
    if len(line.text) > _SIGNED_LETTERS:
        return False
    bare = _AGENCIES.sub("", line.text)
    if len(bare) > _INITIALS_LETTERS:
        return False
    return _INITIALS.fullmatch(bare) is not None or all(len(word) == 1 for word in line.key.split())


_SHAPES: tuple[tuple[str, Callable[[Line, Place], bool]], ...] = (
    ("one-word-repeated", _repeats_one_word),
    ("photo-credit", lambda line, _: line.text.startswith("©") and line.is_headline_like),
    ("copyright", lambda line, _: "©" in line.text and line.is_headline_like),
    ("source-line", _is_sign_off),
    ("site-name", _is_domain),
    ("initials", _is_initials),
    ("date-line", lambda line, place: place.at_edge and _is_day(line)),
    ("menu", lambda line, place: place.at_edge and _is_menu(line)),
    ("tags", lambda line, _: all(word.startswith("#") for word in line.text.split())),
    ("read-also", lambda line, _: _GLUED_READ.match(line.key) is not None),
    ("tags", lambda line, place: place.is_tail and _is_tag_list(line)),
    ("byline", lambda line, place: place.is_tail and names_its_writer(line, is_tail=True)),
    ("address", lambda line, _: _is_address(line)),
    ("foreign-line", lambda line, place: place.in_arabic and _in_latin(line)),
    ("site-words", lambda line, place: speaks_of_the_site(line, at_edge=place.at_edge)),
    ("reader-call", lambda line, place: turns_to_the_reader(line, is_tail=place.is_tail, is_over=place.is_over)),
)


def shape_of(lines: Sequence[Line], at: int, title: str, place: Place) -> str | None:
    """The rule of shape that fits the line at ``at``; ``title`` is the squeezed key of the known title."""
    line = lines[at]
    if rule := _without_letters(line, place):
        return rule
    if place.is_head and len(line.text) <= _GLUED_LETTERS:
        following = [squeezed(other.key) for other in lines[at + 1 : at + 4]]
        if any(_wears(line, headline, 15) for headline in (title, *following)):
            return "glued-headline"
    return next((name for name, fits in _SHAPES if fits(line, place)), None)


def _may_be_headline(line: Line) -> bool:
    return line.n_words >= _HEADLINE_WORDS


@lru_cache(maxsize=1)
def _media() -> frozenset[str]:
    return frozenset(map(deep_fold, read_words()["medium"]))


def labels_above(lines: Sequence[Line], rules: Sequence[str | None], first: int, *, has_title: bool) -> dict[int, str]:
    """Lines before the text (``first`` is its first line) that their neighbours tell: a section's or site's name of
    one or two words ("صحيفة النهضة السودانية": three) with the headline below it, and a writer's name of two words
    between the headline and the day.
    """
    found: dict[int, str] = {}
    open_lines = [at for at in range(first) if rules[at] is None]
    headlines = [at for at in open_lines if _may_be_headline(lines[at])]
    for at in open_lines:
        n_words = lines[at].n_words
        is_label = n_words <= _LABEL_WORDS or (n_words == _NAME_WORDS and lines[at].key.split()[0] in _media())
        if is_label and headlines and at < headlines[-1]:
            found[at] = "section-label"
        elif headlines and (has_title or headlines != [at]) and is_masthead(lines, rules, at):
            found[at] = "site-name"
        elif headlines and (has_title or headlines != [at]) and names_its_writer(lines[at]):
            found[at] = "byline"
        elif headlines and headlines[0] < at and is_label_apart(lines, at):
            found[at] = "section-label"
        elif n_words == 2 and (has_title or (headlines and headlines[0] < at)):
            beside = {rules[other] for other in (at - 1, at + 1) if 0 <= other < len(rules)}
            if beside & _AFTER_STAMPS and lines[at].text.strip().replace(" ", "").isalpha():
                found[at] = "byline"
    return found
