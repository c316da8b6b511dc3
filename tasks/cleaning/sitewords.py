"""Lines that speak of the site: their words are those of buttons, forms, menus and labels.

    "تم نسخ رابط المقال"   "تحميل الملف PDF"   "أرسل هذا الخبر إلى صديق"   but not "تحميل الحكومة المسؤولية"
    "اطلب باقة الاشتراك المناسبة لك"   "نود سماع رأيك في الموقع"          but not "سجل الناخبون حضورا كثيفا"

So wordings are told that no rule lists. words.tsv holds the words: ``site_word`` (of a site and of little else) and
``site_filler`` (what stands between them). A line of none but these, with one of the first, is the site's; so is one
that turns to its reader (``reader_call`` begins it, or "your", "our" hangs on a word of sites) and has fewer other
words than words of sites and such turns.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import read_words

_MOST_WORDS, _MOST_CALL_WORDS, _MOST_SENTENCE_WORDS = 14, 20, 45
_SENTENCE_WORDS = 7  # a longer line that ends with a full stop is no button
_HEADS = ("", "و", "ال", "وال", "ل", "لل", "ب", "بال")
_TAILS = ("", "نا", "ك", "كم", "ا")
_SHORTEST = 2
_TO_YOU = frozenset({"اليك", "اليكم", "لك", "لكم", "عليك", "عليكم", "منك", "منكم", "يمكنك", "يمكنكم"})
_OURS, _YOURS = ("نا",), ("ك", "كم")
_SPEECH = ('"', "“", "”", "«", "'", "‘")


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
def weight(word: str) -> int:
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
    weights = [weight(word) for word in line.key.split()]
    if min(weights) == 0:
        return False
    return max(weights) > 1 or (at_edge and len(weights) > 1 and _has_letters(line))


@lru_cache(maxsize=1)
def _calls() -> frozenset[str]:
    return frozenset(deep_fold(entry) for entry in read_words()["reader_call"])


@lru_cache(maxsize=1)
def _we_do() -> frozenset[str]:
    return frozenset(map(deep_fold, read_words()["we_do"]))


@lru_cache(maxsize=20_000)
def _hangs(word: str, tails: tuple[str, ...]) -> bool:
    """Whether one of the pronouns ``tails`` hangs on a word of sites: "بريدك", "قناتنا"; not on "شارك", itself one."""
    if not word.endswith(tails) or weight(word) < 2:
        return False
    return not any(word.startswith(head) and word[len(head) :] in _known() for head in _HEADS)


def _begins_with_call(words: list[str]) -> bool:
    return words[0] in _calls() or " ".join(words[:2]) in _calls()


def turns_to_the_reader(line: Line, *, is_tail: bool = False, is_over: bool = False) -> bool:
    """Whether ``line`` turns to its reader mostly in words of sites; below the text (``is_tail``) such words alone
    tell it, and half of them where other furniture says that the text ``is_over``.

    A whole sentence must say "we" and "you" beside words of sites: "نرسل إليك ملخص الأسبوع على بريدك.".
    """
    if not 1 < line.n_words <= _MOST_SENTENCE_WORDS or line.text.startswith(_SPEECH):
        return False
    is_sentence, closed = line.n_words > _MOST_CALL_WORDS or line.text.endswith("."), f"{line.key} "
    if is_sentence and "ك " not in closed and "كم " not in closed:
        return False  # nobody is spoken to
    words = line.key.split()
    n_yours = sum(word[-1] in "كم" and _hangs(word, _YOURS) for word in words)
    if is_sentence and not n_yours and _TO_YOU.isdisjoint(words):
        return False
    n_turns = _begins_with_call(words) + n_yours + sum(word[-1] == "ا" and _hangs(word, _OURS) for word in words)
    if not n_turns and not is_tail:
        return False
    weights = [weight(word) for word in words]
    n_site, n_other = weights.count(2), weights.count(0)
    if is_sentence:
        is_ours = any(word in _we_do() or _hangs(word, _OURS) for word in words)
        is_speech = any(mark in line.text for mark in _SPEECH)
        return not is_speech and ((is_ours and n_site > 1) or (is_over and n_site > 0 and n_site + n_turns > n_other))
    return n_site > 0 and n_site + n_turns + is_over > n_other


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return _parts(("story",))


def heads_a_list(line: Line) -> bool:
    """Whether a line that speaks of the site names what a list holds: "فيديوهات الموقع", "جميع الأخبار"."""
    return any(stem in _listed() for word in line.key.split() for stem in _stems(word))
