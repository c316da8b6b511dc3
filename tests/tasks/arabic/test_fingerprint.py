import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tasks.arabic.fingerprint import deep_fold, fingerprint, separated_fold

WORDS = [
    "أعلن",
    "إلى",
    "الآن",
    "مدينة",
    "موسى",
    "على",
    "رؤساء",
    "شئون",
    "شيء",
    "الوزراء",
    "لن",
    "17",
    "2,500",
    "3.5",
    "CNN",
    "،",
]
SENTENCE = "أعلنت وزارة الداخلية، أمس، مقتل 12 شخصا وإصابة 1.5 % من السكان في مدينة إربد إلى الآن."


def _variants(word: str, rng: random.Random) -> str:
    swaps = {
        "أ": "أإآاٱ", "إ": "إأا", "آ": "آا", "ى": "ىيی", "ي": "يىی", "ة": "ةه", "ه": "هة", "ك": "كک",
        "ؤ": "ؤو", "ئ": "ئي", "،": "،,؛ ", "1": "1١۱", "7": "7٧۷", "2": "2٢۲", "5": "5٥۵", "0": "0٠۰",
        "3": "3٣۳", "ع": "عﻋﻊ", "م": "مﻣﻢ",
    }  # fmt: skip
    out = "".join(rng.choice(swaps.get(c, c)) for c in word)
    if word.isalpha():
        at = rng.randrange(1, len(out) + 1)
        out = out[:at] + rng.choice(["", "ـ", "\u200c", "\u200f", "\u0651\u064e", "\u202b"]) + out[at:]
    return out


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.integers(0, 10_000))
def test_spelling_variants_share_a_fingerprint(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    blanks = [" ", "  ", "\u00a0", " \u200f", "\t"]
    spelled = "".join(_variants(w, rng) + rng.choice(blanks) for w in words)
    plain = " ".join(words)
    if deep_fold(plain):
        assert fingerprint(spelled) == fingerprint(plain)


@example("ؤءء")
@given(st.text(max_size=60) | st.text(st.sampled_from("اءؤ 12.,،-%٪_•…\u200f"), max_size=30))
def test_folding_deeply_is_idempotent_and_never_fails(text: str) -> None:
    assert deep_fold(deep_fold(text)) == deep_fold(text)
    assert len(fingerprint(text)) == 32


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12", "17"),
        ("12", "1.2"),
        ("12", "120"),
        ("1.5", "15"),
        ("1.5", "1 5"),
        ("إربد", "أربيل"),
        ("أعلنت", "لم تعلن"),
        ("مقتل", "عدم مقتل"),
        ("%", ""),
        ("12", "-12"),
    ],
)
def test_a_changed_number_name_or_negation_changes_it(old: str, new: str) -> None:
    assert fingerprint(SENTENCE.replace(old, new)) != fingerprint(SENTENCE)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_numbers_are_never_merged(a: int, b: int) -> None:
    assert (fingerprint(f"قتل {a} شخصا") == fingerprint(f"قتل {b} شخصا")) == (a == b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قال الوزير، أمس، إن الحوار قائم", "قال الوزير أمس إن الحوار قائم."),
        ("بلغت الخسائر 2,500 دولار", "بلغت الخسائر ٢٥٠٠ دولار"),
        ("ارتفع بنسبة 3,5%", "ارتفع بنسبة ٣٫٥ ٪"),
        ("زيارة #محمد_علي إلى القاهرة", "زيارة محمد علي إلى القاهرة"),
        ("«اتفاق» في (جنيف)", '"اتفاق" في جنيف'),
        ("ﺃﻋﻠﻦ اﻟﻮزﯾﺮ", "أعلن الوزير"),
    ],
)
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_water_is_not_a_negation() -> None:
    assert fingerprint("ماء في القرية") != fingerprint("ما في القرية")


def test_lines_without_words_differ_by_what_they_are() -> None:
    assert fingerprint("***") != fingerprint("- - -")


def test_the_key_is_the_same_for_ever() -> None:
    assert fingerprint("أعلن الوزير") == "81d5a50f2703c0523451287200281bcb"


@given(st.text(st.sampled_from("ابءؤ 12.,،-:|/_%$…»«\u200f\u064b*•\n"), max_size=30))
def test_separators_stand_between_the_same_words(text: str) -> None:
    assert [word for word in separated_fold(text).split() if word != ":"] == deep_fold(text).split()


def test_separators_are_marked() -> None:
    assert separated_fold("اقرأ أيضا: هدنة - أو حرب.. الآن") == "اقرا ايضا : هدنه : او حرب : الان"
