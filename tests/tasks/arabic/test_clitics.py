"""Taking clitics off: every reading is offered, none is decided, and lexicon forms meet text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.clitics import Clitics, analyses
from tasks.arabic.normalise import fold
from tasks.arabic.nouns import inflect_noun
from tasks.arabic.verbs import conjugate


def _read(word: str) -> set[str]:
    return {
        "+".join(
            part
            for part in (
                c.conjunction,
                c.preposition,
                "س" if c.future else "",
                "ال" if c.article else "",
                c.stem,
                c.pronoun,
            )
            if part
        )
        for c in analyses(fold(word), word.endswith("ة"))
    }


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("والقوات", "و+ال+قوات"),
        ("بالقوات", "ب+ال+قوات"),
        ("وللقوات", "و+ل+ال+قوات"),
        ("للجنة", "ل+ال+لجنه"),
        ("للندن", "ل+لندن"),
        ("كالجيش", "ك+ال+جيش"),
        ("فبالصواريخ", "ف+ب+ال+صواريخ"),
        ("سيلتقي", "س+يلتقي"),
        ("وسيلتقيه", "و+س+يلتقي+ه"),
        ("فستعلن", "ف+س+تعلن"),
        ("ليعلن", "ل+يعلن"),
        ("اتهمته", "اتهمت+ه"),
        ("اعتقلوهم", "اعتقلو+هم"),
        ("التقاه", "التقا+ه"),
        ("ودعاها", "و+دعا+ها"),
        ("نظيره", "نظير+ه"),
        ("نظيرته", "نظيرت+ه"),
        ("وبقواته", "و+ب+قوات+ه"),
        ("لوزيرها", "ل+وزير+ها"),
        ("بلديهما", "بلدي+هما"),
        ("اتهمني", "اتهم+ني"),
        ("نظيري", "نظير+ي"),
    ],
)
def test_a_reading_is_among_those_offered(word: str, reading: str) -> None:
    assert reading in _read(word)


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("سكان", "س+كان"),  # no present prefix after س
        ("القوات", "القو+ات"),
        ("الوزارة", "ال+وزار+ه"),  # an article excludes a pronoun
        ("ضربة", "ضرب+ه"),  # ة is no pronoun
        ("به", "ب+ه"),
        ("وله", "و+ل+ه"),
    ],
)
def test_a_reading_that_grammar_forbids_is_not_offered(word: str, reading: str) -> None:
    assert reading not in _read(word)


def test_the_whole_word_comes_first_and_fewer_clitics_before_more() -> None:
    readings = analyses("وسيلتقيه")
    assert readings[0] == Clitics("", "", False, False, "وسيلتقيه", "")
    counts = [sum(map(bool, (c.conjunction, c.preposition, c.future, c.article, c.pronoun))) for c in readings]
    assert counts == sorted(counts)


def test_a_foreign_name_is_offered_whole_before_it_is_cut() -> None:
    stems = [reading.stem for reading in analyses("لافروف")]
    assert stems.index("لافروف") < stems.index("افروف")


def test_a_word_written_with_ha_keeps_its_pronoun_reading() -> None:
    assert "ضرب+ه" in _read("ضربه")


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("اعتقلوهم", conjugate("اعتقل", "يعتقل")),
        ("التقاه", conjugate("التقى", "يلتقي")),
        ("سيلتقيها", conjugate("التقى", "يلتقي")),
        ("دعاه", conjugate("دعا", "يدعو")),
        ("رآه", conjugate("رأى", "يرى")),
        ("ويتلقاها", conjugate("تلقى", "يتلقى")),
        ("استقبله", conjugate("استقبل", "يستقبل")),
        ("وستبدؤها", conjugate("بدأ", "يبدأ")),
        ("جاؤوه", conjugate("جاء", "يجيء")),
        ("نظيرته", inflect_noun("نظيرة")),
        ("بقيادته", inflect_noun("قيادة")),
        ("ولقاؤهما", inflect_noun("لقاء")),
        ("لوزرائهم", inflect_noun("وزير", "وزراء")),
        ("قادتها", inflect_noun("قائد", "قادة")),
        ("قتلاهم", inflect_noun("قتيل", "قتلى")),
        ("مسلحوها", inflect_noun("مسلح", "مسلحون")),
        ("للمسلحين", inflect_noun("مسلح", "مسلحون")),
    ],
)
def test_generated_forms_are_found_under_their_clitics(word: str, stems: dict[str, frozenset[object]]) -> None:
    known = [c for c in analyses(fold(word), word.endswith("ة")) if c.stem in stems]
    assert known
    for reading in known:
        allowed = {"any", "joined"} if reading.pronoun else {"any", "free"}
        if allowed & {form.attachment for form in stems[reading.stem]}:  # type: ignore[attr-defined]
            return
    pytest.fail(f"{word} is found only under forms that can't stand there")


@given(st.text("ابتحدسعفكلمنهوي", max_size=9), st.booleans())
def test_the_parts_of_a_reading_spell_the_word(key: str, ends_in_ta: bool) -> None:
    for c in analyses(key, ends_in_ta):
        article = "ال" if c.article else ""
        spelt = c.conjunction + c.preposition + ("س" if c.future else "") + article + c.stem + c.pronoun
        written = (
            spelt.replace("لالل", "لل", 1).replace("لال", "لل", 1) if c.preposition == "ل" and c.article else spelt
        )
        assert key in {spelt, written, written.replace("لل", "للل", 1)}
        assert c.stem
        assert not (c.article and (c.pronoun or c.future))
        assert not (ends_in_ta and c.pronoun)
