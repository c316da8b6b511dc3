"""The one normaliser: idempotent, blind to composition, and its offsets lead back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.normalise import DELETED, fold, fold_with_offsets

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
FORMS = st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC)
TEXTS = st.text(st.one_of(st.characters(), ARABIC, FORMS, st.sampled_from("وىي\u0654\u0655\u0653ا")), max_size=40)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("إِلَى الأُمَمِ المُتَّحِدَة", "الي الامم المتحده"),
        ("آخر", "اخر"),
        ("ٱلرئيس", "الرئيس"),
        ("الحكومـــة", "الحكومه"),
        ("مسؤول شيء رئيس", "مسؤول شيء رئيس"),
        ("ﻻ ﺳﻼﻡ", "لا سلام"),
        ("گوگل پوتین", "كوكل بوتين"),
        ("ڨفصة وأݣادير", "قفصه واكادير"),
        ("١٢٫٥٪ و۱۲", "12.5% و12"),
        ("«نعم» – “لا”", '"نعم" - "لا"'),
        ("بوتين\u200f \u202bو\u200cبايدن\u202c", "بوتين وبايدن"),
        ("MSC Orïon", "msc orion"),
        ("20\u00a0000", "20 000"),
    ],
)
def test_what_is_the_same_to_a_reader_has_one_key(written: str, key: str) -> None:
    assert fold(written) == key


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_folds_to_what_folds_to_itself() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert [c for c in characters if fold(fold(c)) != fold(c)] == []


@given(st.text(st.one_of(ARABIC, st.characters(max_codepoint=0x24F)), max_size=20))
def test_composed_and_decomposed_text_have_one_key(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", composed)) == fold(composed)


@given(TEXTS)
def test_offsets_are_those_of_the_fold(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)


@given(st.text(st.sampled_from("ابتأإةىﻻ ـَّ1٣"), min_size=1, max_size=30), st.data())
def test_a_span_of_the_key_leads_back_to_text_with_that_key(text: str, data: st.DataObject) -> None:
    folded, offsets = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    assert folded[start:end] in fold(text[offsets[start] : offsets[end]] + text[offsets[end] : offsets[end] + 1])


def test_deleted_characters_have_no_key() -> None:
    assert fold(DELETED) == ""
    assert "ـ" in DELETED
