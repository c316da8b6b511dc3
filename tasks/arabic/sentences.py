"""Sentences of Arabic news text, as offsets.

    وقال: «لن ننسحب. لم نقرر بعد». وأضاف الوزير …   ->   two sentences: the quotation is not cut

A sentence ends at a line end, at . ؟ ! ؛ and at a stop glued to the next word; not inside a
balanced quotation or bracket, a number, a name of letters (أ.ف.ب), an abbreviation or an
ellipsis. A mark of quotation without a partner in its line protects nothing, so that it can't
swallow the page. Work grows linearly with the text: every look around a stop is bounded.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.…؟?!؛;]+|:(?=[^\W\d_])|\s{4,}")  # a wide gap is left where a page's blocks were flattened
_LETTER_NAME = re.compile(  # أ.ف.ب, بي.بي.سي; and أ ف ب, أ. ف. ب
    r"(?<![\w.])(?:[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){2,}|[^\W\d_](?:(?:\.\s?|\s)[^\W\d_](?!\w)){2,})(?!\w)"
)
# What no such name lacks and few lines have, looked for first: it is found three times as fast.
_SHORT_WORD = re.compile(r"[.\s](?!\d)\w(?:[.\s]|\w{1,2}\.)")
_QUOTATION = re.compile(r"[«»“”„‹›()\[\]\"]")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[ـً-ْٰ]+")
_ENTITY = re.compile(r"&#?\w{1,8}$")

_LONGEST_PROTECTED = 600  # characters; a longer "quotation" is two stray marks, or a speech to be cut
_DEEPEST = 8  # open marks remembered; more are noise
_LOOK_BACK = 60  # characters looked at before a stop
_CLOSING = {"«": "»", "“": "”", "„": "”", "‹": "›", "(": ")", "[": "]"}
_CLOSERS = "»”›)]\"'"
_TWO_DOT_WORDS = 3  # a clause of fewer words is no headline of its own: "شاهد.. …"

_LATIN_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "st", "vs", "no", "inc", "jr", "prof", "gen", "col", "lt"})
_TITLES_AFTER_AND = frozenset(("ود", "وم", "وأ"))  # وأ. سعاد
_ERA_OR_UNIT = frozenset("مهص")  # 2022 م. 1443 هـ. 5 ص. can end a sentence; د. or أ. can't
_SPEECH = re.compile(
    r"[وف]?(?:قال|أضاف|تابع|أوضح|أكد|كتب|ذكر|صرح|غرد|سأل|شدد|أردف|زاد)ت?|[وف]?[يت](?:قول|ضيف|تابع)|(?:قائل|مضيف|متابع)[اةً]+"
)
_ATTRIBUTION = re.compile(
    r"(?:قال|صرح|كتب|سأل|أكد|ذكر|أعلن)ت?\b|(?:ب?حسب|وفق|بحسب|نقلا)\w*\b|كما (?:قال|صرح|ذكر|جاء)ت?\b"
)
_CONTINUES = frozenset(("إن", "أن", "الذي", "التي", "الذين", "في", "من", "على", "إلى", "عن", "حتى", "أو", "بل", "ثم"))


class _Protected(NamedTuple):
    """A balanced quotation or bracket, its marks included."""

    start: int
    end: int


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of ``text``, in order, without surrounding white space.

    Together they hold every character of the text that is not white space.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        offset, start, first = line.start(), 0, len(found)
        for cut in (*_cuts(line.group()), line.end() - offset):
            piece = line.group()[start:cut]
            left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
            if left < right:
                if len(found) > first and not _WORD.search(piece):  # a lone "!" or ")" stays with what it follows
                    found[-1] = (found[-1][0], offset + start + right)
                else:
                    found.append((offset + start + left, offset + start + right))
            start = cut
    return found


def _cuts(line: str) -> list[int]:
    """Offsets in ``line`` where one sentence ends and the next begins."""
    quotes = _protected(line)
    opening = {quote.start for quote in quotes}
    names = [match.span() for match in _LETTER_NAME.finditer(line)] if _SHORT_WORD.search(line) else []
    cuts: list[int] = []
    quote_index = name_index = sentence_start = 0
    for match in _STOP.finditer(line):
        at, end = match.span()
        while quote_index < len(quotes) and quotes[quote_index].end <= at:
            quote_index += 1
        while name_index < len(names) and names[name_index][1] <= at:
            name_index += 1
        if name_index < len(names) and names[name_index][0] <= at:
            continue
        after = end
        while after < len(line) and line[after] in _CLOSERS and after not in opening:
            after += 1
        if after == len(line):
            break
        inside = quote_index < len(quotes) and quotes[quote_index].start <= at
        if inside:
            ends = match.group() == "." and _ends_with_quotation(line, quotes[quote_index].end, after)
        else:
            closes_name = name_index > 0 and names[name_index - 1][1] == at
            ends = _ends_sentence(line, sentence_start, at, end, after, closes_name)
        if ends:
            cuts.append(after)
            sentence_start = after
    return cuts


def _ends_with_quotation(line: str, quote_end: int, after: int) -> bool:
    """Whether a full stop right before the closing mark ends the sentence: «… بعد.» وأضاف, not «….»، وفق الوكالة."""
    if after < quote_end or line[after] in "،,.؛:؟!":
        return False
    return _ATTRIBUTION.match(line[after : after + _LOOK_BACK].lstrip()) is None


def _ends_sentence(line: str, sentence_start: int, at: int, end: int, after: int, closes_name: bool) -> bool:
    stop, head = line[at:end], line[max(sentence_start, at - _LOOK_BACK) : at]
    before, following = _last_word(head), line[after]
    if stop.isspace():
        return True
    if stop == ":":
        is_short = at - sentence_start < _LOOK_BACK and 0 < len(head.split()) <= 5
        return is_short and not before.isascii() and not any(_SPEECH.fullmatch(word) for word in head.split())
    if before.isascii() and before and following.isascii() and following.isalnum():
        return False  # an address or a number: 3.5, example.com, ?id=7
    if stop == ";" and _ENTITY.search(head):
        return False
    if not set(stop) <= set(".…"):
        return True
    if stop != ".":
        return _is_two_dot_break(line, sentence_start, at, end, stop)
    if following.isspace():
        return closes_name or not _is_abbreviation(head, at - sentence_start, before)
    return _is_glued(line, before, at, after)


def _last_word(head: str) -> str:
    """The word that touches the stop, without marks; "" if none does."""
    start = len(head)
    while start > 0 and (head[start - 1].isalnum() or _MARKS.match(head[start - 1])):
        start -= 1
    return _MARKS.sub("", head[start:])


def _is_two_dot_break(line: str, sentence_start: int, at: int, end: int, stop: str) -> bool:
    """Whether ".." parts two clauses of a headline (بدأوا الانسحاب أمس.. بايدن يهاتف بوتين)."""
    if stop != ".." or not line[end : end + 1].isspace() or line[at - 1 : at].isspace():
        return False
    before, behind = line[max(sentence_start, at - 300) : at].split(), line[end : end + 300].split()
    return len(before) >= _TWO_DOT_WORDS and len(behind) >= _TWO_DOT_WORDS and behind[0] not in _CONTINUES


def _is_abbreviation(head: str, length: int, before: str) -> bool:
    """Whether a stop before a space belongs to the word and not to the sentence."""
    if before.isdigit():
        return length <= len(before) + 3 and head.strip() == before  # "1. …" numbers an item
    if before.isascii():
        return len(before) == 1 or before.lower() in _LATIN_ABBREVIATIONS
    if len(before) > 1:
        return before in _TITLES_AFTER_AND
    return not (before in _ERA_OR_UNIT and re.search(r"\d\s*\w?ـ*$", head))


def _is_glued(line: str, before: str, at: int, after: int) -> bool:
    """Whether a stop without a space after it ends a sentence: "الثلاثاء.وتزامن", "البلاد .وقال", not "د.محمد"."""
    following = line[after]
    if len(before) == 1 and not before.isdigit():
        return False
    if not before and not line[at - 1 : at].isspace() and line[at - 1 : at] not in tuple(_CLOSERS + "%٪"):
        return False
    if following in '«“"(#@':
        return True
    word = _WORD.match(line, after)
    return word is not None and (len(_MARKS.sub("", word.group()[:9])) > 1 or word.group().isdigit())


def _protected(line: str) -> list[_Protected]:
    """Balanced quotations and brackets of bearable length, the outermost ones, in order."""
    spans: list[_Protected] = []
    opened: list[tuple[str, int]] = []  # (the mark that would close, where opened)
    for match in _QUOTATION.finditer(line):
        index, mark = match.start(), match.group()
        if mark in _CLOSING:
            opened.append((_CLOSING[mark], index))
        elif mark == '"' and _opens(line, index, any(close == '"' for close, _ in opened)):
            opened = [item for item in opened if item[0] != '"']
            opened.append(('"', index))
        else:
            _close(opened, spans, mark, index)
        del opened[:-_DEEPEST]
    outermost: list[_Protected] = []
    for span in sorted(spans):
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return outermost


def _close(opened: list[tuple[str, int]], spans: list[_Protected], mark: str, index: int) -> None:
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth][0] == mark:
            if index + 1 - opened[depth][1] <= _LONGEST_PROTECTED:
                spans.append(_Protected(opened[depth][1], index + 1))
            del opened[depth:]
            return


def _opens(line: str, index: int, is_open: bool) -> bool:
    """Whether a straight mark opens a quotation: by the spaces round it, and where they don't tell, by turns."""
    before, behind = line[index - 1 : index] if index else "", line[index + 1 : index + 2]
    is_free_before = not before or before.isspace() or before in "([«:،-–—"
    is_free_behind = not behind or behind.isspace() or behind in ")].,،؛;:؟?!»…"
    if is_free_before != is_free_behind:
        return is_free_before
    return not is_open
