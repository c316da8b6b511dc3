"""Offices and roles with their nationality, body and holder: "وزير الخارجية الأمريكي أنتوني بلينكن"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.bearers import PRONOUN_GENDERS, name_before, unknown_name_end
from tasks.coding.codebook import BODIES
from tasks.coding.incumbents import holder
from tasks.coding.phrase import Member
from tasks.coding.words import (
    ADDRESSES,
    ADJECTIVES_AFTER_OFFICE,
    COMMAS,
    COMPLEMENTISERS,
    HALVES,
    REPRESENTING,
    TOPPLING,
)

if TYPE_CHECKING:
    from tasks.coding.names import Entry, Name
    from tasks.coding.phrase import Phrase
    from tasks.coding.phrases import PhraseParser

_PORTFOLIO_REACH = 7
# Titles that one person bears: "وزير", "نائب", "المتحدث باسم".
_BORNE = ("office", "role", "of")
_CLITICS_OF_BODIES = ("", "by", "for")


class OfficeReader:
    """Reads on from an office to what says whose it is and who holds it."""

    def __init__(self, parser: PhraseParser, phrase: Phrase, entry: Entry) -> None:
        self.parser, self.phrase, self.entry = parser, phrase, entry
        self.code = entry.code
        self.codes: list[str] = []
        self.sector = entry.sector
        self.actor_id: str | None = None
        self.kind = "title"
        self.is_named = False

    def read(self) -> Phrase | None:
        """The phrase, with its end moved and its members set; None for a word that is no office here."""
        position: int | None = self.phrase.end
        while position is not None and position < self.parser.count and not self.is_named:
            position = self._step(self.parser.skip_quotes(position))
        phrase, entry = self.phrase, self.entry
        before = self.parser.tokens[phrase.start - 1].key.removeprefix("و") if phrase.start else ""
        phrase.gender = PRONOUN_GENDERS.get(before, phrase.gender)
        is_known = bool(entry.sector) and entry.id in self.parser.context.titles
        if entry.weak and self.code is None and not is_known and before not in TOPPLING:
            return None
        if self.code is not None and entry.number == "sg" and entry.role in _BORNE and not self.is_named:
            self._take_name_before()
        is_counterpart = entry.id == "counterpart"
        sector = "GOV" if is_counterpart else self.sector
        if self.kind == "media":
            phrase.kind = "media"
        if is_counterpart and self.code is None:
            self._take_other_half()
        if is_counterpart and self.code is None:
            phrase.kind = "counterpart"
        if len(self.codes) > 1 and entry.number in ("du", "pl"):
            phrase.members = [
                Member(code, sector, phrase.start, phrase.end, None, False, self.kind, entry.id)
                for code in dict.fromkeys(self.codes)
            ]
            return phrase
        is_open = self.code is None and not is_counterpart
        if self.kind == "title" and self.code is not None and not phrase.unknown_names:
            self.actor_id = holder(self.code, entry.id, self.parser.context.day)
        phrase.members = [
            Member(self.code, sector, phrase.start, phrase.end, self.actor_id, is_open, self.kind, entry.id)
        ]
        return phrase

    def _take_other_half(self) -> None:
        """Take in the side of a divided nation whose other side was told of: "الوزير الكوري الجنوبي ونظيره الشمالي"."""
        end = self.phrase.end
        half, other = HALVES.get(self.parser.tokens[end].key, ("", "")) if end < self.parser.count else ("", "")
        if half and self.parser.told_of(other):
            self.code, self.phrase.end = half, end + 1

    def _take_name_before(self) -> None:
        """Take in the unknown name whose bearer the office tells: "قالت سهير زقوت، المتحدثة باسم …"."""
        phrase = self.phrase
        start, end = name_before(self.parser, phrase.start)
        if end - start < 2 or not start:
            return
        reading = self.parser.sentence.verb_reading(start - 1)
        fits = reading is not None and any(form.gender in (phrase.gender, "c") for form in reading.sense.forms)
        if fits or self.parser.tokens[start - 1].key in COMPLEMENTISERS:
            phrase.unknown_names.append((start, end))
            phrase.start = start

    def _step(self, position: int) -> int | None:
        """Take in what stands at ``position``; the next position, or None where the office ends."""
        parser = self.parser
        if position >= parser.count:
            return None
        if parser.tokens[position].key in ADJECTIVES_AFTER_OFFICE:
            self.phrase.end = position + 1
            return position + 1
        if self.code is None and (self._leads_to_body(position) or self._describes_delegation(position)):
            return position + 1
        if (follower := self._holder_after_comma(position)) is not None:
            position = follower
        if self.code is not None and (follower := self._past_rank(position)) is not None:
            return follower
        name = parser.names.get(position)
        if self.code is None and (follower := self._past_portfolio(position)) is not None:
            return follower
        if name is None:
            self._take_unknown_name(self._name_between_commas(position))
            return None
        if name.conjunction or not self._take(name):
            return None
        return self.phrase.end

    def _past_portfolio(self, position: int) -> int | None:
        """Where the country of a minister stands, past his other duties: "وزيرة الخارجية والعلاقات الدولية بمملكة"."""
        tokens, names = self.parser.tokens, self.parser.names
        if "minister" not in self.entry.id or not tokens[position].key.startswith(("ال", "وال")):
            return None
        for m in range(position, min(position + _PORTFOLIO_REACH, self.parser.count)):
            name = names.get(m)
            kind = self.parser.entry(name).kind if name is not None else "group"
            if name is not None and not name.conjunction and kind != "group":
                is_country = kind == "state" and name.preposition in ("by", "for")
                follows = is_country or (kind in ("demonym", "person") and not name.preposition)
                return m if follows and m > position else None
            is_duty = tokens[m].key.startswith(("ال", "وال", "بال", "لل")) and kind in ("group", "demonym")
            if not is_duty or self.parser.is_verb(m):
                return None
        return None

    def _take(self, name: Name) -> bool:
        """Take in a known name; false where it is no part of the office."""
        entry = self.parser.entry_after(self.phrase, name)
        if self._is_closed(name, entry.kind):
            return False
        if (entry.kind == "demonym" and not name.preposition) or (
            entry.kind in ("state", "metonym") and self.code is None and name.preposition in _CLITICS_OF_BODIES
        ):
            self._set_country(entry.code)
        elif entry.kind == "place" and self.code is None and not name.preposition:
            self.code = entry.code
        elif entry.kind == "person" and not name.preposition:
            self.code = entry.code if entry.code in BODIES else self.code or entry.code
            self.actor_id, self.kind, self.is_named = entry.id, "person", True
        elif self.code is not None or name.preposition not in _CLITICS_OF_BODIES:
            return False
        elif entry.kind in ("org", "media"):
            self.code, self.actor_id, self.kind = entry.code, entry.id, entry.kind
            if entry.code in BODIES or entry.sector != "GOV":
                self.sector = entry.sector
        else:
            return entry.kind in ("title", "group") and self._take_inner(name)
        self.phrase.end = name.end
        return True

    def _is_closed(self, name: Name, kind: str) -> bool:
        """Whether the office can take no such word: one with the article no genitive, an indefinite no "الـ"."""
        key = self.parser.tokens[self.phrase.start].key.removeprefix("و")
        has_article = self.phrase.definite and key.startswith(("ال", "بال", "لل", "فال"))
        if kind == "demonym":
            is_second = bool(self.codes) and self.entry.number == "sg"
            words = self.parser.tokens[self.phrase.start + 1 : self.phrase.end]
            is_definite = has_article or any(word.key.startswith("ال") for word in words)
            return is_second or (is_definite and not name.definite)
        if kind == "metonym" and name.preposition:
            return True  # "زيارة ولي العهد لواشنطن": nobody's office
        genitive = kind in ("state", "metonym", "place", "org", "media", "title", "group") and not name.preposition
        led_on = self.parser.tokens[name.start - 1].key in ("من", "في", "لدي", "باسم")
        return genitive and has_article and not led_on

    def _set_country(self, code: str | None) -> None:
        self.code = self.code if self.codes else code or self.code
        if code:
            self.codes.append(code)

    def _take_inner(self, name: Name) -> bool:
        """Take in the institution that the office belongs to: "المتحدث باسم وزارة الخارجية الروسية"."""
        inner = self.parser.phrase_at(name.start)
        if inner is None or not inner.members:
            return False
        member = inner.members[0]
        self.code, self.actor_id = member.code, member.actor_id
        self.sector = member.sector or self.sector
        self.is_named = member.kind == "person"
        self.phrase.end = inner.end
        self.phrase.unknown_names += inner.unknown_names
        return self.code is not None

    def _leads_to_body(self, position: int) -> bool:
        """Whether a preposition leads from a role to its body: "مسؤول في حركة حماس", "نظراؤه في كندا"."""
        follower = self.parser.names.get(position + 1)
        if follower is None:
            return False
        key = self.parser.tokens[position].key
        if self.entry.id == "delegation" and key in REPRESENTING:
            return bool({entry.kind for entry in follower.entries} & {"org", "title", "state"})
        if key not in ("في", "من", "لدي"):
            return False
        kinds = {entry.kind for entry in follower.entries}
        if key == "في" and self.entry.role == "institution" and self.sector == "GOV":
            return "state" in kinds  # "السلطات في كينيا"
        if self.entry.id == "counterpart":
            return bool(kinds & {"state", "org"})
        if self.entry.role in ("role", "of") or self.entry.id == "delegation":
            return bool(kinds & {"org", "title"}) or (key == "من" and "state" in kinds)
        return False

    def _past_rank(self, position: int) -> int | None:
        """Where a holder's name begins past his rank and where he serves: "قائد القوات الكندية في الصومال الجنرال"."""
        tokens, land = self.parser.tokens, self.parser.names.get(position + 1)
        at = position
        if tokens[position].key == "في" and land is not None and land.end < self.parser.count:
            at = land.end
        return at + 1 if tokens[at].key in ADDRESSES else None

    def _describes_delegation(self, position: int) -> bool:
        """Whether an adjective stands between a delegation and whose it is: "وفدا برلمانيا من اليابان"."""
        is_adjective = self.entry.id == "delegation" and self.parser.tokens[position].key.endswith(("ي", "يا"))
        return is_adjective and self._leads_to_body(position + 1)

    def _holder_after_comma(self, position: int) -> int | None:
        """The holder's name after a comma or a form of address: "الوزير، أنتوني بلينكن،", "الرئيس، الدكتور حمدوك"."""
        tokens, at = self.parser.tokens, position
        at += tokens[position].text in COMMAS
        while at < self.parser.count and tokens[at].key in ADDRESSES:
            at += 1
        name = self.parser.names.get(at)
        is_body = self.entry.role == "institution"  # "قوات الجنرال حفتر" are his, not he
        if at == position or name is None or name.conjunction or name.preposition or is_body:
            return None
        return at if any(entry.kind == "person" for entry in name.entries) else None

    def _name_between_commas(self, position: int) -> int:
        """Where an unknown holder's name begins: past the comma of "وزير الفلاحة التونسي، سمير الطيب،"."""
        tokens = self.parser.tokens
        if tokens[position].text not in COMMAS or self.code is None:
            return position
        end = unknown_name_end(self.parser, position + 1)
        is_closed = end < self.parser.count and tokens[end].text in COMMAS
        return position + 1 if is_closed and end - position > 2 else position

    def _take_unknown_name(self, position: int) -> None:
        if self.code is None and self.entry.number != "sg":
            return
        end = unknown_name_end(self.parser, position)
        if end > position and (self.code is not None or self._reads_as_name(position, end)):
            self.phrase.unknown_names.append((position, end))
            self.phrase.end = end

    def _reads_as_name(self, position: int, end: int) -> bool:
        """Whether unknown words after an office without nationality can be its holder's name."""
        first = self.parser.tokens[position].key
        is_noun = first.startswith("ال") or (first.endswith("ا") and len(first) > 5)
        return self.entry.role == "office" and end - position >= 2 and not is_noun
