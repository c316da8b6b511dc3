"""The stems of an Arabic verb, by its shape: sound, hollow, doubled or defective, and its passive.

Script without vowels hides most of the ten derived forms; what shows is where a weak letter, a
doubled letter or a hamza stands. Inside, آ is opened into أا; tasks.arabic.hamza closes it again.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from tasks.arabic import hamza

Kind = Literal["sound", "hollow", "doubled", "defective"]

# است + two letters is the doubled stem X (استعدّ), but for these, stem VIII of a root in س.
_EIGHTH_OF_SIN = frozenset({"استلم", "استند", "استمع", "استبق", "استعر", "استلب", "استتر"})
_LETTERS = frozenset("ءأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


@dataclass(frozen=True, slots=True)
class PastStems:
    """Stems of one voice of the past; tuples hold alternative spellings."""

    masculine: tuple[str, ...]
    joined: tuple[str, ...]  # the same before a pronoun
    feminine: str  # before ت, تا
    dual: tuple[str, ...]  # before ا
    plural: tuple[str, ...]  # before وا
    consonantal: str  # before ت, نا, ن


@dataclass(frozen=True, slots=True)
class PresentStems:
    """Stems of one voice of the present, without the personal prefix."""

    plain: tuple[str, ...]
    joined: tuple[str, ...]
    jussive: tuple[str, ...]  # empty where it is the plain one and nothing else
    dual: tuple[str, ...]  # before ان
    plural: tuple[str, ...]  # before ون
    second: tuple[str, ...]  # before ين
    consonantal: str  # before ن


@dataclass(frozen=True, slots=True)
class Citation:
    """A verb's citation forms, letters only and آ opened, with its shape."""

    past: str
    present: str
    kind: Kind


def read_citation(past: str, present: str) -> Citation:
    """The shape of a verb cited as أدان, يدين. Raises ValueError, in one line, where it is none."""
    has_shadda = unicodedata.normalize("NFC", past).rstrip("َ").endswith("ّ")
    letters_of_past, letters_of_present = _letters(past), _letters(present)
    if len(letters_of_past) < 2 or len(letters_of_present) < 3 or letters_of_present[0] != "ي":
        raise ValueError(f"no citation forms of a verb: {past!r}, {present!r} (expected as in أدان, يدين)")
    kind: Kind = "doubled" if has_shadda else _kind(letters_of_past, letters_of_present)
    return Citation(letters_of_past, letters_of_present, kind)


def active(citation: Citation) -> tuple[PastStems, PresentStems]:
    """The stems of the active voice."""
    past = _past_stems(citation.past, citation.present, citation.kind)
    return past, _present_stems(citation.present, citation.kind)


def passive(citation: Citation) -> tuple[PastStems, PresentStems]:
    """The stems of the passive voice."""
    past = _past_stems(_passive_past(citation.past, citation.present, citation.kind), "", citation.kind)
    return past, _present_stems(_passive_present(citation.past, citation.present, citation.kind), citation.kind)


def _letters(word: str) -> str:
    """The letters alone: no marks, no tatweel, آ opened into أا, a wasla alif bare."""
    letters = "".join(c for c in unicodedata.normalize("NFC", word) if unicodedata.category(c) != "Mn" and c != "ـ")
    letters = letters.replace("آ", "أا").replace("ٱ", "ا")
    if not letters or not _LETTERS.issuperset(letters):
        raise ValueError(f"not an Arabic word: {word!r}")
    return letters


def _kind(past: str, present: str) -> Kind:
    if len(past) >= 3:
        if past[-1] in "اى" or (past[-1] == "ي" and present[-1] in "ىاي"):
            return "defective"
        is_sixth = past[0] == "ت" and len(past) == 4  # تضادّ; no hollow stem looks so
        if past[-2] == "ا" and present[-2] in "اوي" and not is_sixth:
            return "hollow"
    return "doubled" if _is_doubled(past, present) else "sound"


def _is_doubled(past: str, present: str) -> bool:
    """Whether the last letter stands for two, told by the letters alone."""
    if len(past) == 2:  # ردّ
        return True
    if past[0] == "أ":  # أعدّ, not أخذ
        return len(past) == 3 and present == "ي" + past[1:]
    if past[0] == "ت":  # تضادّ
        return len(past) == 4 and past[2] == "ا"
    if past[0] != "ا":
        return False
    if past.startswith("است") and len(past) == 5:  # استعدّ, not استلم
        return past not in _EIGHTH_OF_SIN
    if len(past) == 4:  # انضمّ, احتلّ, احمرّ; not اتّهم, اطّلع, ادّخر
        return past[1] not in "تطد" or past[2] in "تطد"
    return len(past) == 5 and past[2] not in "تطد" and not past.startswith("ان")  # اطمأنّ, اقشعرّ


