"""What is a near copy, what an update, and what two paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.near import N_BANDS, bands, compare, retells

NEWS = "أعلنت وزارة الدفاع أن 12 جنديا قتلوا في كمين نصبه مسلحون على الطريق الساحلي قرب مدينة المرج فجر الأحد"

COPIES = {
    "agency-named-at-the-end": NEWS + "، بحسب وكالة الأنباء الرسمية",
    "a-word-left-out": NEWS.replace("الساحلي ", ""),
    "joined": NEWS.replace("قرب مدينة", "قربمدينة"),
}
UPDATES = {
    "another-toll": NEWS.replace("12", "17"),
    "toll-in-words": NEWS.replace("12 جنديا", "تسعة جنود"),
    "another-day": NEWS.replace("الأحد", "الاثنين"),
    "another-name": NEWS.replace("المرج", "سوسة"),
    "denied": NEWS.replace("قتلوا", "لم يقتلوا"),
    "a-number-more": NEWS + " وأصيب 5 آخرون",
    "another-ministry": NEWS.replace("الدفاع", "الداخلية"),
}


@pytest.mark.parametrize("other", COPIES.values(), ids=COPIES)
def test_a_copy_says_the_same(other: str) -> None:
    found = compare(NEWS, other)
    assert found is not None
    assert found.relation == "copy"
    assert found == compare(other, NEWS)


@pytest.mark.parametrize("other", UPDATES.values(), ids=UPDATES)
def test_an_update_says_something_else_in_the_same_words(other: str) -> None:
    found = compare(NEWS, other)
    assert found is not None
    assert found.relation == "update"
    assert found == compare(other, NEWS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("جوتيريش", "غوتيريش"), ("بلينكن", "بلينكين"), ("شويجو", "شويغو"), ("هاجل", "هاغل")],
)
def test_a_foreign_name_may_be_spelled_otherwise(one: str, other: str) -> None:
    text = f"بحث الوزير مع {one} في مقر المنظمة سبل استئناف المحادثات ووقف القتال في جنوب البلاد"
    found = compare(text, text.replace(one, other))
    assert found is not None
    assert found.relation == "copy"


@pytest.mark.parametrize(("one", "other"), [("عمران", "عمان"), ("السعودية", "السودانية"), ("لبنان", "اليابان")])
def test_names_that_look_alike_are_two_names(one: str, other: str) -> None:
    text = f"بحث الوزير مع وفد زائر من {one} سبل استئناف المحادثات ووقف القتال في جنوب البلاد"
    found = compare(text, text.replace(one, other))
    assert found is not None
    assert found.relation == "update"


def test_other_news_is_another_paragraph() -> None:
    assert compare(NEWS, "أعلنت وزارة الصحة أن الوزير سيزور مدينة المرج الأسبوع المقبل لافتتاح مستشفى جديد") is None


@given(st.lists(st.sampled_from(NEWS.split()), min_size=4, max_size=40))
def test_what_two_texts_are_does_not_depend_on_their_order(words: list[str]) -> None:
    other = [*words[:-1], "أمس"]
    assert compare(" ".join(words), " ".join(other)) == compare(" ".join(other), " ".join(words))


def test_bands_meet_for_near_repeats_only_and_are_the_same_for_ever() -> None:
    own = bands(deep_fold(NEWS))
    assert own is not None
    assert len(own) == N_BANDS
    for other in (*COPIES.values(), *UPDATES.values()):
        assert set(own) & set(bands(deep_fold(other)) or ()), other
    assert not set(own) & set(bands(deep_fold("افتتح رئيس الوزراء معرض الكتاب في نسخته الثلاثين")) or ())
    assert bands(deep_fold("وكالات وصحف")) is None
    # Stored digests must stay what they are: if this fails, the library's algorithm changed.
    assert own[0] == 14861603375099955621


def test_a_caption_retells_a_sentence_of_the_text() -> None:
    lead = deep_fold(NEWS + ". وقال المتحدث باسم الوزارة إن التحقيق جار ولم يعلن أحد مسؤوليته حتى الآن.")
    assert retells(deep_fold("12 جنديا قتلوا في كمين نصبه مسلحون على الطريق الساحلي"), lead) is not None
    assert retells(deep_fold("14 جنديا قتلوا في كمين نصبه مسلحون على الطريق الساحلي"), lead) is None
    assert retells(deep_fold("وزير الدفاع يتفقد موقع الكمين على الطريق الساحلي قرب المدينة"), lead) is None
