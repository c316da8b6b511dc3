"""Whether a deed is what its clause tells, or a noun in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.words import CLAUSE_STOPS, COMMAS, COMPLEMENTISERS, NEWS_AFTER, NEWS_BEFORE, PREPOSITIONS, RELATIVES

if TYPE_CHECKING:
    from tasks.arabic.tokens import Token
    from tasks.coding.candidate import Candidate
    from tasks.coding.sentence import Sentence

_NEWS_REACH = 7


def is_news(candidate: Candidate) -> bool:
    """Whether the deed is what the clause tells, not a noun in passing ("the inquiry into the killing of …")."""
    if candidate.reading.sense.kind != "noun":
        return True
    sentence, n = candidate.sentence, candidate.trigger
    if n <= 2 or sentence.tokens[n - 1].text in ':."»' or _is_entry(sentence, n):
        return True
    before, after = _told_before(sentence, n), sentence.tokens[n + 1 : n + 6]
    if any(not NEWS_BEFORE.isdisjoint(bare_forms(token.key)) for token in before):
        return True
    at = next((m for m, token in enumerate(after) if not NEWS_AFTER.isdisjoint(bare_forms(token.key))), None)
    is_background = PREPOSITIONS.get(sentence.tokens[n - 1].key) == "other"  # "بعد الهجوم الذي وقع"
    return at is not None and not (is_background and any(token.key in RELATIVES for token in after[:at]))


def _is_entry(sentence: Sentence, n: int) -> bool:
    """Whether the noun follows the date of a chronicle: "روسيا 24 مارس 2001 مقتل شرطيين"."""
    has_verb = any(sentence.is_plain_verb(m) and sentence.tokens[m].key != "مارس" for m in range(n))
    return sentence.tokens[n - 1].text.isdigit() and not has_verb


def _told_before(sentence: Sentence, n: int) -> list[Token]:
    """The words before the noun ``n`` that can tell it as news: "أعلنت وزارة الداخلية أمس مقتل …"."""
    start = n
    while start > max(0, n - _NEWS_REACH):
        token = sentence.tokens[start - 1]
        is_aside = token.text in COMMAS and start == n  # "شهدت كربلاء، احتجاجات"
        if (token.text in CLAUSE_STOPS and not is_aside) or token.key in COMPLEMENTISERS:
            break
        start -= 1
    return sentence.tokens[start:n]
