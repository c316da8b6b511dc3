"""Tokens with offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.normalise import fold
from tasks.arabic.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قال الرئيس: نعم.", ["قال", "الرئيس", ":", "نعم", "."]),
        ("مُحَمَّد الحكومـــة", ["مُحَمَّد", "الحكومـــة"]),
        ("3.5 مليار و٢٬٠٠٠ طن", ["3.5", "مليار", "و", "٢٬٠٠٠", "طن"]),
        ("الساعة 10:30", ["الساعة", "10", ":", "30"]),
        ("عام1990م", ["عام", "1990", "م"]),
        ("#فلسطين_المحتلة", ["#", "فلسطين", "_", "المحتلة"]),
        ("بو\u200cتين Orïon", ["بو\u200cتين", "Orïon"]),
        ("«نعم»..", ["«", "نعم", "»", ".", "."]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


def test_only_words_are_words() -> None:
    assert [token.text for token in tokenize("قال 12 ـــ ، CNN") if token.is_word] == ["قال", "CNN"]


def test_a_part_keeps_the_offsets_of_the_whole() -> None:
    text = "قال الوزير إن القوات انسحبت"
    assert tokenize(text, 4, 13) == [token for token in tokenize(text) if token.start >= 4 and token.end <= 13]


@given(st.text(max_size=60))
def test_offsets_cut_the_token_and_only_white_space_is_left_out(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text and token.key == fold(token.text) for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
