"""Whether the deed happened, lies ahead, is only thought of, or is denied; with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.words import NEGATING_NOUNS, NEGATORS, PARTICLES, Wording

if TYPE_CHECKING:
    from tasks.coding.candidates import Candidate
    from tasks.records import Factuality


_FUTURE_BEFORE = Wording.of((
    "سوف", "من المقرر", "من المنتظر", "من المتوقع", "من المرتقب", "يعتزم", "تعتزم", "يعتزمون", "ينوي", "تنوي", "يخطط", "تخطط", "يستعد", "تستعد", "المقرر أن",
    "يتوقع أن", "كان من المقرر", "قرر", "قررت", "قرروا", "بصدد", "تمهيدا", "تحضيرا", "استعدادا", "عشية",
))  # fmt: skip
_FUTURE_AFTER = Wording.of((
    "المقبل", "المقبلة", "القادم", "القادمة", "المقرر", "المقررة", "المرتقب", "المرتقبة", "المزمع", "المزمعة", "المنتظرة", "المنتظر", "غدا", "المقبلين", "الوشيك", "الوشيكة",
))  # fmt: skip
_HYPOTHETICAL_BEFORE = Wording.of((
    "إذا", "لو", "في حال", "في حالة", "ربما", "قد", "يمكن أن", "يمكن", "احتمال", "احتمالات", "مخاوف من", "خشية", "يخشى", "تخشى", "من شأن", "إمكانية", "احتمالية", "أي",
    "الحيلولة دون", "لمنع", "تحسبا", "يسعى", "تسعى", "محاولة", "لا يستبعد", "ما لم", "تفاديا", "لتجنب", "قد يكون", "إن لم",
))  # fmt: skip
_HYPOTHETICAL_AFTER = Wording.of(("المحتمل", "المحتملة", "محتمل", "محتملة", "المفترض", "المفترضة"))
_REACH_BEFORE = 4


def factuality(candidate: Candidate) -> tuple[Factuality, int | None]:
    """The factuality of a candidate and the token of its cue (None for asserted)."""
    sentence, n = candidate.sentence, candidate.trigger
    kind = candidate.reading.sense.kind
    before = n - 1
    while before >= 0 and n - before <= 3:
        key = sentence.tokens[before].key
        if kind == "verb" and key in NEGATORS and not (key == "ما" and before > 0):
            return "negated", before
        if kind == "verb" and key in ("ولم", "ولن", "فلم", "ولا"):
            return "negated", before
        if kind != "verb" and key in NEGATING_NOUNS:
            return "negated", before
        if key not in PARTICLES and key not in NEGATING_NOUNS:
            break
        before -= 1
    start = max(0, n - _REACH_BEFORE)
    for m in range(start, n):
        if sentence.tokens[m].text in ".؛;؟!":
            start = m + 1
    if kind == "verb" and candidate.reading.future:
        return "future", n
    past = kind == "verb" and all(form.tense == "past" for form in candidate.reading.sense.forms)
    if (at := sentence.has_words(_HYPOTHETICAL_BEFORE, start, n)) >= 0:
        cue = sentence.tokens[at].key
        if not (cue == "قد" and (past or kind != "verb")) and not (cue == "اي" and kind == "verb"):
            return "hypothetical", at
    if not past and (at := sentence.has_words(_FUTURE_BEFORE, start, n)) >= 0:
        return "future", at
    if not past and (at := sentence.has_words(_HYPOTHETICAL_AFTER, n + 1, n + 4)) >= 0:
        return "hypothetical", at
    if not past and (at := sentence.has_words(_FUTURE_AFTER, n + 1, min(candidate.clause[1], n + 9))) >= 0:
        return "future", at
    return "asserted", None
