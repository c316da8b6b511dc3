"""One sentence as the coder sees it: tokens, names, phrases and the verbs and triggers among them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.arabic.tokens import Token, tokenize
from tasks.coding.frames import Reading, TriggerTable
from tasks.coding.name_support import settle_names
from tasks.coding.names import Gazetteer, Name
from tasks.coding.phrase import Phrase
from tasks.coding.phrases import PhraseParser
from tasks.coding.words import (
    AT_LEAST,
    BELONGING,
    CLITIC_PREPOSITIONS,
    COMMAS,
    COMPLEMENTISERS,
    PARTICLES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    STRONG_STOPS,
    WORDING_MARKS,
)

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.words import Wording
    from tasks.records import Span

# How many tokens after its trigger a clause, and all that follows it, may go on.
_CLAUSE_REACH, _SCOPE_REACH = 24, 40
_NEVER_VERBS = (AT_LEAST | PREPOSITIONS.keys() | PARTICLES | COMPLEMENTISERS | RELATIVES | QUANTIFIERS) - {"قبل", "فجر"}


_NEVER_AFTER_AND = QUANTIFIERS | {"بين", "من", "عن", "مع", "حول", "مثل"}


@lru_cache(maxsize=200_000)
def bare_forms(key: str) -> frozenset[str]:
    """A folded word without the clitics and the accusative ending it may carry, and itself."""
    forms = {key}
    rest = [key, key[1:]] if key[:1] in "وف" and len(key) > 3 else [key]
    for word in rest:
        forms.add(word)
        if word[:1] in "بلك" and len(word) > 3:
            forms.add(word[1:])
            if word.startswith("لل"):
                forms.add("ال" + word[2:])
    forms |= {form[:-1] for form in forms if form.endswith("ا") and len(form) > 3}
    return frozenset(forms)


class Sentence:
    """Tokens ``0..count`` of one sentence of the paragraph at ``position``, with what is known of them."""

    def __init__(
        self, text: str, position: int, start: int, end: int, gazetteer: Gazetteer, triggers: TriggerTable
    ) -> None:
        self.text, self.position, self.start, self.end = text, position, start, end
        self.tokens: list[Token] = tokenize(text, start, end)
        self.count = len(self.tokens)
        self.names: dict[int, Name] = gazetteer.find(self.tokens)
        self.triggers = triggers
        self.phrases: list[Phrase] = []
        self.readings: list[tuple[Reading, ...]] = [()] * self.count
        self._clause_ends: dict[int, int] = {}
        self._scope_ends: dict[int, int] = {}
        self._verbs = [False] * self.count
        self._plain_verbs = [False] * self.count
        self._forms: list[frozenset[str]] = [bare_forms(token.key) for token in self.tokens]
        self._vocabulary: frozenset[str] = frozenset().union(*self._forms)

    def analyse(self, context: Context) -> None:
        """Find phrases and trigger readings, with what the page has told so far."""
        settle_names(self, context)
        self._mark_names()
        covered = self.covered()
        for n, token in enumerate(self.tokens):
            if (
                token.is_word
                and n not in covered
                and token.key not in _NEVER_VERBS
                and token.key.removeprefix("و") not in _NEVER_AFTER_AND
                and not self._leads_to_owner(n)
            ):
                readings = self.readings[n] = self._readings(n)
                self._verbs[n] = any(r.sense.kind == "verb" for r in readings)
                self._plain_verbs[n] = self._verbs[n] and all(r.sense.kind == "verb" or r.pronoun for r in readings)
        self.phrases = PhraseParser(self, context).parse()
        for phrase in self.phrases:
            context.remember(phrase, self.tokens)

    def _leads_to_owner(self, n: int) -> bool:
        """Whether the word only says whose a thing is: "حاجز تابع للجيش", where "تابع" is not "continued"."""
        owner = self.names.get(n + 1)
        return self.tokens[n].key in BELONGING and owner is not None and owner.preposition == "for"

    def possible_readings(self, n: int) -> tuple[Reading, ...]:
        """The ways to read token ``n`` as a trigger by itself, whatever stands round it."""
        token = self.tokens[n]
        return self.triggers.readings(token.key, token.text.endswith("ة"))

    def _readings(self, n: int) -> tuple[Reading, ...]:
        readings = self.possible_readings(n)
        after_preposition = n > 0 and self.tokens[n - 1].key in PREPOSITIONS
        if readings and (after_preposition or self.tokens[n].text.endswith("ة")):
            return tuple(reading for reading in readings if reading.sense.kind != "verb")
        return readings

    def covered(self) -> set[int]:
        """The tokens that are part of a name."""
        return {n for name in self.names.values() for n in range(name.start, name.end)}

    def _mark_names(self) -> None:
        """Let a wording ask for any state or nationality, with the preposition written onto it: "لـ{دولة}"."""
        for n, name in self.names.items():
            kinds = {entry.kind for entry in name.entries}
            marks = [mark for mark, kind in WORDING_MARKS.items() if not kinds.isdisjoint(kind)]
            clitic = next((letter for letter, slot in CLITIC_PREPOSITIONS.items() if slot == name.preposition), "")
            self._forms[n] |= {clitic + mark for mark in marks}
        self._vocabulary = self._vocabulary.union(*(self._forms[n] for n in self.names))

    def token_at(self, offset: int) -> int:
        """The token that starts at or after the character ``offset`` of the paragraph."""
        return next((n for n, token in enumerate(self.tokens) if token.start >= offset), self.count)

    # -- what stands where ---------------------------------------------------------------

    def is_verb(self, n: int) -> bool:
        """Whether token ``n`` reads as a finite verb."""
        return self._verbs[n]

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

    def is_plain_verb(self, n: int) -> bool:
        """Whether token ``n`` reads as a finite verb and as nothing else."""
        return self._plain_verbs[n]

    def clause_end(self, n: int) -> int:
        """Where the clause of the trigger ``n`` ends: at a full stop, a new verb, a complementiser, a participle."""
        if n not in self._clause_ends:
            self._clause_ends[n] = self._find_clause_end(n)
        return self._clause_ends[n]

    def _find_clause_end(self, n: int) -> int:
        end = min(self.count, n + 1 + _CLAUSE_REACH)
        for m in range(n + 1, end):
            token = self.tokens[m]
            if token.text in STRONG_STOPS or token.text == ":" or token.key in COMPLEMENTISERS:
                return m
            if token.key in RELATIVES and m > n + 1:
                return m
            if m > n + 1 and self.is_plain_verb(m) and not self._inside_name(m):
                return m
            if (
                m > n + 1
                and any(r.sense.kind == "participle" for r in self.readings[m])
                and self.tokens[m - 1].text in COMMAS
            ):
                return m
        return end

    def scope_end(self, n: int, limit: int = 40) -> int:
        """The end of what the trigger ``n`` can reach: the next full stop, or a coordinated verb."""
        if n not in self._scope_ends:
            self._scope_ends[n] = self._find_scope_end(n)
        return min(self._scope_ends[n], n + 1 + limit)

    def _find_scope_end(self, n: int) -> int:
        end = min(self.count, n + 1 + _SCOPE_REACH)
        for m in range(n + 1, end):
            if self.tokens[m].text in ".؛;؟?!":
                return m
            if m > n + 2 and self.is_plain_verb(m) and any(r.conjunction for r in self.readings[m]):
                return m
        return end

    def _inside_name(self, n: int) -> bool:
        return any(phrase.start <= n < phrase.end for phrase in self.phrases)

    def phrases_between(self, start: int, end: int) -> list[Phrase]:
        """The phrases that start at tokens ``start`` to ``end``."""
        return [phrase for phrase in self.phrases if start <= phrase.start < end]

    def phrase_ending_at(self, end: int) -> Phrase | None:
        """The phrase that ends before token ``end``, adjectives and quotes aside."""
        for phrase in self.phrases:
            if phrase.end == end:
                return phrase
        return None

    def has_words(self, words: Wording, start: int, end: int) -> int:
        """The first token at which one of the word sequences stands from ``start`` to ``end``; -1 for none."""
        if words.first.isdisjoint(self._vocabulary):
            return -1
        start, end = max(0, start), min(end, self.count)
        for m in range(start, end):
            forms = self._forms[m]
            if words.first.isdisjoint(forms):
                continue
            for sequence in words.sequences:
                if (
                    sequence[0] in forms
                    and m + len(sequence) <= end
                    and all(word in self._forms[m + k] for k, word in enumerate(sequence[1:], 1))
                ):
                    return m
        return -1

    def words_before(self, words: Wording, end: int) -> int:
        """The first token of a word sequence that ends just before token ``end``; -1 for none."""
        lengths = {len(sequence) for sequence in words.sequences}
        starts = (self.has_words(words, end - length, end) for length in lengths if length <= end)
        return next((m for m in starts if m >= 0 and self.has_words(words, m, end - 1) < 0), -1)

    def left_neighbour(self, n: int) -> Phrase | None:
        """The free phrase just before token ``n``, with nothing but particles, quotes or one apposition between."""
        m = n - 1
        skipped = 0
        while m >= 0 and skipped < 6:
            phrase = next((p for p in self.phrases if p.start <= m < p.end), None)
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
