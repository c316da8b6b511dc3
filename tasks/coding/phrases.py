"""Noun phrases that can be a party: office + nationality + name, institutions, groups, lists of them.

"وزير الخارجية الأمريكي أنتوني بلينكن"      one party, USA GOV
"وزيرا الدفاع الأميركي لويد أوستن والروسي سيرغي شويغو"   two parties
"نظراؤه في كندا وفرنسا"                      two parties, with the office of the one before
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tasks.coding.codebook import BODIES
from tasks.coding.words import (
    ADJECTIVES_AFTER_TITLE,
    COMMAS,
    COMPLEMENTISERS,
    PARTICLES,
    PARTITIVE_HEADS,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    SOURCE_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.arabic.tokens import Token
    from tasks.coding.names import Entry, Name
    from tasks.coding.sentence import Context

_MAX_UNKNOWN_NAME = 3


@dataclass(frozen=True, slots=True)
class Member:
    """One party of a phrase, by token offsets. ``open_country`` asks the context for its country."""

    code: str | None
    sector: str | None
    start: int
    end: int
    actor_id: str | None = None
    open_country: bool = False
    kind: str = ""
    title: str = ""


@dataclass(slots=True)
class Phrase:
    """A coordinated list of members, tokens ``start`` to ``end``, and what governs it.

    ``governor`` is the preposition's name, "genitive" after a noun, or empty for a free phrase.
    """

    start: int
    end: int
    members: list[Member]
    kind: str
    governor: str = ""
    gender: str = ""
    number: str = "sg"
    definite: bool = True
    conjunction: bool = False
    counted: bool = False
    weak: bool = False
    head: int = -1
    unknown_names: list[tuple[int, int]] = field(default_factory=list)


class PhraseParser:
    """Builds the phrases of one sentence from its names."""

    def __init__(
        self,
        tokens: list[Token],
        names: dict[int, Name],
        context: Context,
        is_verb: Callable[[int], bool],
        is_trigger: Callable[[int], bool],
    ) -> None:
        self.tokens, self.names, self.day, self.context = tokens, names, context.day, context
        self.is_verb, self.is_trigger = is_verb, is_trigger
        self.count = len(tokens)

    def parse(self) -> list[Phrase]:
        """The phrases in order; those that follow each other as a list ("X وY") are one."""
        phrases: list[Phrase] = []
        position = 0
        while position < self.count:
            phrase = self._phrase_at(position) if position in self.names else None
            if phrase is None:
                position += 1
                continue
            phrases.append(self._with_list(phrase))
            position = max(phrases[-1].end, position + 1)
        for phrase in phrases:
            self._govern(phrase)
            if phrase.start > 0 and self.tokens[phrase.start - 1].key in SOURCE_WORDS:
                phrase.kind = "media"  # "وفقا لمنظمة العفو": who says so is no party
        return phrases

    def _entry(self, name: Name) -> Entry:
        holding = [entry for entry in name.entries if entry.holds_on(self.day)] or list(name.entries)
        strong = [entry for entry in holding if not entry.weak]
        order = {
            "person": 0,
            "org": 1,
            "media": 1,
            "state": 2,
            "title": 3,
            "group": 4,
            "demonym": 5,
            "metonym": 6,
            "place": 7,
        }
        return min(strong or holding, key=lambda entry: order[entry.kind])

    def _phrase_at(self, start: int) -> Phrase | None:
        name = self.names[start]
        entry = self._entry(name)
        phrase = Phrase(
            start,
            name.end,
            [],
            entry.kind,
            gender=entry.gender,
            number=entry.number,
            conjunction=name.conjunction,
            weak=entry.weak,
        )
        phrase.governor = name.preposition
        phrase.definite = (
            name.definite or self.tokens[start].key.startswith("ال") or entry.kind not in ("group", "title", "demonym")
        )
        if entry.kind == "title":
            return self._titled(phrase, entry)
        if entry.kind == "group":
            return self._group(phrase, entry)
        if entry.kind == "demonym" and (head := self._noun_before(start)) is not None:
            return self._adjective(phrase, entry, head)
        sector = entry.sector
        phrase.members.append(Member(entry.code, sector, start, phrase.end, entry.id, False, entry.kind))
        if entry.kind in ("state", "org", "person"):
            self._apposition(phrase)
        return phrase

    def _noun_before(self, position: int) -> int | None:
        """The noun that a nationality at ``position`` describes, one other adjective aside: "القاعدة الجوية الأميركية"."""
        definite = self.tokens[position].key.startswith("ال")
        if self.names[position].preposition or self.names[position].conjunction:
            return None
        for head in (position - 1, position - 2):
            if head < 0 or not self._is_noun(head):
                return None
            article = any(self.tokens[head].key.startswith(prefix) for prefix in ("ال", "وال", "بال", "لل", "فال"))
            if (
                head == position - 1
                and article == definite
                and head > 0
                and self._is_noun(head - 1)
                and (
                    any(self.tokens[head - 1].key.startswith(prefix) for prefix in ("ال", "وال", "بال", "لل"))
                    == definite
                )
                and self.tokens[head].key.endswith(("يه", "ي"))
            ):
                continue
            return head
        return None

    def _is_noun(self, position: int) -> bool:
        token = self.tokens[position]
        covered = any(name.start <= position < name.end for name in self.names.values())
        return (
            token.is_word and not covered and token.key not in PREPOSITIONS and token.key not in PARTICLES
            and token.key not in COMPLEMENTISERS and token.key not in RELATIVES and not self.is_verb(position)
        )  # fmt: skip

    def _adjective(self, phrase: Phrase, entry: Entry, head: int) -> Phrase:
        """A thing with a nationality ("سفينة إسرائيلية"): it can be acted on, it does not act."""
        phrase.kind, phrase.head = "adjective", head
        phrase.members.append(Member(entry.code, "GOV", phrase.start, phrase.end, None, False, "adjective"))
        return phrase

    def _apposition(self, phrase: Phrase) -> None:
        """Take in a bracketed short name right after: "حلف شمال الأطلسي (الناتو)"."""
        end = phrase.end
        if end + 2 < self.count and self.tokens[end].text == "(":
            for close in range(end + 1, min(end + 6, self.count)):
                if self.tokens[close].text == ")":
                    phrase.end = close + 1
                    return

    def _titled(self, phrase: Phrase, entry: Entry) -> Phrase | None:
        code: str | None = None
        sector, actor_id, kind = entry.sector, None, "title"
        codes: list[str] = []
        position = phrase.end
        named = False
        while position < self.count and not named:
            position = self._skip_quotes(position)
            token = self.tokens[position] if position < self.count else None
            if token is None:
                break
            if token.key in ADJECTIVES_AFTER_TITLE:
                phrase.end = position = position + 1
                continue
            if code is None and self._belongs(entry, position):
                position += 1
                continue
            name = self.names.get(position)
            if name is None:
                follower = self._after_comma(position)
                if follower is not None:
                    name, position = self.names[follower], follower
                elif token.text == "،" or not token.is_word:
                    break
                elif code is not None or entry.number == "sg":
                    end = self._unknown_name(position)
                    if end > position and (code is not None or self._reads_as_name(entry, position, end)):
                        phrase.unknown_names.append((position, end))
                        phrase.end = end
                    break
                else:
                    break
            if name is None:
                break
            next_entry = self._entry(name)
            if name.conjunction and name.start != phrase.start:
                break
            if next_entry.kind == "demonym" and not name.preposition:
                code = code or next_entry.code
                if next_entry.code:
                    codes.append(next_entry.code)
                phrase.end = position = name.end
            elif next_entry.kind in ("state", "metonym") and code is None and name.preposition in ("", "by", "for"):
                if name.preposition == "by" and entry.id not in ("spokesman",) and next_entry.kind == "state" and False:
                    break
                code = next_entry.code
                codes.append(str(code))
                phrase.end = position = name.end
            elif next_entry.kind == "place" and code is None and not name.preposition:
                code = next_entry.code
                phrase.end = position = name.end
            elif next_entry.kind == "person" and not name.preposition:
                code = next_entry.code if next_entry.code in BODIES else code or next_entry.code
                actor_id, kind, named = next_entry.id, "person", True
                phrase.end = position = name.end
            elif next_entry.kind in ("org", "media") and code is None and name.preposition in ("", "by", "for"):
                code, actor_id = next_entry.code, next_entry.id
                sector = next_entry.sector if next_entry.code in BODIES or next_entry.sector != "GOV" else sector
                kind = next_entry.kind
                phrase.end = position = name.end
            elif next_entry.kind in ("title", "group") and name.preposition in ("", "by", "for") and code is None:
                inner = self._phrase_at(position)
                if inner is None or not inner.members:
                    break
                member = inner.members[0]
                code, sector = member.code, member.sector or sector
                actor_id = member.actor_id
                phrase.end = position = inner.end
                phrase.unknown_names += inner.unknown_names
                if member.kind == "person":
                    named = True
                if code is None:
                    break
            else:
                break
        if kind == "media":
            phrase.kind = "media"
        if entry.weak and code is None and entry.id not in self.context.titles:
            return None
        body = entry.id == "counterpart"
        if body:
            sector = "GOV"
        if len(codes) > 1 and entry.number in ("du", "pl"):
            phrase.members = [
                Member(each, sector, phrase.start, phrase.end, None, False, kind, entry.id)
                for each in dict.fromkeys(codes)
            ]
        else:
            phrase.members = [
                Member(code, sector, phrase.start, phrase.end, actor_id, code is None and not body, kind, entry.id)
            ]
        if body and code is None:
            phrase.kind = "counterpart"
        return phrase

    def _belongs(self, entry: Entry, position: int) -> bool:
        """Whether a preposition leads from a role to the body it belongs to: "مسؤول في حركة حماس", "نظراؤه في كندا"."""
        follower = self.names.get(position + 1)
        if follower is None or self.tokens[position].key not in ("في", "من", "لدي"):
            return False
        kinds = {e.kind for e in follower.entries}
        if entry.id == "counterpart":
            return bool(kinds & {"state", "org"})
        if entry.role in ("role", "of") or entry.id == "delegation":
            return bool(kinds & {"org", "title"}) or (self.tokens[position].key == "من" and "state" in kinds)
        return False

    def _after_comma(self, position: int) -> int | None:
        """The name after a comma that closes a title: "وزير الخارجية الأمريكي، أنتوني بلينكن،"."""
        after = position + 1
        if self.tokens[position].text in COMMAS and after in self.names:
            name = self.names[after]
            if not name.conjunction and not name.preposition and any(entry.kind == "person" for entry in name.entries):
                return after
        return None

    def _skip_quotes(self, position: int) -> int:
        while position < self.count and self.tokens[position].key in QUOTES:
            position += 1
        return position

    def _reads_as_name(self, entry: Entry, position: int, end: int) -> bool:
        """Whether unknown words after an office without nationality can be its holder's name."""
        words = [token.key for token in self.tokens[position:end]]
        return (
            entry.role == "office"
            and len(words) >= 2
            and not any(word.startswith("ال") or word.endswith("ا") and len(word) > 5 for word in words[:1])
        )

    def _unknown_name(self, position: int) -> int:
        """The end of the unknown words after an office and a nationality, which are its holder's name."""
        end = position
        while end < self.count and end - position < _MAX_UNKNOWN_NAME:
            token = self.tokens[end]
            if (
                not token.is_word
                or end in self.names
                or token.key in PREPOSITIONS
                or token.key in PARTICLES
                or token.key in COMPLEMENTISERS
                or token.key in RELATIVES
                or self.is_trigger(end)
                or (end > position and token.key.startswith("و") and len(token.key) > 4)
            ):
                break
            end += 1
        return end

    def _group(self, phrase: Phrase, entry: Entry) -> Phrase | None:
        code: str | None = None
        sector, actor_id = entry.sector, None
        position = phrase.end
        for _ in range(4):
            position = self._skip_quotes(position)
            if position >= self.count:
                break
            name = self.names.get(position)
            key = self.tokens[position].key
            if name is None:
                following = self.names.get(position + 1)
                if key in ADJECTIVES_AFTER_TITLE or (key == "من" and following is not None):
                    position += 1
                    continue
                if (
                    following is not None
                    and self.tokens[position].is_word
                    and key.startswith("ال") == phrase.definite
                    and self._entry(following).kind == "demonym"
                    and not following.conjunction
                    and key not in PREPOSITIONS
                    and key not in COMPLEMENTISERS
                ):
                    position += 1
                    continue
                break
            following_entry = self._entry(name)
            if name.conjunction or (
                name.preposition and not (name.preposition == "for" and following_entry.kind == "org")
            ):
                break
            if following_entry.kind == "demonym" and code is None:
                code = following_entry.code
            elif following_entry.kind in ("state", "place", "metonym") and code is None:
                code = following_entry.code
            elif following_entry.kind == "org" and code is None:
                code, actor_id = following_entry.code, following_entry.id
                if following_entry.sector not in (None, "GOV") or sector in ("UAF", "CVL"):
                    sector = following_entry.sector or sector
            elif following_entry.kind in ("group", "title") and code is None:
                inner = self._phrase_at(position)
                if inner is None or not inner.members:
                    break
                code = inner.members[0].code
                if sector == "CVL" or inner.members[0].sector in ("MIL", "COP", "REB", "PRM"):
                    sector = inner.members[0].sector
                phrase.end = inner.end
                break
            else:
                break
            phrase.end = position = name.end
        if entry.weak and code is None:
            return None
        phrase.members = [
            Member(code, sector, phrase.start, phrase.end, actor_id, code is None and sector != "GOV", "group")
        ]
        return phrase

    def _with_list(self, phrase: Phrase) -> Phrase:
        """Join what follows as "وY": further members of the same list."""
        while phrase.end < self.count:
            position = phrase.end
            while position < self.count and (
                self.tokens[position].key in QUOTES or self.tokens[position].text in COMMAS
            ):
                position += 1
            name = self.names.get(position)
            if (
                name is None
                and position < self.count
                and self.tokens[position].key == "و"
                and position + 1 in self.names
            ):
                position += 1
                name = self.names[position]
                joined = True
            else:
                joined = name is not None and name.conjunction
            if name is not None and not joined and self._is_apposition(phrase, position):
                office = self._phrase_at(position)
                if office is not None and self._absorb(phrase, office):
                    continue
                break
            if name is None or (not joined and not self._comma_list(phrase, position)):
                break
            entry = self._entry(name)
            if name.preposition and name.preposition != phrase.governor:
                break
            if entry.kind == "demonym" and entry.number == "sg":
                if phrase.kind != "title" or entry.code is None or not phrase.members:
                    break
                first = phrase.members[0]
                end = name.end
                holder = self.names.get(end)
                actor_id = None
                if holder is not None and not holder.conjunction and self._entry(holder).kind == "person":
                    end, actor_id = holder.end, self._entry(holder).id
                elif phrase.number != "pl":
                    end = self._unknown_name(end)
                phrase.members.append(
                    Member(entry.code, first.sector, position, end, actor_id, False, "title", first.title)
                )
                phrase.end = end
                continue
            following = self._phrase_at(position)
            if following is None or not following.members or following.kind == "media":
                break
            if self._starts_clause(following) or (
                self.tokens[position - 1].text in COMMAS and self._has_relative(following)
            ):
                break
            phrase.members += following.members
            phrase.unknown_names += following.unknown_names
            phrase.end = following.end
            phrase.number = "pl"
        return phrase

    def _is_apposition(self, phrase: Phrase, position: int) -> bool:
        """Whether an office follows a name: "قيس سعيد رئيس الجمهورية", "أنتوني بلينكن، وزير الخارجية الأمريكي"."""
        name = self.names[position]
        return (
            phrase.kind in ("person", "title") and len(phrase.members) == 1 and not name.preposition
            and self._entry(name).kind == "title" and self._entry(name).number == "sg"
        )  # fmt: skip

    def _absorb(self, phrase: Phrase, office: Phrase) -> bool:
        """Let the phrase take in the office that describes it; false where the two are of different countries."""
        member, other = phrase.members[0], office.members[0] if office.members else None
        if other is None or (member.code and other.code and member.code != other.code) or len(office.members) > 1:
            return False
        phrase.members = [
            replace(
                member,
                code=member.code or other.code,
                sector=member.sector or other.sector,
                end=office.end,
                title=member.title or other.title,
                open_country=(member.code or other.code) is None,
            )
        ]
        phrase.end = office.end
        return True

    def _comma_list(self, phrase: Phrase, position: int) -> bool:
        """Whether a name after a comma goes on with a list of states ("كندا، فرنسا وألمانيا")."""
        return (
            phrase.kind == "state"
            and self.tokens[position - 1].text in COMMAS
            and self._entry(self.names[position]).kind == "state"
        )

    def _has_relative(self, phrase: Phrase) -> bool:
        after = phrase.end
        while after < self.count and self.tokens[after].text in COMMAS:
            after += 1
        return after < self.count and self.tokens[after].key in RELATIVES

    def _starts_clause(self, phrase: Phrase) -> bool:
        return phrase.end < self.count and self.is_verb(phrase.end) and not self.tokens[phrase.end].key.startswith("و")

    def _clitic_preposition(self, position: int) -> str:
        """The preposition written onto a noun with the article ("بالهجوم", "للقوات"); without it, it can't be told."""
        key = self.tokens[position].key.removeprefix("و")
        if key.startswith("لل"):
            return "for"
        return _CLITICS.get(key[:1], "") if key[1:3] == "ال" else ""

    def _govern(self, phrase: Phrase) -> None:
        """Set what governs the phrase: its own clitic, the preposition before it, or the noun it is genitive to."""
        if phrase.governor:
            return
        position = (phrase.head if phrase.head >= 0 else phrase.start) - 1
        while position >= 0 and (
            self.tokens[position].key in QUANTIFIERS
            or self.tokens[position].text.isdigit()
            or self.tokens[position].key in QUOTES
            or (self.tokens[position].key == "من" and position > 0 and self.tokens[position - 1].key in PARTITIVE_HEADS)
        ):
            if self.tokens[position].text.isdigit() or self.tokens[position].key in QUANTIFIERS:
                phrase.counted = True
            position -= 1
        if phrase.head >= 0 and (clitic := self._clitic_preposition(phrase.head)):
            phrase.governor = clitic
            return
        if position < 0 or phrase.conjunction:
            return
        token = self.tokens[position]
        key = token.key
        if not token.is_word:
            return
        bare = key[1:] if key[:1] in ("و", "ف") and key[1:] in PREPOSITIONS else key
        if bare in PREPOSITIONS:
            phrase.governor = PREPOSITIONS[bare]
            if bare == "قبل" and position > 0 and self.tokens[position - 1].key in ("من",):
                phrase.governor = "agent"
        elif key in ("يد", "ايدي") and position > 0 and self.tokens[position - 1].key == "علي":
            phrase.governor = "agent"
        elif (
            not (
                key in PARTICLES
                or key in COMPLEMENTISERS
                or key in RELATIVES
                or self.is_verb(position)
                or key.startswith("ال")
                or key.startswith("وال")
            )
            and position not in self.names
        ):
            inside = any(name.start <= position < name.end for name in self.names.values())
            if not inside:
                phrase.governor = "genitive"


_CLITICS = {"ب": "by", "ل": "for", "ك": "as"}
