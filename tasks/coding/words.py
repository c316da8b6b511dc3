"""Closed classes of Arabic words, as folded keys, from ``lexicon/words.tsv``: what governs, joins, negates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tasks.arabic.normalise import fold
from tasks.arabic.tables import read_table

LEXICON = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Wording:
    """Word sequences of which any may stand, as folded keys.

    ``first`` are their first words, for a quick no; ``rests`` how each may go on, ``lengths`` how long they are.
    """

    sequences: tuple[tuple[str, ...], ...]
    first: frozenset[str]
    rests: dict[str, list[tuple[str, ...]]]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Wording:
        """The wording of phrases as written."""
        sequences = tuple(tuple(fold(phrase).split()) for phrase in phrases)
        rests: dict[str, list[tuple[str, ...]]] = {}
        for first, *rest in sequences:
            rests.setdefault(first, []).append(tuple(rest))
        return cls(sequences, frozenset(rests), rests, tuple(sorted({len(sequence) for sequence in sequences})))

    def __bool__(self) -> bool:
        return bool(self.sequences)


_CLASSES = {
    row["class"]: row.alternatives("words") for row in read_table(LEXICON / "words.tsv", ("class", "meaning", "words"))
}
_GOVERNING = {name.partition(":")[2]: words for name, words in _CLASSES.items() if name.startswith("preposition:")}


def _keys(name: str) -> frozenset[str]:
    return frozenset(key for phrase in _CLASSES[name] for key in fold(phrase).split())


# The preposition a word is, as the frames name it; and the prepositions as written, which tell أمام from إمام.
PREPOSITIONS: dict[str, str] = {fold(word): name for name, words in _GOVERNING.items() for word in words}
# The prepositions that are written onto the next word.
CLITIC_PREPOSITIONS = {"ب": "by", "ل": "for", "ك": "as"}
CLITICS = {"": ""} | {name: letter for letter, name in CLITIC_PREPOSITIONS.items()}
# What stands in a wording for any name of these kinds.
WORDING_MARKS = {"state": fold("{دولة}"), "metonym": fold("{دولة}"), "demonym": fold("{جنسية}")}
# The body whose summit an adjective tells: "القمة العربية".
SUMMITS: dict[str, str] = {
    key: name.partition(":")[2] for name in _CLASSES if name.startswith("summit:") for key in _keys(name)
}
# The side of a divided nation that an adjective tells, and the other side.
_HALVES = (("PRK", "KOR"), ("KOR", "PRK"))
HALVES = {key: (code, other) for code, other in _HALVES for key in _keys(f"half:{code}")}
REPRESENTING = _keys("representing")
TOURING = _keys("touring")
SUMMIT_NOUNS = _keys("summit_noun")
WRITTEN_PREPOSITIONS = frozenset(
    spelling for words in _GOVERNING.values() for word in words for spelling in (word, word.replace("أ", "ا"))
)
AGENT_PHRASES = Wording.of(_CLASSES["agent_phrase"])
AGENT_WORDS = _keys("agent")
HELPING = _keys("helping")
BLOWS, RAIDS = _keys("blow"), _keys("raid")
QUANTIFIERS = _keys("quantifier")
PARTITIVE_HEADS, UNITS = _keys("partitive_head"), _keys("unit")
COMPLEMENTISERS = _keys("complementiser")
PRONOUN_COMPLEMENTISERS = frozenset(key for key in COMPLEMENTISERS if key.endswith(("نه", "نها", "نهم", "نهما", "ننا")))
RELATIVES = _keys("relative")
PARTICLES = _keys("particle")
ADJECTIVES_AFTER_OFFICE = _keys("adjective_after_office")
NEGATORS = _keys("negator")
NO_NAMES = _keys("no_name")
HAPPENING = _keys("happening")
NEGATING_NOUNS = _keys("negating_noun")
SOURCE_WORDS = _keys("source")
NEWS_BEFORE = _keys("news_before")
NEWS_AFTER = _keys("news_after")
OWN_COUNTRY = _keys("own_country")
LIGHT_NOUNS = _keys("light_noun")
AT_LEAST = _keys("at_least")
NUMERALS = _keys("numeral")
SOME_OF_THEM = _keys("some_of_them")
UNDERGOING = _keys("undergoing")
HELD_THINGS = _keys("held_thing")
BELONGING = _keys("belonging")
BODY_NOUNS = _keys("body_noun")
BODY_ADJECTIVES = _keys("body_adjective")
LISTING = Wording.of(_CLASSES["listing"])
BOTH_OFFICIALS = _keys("both_officials")
BOTH_SIDES = _keys("both_sides")
BOTH_PARTIES = _keys("both_parties") | BOTH_OFFICIALS | BOTH_SIDES
STYLES = _keys("style")
TWO_TALKS = _keys("two_talks")
PROTESTERS = _keys("protester")
SIDE_WORDS = _keys("side")
FUTURE_BEFORE = Wording.of(_CLASSES["future_before"])
FUTURE_AFTER = Wording.of(_CLASSES["future_after"])
HYPOTHETICAL_BEFORE = Wording.of(_CLASSES["hypothetical_before"])
QUESTIONS = _keys("question")
HYPOTHETICAL_AFTER = Wording.of(_CLASSES["hypothetical_after"])
HYPOTHETICAL_ADJACENT = Wording.of(_CLASSES["hypothetical_adjacent"])
CONDITION = Wording.of(_CLASSES["condition"])
WARNINGS = _keys("warning")
ROUNDS = _keys("round")
# All wordings that make an event future or hypothetical.
UNREAL = Wording.of(
    phrase
    for name, words in _CLASSES.items()
    if name.startswith(("future_", "hypothetical_", "condition"))
    for phrase in words
)
DENIALS = Wording.of(_CLASSES["denial"])
REPORTS = Wording.of(_CLASSES["report"])
UNDOING_NOUNS = _keys("undoing_noun")
RESUMPTIVES = _keys("resumptive")
STOPPING, DEALINGS = _keys("stopping"), _keys("dealing")
CONTRAST = Wording.of(_CLASSES["contrast"])
ADJUNCT = Wording.of(_CLASSES["adjunct"])
PLACE_NOUNS, EDGES = _keys("place_noun"), _keys("edge")
HONORIFICS = _keys("honorific")
ADDRESSES = _keys("address")
VENUES = _keys("venue")
STREETS = _keys("street")
OWN_LAND = Wording.of(_CLASSES["own_land"])
AFTER_THAT = Wording.of(_CLASSES["after_that"])
BETWEEN = Wording.of(_CLASSES["between"])
BEFORE_HOUSES = _keys("before_house")
TOPPLING = _keys("toppling")
AIM = Wording.of(_CLASSES["aim"])
CARRYING_NOUNS = _keys("carrying_noun")
ACTING_HEADS = _keys("acting_head")
COMMENTATORS = _keys("commentator")
WITHOUT_OBJECT = _keys("without_object")
POINTING = _keys("pointing")
GOING_ON = _keys("going_on")
TIMES = _keys("time")
THOUGHT = Wording.of(_CLASSES["thought"])
RELATIONS = _keys("relation")
ATTENDING = _keys("attending")
GATHERING = _keys("gathering")
BESIDE = Wording.of(_CLASSES["beside"])
ATTRIBUTED = Wording.of(_CLASSES["attributed"])
SPEECH_SETTINGS = Wording.of(_CLASSES["speech_setting"])
FICTION = Wording.of(_CLASSES["fiction"])
CHARGES = Wording.of(_CLASSES["charge"])
CAUSING = _keys("causing")
RESULTING = Wording.of(_CLASSES["resulting"])
TODAY = Wording.of(_CLASSES["today"])

SENTENCE_STOPS = frozenset(".؛;؟?!")
STRONG_STOPS = SENTENCE_STOPS | {"…"}
# What ends a clause, commas and colons too.
CLAUSE_STOPS = frozenset(".؛;؟?!،,:")
QUOTES = frozenset("\"'")
COMMAS = frozenset("،,")