def _past_stems(past: str, present: str, kind: Kind) -> PastStems:
    """The stems of the past; ``present`` is empty for the passive."""
    if kind == "defective":
        body = past[:-1]
        if past[-1] == "ي":  # بقي, and every passive: بقيت, بقوا
            return PastStems((past,), (past,), past, (past,), (body,), past)
        glide = "و" if present.endswith("و") else "ي"
        return PastStems((past,), (body + "ا",), body, (body + glide,), (body,), body + glide)
    consonantal = past
    if kind == "hollow":
        consonantal = past[:-2] + _short_hamza(past, present)
    elif kind == "doubled":
        consonantal = past + past[-1]
    if not hamza.ends_in_hamza(past):
        return PastStems((past,), (past,), past, (past,), (past,), consonantal)
    before_a = hamza.before_a(past)
    feminine = past[:-1] + "ئ" if past.endswith("يء") else past
    return PastStems((past,), (feminine,), feminine, before_a, hamza.before_u(past), consonantal)


def _short_hamza(past: str, present: str) -> str:
    """The last letter of a hollow verb when its long vowel falls: جئت, سؤت, أسأت."""
    if past[-1] not in hamza.HAMZAS:
        return past[-1]
    if not present:
        return "ئ"
    if len(past) > 3:
        return "أ"
    return "ؤ" if present[-2] == "و" else "ئ"


def _present_stems(present: str, kind: Kind) -> PresentStems:
    stem = present[1:]
    if kind == "defective":
        body = stem[:-1]
        glide = body + ("و" if stem[-1] == "و" else "ي")
        joined = body + "ا" if stem[-1] in "ىا" else stem
        return PresentStems((stem,), (joined,), (body,), (glide,), (body,), (body,), glide)
    if kind == "hollow":
        short = {"ي": "ئ", "و": "ؤ", "ا": "أ"}[stem[-2]] if stem[-1] in hamza.HAMZAS else stem[-1]
        consonantal = stem[:-2] + short
        return _with_hamza(stem, consonantal, (consonantal,))
    if kind == "doubled":
        consonantal = stem + stem[-1]
        return _with_hamza(stem, consonantal, (stem, consonantal))  # لم يرد, لم يردد
    return _with_hamza(stem, stem, ())


def _with_hamza(stem: str, consonantal: str, jussive: tuple[str, ...]) -> PresentStems:
    one = (stem,)
    if not hamza.ends_in_hamza(stem):
        return PresentStems(one, one, jussive, one, one, one, consonantal)
    before_a, before_u, before_i = hamza.before_a(stem), hamza.before_u(stem), hamza.before_i(stem)
    joined = tuple(dict.fromkeys((*before_u, *before_a)))
    return PresentStems(one, joined, jussive, before_a, before_u, before_i, consonantal)


def _passive_past(past: str, present: str, kind: Kind) -> str:
    letters = list(past)
    if kind == "hollow":  # قيل, أدين, استعيد
        letters[-2] = "ي"
        return "".join(letters)
    if letters[1] == "ا" and len(letters) > 2:  # هوجم, نودي, أومن
        letters[1] = "و"
    elif letters[0] == "ت" and letters[2:3] == ["ا"]:  # تبودل
        letters[2] = "و"
    elif past.startswith("أي") and present[1] == "و":  # أوقظ
        letters[1] = "و"
    for prefix in ("تأ", "ائ", "استأ"):  # تؤكد, اؤتمن, استؤنف
        if past.startswith(prefix):
            letters[len(prefix) - 1] = "ؤ"
    if len(letters) > 2 and letters[-2] in hamza.HAMZAS:  # سئل, رئي, اطمئن
        letters[-2] = "ئ"
    if kind == "defective":
        letters[-1] = "ي"
    elif letters[-1] in hamza.HAMZAS:  # بدئ, فوجئ
        letters[-1] = "ئ"
    return "".join(letters)


def _passive_present(past: str, present: str, kind: Kind) -> str:
    letters = list(present)
    if past[0] == "و" and len(past) == 3 and present[1] != "و":  # يوقف, يوعى
        letters.insert(1, "و")
    elif present[1] in "أئ":  # يؤخذ
        letters[1] = "ؤ"
    if kind == "hollow":  # يقال, يدان
        letters[-2] = "ا"
        return "".join(letters)
    if len(letters) > 3 and letters[-2] in hamza.HAMZAS:  # يسأل, يساءل
        letters[-2] = "ء" if letters[-3] == "ا" else "أ"
    if kind == "defective":
        letters[-1] = "ا" if letters[-2] == "ي" else "ى"
    elif letters[-1] in hamza.HAMZAS:  # ينشأ, يفاجأ
        letters[-1] = "أ"
    return "".join(letters)
