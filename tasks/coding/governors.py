"""What governs a phrase: a preposition, a noun it is genitive to, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.words import (
    AGENT_PHRASES,
    AT_LEAST,
    BELONGING,
    CLITIC_PREPOSITIONS,
    COMPLEMENTISERS,
    EDGES,
    HELD_THINGS,
    HONORIFICS,
    PARTICLES,
    PARTITIVE_HEADS,
    PLACE_NOUNS,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    UNITS,
)

if TYPE_CHECKING:
    from tasks.coding.phrase import Phrase
    from tasks.coding.phrases import PhraseParser


# Kinds of names that a place noun with its nationality can introduce.
_PLACES = ("place", "metonym")


def govern(parser: PhraseParser, phrase: Phrase) -> None:
    """Set the phrase's governor and whether it is counted ("14 من عناصر الشرطة")."""
    if phrase.governor:
        if phrase.governor == "for" and _is_held(parser, phrase.start - 1):
            phrase.governor = "held"  # "قصف مواقع لداعش" hits its places
        return
    position = _before_quantity(parser, phrase)
    if position >= 0 and phrase.kind in ("title", "person"):
        key = parser.tokens[position].key.removeprefix("و")
        if key[1:] in HONORIFICS and key[:1] in CLITIC_PREPOSITIONS:
            phrase.governor = CLITIC_PREPOSITIONS[key[:1]]  # "لمعالي الوزير"
            return
        position -= key in HONORIFICS
    if phrase.head >= 0 and (clitic := _clitic_preposition(parser.tokens[phrase.head].key)):
        phrase.governor = clitic
    elif (described := _described_place(parser, phrase)) is not None:
        phrase.governor = described.governor
    elif (
        position >= 0 and not phrase.conjunction and parser.tokens[position].is_word and not _is_told(parser, position)
    ):
        phrase.governor = _governor_at(parser, position)


def _is_told(parser: PhraseParser, position: int) -> bool:
    """Whether the token ends the phrase before: an unknown name governs nothing."""
    return bool(parser.phrases) and position < parser.phrases[-1].end


def _described_place(parser: PhraseParser, phrase: Phrase) -> Phrase | None:
    """The phrase that tells what place the name after it is: "إلى العاصمة التركية أنقرة"."""
    before = parser.phrases[-1] if parser.phrases else None
    if before is None or before.end != phrase.start or before.kind != "adjective" or phrase.kind not in _PLACES:
        return None
    return before if _is_place_noun(parser.tokens[before.head].key) else None


def _is_held(parser: PhraseParser, position: int) -> bool:
    """Whether a thing that belongs to the phrase stands there: "مواقع", "حاجز تابع"."""
    while position > 0 and parser.tokens[position].key in BELONGING:
        position -= 1
    return position >= 0 and parser.tokens[position].key in HELD_THINGS


def _before_quantity(parser: PhraseParser, phrase: Phrase) -> int:
    """The position before the numbers, quotes and quantities that lead the phrase; marks it counted."""
    position = (phrase.head if phrase.head >= 0 else phrase.start) - 1
    while position >= 0:
        token = parser.tokens[position]
        is_quantity = token.text.isdigit() or token.key in QUANTIFIERS
        before = parser.tokens[position - 1] if position else token
        is_partitive = token.key == "من" and (before.key in PARTITIVE_HEADS or before.text.isdigit())
        if token.key in ("عن", "علي") and before.key in AT_LEAST:  # "ما لا يقل عن 28 متطوعا"
            phrase.counted = True
            position = _before_particles(parser, position - 2)
            continue
        if token.key == "من" and before.key in UNITS:  # "20 عنصرا من التنظيم"
            phrase.counted = True
            position -= 2
            continue
        if not (is_quantity or is_partitive or token.key in QUOTES):
            break
        phrase.counted = phrase.counted or is_quantity
        position -= 1
    return position


def _before_particles(parser: PhraseParser, position: int) -> int:
    while position >= 0 and parser.tokens[position].key in PARTICLES:
        position -= 1
    return position


def _clitic_preposition(key: str) -> str:
    """The preposition written onto a noun with the article ("بالهجوم", "للقوات"); without it, it can't be told."""
    key = key.removeprefix("و")
    if key.startswith("لل"):
        return "for"
    return CLITIC_PREPOSITIONS.get(key[:1], "") if key[1:3] == "ال" else ""


def _governor_at(parser: PhraseParser, position: int) -> str:
    """What the word right before a phrase makes of it."""
    key = parser.tokens[position].key
    before = parser.tokens[position - 1].key if position else ""
    is_joined = key[:1] in ("و", "ف") and key[1:] in PREPOSITIONS and not parser.is_verb(position)
    bare = key[1:] if is_joined else key
    if (before, bare) in AGENT_PHRASES.sequences:
        return "agent"
    if position == 0 and parser.is_verb(position):
        return ""  # "عبر الرئيس عن"
    if bare in PREPOSITIONS or bare in CLITIC_PREPOSITIONS:  # "لـ«داعش»"
        return PREPOSITIONS.get(bare) or CLITIC_PREPOSITIONS[bare]
    if (governor := _over_place_noun(key, before)) and not parser.is_in_name(position):
        return governor
    no_noun = key in PARTICLES or key in COMPLEMENTISERS or key in RELATIVES or parser.is_verb(position)
    if no_noun or key.startswith(("ال", "وال")) or parser.is_in_name(position):
        return ""
    return "genitive"


def _over_place_noun(key: str, before: str) -> str:
    """The preposition over the noun that says what kind of place a name is: "إلى العاصمة بغداد", "بمدينة حلب"."""
    if key in PLACE_NOUNS:
        governor = PREPOSITIONS.get(before.removeprefix("و"), "")
        return "other" if governor == "on" and key in EDGES else governor
    key = key.removeprefix("و")
    if key[1:] in PLACE_NOUNS:
        return CLITIC_PREPOSITIONS.get(key[:1], "")
    return "for" if key.startswith("لل") and "ال" + key[2:] in PLACE_NOUNS else ""


def _is_place_noun(key: str) -> bool:
    """Whether a word says what kind of place a name is, with or without a preposition: "بالعاصمة"."""
    key = key.removeprefix("و")
    return key in PLACE_NOUNS or bool(_over_place_noun(key, ""))
