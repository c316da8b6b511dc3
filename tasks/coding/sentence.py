"""One sentence as the coder sees it: tokens, names, phrases and the verbs and triggers among them."""

from __future__ import annotations

import sys
from bisect import bisect_left
from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.arabic.normalise import fold
from tasks.arabic.tokens import Token, tokenize
from tasks.coding.frames import Reading, TriggerTable
from tasks.coding.indexes import PhraseIndex, WordIndex
from tasks.coding.name_support import settle_names
from tasks.coding.names import Gazetteer, Name
from tasks.coding.phrase import Phrase
from tasks.coding.phrases import PhraseParser
from tasks.coding.words import (
    AT_LEAST,
    BELONGING,
    CLITICS,
    COMMAS,
    COMPLEMENTISERS,
    HAPPENING,
    PARTICLES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    SENTENCE_STOPS,
    STRONG_STOPS,
    SUMMIT_NOUNS,
    WORDING_MARKS,
)
from tasks.records import Span

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.words import Wording


# How many tokens after its trigger a clause, and all that follows it, may go on.
_CLAUSE_REACH, _SCOPE_REACH = 24, 40
# How many words after a verb its wording may stand, and how long a subject takes no room from it.
_WORDS_REACH, _LONG_NAME = 12, 2
_NO_WORDS, _NO_PHRASES = WordIndex(()), PhraseIndex([])
_CLAUSE_ENDS = STRONG_STOPS | {":"}
# What a clause can end at, beside verbs.
_BOUNDS = {fold(stop) for stop in _CLAUSE_ENDS} | COMPLEMENTISERS | RELATIVES
_FUNCTION_WORDS = AT_LEAST | PREPOSITIONS.keys() | PARTICLES | COMPLEMENTISERS | RELATIVES | QUANTIFIERS
_NEVER_VERBS = _FUNCTION_WORDS - {"قبل", "فجر", "علي"}  # "على إيران أن توقف" is a demand
# Prepositions that, before the name a sentence opens with, are verbs: "عبر الرئيس عن", "مثل الوزير أمام".
_VERBS_AT_START = frozenset({"عبر", "مثل"})
_NEVER_AFTER_AND = QUANTIFIERS | {"بين", "من", "عن", "مع", "حول", "مثل"}


def _next(places: list[int], n: int) -> int:
    """The first of the places from ``n`` on; beyond all tokens where there is none."""
    at = bisect_left(places, n)
    return places[at] if at < len(places) else sys.maxsize


