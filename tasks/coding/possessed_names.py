"""Nouns with an attached pronoun, which says whose they are: "رعاياها", "قواته", "وزير خارجيتها"."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.arabic.normalise import fold
from tasks.arabic.nouns import NounForm, inflect_noun
from tasks.coding.words import OWN_COUNTRY

PRONOUNS = ("ه", "ها", "هم", "هما", "نا")


def possessed_forms(name: str, *, is_plural: bool) -> Iterator[tuple[str, str]]:
    """The written forms of a class noun with a pronoun, each with its pronoun.

    The pronoun stands on the last word of a construct ("وزير الخارجية": وزير خارجيته), else on the first before its
    adjective ("القوات المسلحة": قواته المسلحة). A word that stands for its country ("بلاده") is no noun of its own.
    """
    first, *rest = name.removeprefix("ال").split()
    if len(rest) > 1 or len(first) < 3:
        return
    if not rest:
        forms = ((form, "") for form in _before_pronoun(first, is_plural=is_plural))
    elif name.startswith("ال"):  # "القوات المسلحة"
        forms = ((form, " " + rest[0]) for form in _before_pronoun(first, is_plural=is_plural))
    elif rest[0].startswith("ال"):  # "وزير الخارجية"
        heads = [first] if is_plural else [form for form, read in inflect_noun(first).items() if _is_singular(read)]
        tails = _before_pronoun(rest[0][2:], is_plural=False)
        forms = ((f"{head} {tail}", "") for head in heads for tail in tails)
    else:
        return
    for form, adjective in forms:
        for pronoun in PRONOUNS:
            if form + pronoun not in OWN_COUNTRY:
                yield form + pronoun + adjective, pronoun


def _is_singular(readings: frozenset[NounForm]) -> bool:
    return any(
        reading.number == "sg" and reading.case == "any" and reading.attachment != "joined" for reading in readings
    )


def _before_pronoun(word: str, *, is_plural: bool) -> list[str]:
    """How a noun is written before a pronoun: "حكومت", "وزراء" and "وزرائ", "مواطني"."""
    if is_plural and word.endswith(("ون", "ين", "ان", "تين")):
        return []  # only the construct, cited beside it, takes a pronoun
    if is_plural and word.endswith(("و", "ي", "ات")):
        return [fold(word)]
    return [
        form
        for form, readings in inflect_noun(word).items()
        if any(r.number == "sg" and r.attachment != "free" and r.state != "absolute" for r in readings)
    ]
