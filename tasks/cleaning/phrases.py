"""Rules compiled: phrases with sets and wildcards become patterns over a line's folded key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import Rule, RuleError

_GAP = r"(?: :)* "  # between two words of a key: separators may stand there
_ANY = None  # a phrase may begin with any word
_SLOT = re.compile(r"\{(\w+)([+?]?)\}")


def _folded(words: Iterable[str]) -> list[str]:
    return sorted({deep_fold(word) for word in words} - {""}, key=lambda word: (-len(word), word))


def _spelled(words: str) -> str:
    return _GAP.join(map(re.escape, words.split()))


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a phrase: its pattern, whether it may be missing, the words it can begin and end with."""

    pattern: str
    optional: bool
    first: frozenset[str] | None
    last: frozenset[str] | None


def _part(word: str, sets: dict[str, tuple[str, ...]], source: str) -> _Part:
    if word == "*":
        return _Part(r"[^ :]+", False, _ANY, _ANY)
    if word == ":":
        return _Part(":", False, frozenset(), frozenset())
    if word == "**":
        return _Part(rf"[^ :]+(?:{_GAP}[^ :]+)*?", True, _ANY, _ANY)
    if word == "#":
        return _Part(r"\d[\d.]*", False, _ANY, _ANY)
    slot = _SLOT.fullmatch(word)
    if slot is None:
        words = deep_fold(word).split()
        if not words:
            raise RuleError(f"{source}: {word!r} has no letters")
        return _Part(_spelled(" ".join(words)), False, frozenset(words[:1]), frozenset(words[-1:]))
    name, mark = slot.groups()
    if name not in sets:
        raise RuleError(f"{source}: words.tsv has no {name}")
    folded = _folded(sets[name])
    one = "(?:" + "|".join(map(_spelled, folded)) + ")"
    pattern = f"{one}(?:{_GAP}{one})*" if mark == "+" else one
    first, last = frozenset(w.split()[0] for w in folded), frozenset(w.split()[-1] for w in folded)
    return _Part(pattern, mark == "?", first, last)


def _joined(parts: list[_Part]) -> str:
    """The parts with gaps between them; one that may be missing takes its gap along."""
    pattern, started = "", False
    for part in parts:
        if part.optional:
            pattern += f"(?:{_GAP}{part.pattern})?" if started else f"(?:{part.pattern}{_GAP})?"
        else:
            pattern += (_GAP if started else "") + part.pattern
            started = True
    return pattern


def _ends(parts: list[_Part], side: Callable[[_Part], frozenset[str] | None]) -> frozenset[str] | None:
    words: frozenset[str] = frozenset()
    for part in parts:
        reach = side(part)
        if reach is None:
            return None
        words |= reach
        if not part.optional:
            break
    return words


def _index_words(rule: Rule, parts: list[_Part]) -> frozenset[str] | None:
    """The words by which a phrase of the rule is looked up; None where that can be any."""
    if rule.match == "end":
        return _ends(parts[::-1], lambda part: part.last)
    return _ends(parts, lambda part: part.first)


_compiled = lru_cache(maxsize=256)(re.compile)


@dataclass(slots=True)
class CompiledRule:
    """A rule with its pattern over the separated key, compiled when a line first meets it: most pages meet few."""

    rule: Rule
    pattern: str

    def fits(self, line: Line) -> bool:
        """Whether end and words of ``line`` are the rule's; its length and place are not looked at."""
        rule = self.rule
        if "open" in rule.needs and line.ends_sentence:
            return False
        return _compiled(self.pattern).search(line.separated) is not None


@dataclass(slots=True)
class RuleSet:
    """Rules indexed by the word their phrases begin with, so that a line meets only few of them: ``by_first`` by a
    line's first word, ``by_last`` by its last, ``by_any`` (phrases that may stand within) by all its words.
    """

    by_first: dict[str, list[int]] = field(default_factory=dict)
    by_last: dict[str, list[int]] = field(default_factory=dict)
    by_any: dict[str, list[int]] = field(default_factory=dict)
    by_none: list[int] = field(default_factory=list)
    compiled: list[CompiledRule] = field(default_factory=list)
    longest: int = 0

    @classmethod
    def build(cls, rules: list[Rule], sets: dict[str, tuple[str, ...]]) -> RuleSet:
        """The set of ``rules``.

        Raises:
            RuleError: a phrase names an unknown set, or says nothing.
        """
        made, parts = cls(), {}  # a word or set stands in many phrases
        for rule in rules:
            for word in (word for phrase in rule.phrases for word in phrase.split()):
                if word not in parts:
                    parts[word] = _part(word, sets, rule.source)
            made._add_rule(rule, parts)
        return made

    def _add_rule(self, rule: Rule, parts_of: dict[str, _Part]) -> None:
        """Add the phrases of a rule; those that any word may begin apart, or every line would meet all of them."""
        self.longest = max(self.longest, rule.max_letters)
        phrases = [[parts_of[word] for word in phrase.split()] for phrase in rule.phrases]
        indexed = [(parts, _index_words(rule, parts)) for parts in phrases]
        for is_open in (False, True):
            if apart := [(parts, words) for parts, words in indexed if (words is None) == is_open]:
                self._add(rule, apart)

    def _add(self, rule: Rule, indexed: list[tuple[list[_Part], frozenset[str] | None]]) -> None:
        """Add phrases of a rule under the words that index them."""
        phrases = [parts for parts, _ in indexed]
        body = "(?:" + "|".join(map(_joined, phrases)) + ")"
        after = r"(?= : \S)" if "separator" in rule.needs else "(?= |$)"
        pattern = {
            "whole": rf"^(?:: )*{body}(?: :)*$",
            "start": rf"^(?:: )*{body}{after}",
            "end": rf"(?:^| ){body}(?: :)*$",
            "within": rf"(?:^| ){body}{after}",
        }[rule.match]
        number = len(self.compiled)
        self.compiled.append(CompiledRule(rule, pattern))
        index = {"end": self.by_last, "within": self.by_any}.get(rule.match, self.by_first)
        for _, words in indexed:
            for listed in [self.by_none] if words is None else [index.setdefault(word, []) for word in words]:
                if number not in listed:
                    listed.append(number)

    def first_fitting(self, line: Line, places: frozenset[str]) -> Rule | None:
        """The first rule, in the file's order, that fits ``line`` in one of ``places``."""
        if not line.key or len(line.text) > self.longest:
            return None
        words = line.key.split()
        numbers: set[int] = {*self.by_first.get(words[0], ()), *self.by_last.get(words[-1], ()), *self.by_none}
        numbers.update(*(self.by_any[word] for word in self.by_any.keys() & set(words)))
        for number in sorted(numbers):
            candidate, rule = self.compiled[number], self.compiled[number].rule
            if len(line.text) <= rule.max_letters and rule.where in places and candidate.fits(line):
                return rule
        return None
