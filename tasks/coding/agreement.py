"""Agreement of a verb with the phrase that can be its subject, before and after it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.arabic.verbs import VerbForm
    from tasks.coding.phrase import Phrase


_TWO = 2
_SOUND_PLURALS = ("ون", "ين")


class ToldForms(NamedTuple):
    """The forms in the third person in which a verb may stand, those in the singular, and whether all are passive."""

    all: tuple[VerbForm, ...]
    singular: tuple[VerbForm, ...]
    are_passive: bool


@lru_cache(maxsize=1 << 14)
def told_forms(forms: frozenset[VerbForm]) -> ToldForms:
    """The forms that tell of somebody, not of who speaks."""
    told = tuple(form for form in forms if form.person == 3)
    singular = tuple(form for form in told if form.number == "sg")
    return ToldForms(told, singular, all(form.voice == "passive" for form in told))


def agrees(phrase: Phrase, forms: Sequence[VerbForm]) -> bool:
    """Whether a verb before the phrase can have it as subject: gender counts, for single nouns."""
    if not phrase.gender or len(phrase.members) > 1 or phrase.counted:
        return True
    if phrase.number == "pl" and phrase.kind in ("group", "demonym", "title"):
        return True
    return any(form.gender in (phrase.gender, "c") for form in forms)


def agrees_in_number(phrase: Phrase, forms: Sequence[VerbForm]) -> bool:
    """Whether a verb after the phrase can have it as subject: number counts too."""
    if len(phrase.members) > 1 or (phrase.number != "sg" and phrase.kind in ("group", "demonym", "title")):
        return True
    is_plural_name = phrase.kind == "org" and phrase.members[0].text.endswith(("ون", "ين"))
    if phrase.counted or is_plural_name:  # "42 جنديا قتلوا", "الحوثيون يرفضون"
        return True
    fitting = forms if phrase.number != "sg" else [form for form in forms if form.number == "sg"]
    return bool(fitting) and agrees(phrase, fitting)


def goes_on_with(phrase: Phrase, forms: Sequence[VerbForm]) -> bool:
    """Whether a verb whose subject is not named again can mean the phrase: several men take no singular."""
    is_singular = all(form.number == "sg" for form in forms)
    are_two = len({member.code for member in phrase.members}) == _TWO and all(form.gender == "m" for form in forms)
    are_men = phrase.number == "pl" and phrase.members[0].text.endswith(_SOUND_PLURALS)
    return not is_singular or not (are_two or are_men)
