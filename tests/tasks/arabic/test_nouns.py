"""The written forms of nouns and adjectives of origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.hamza import contract
from tasks.arabic.normalise import fold
from tasks.arabic.nouns import NounForm, inflect_noun, nisba

# singular, plural, every spelling (before a pronoun: with a hyphen)
NOUNS = [
    ("وزير", "وزراء", "وزير وزيرا وزيران وزيرين وزيري وزراء وزراؤ- وزرائ-"),
    ("مسلح", "مسلحون", "مسلح مسلحا مسلحان مسلحين مسلحي مسلحون مسلحو"),
    ("قوة", "قوات", "قوة قوت- قوتان قوتين قوتا قوتي قوات"),
    ("رئيسة", "رئيسات", "رئيسة رئيست- رئيستان رئيستين رئيستا رئيستي رئيسات"),
    ("قائد", "قادة", "قائد قائدا قائدان قائدين قائدي قادة قادت-"),
    ("قتيل", "قتلى", "قتيل قتيلا قتيلان قتيلين قتيلي قتلى قتلا-"),
    ("لقاء", "لقاءات", "لقاء لقاؤ- لقائ- لقاءان لقاءين لقاءا لقاءي لقاءات"),
    ("مبدأ", "مبادئ", "مبدأ مبدؤ- مبدئ- مبدء- مبدآن مبدأين مبدأي مبدءان مبدءين مبدءا مبدءي مبادئ مبادؤ- مبادئا"),
    ("عبء", "أعباء", "عبء عبؤ- عبئ- عبئا عبئان عبئين عبئي عبءا عبءان عبءين عبءي أعباء أعباؤ- أعبائ-"),
    ("صوت", "أصوات", "صوت صوتا صوتان صوتين صوتي أصوات أصواتا"),
    ("مستشفى", "مستشفيات", "مستشفى مستشفا- مستشفيان مستشفيين مستشفيا مستشفيي مستشفيات"),
    ("عضو", "أعضاء", "عضو عضوا عضوان عضوين عضوي أعضاء أعضاؤ- أعضائ-"),
    ("سجن", "سجون", "سجن سجنا سجنان سجنين سجني سجون سجونا"),
    ("مندوب", None, "مندوب مندوبا مندوبان مندوبين مندوبي"),
]


@pytest.mark.parametrize(("singular", "plural", "spellings"), NOUNS, ids=[row[0] for row in NOUNS])
def test_a_noun_has_exactly_these_spellings(singular: str, plural: str | None, spellings: str) -> None:
    expected = {fold(spelling.rstrip("-")) for spelling in spellings.split()}
    assert set(inflect_noun(singular, plural)) == expected


@pytest.mark.parametrize(("singular", "plural", "spellings"), NOUNS, ids=[row[0] for row in NOUNS])
def test_forms_before_a_pronoun_are_told_from_free_ones(singular: str, plural: str | None, spellings: str) -> None:
    table = inflect_noun(singular, plural)
    only_joined = {key for key, forms in table.items() if all(form.attachment == "joined" for form in forms)}
    free = {fold(spelling) for spelling in spellings.split() if not spelling.endswith("-")}
    assert only_joined == {fold(spelling[:-1]) for spelling in spellings.split() if spelling.endswith("-")} - free


def test_number_and_state_of_a_dual_and_a_sound_plural() -> None:
    table = inflect_noun("مسلح", "مسلحون")
    assert table["مسلحان"] == {NounForm("du", "nominative", "absolute", "free")}
    assert table["مسلحون"] == {NounForm("pl", "nominative", "absolute", "free")}
    assert table["مسلحين"] == {
        NounForm("du", "oblique", "absolute", "free"),
        NounForm("pl", "oblique", "absolute", "free"),
    }
    assert {(form.number, form.is_construct) for form in table["مسلحي"]} == {("du", True), ("pl", True)}
    assert table["مسلحا"] == {
        NounForm("sg", "accusative", "absolute", "free"),
        NounForm("du", "nominative", "construct"),
    }


def test_a_broken_plural_in_un_is_not_a_sound_one() -> None:
    assert "سجين" not in inflect_noun("سجن", "سجون")
    assert "فني" not in {
        key for key, forms in inflect_noun("فن", "فنون").items() if any(f.number == "pl" for f in forms)
    }


def test_a_defective_noun_loses_its_ya_only_where_it_is_marked() -> None:
    assert {"قاض", "قاضي", "قاضيان", "قضاه", "قضات"} <= set(inflect_noun("قاضي", "قضاة", is_defective=True))
    assert {"محامون", "محامين", "محامو"} <= set(inflect_noun("محامي", "محامون", is_defective=True))
    assert "روس" not in inflect_noun("روسي", "روسيون")


def test_a_phrase_inflects_its_first_word_and_takes_no_pronoun_there() -> None:
    table = inflect_noun("قوة عسكرية", "قوات عسكرية")
    assert {"قوه عسكريه", "قوات عسكريه", "قوتان عسكريه"} <= set(table)
    assert "قوت عسكريه" not in table


def test_nisba_forms_with_gender_and_number() -> None:
    table = nisba("روسي")
    assert {key: set(forms) for key, forms in table.items()} == {
        "روسي": {("m", "sg")},
        "روسيان": {("m", "du")},
        "روسيين": {("m", "du"), ("m", "pl")},
        "روسيون": {("m", "pl")},
        "روسيو": {("m", "pl")},
        "روسيه": {("f", "sg")},
        "روسيتان": {("f", "du")},
        "روسيتين": {("f", "du")},
        "روسيات": {("f", "pl")},
    }


def test_the_accusative_that_looks_like_the_state_comes_only_when_asked_for() -> None:
    assert "روسيا" not in nisba("روسي")
    assert nisba("روسي", accusative=True)["روسيا"] == {("m", "sg")}


@pytest.mark.parametrize("word", ["", " ", "minister", "وزير،", "3"])
def test_what_is_no_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="not an Arabic word"):
        inflect_noun(word)
    with pytest.raises(ValueError, match="not an Arabic word"):
        nisba(word)


def test_an_adjective_of_origin_ends_in_ya() -> None:
    with pytest.raises(ValueError, match="ends in ي"):
        nisba("روسيا")


WORDS = st.text("ابتجحدرسشصطعفقكلمنهويىةءأؤئآ", min_size=2, max_size=8).filter(lambda word: contract(word) == word)


@given(WORDS, st.none() | WORDS)
def test_keys_fold_to_themselves_and_hold_both_citations(singular: str, plural: str | None) -> None:
    table = inflect_noun(singular, plural)
    assert all(key and fold(key) == key and table[key] for key in table)
    assert fold(singular) in table
    assert plural is None or fold(plural) in table
