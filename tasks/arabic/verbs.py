"""Arabic verbs: every written form of a verb from its two citation forms.

    conjugate("أدان", "يدين")  ->  {"ادان": …, "ادانت": …, "يدين": …, "يدن": …, "ادين": …, "يدان": …}

The citation forms are the third person masculine singular of past and present, unvocalised
but with hamzas as written. Script without vowels hides most of the ten stems; what shows is
where a weak letter, a doubled letter or a hamza stands, so a verb is sound, hollow, doubled or
defective, and each of these builds its stems in its own way. A shadda in the citation (ردّ) is
welcome and needed only where letters alone can't tell (حاجّ: else hollow as خاف).

The future سـ is a clitic (tasks.arabic.clitics); participles and verbal nouns come from the lexicon.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from tasks.arabic import hamza, stems
from tasks.arabic.normalise import fold

Tense = Literal["past", "present"]
Voice = Literal["active", "passive", "both-possible"]
Mood = Literal["none", "any", "indicative", "indicative-subjunctive", "subjunctive-jussive", "jussive"]
Attachment = Literal["any", "free", "joined"]


class VerbForm(NamedTuple):
    """What one written form can be.

    ``voice`` is ``both-possible`` where script shows no difference (كتب). ``gender`` is ``m``,
    ``f`` or ``c`` (either); ``number`` ``sg``, ``du`` or ``pl``. ``mood`` is ``none`` in the past
    and ``any`` where the present writes all three alike. ``attachment`` tells whether the key
    stands alone (``free``: التقى, قالوا), only before an attached pronoun (``joined``: التقا-ه,
    قالو-ه), or both (``any``).
    """

    tense: Tense
    voice: Voice
    person: Literal[1, 2, 3]
    gender: Literal["m", "f", "c"]
    number: Literal["sg", "du", "pl"]
    mood: Mood = "none"
    attachment: Attachment = "any"


_Features = tuple[Tense, int, str, str, Mood]
_FREE, _JOINED, _ANY = 1, 2, 3
_ATTACHMENT: dict[int, Attachment] = {_FREE: "free", _JOINED: "joined", _ANY: "any"}


def conjugate(
    past: str, present: str, *, passive: bool = True, persons: Container[int] = (1, 2, 3)
) -> dict[str, frozenset[VerbForm]]:
    """All written forms of a verb, as folded keys, with what each can be.

    ``past`` and ``present`` are the citation forms (أدان, يدين). With ``passive=False`` (an
    intransitive verb) no passive is generated; only the forms of ``persons`` are. Raises
    ValueError, in one line, where the two are no citation forms.
    """
    citation = stems.read_citation(past, present)
    voices = [(0, *stems.active(citation))]
    if passive:
        voices.append((1, *stems.passive(citation)))
    table: dict[str, dict[_Features, list[int]]] = {}
    for voice, past_stems, present_stems in voices:
        for forms in (_past_forms(past_stems), _present_forms(present_stems)):
            for word, features, attachment in forms:
                if features[1] not in persons:
                    continue
                masks = table.setdefault(fold(hamza.contract(word)), {}).setdefault(features, [0, 0])
                masks[voice] |= attachment
    return {key: frozenset(_verb_forms(rows)) for key, rows in table.items()}


def _verb_forms(rows: dict[_Features, list[int]]) -> Iterator[VerbForm]:
    for (tense, person, gender, number, mood), (active, passive) in rows.items():
        splits: tuple[tuple[Voice, int], ...] = (
            ("both-possible", active & passive),
            ("active", active & ~passive),
            ("passive", passive & ~active),
        )
        for voice, mask in splits:
            if mask:
                yield VerbForm(tense, voice, person, gender, number, mood, _ATTACHMENT[mask])  # type: ignore[arg-type]


def _past_forms(stem: stems.PastStems) -> Iterator[tuple[str, _Features, int]]:
    third_masculine: _Features = ("past", 3, "m", "sg", "none")
    if stem.masculine == stem.joined:
        yield from ((word, third_masculine, _ANY) for word in stem.masculine)
    else:
        yield from ((word, third_masculine, _FREE) for word in stem.masculine)
        yield from ((word, third_masculine, _JOINED) for word in stem.joined)
    yield stem.feminine + "ت", ("past", 3, "f", "sg", "none"), _ANY
    yield stem.feminine + "تا", ("past", 3, "f", "du", "none"), _ANY
    yield from ((word + "ا", ("past", 3, "m", "du", "none"), _ANY) for word in stem.dual)
    for word in stem.plural:
        yield word + "وا", ("past", 3, "m", "pl", "none"), _FREE
        yield word + "و", ("past", 3, "m", "pl", "none"), _JOINED
    body = stem.consonantal
    ending_n = "ن" if not body.endswith("ن") else ""  # أعلنّ, أعلنّا: the two ns are written once
    yield body + ending_n, ("past", 3, "f", "pl", "none"), _ANY
    yield body + ending_n + "ا", ("past", 1, "c", "pl", "none"), _ANY
    ending_t = "ت" if not body.endswith("ت") else ""  # صوّتّ
    yield body + ending_t, ("past", 1, "c", "sg", "none"), _ANY
    yield body + ending_t, ("past", 2, "c", "sg", "none"), _ANY
    yield body + ending_t + "ما", ("past", 2, "c", "du", "none"), _ANY
    yield body + ending_t + "م", ("past", 2, "m", "pl", "none"), _FREE
    yield body + ending_t + "مو", ("past", 2, "m", "pl", "none"), _JOINED
    yield body + ending_t + "ن", ("past", 2, "f", "pl", "none"), _ANY


_SINGULAR: tuple[tuple[str, Literal[1, 2, 3], str, str], ...] = (
    ("ي", 3, "m", "sg"),
    ("ت", 3, "f", "sg"),
    ("أ", 1, "c", "sg"),
    ("ن", 1, "c", "pl"),
    ("ت", 2, "m", "sg"),
)
_DUAL: tuple[tuple[str, Literal[2, 3], str], ...] = (("ي", 3, "m"), ("ت", 3, "f"), ("ت", 2, "c"))


def _present_forms(stem: stems.PresentStems) -> Iterator[tuple[str, _Features, int]]:
    mood: Mood = "indicative-subjunctive" if stem.jussive else "any"
    for prefix, person, gender, number in _SINGULAR:
        features: _Features = ("present", person, gender, number, mood)
        if stem.plain == stem.joined:
            yield from ((prefix + word, features, _ANY) for word in stem.plain)
        else:
            yield from ((prefix + word, features, _FREE) for word in stem.plain)
            yield from ((prefix + word, features, _JOINED) for word in stem.joined)
        for word in stem.jussive:
            yield prefix + word, ("present", person, gender, number, "jussive"), _ANY
    for prefix, person, gender in _DUAL:
        for word in stem.dual:
            yield prefix + word + "ان", ("present", person, gender, "du", "indicative"), _ANY
            yield prefix + word + "ا", ("present", person, gender, "du", "subjunctive-jussive"), _ANY
    for prefix, person in (("ي", 3), ("ت", 2)):
        for word in stem.plural:
            yield prefix + word + "ون", ("present", person, "m", "pl", "indicative"), _ANY
            yield prefix + word + "وا", ("present", person, "m", "pl", "subjunctive-jussive"), _FREE
            yield prefix + word + "و", ("present", person, "m", "pl", "subjunctive-jussive"), _JOINED
        body = stem.consonantal
        yield prefix + body + ("" if body.endswith("ن") else "ن"), ("present", person, "f", "pl", "any"), _ANY
    for word in stem.second:
        yield "ت" + word + "ين", ("present", 2, "f", "sg", "indicative"), _ANY
        yield "ت" + word + "ي", ("present", 2, "f", "sg", "subjunctive-jussive"), _ANY
