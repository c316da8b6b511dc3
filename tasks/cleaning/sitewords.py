"""Lines that speak of the site alone: every word is one of buttons, forms, menus and labels.

    "تم نسخ رابط المقال"   "تحميل الملف PDF"   "أرسل هذا الخبر إلى صديق"   but not "تحميل الحكومة المسؤولية"

So wordings are told that no rule lists. words.tsv holds the words: ``site_word`` (of a site and of little else) and
``site_filler`` (what stands between them); a line needs one of the first and none but these.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import read_words

_MOST_WORDS = 14
_SENTENCE_WORDS = 7  # a longer line that ends with a full stop is no button
_HEADS = ("", "و", "ال", "وال", "ل", "لل", "ب", "بال")
_TAILS = ("", "نا", "ك", "كم", "ا")
_SHORTEST = 2


def _parts(names: tuple[str, ...]) -> frozenset[str]:
    words = read_words()
    return frozenset(chain.from_iterable(deep_fold(entry).split() for name in names for entry in words[name]))


@lru_cache(maxsize=1)
def _strong() -> frozenset[str]:
    return _parts(("site_word",))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return _strong() | _parts(("site_filler", "platform"))


def _stems(word: str) -> list[str]:
    """``word`` as it is and without article, preposition or the pronoun of who is spoken to ("بريدك", "للتحميل")."""
    stems = []
    for head in _HEADS:
        if word.startswith(head):
            for tail in _TAILS:
                stem = word[len(head) : len(word) - len(tail)] if word.endswith(tail) else ""
                if len(stem) >= _SHORTEST:
                    stems += [stem, stem[:-1] + "ه"] if tail and stem.endswith("ت") else [stem]
    return stems


@lru_cache(maxsize=20_000)
def _weight(word: str) -> int:
    """2 for a word of sites, 1 for one that may stand beside it, 0 for any other."""
    if word[0].isdigit() or len(word) == 1:
        return 1
    stems = _stems(word)
    if any(stem in _strong() for stem in stems):
        return 2
    return 1 if any(stem in _known() for stem in stems) else 0


def _has_letters(line: Line) -> bool:
    return sum(len(word) > 1 and not word[0].isdigit() for word in line.key.split()) > 1


def speaks_of_the_site(line: Line, *, at_edge: bool = False) -> bool:
    """Whether ``line`` is made of words of sites alone; above and below the text ("عودة للأخبار") fillers do."""
    if not 0 < line.n_words <= _MOST_WORDS or (line.n_words > _SENTENCE_WORDS and line.ends_sentence):
        return False
    weights = [_weight(word) for word in line.key.split()]
    if min(weights) == 0:
        return False
    return max(weights) > 1 or (at_edge and len(weights) > 1 and _has_letters(line))


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return _parts(("story",))


def heads_a_list(line: Line) -> bool:
    """Whether a line that speaks of the site names what a list holds: "فيديوهات الموقع", "جميع الأخبار"."""
    return any(stem in _listed() for word in line.key.split() for stem in _stems(word))