class Sentence:
    """Tokens ``0..count`` of one sentence of the paragraph at ``position``, with what is known of them."""

    def __init__(
        self, text: str, position: int, start: int, end: int, gazetteer: Gazetteer, triggers: TriggerTable
    ) -> None:
        self.text, self.position, self.start, self.end = text, position, start, end
        self.tokens: list[Token] = tokenize(text, start, end)
        self.keys = [token.key for token in self.tokens]
        self.count = len(self.tokens)
        self.names: dict[int, Name] = gazetteer.find(self.tokens)
        self.phrases: list[Phrase] = []
        self.readings: list[tuple[Reading, ...]] = [()] * self.count
        self._clause_ends: dict[int, int] = {}
        self._scope_ends: dict[int, int] = {}
        self._words_ends: dict[int, int] = {}
        # Where a clause ends at once, where only after a word, and where what a trigger reaches ends; in order.
        self._stops: list[int] = []
        self._turns: list[int] = []
        self._full_stops: list[int] = []
        self._joined_verbs: list[int] = []
        self._verbs, self._plain_verbs = [False] * self.count, [False] * self.count
        self._forms: list[frozenset[str]] = list(map(bare_forms, self.keys))
        self.possible_readings = [triggers.readings(token.text) for token in self.tokens]  # whatever stands round it
        self._words = _NO_WORDS
        # What is asked for most, answered by the lists and indexes themselves.
        self.is_verb = self._verbs.__getitem__
        """Whether a token reads as a finite verb."""
        self.is_plain_verb = self._plain_verbs.__getitem__
        """Whether a token reads as a finite verb and as nothing else."""
        self.phrase_at = _NO_PHRASES.at
        """The phrase that a token is part of."""
        self.phrases_between = _NO_PHRASES.between
        """The phrases that start at tokens ``start`` to ``end``."""
        self.words = self._words.words

    def analyse(self, context: Context) -> None:
        """Find phrases and trigger readings, with what the page has told so far."""
        settle_names(self, context)
        self._mark_names()
        covered = self.covered()
        for n, possible in enumerate(self.possible_readings):
            if possible and n not in covered and (readings := self._readings(n)) and not self._leads_to_owner(n):
                self.readings[n] = readings
                self._verbs[n] = "verb" in [r.sense.kind for r in readings]
                self._plain_verbs[n] = self._verbs[n] and all(r.sense.kind == "verb" or r.pronoun for r in readings)
        self.phrases = PhraseParser(self, context).parse()
        parties = PhraseIndex(self.phrases)
        self.phrase_at, self.phrases_between = parties.at, parties.between
        for phrase in self.phrases:
            context.remember(phrase, self.tokens)
        self._mark_bounds()

    def _leads_to_owner(self, n: int) -> bool:
        """Whether the word only says whose a thing is: "حاجز تابع للجيش", where "تابع" is not "continued"."""
        owner = self.names.get(n + 1)
        return self.tokens[n].key in BELONGING and owner is not None and owner.preposition == "for"

    def _opens_with_verb(self, n: int) -> bool:
        return n == 0 and self.tokens[n].key in _VERBS_AT_START and n + 1 in self.names

    def _readings(self, n: int) -> tuple[Reading, ...]:
        readings, token = self.possible_readings[n], self.tokens[n]
        is_particle = token.key in _NEVER_VERBS or token.key.removeprefix("و") in _NEVER_AFTER_AND
        if is_particle and not self._opens_with_verb(n):
            return ()
        before = self.keys[n - 1] if n else ""
        if before in PREPOSITIONS or before.removeprefix("و") in HAPPENING or token.text.endswith("ة"):
            return tuple(reading for reading in readings if reading.sense.kind != "verb")
        return readings

    def covered(self) -> set[int]:
        """The tokens that are part of a name, the summit of "القمة العربية" aside, which is a meeting too."""
        names, keys = self.names.values(), self.keys
        return {n for name in names for n in range(name.start, name.end) if keys[n] not in SUMMIT_NOUNS}

    def _mark_names(self) -> None:
        """Let a wording ask for any state or nationality, with the preposition written onto it: "لـ{دولة}"."""
        for n, name in self.names.items():
            clitic = CLITICS[name.preposition]
            marks = {clitic + WORDING_MARKS[entry.kind] for entry in name.entries if entry.kind in WORDING_MARKS}
            if marks:
                self._forms[n] |= marks
        self._words = WordIndex(self._forms)
        self.words = self._words.words

    def token_at(self, offset: int) -> int:
        """The token that starts at or after the character ``offset`` of the paragraph."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    # -- what stands where ---------------------------------------------------------------

    def holds(self, span: Span) -> bool:
        """Whether the characters lie in this sentence."""
        return span.position == self.position and self.start <= span.start and span.end <= self.end

    def verb_reading(self, n: int) -> Reading | None:
        """The reading of token ``n`` as a finite verb."""
        return next((r for r in self.readings[n] if r.sense.kind == "verb"), None)

    def is_noun_of(self, n: int, event_type: str) -> bool:
        """Whether token ``n`` reads as a verbal noun that tells an event of the type."""
        return any(
            r.sense.kind == "noun" and r.sense.frame and r.sense.frame.event_type == event_type
            for r in self.readings[n]
        )

    def takes_victims(self, n: int) -> bool:
        """Whether token ``n`` reads as a verbal noun of something done to people ("إصابة", "اعتقال")."""
        return any(
            r.sense.kind == "noun" and r.sense.frame and "victim" in r.sense.frame.flags for r in self.readings[n]
        )

    def is_trigger(self, n: int) -> bool:
        """Whether token ``n`` reads as a verb, or as a word that can tell an event."""
        return bool(self.readings[n])

    def is_singular_verb(self, n: int) -> bool:
        """Whether token ``n`` reads as a finite verb in the singular."""
        return any(form.number == "sg" for r in self.readings[n] if r.sense.kind == "verb" for form in r.sense.forms)

    def clause_end(self, n: int) -> int:
        """Where the clause of the trigger ``n`` ends: at a full stop, a new verb, a complementiser, a participle."""
        if n not in self._clause_ends:
            stop, turn = _next(self._stops, n + 1), _next(self._turns, n + 2)
            self._clause_ends[n] = min(self.count, n + 1 + _CLAUSE_REACH, stop, turn)
        return self._clause_ends[n]

    def scope_end(self, n: int, limit: int = 40) -> int:
        """The end of what the trigger ``n`` can reach: the next full stop, or a coordinated verb."""
        if n not in self._scope_ends:
            stop, verb = _next(self._full_stops, n + 1), _next(self._joined_verbs, n + 3)
            self._scope_ends[n] = min(self.count, n + 1 + _SCOPE_REACH, stop, verb)
        return min(self._scope_ends[n], n + 1 + limit)

    def words_end(self, n: int) -> int:
        """The end of where the wording of the verb ``n`` may stand; the long name of its subject puts nothing off."""
        if n not in self._words_ends:
            end, length = n + 1, 0
            for phrase in self.phrases_between(n + 1, n + 1 + _WORDS_REACH):
                if phrase.start - end > 1:
                    break
                length += phrase.end - phrase.start - 1
                end = phrase.end
            self._words_ends[n] = self.scope_end(n, _WORDS_REACH + max(0, length - _LONG_NAME))
        return self._words_ends[n]

    def _mark_bounds(self) -> None:
        """Note where clauses can end: at once, only after a word, and where the reach of a trigger ends."""
        for n in [n for n, key in enumerate(self.keys) if self.readings[n] or key in _BOUNDS]:
            token = self.tokens[n]
            if token.text in SENTENCE_STOPS:
                self._full_stops.append(n)
            if token.text in _CLAUSE_ENDS or token.key in COMPLEMENTISERS:
                self._stops.append(n)
            elif token.key in RELATIVES or (self.readings[n] and self._starts_clause(n)):
                self._turns.append(n)
            if self._plain_verbs[n] and any(reading.conjunction for reading in self.readings[n]):
                self._joined_verbs.append(n)

    def _starts_clause(self, n: int) -> bool:
        """Whether token ``n`` is a verb of its own, or a participle after a comma."""
        if self._plain_verbs[n] and self.phrase_at(n) is None:
            return True
        is_after_comma = n > 0 and self.tokens[n - 1].text in COMMAS
        return is_after_comma and any(reading.sense.kind == "participle" for reading in self.readings[n])

    def phrase_ending_at(self, end: int) -> Phrase | None:
        """The phrase that ends before token ``end``, adjectives and quotes aside."""
        phrase = self.phrase_at(end - 1)
        return phrase if phrase is not None and phrase.end == end else None

    def has_words(self, words: Wording, start: int, end: int) -> int:
        """The first token at which one of the word sequences stands from ``start`` to ``end``; -1 for none."""
        if words.first.isdisjoint(self.words):
            return -1
        return self._words.first(words, max(0, start), min(end, self.count))

    def span_of_words(self, words: Wording, n: int) -> Span:
        """The characters of the longest of the word sequences that begins at token ``n``, or of that token alone."""
        return Span(self.position, self.tokens[n].start, self.tokens[self._words.end_of(words, n) - 1].end)

    def words_before(self, words: Wording, end: int) -> int:
        """The first token of a word sequence that ends just before token ``end``; -1 for none."""
        starts = (self.has_words(words, end - length, end) for length in words.lengths if length <= end)
        return next((m for m in starts if m >= 0 and self.has_words(words, m, end - 1) < 0), -1)

    def _is_unknown_genitive(self, owner: Phrase, n: int) -> bool:
        """Whether token ``n`` is a name that the lexicon lacks, genitive to a plural in its construct form."""
        is_construct = owner.kind == "group" and owner.number == "pl" and self.tokens[n - 1].key.endswith(("و", "ي"))
        return is_construct and owner.end == n and self.tokens[n].is_word and not self.is_verb(n)

    def left_neighbour(self, n: int) -> Phrase | None:
        """The free phrase just before token ``n``, with nothing but particles, quotes or one apposition between."""
        m = n - 1
        skipped = 0
        if m > 0 and (owner := self.phrase_at(m - 1)) is not None and self._is_unknown_genitive(owner, m):
            return owner  # "مستوطنو براخة هاجموا"
        while m >= 0 and skipped < 6:
            phrase = self.phrase_at(m)
            if phrase is not None:
                return phrase
            token = self.tokens[m]
            if not (
                token.key in PARTICLES
                or (token.key == "علي" and self.tokens[m + 1].key == "الاقل")
                or token.key in QUOTES
                or token.text in COMMAS
                or token.text in "()"
            ):
                return None
            m -= 1
            skipped += 1
        return None
