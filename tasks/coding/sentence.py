"""One sentence as the coder sees it: tokens, names, phrases and the verbs and triggers among them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.arabic.tokens import Token, tokenize
from tasks.coding.frames import Reading, TriggerTable
from tasks.coding.names import Entry, Gazetteer, Name
from tasks.coding.phrase import Phrase
from tasks.coding.phrases import PhraseParser
from tasks.coding.words import (
    AT_LEAST,
    COMMAS,
    COMPLEMENTISERS,
    PARTICLES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    STRONG_STOPS,
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
        self._vocabulary: set[str] = set().union(*(bare_forms(token.key) for token in self.tokens))

    def analyse(self, context: Context) -> None:
        """Find phrases and trigger readings, with what the page has told so far."""
        self._keep_supported(context)
        self._add_surnames(context)
        self._keep_participles()
        covered = self._covered()
        for n, token in enumerate(self.tokens):
            if (
                token.is_word
                and n not in covered
                and token.key not in _NEVER_VERBS
                and token.key.removeprefix("و") not in _NEVER_AFTER_AND
            ):
                readings = self.readings[n] = self._readings(n)
                self._verbs[n] = any(r.sense.kind == "verb" for r in readings)
                self._plain_verbs[n] = self._verbs[n] and all(r.sense.kind == "verb" or r.pronoun for r in readings)
        self.phrases = PhraseParser(self, context).parse()
        for phrase in self.phrases:
            context.remember(phrase, self.tokens)

    def _possible_readings(self, n: int) -> tuple[Reading, ...]:
        """The ways to read token ``n`` as a trigger by itself, whatever stands round it."""
        token = self.tokens[n]
        return self.triggers.readings(token.key, token.text.endswith("ة"))

    def _readings(self, n: int) -> tuple[Reading, ...]:
        readings = self._possible_readings(n)
        after_preposition = n > 0 and self.tokens[n - 1].key in PREPOSITIONS
        if readings and (after_preposition or self.tokens[n].text.endswith("ة")):
            return tuple(reading for reading in readings if reading.sense.kind != "verb")
        return readings

    def _covered(self) -> set[int]:
        """The tokens that are part of a name."""
        return {n for name in self.names.values() for n in range(name.start, name.end)}

    def _keep_supported(self, context: Context) -> None:
        """Drop the weak readings of names which the page does not support elsewhere."""
        for n, name in list(self.names.items()):
            kept = tuple(
                e
                for e in name.entries
                if not e.weak
                or e.kind in ("title", "group")
                or e.id in context.strong
                or (e.kind in ("state", "demonym", "place") and e.code in context.strong)
                or (e.kind == "person" and n > 0 and self._follows_title(n))
                or (e.kind == "state" and self._stands_as_party(n))
            )
            if not kept:
                del self.names[n]
            elif len(kept) != len(name.entries):
                self.names[n] = name._replace(entries=kept)

    def _keep_participles(self) -> None:
        """Drop groups that are participles after a comma: "أدانت فرنسا القصف، داعية إلى وقفه"."""
        for n in range(1, self.count):
            name = self.names.get(n)
            if name is None or self.tokens[n - 1].text not in COMMAS or name.entries[0].kind != "group":
                continue
            if any(reading.sense.kind == "participle" for reading in self._possible_readings(n)):
                del self.names[n]

    def _stands_as_party(self, n: int) -> bool:
        """Whether a doubtful name stands where a party does: beside a verb, or after "مع" and the like."""
        before = self.tokens[n - 1].key if n else ""
        if PREPOSITIONS.get(before) in ("with", "between", "against") or self._can_be_verb(n - 1):
            return True
        return (n == 0 or before in COMPLEMENTISERS) and self._can_be_verb(n + 1)

    def _can_be_verb(self, n: int) -> bool:
        if not 0 <= n < self.count:
            return False
        return any(reading.sense.kind == "verb" for reading in self._possible_readings(n))

    def _follows_title(self, n: int) -> bool:
        return any(
            name.end == n and any(e.kind in ("title", "demonym", "group") for e in name.entries)
            for name in self.names.values()
        )

    def _add_surnames(self, context: Context) -> None:
        """Names that the page introduced with an office stand alone later: "محمد نور" … "نور"."""
        if not context.surnames:
            return
        covered = self._covered()
        for n, token in enumerate(self.tokens):
            if n in covered or not token.is_word:
                continue
            key = token.key
            for conjunction, preposition, word in (
                (False, "", key),
                (key[:1] == "و", "", key[1:]),
                (False, {"ل": "for", "ب": "by"}.get(key[:1], ""), key[1:]),
            ):
                member = context.surnames.get(word)
                if member is not None and (word == key or conjunction or preposition):
                    entry = Entry("person", member.actor_id or "", member.code, member.sector, "m")
                    self.names[n] = Name(n, n + 1, (entry,), conjunction, preposition, False)
                    break

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
            forms = bare_forms(self.tokens[m].key)
            if words.first.isdisjoint(forms):
                continue
            for sequence in words.sequences:
                if (
                    sequence[0] in forms
                    and m + len(sequence) <= end
                    and all(word in bare_forms(self.tokens[m + k].key) for k, word in enumerate(sequence[1:], 1))
                ):
                    return m
        return -1

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
