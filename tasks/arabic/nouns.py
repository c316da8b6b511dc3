"""Arabic nouns and adjectives of origin: the written forms of an entry.

    inflect_noun("وزير", "وزراء")  ->  {"وزير": …, "وزيرا": …, "وزيران": …, "وزيري": …, "وزراء": …, "وزرائ": …}
    nisba("روسي")                  ->  {"روسي": …, "روسيه": …, "روسيين": …, "روسيات": …}

Keys are folded. Clitics (ال, the prepositions, the pronouns) are not in them: see tasks.arabic.clitics.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tasks.arabic import hamza
from tasks.arabic.normalise import fold

Number = Literal["sg", "du", "pl"]
Gender = Literal["m", "f"]
Case = Literal["any", "nominative", "accusative", "oblique"]
State = Literal["any", "absolute", "construct"]
Attachment = Literal["any", "free", "joined"]


_NISBA_ENDINGS: tuple[tuple[str, Gender, Number], ...] = (
    ("", "m", "sg"),
    ("ا", "m", "sg"),
    ("ان", "m", "du"),
    ("ين", "m", "du"),
    ("ون", "m", "pl"),
    ("ين", "m", "pl"),
    ("و", "m", "pl"),
    ("ة", "f", "sg"),
    ("تان", "f", "du"),
    ("تين", "f", "du"),
    ("ات", "f", "pl"),
)


class NounForm(NamedTuple):
    """What one written form can be.

    ``state``: ``absolute`` forms (وزيران, مسلحون) take no genitive or pronoun after them,
    ``construct`` ones (وزيرا الخارجية, مسلحو الحركة) must. ``case`` is ``oblique`` where
    accusative and genitive are written alike, ``accusative`` for the indefinite in ا.
    ``attachment`` is ``joined`` for forms seen only before an attached pronoun (وزرائ-ه, قادت-ها).
    """

    number: Number
    case: Case = "any"
    state: State = "any"
    attachment: Attachment = "any"

    @property
    def is_construct(self) -> bool:
        """True if a genitive or a pronoun must follow."""
        return self.state == "construct"


class NisbaForm(NamedTuple):
    """Gender and number of one form of an adjective of origin."""

    gender: Gender
    number: Number


def inflect_noun(
    singular: str, plural: str | None = None, *, is_defective: bool = False
) -> dict[str, frozenset[NounForm]]:
    """All written forms of a noun, as folded keys, with what each can be.

    ``plural`` is the broken or sound plural as cited (وزراء, مسلحون, قوات); None where there is
    none. Both are given as written, not folded: ة and hamza seats steer the forms.
    ``is_defective`` marks nouns in ي that lose it (قاضي: قاضٍ). Raises ValueError, in one
    line, where an entry is not an Arabic word; an entry of several words inflects its first.
    """
    forms: dict[str, set[NounForm]] = defaultdict(set)
    head, _, rest = _plain(singular).partition(" ")
    for word, form in (*_singular(head, is_defective), *_dual(head)):
        if not (rest and form.attachment == "joined"):
            forms[_key(word, rest)].add(form)
    if plural is not None:
        plural_head, _, plural_rest = _plain(plural).partition(" ")
        for word, form in _plural(head, plural_head, is_defective):
            if not (plural_rest and form.attachment == "joined"):
                forms[_key(word, plural_rest)].add(form)
    return {key: frozenset(found) for key, found in forms.items()}


def nisba(stem: str, *, accusative: bool = False) -> dict[str, frozenset[NisbaForm]]:
    """The forms of an adjective of origin cited as its masculine singular (روسي), as folded keys.

    ``accusative`` adds the indefinite in ا (مسؤولا أمريكيا). It is written as the state's own name
    for روسيا, سوريا, تركيا, … : a caller who wants it asks for names first.
    """
    stem = _plain(stem)
    if not stem.endswith("ي"):
        raise ValueError(f"an adjective of origin ends in ي: {stem!r}")
    forms: dict[str, set[NisbaForm]] = defaultdict(set)
    for ending, gender, number in _NISBA_ENDINGS:
        if ending != "ا" or accusative:
            forms[fold(stem + ending)].add(NisbaForm(gender, number))
    return {key: frozenset(found) for key, found in forms.items()}


def _plain(word: str) -> str:
    """The letters and inner spaces alone: no marks, no tatweel."""
    text = unicodedata.normalize("NFC", word)
    letters = " ".join("".join(c for c in text if unicodedata.category(c) != "Mn" and c != "ـ").split())
    if not letters or not all("ء" <= c <= "ي" or c in " ٱ" for c in letters):
        raise ValueError(f"not an Arabic word: {word!r}")
    return letters


def _key(word: str, rest: str) -> str:
    return fold(hamza.contract(word) + (" " + rest if rest else ""))


def _singular(word: str, is_defective: bool) -> Iterator[tuple[str, NounForm]]:
    yield from _base(word, "sg")
    if is_defective and word.endswith("ي"):
        yield word[:-1], NounForm("sg", "any", "absolute", "free")


def _base(word: str, number: Literal["sg", "pl"]) -> Iterator[tuple[str, NounForm]]:
    """A word without ending of its own: the bare form, the accusative in ا, the form before a pronoun."""
    last = word[-1]
    accusative = NounForm(number, "accusative", "absolute", "free")
    if last in "ةىا":
        yield word, NounForm(number, attachment="free")
        yield word[:-1] + ("ت" if last == "ة" else "ا"), NounForm(number, "any", "construct", "joined")
        return
    yield word, NounForm(number)
    if last not in hamza.HAMZAS:
        yield word + "ا", accusative
        return
    for joined in hamza.before_pronoun(word):
        if joined != word:
            yield joined, NounForm(number, "any", "construct", "joined")
    if last != "أ" and not word.endswith("اء"):  # لقاءً and خطأً take no alif, عبئا and تنبؤا do
        for seated in hamza.before_a(word):
            yield seated + "ا", accusative


def _dual(word: str) -> Iterator[tuple[str, NounForm]]:
    last = word[-1]
    if last == "ة":
        bodies: tuple[str, ...] = (word[:-1] + "ت",)
    elif last == "ى":
        bodies = (word[:-1] + "ي",)
    elif last == "ا":
        bodies = (word[:-1] + "و", word[:-1] + "ي")
    elif last in hamza.HAMZAS:
        bodies = hamza.before_a(word)
    else:
        bodies = (word,)
    for body in bodies:
        yield body + "ان", NounForm("du", "nominative", "absolute", "free")
        yield body + "ين", NounForm("du", "oblique", "absolute", "free")
        yield body + "ا", NounForm("du", "nominative", "construct")
        yield body + "ي", NounForm("du", "oblique", "construct")


def _plural(singular: str, plural: str, is_defective: bool) -> Iterator[tuple[str, NounForm]]:
    if plural.endswith(("ون", "ين")) and _is_sound_masculine(singular, plural[:-2]):
        body = plural[:-2]
        yield body + "ون", NounForm("pl", "nominative", "absolute", "free")
        yield body + "ين", NounForm("pl", "oblique", "absolute", "free")
        yield body + "و", NounForm("pl", "nominative", "construct")
        yield body + "ي", NounForm("pl", "oblique", "construct")
    elif plural.endswith("ات") and not singular.endswith("ت"):  # أصوات is a broken plural
        yield plural, NounForm("pl")
    else:
        yield from _base(plural, "pl")
        if is_defective and plural.endswith("ي"):
            yield plural[:-1], NounForm("pl", "any", "absolute", "free")


def _is_sound_masculine(singular: str, body: str) -> bool:
    """Whether a plural in ون is the singular's own: مسلحون, محامون, but not سجون of سجن."""
    bare = singular.rstrip("ىي") if singular[-1] in "ىي" else singular
    seats = hamza.before_u(singular) if hamza.ends_in_hamza(singular) else ()
    return len(singular) > 2 and (body in (singular, bare) or body in seats)
