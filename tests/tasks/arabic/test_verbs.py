"""Conjugation against forms written by hand, and what must hold for every verb."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.normalise import fold
from tasks.arabic.verbs import VerbForm, conjugate

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "verb_forms.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
HEADER, VERBS = ROWS[0], ROWS[1:]


def _is(form: VerbForm, tense: str, voice: str, person: str, mood: str = "", attachment: str = "free") -> bool:
    number = "sg" if person.endswith("s") else "pl"
    return (
        form.tense == tense
        and form.voice in (voice, "both-possible")
        and (str(form.person), form.number) == (person[0], number)
        and (person[1] not in "mf" or form.gender == person[1])
        and (not mood or form.mood == "any" or mood in form.mood)
        and form.attachment in (attachment, "any")
    )


PLACES = {
    "3fs": ("past", "active", "3fs"),
    "3mp": ("past", "active", "3mp"),
    "1s": ("past", "active", "1s"),
    "pl": ("present", "active", "3mp", "indicative"),
    "jussive": ("present", "active", "3ms", "jussive"),
    "passive_past": ("past", "passive", "3ms"),
    "passive_present": ("present", "passive", "3ms", "indicative"),
    "joined": ("past", "active", "3ms", "", "joined"),
}


def _written(past: str, present: str, place: tuple[str, ...]) -> set[str]:
    return {key for key, forms in conjugate(past, present).items() if any(_is(form, *place) for form in forms)}


@pytest.mark.parametrize("row", VERBS, ids=[f"{row[0]}-{row[1]}" for row in VERBS])
def test_every_place_of_the_paradigm_has_exactly_the_spellings_written_by_hand(row: list[str]) -> None:
    cells = dict(zip(HEADER, row, strict=True))
    wrong = {}
    for place, features in PLACES.items():
        expected = {fold(spelling) for spelling in cells[place].split("|")}
        found = _written(cells["past"], cells["present"], features)
        if found != expected:
            wrong[place] = (found, expected)
    assert wrong == {}


def test_the_table_covers_all_shapes_of_verbs() -> None:
    assert len(VERBS) >= 40
    shapes = {row[0].split("-")[0] for row in VERBS}
    assert shapes == {"sound", "assimilated", "hollow", "doubled", "defective", "hamza"}


@pytest.mark.parametrize(
    ("past", "present", "tense", "gender", "mood", "written"),
    [
        ("أدان", "يدين", "past", "m", "", "أدانا"),
        ("أدان", "يدين", "past", "f", "", "أدانتا"),
        ("دعا", "يدعو", "past", "m", "", "دعوا"),
        ("دعا", "يدعو", "past", "f", "", "دعتا"),
        ("نفى", "ينفي", "past", "m", "", "نفيا"),
        ("بدأ", "يبدأ", "past", "m", "", "بدآ"),
        ("جاء", "يجيء", "past", "m", "", "جاءا"),
        ("التقى", "يلتقي", "present", "m", "indicative", "يلتقيان"),
        ("التقى", "يلتقي", "present", "f", "indicative", "تلتقيان"),
        ("التقى", "يلتقي", "present", "m", "jussive", "يلتقيا"),
        ("سعى", "يسعى", "present", "m", "indicative", "يسعيان"),
        ("دعا", "يدعو", "present", "m", "indicative", "يدعوان"),
        ("بدأ", "يبدأ", "present", "m", "indicative", "يبدآن"),
        ("أعد", "يعد", "present", "f", "indicative", "تعدان"),
    ],
)
def test_duals(past: str, present: str, tense: str, gender: str, mood: str, written: str) -> None:
    forms = conjugate(past, present)[fold(written)]
    assert any(
        (form.tense, form.person, form.gender, form.number) == (tense, 3, gender, "du") and mood in form.mood
        for form in forms
    )


@pytest.mark.parametrize(
    ("past", "present", "written"),
    [
        ("قال", "يقول", "يقلن"),
        ("أدان", "يدين", "يدن"),
        ("رد", "يرد", "يرددن"),
        ("دعا", "يدعو", "يدعون"),
        ("التقى", "يلتقي", "يلتقين"),
        ("أعلن", "يعلن", "يعلن"),
        ("شاء", "يشاء", "يشأن"),
    ],
)
def test_feminine_plural_of_the_present(past: str, present: str, written: str) -> None:
    assert any(
        (form.tense, form.person, form.gender, form.number) == ("present", 3, "f", "pl")
        for form in conjugate(past, present)[fold(written)]
    )


@pytest.mark.parametrize(
    ("past", "present", "written", "person", "number"),
    [
        ("أخذ", "يأخذ", "آخذ", 1, "sg"),
        ("قال", "يقول", "أقول", 1, "sg"),
        ("قال", "يقول", "نقول", 1, "pl"),
        ("قال", "يقول", "قلنا", 1, "pl"),
        ("أعلن", "يعلن", "أعلنا", 1, "pl"),
        ("أيد", "يؤيد", "أؤيد", 1, "sg"),
        ("قال", "يقول", "قلتم", 2, "pl"),
        ("بدأ", "يبدأ", "تبدئين", 2, "sg"),
    ],
)
def test_first_and_second_person(past: str, present: str, written: str, person: int, number: str) -> None:
    assert any((form.person, form.number) == (person, number) for form in conjugate(past, present)[fold(written)])


def test_plural_waw_loses_its_alif_before_a_pronoun() -> None:
    table = conjugate("اعتقل", "يعتقل")
    assert {form.attachment for form in table["اعتقلوا"]} == {"free"}
    assert {form.attachment for form in table["اعتقلو"]} == {"joined"}


def test_final_alif_maqsura_becomes_alif_before_a_pronoun() -> None:
    table = conjugate("التقى", "يلتقي")
    assert {form.attachment for form in table["التقا"] if form.person == 3} == {"joined"}
    assert all(form.attachment == "free" for form in table["التقي"] if form.tense == "past" and form.voice != "passive")


def test_voice_is_told_where_the_script_tells_it() -> None:
    assert {form.voice for form in conjugate("هاجم", "يهاجم")["هوجم"]} == {"passive"}
    assert {form.voice for form in conjugate("هاجم", "يهاجم")["هاجم"]} == {"active"}
    assert {form.voice for form in conjugate("قتل", "يقتل")["قتل"]} == {"both-possible"}


def test_an_intransitive_verb_has_no_passive() -> None:
    table = conjugate("استقال", "يستقيل", passive=False)
    assert "استقيل" in conjugate("استقال", "يستقيل")
    assert "يستقال" not in table
    assert {form.voice for forms in table.values() for form in forms} == {"active"}


@pytest.mark.parametrize(
    ("past", "present", "never"),
    [
        ("استلم", "يستلم", "استلممت"),
        ("اتهم", "يتهم", "اتهممت"),
        ("انسحب", "ينسحب", "انسحببت"),
        ("أخذ", "يأخذ", "أخذذت"),
        ("استعد", "يستعد", "استعدنا"),
        ("قال", "يقول", "قالنا"),
        ("وافق", "يوافق", "يووافق"),
        ("أوقف", "يوقف", "يووقف"),
        ("دعا", "يدعو", "دعات"),
        ("أدان", "يدين", "أداننا"),
    ],
)
def test_forms_of_another_shape_are_not_generated(past: str, present: str, never: str) -> None:
    assert fold(never) not in conjugate(past, present)


@pytest.mark.parametrize(
    ("past", "present"),
    [("", "يقول"), ("قال", ""), ("قال", "تقول"), ("qal", "yaqul"), ("قال إن", "يقول"), ("قال", "يل؟")],
)
def test_what_is_no_citation_form_is_refused_in_one_line(past: str, present: str) -> None:
    with pytest.raises(ValueError, match=r"^(no citation forms of a verb|not an Arabic word)") as error:
        conjugate(past, present)
    assert "\n" not in str(error.value)


def test_marks_and_tatweel_in_a_citation_change_nothing() -> None:
    assert conjugate("أَدَانَ", "يُدِينُ") == conjugate("أدان", "يدين") == conjugate("أدـان", "يدين")


@given(st.sampled_from([(row[1], row[2]) for row in VERBS]))
def test_keys_fold_to_themselves_and_hold_the_citation_forms(verb: tuple[str, str]) -> None:
    table = conjugate(*verb)
    assert all(key and fold(key) == key for key in table)
    assert all(forms for forms in table.values())
    past, present = (fold(form) for form in verb)
    assert any(_is(form, "past", "active", "3ms") for form in table[past])
    assert any(_is(form, "present", "active", "3ms", "indicative") for form in table[present])


_LETTER = st.sampled_from("بتثجحخدذرزسشصضطظعغفقكلمنه")


@given(_LETTER, _LETTER, _LETTER, st.sampled_from(["", "أ", "ا", "ت", "ان", "است"]))
def test_any_root_in_any_pattern_conjugates(first: str, second: str, third: str, prefix: str) -> None:
    root = first + second + third
    table = conjugate(prefix + root, "ي" + prefix.lstrip("أا") + root)
    assert fold(prefix + root) in table
    assert all(key and fold(key) == key for key in table)


def test_only_the_persons_asked_for_are_conjugated() -> None:
    every, told = conjugate("أعلن", "يعلن"), conjugate("أعلن", "يعلن", persons=(1, 3))
    kept = {key: frozenset(form for form in forms if form.person != 2) for key, forms in every.items()}
    assert told == {key: forms for key, forms in kept.items() if forms}
