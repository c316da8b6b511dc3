"""Noun phrases that can be a party: office + nationality + name, institutions, groups, lists of them.

"وزير الخارجية الأمريكي أنتوني بلينكن"      one party, USA GOV
"وزيرا الدفاع الأميركي لويد أوستن والروسي سيرغي شويغو"   two parties
"نظراؤه في كندا وفرنسا"                      two parties, with the office of the one before
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.bearers import styled_from
from tasks.coding.governors import govern
from tasks.coding.lists import read_list
from tasks.coding.mentions import is_body_adjective, kinds_of
from tasks.coding.offices import OfficeReader
from tasks.coding.phrase import Member, Phrase
from tasks.coding.possessed import read_possessed, sector_of
from tasks.coding.words import (
    ADJECTIVES_AFTER_OFFICE,
    COMPLEMENTISERS,
    PARTICLES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    SOURCE_WORDS,
)
from tasks.records import Span

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.names import Entry, Name
    from tasks.coding.sentence import Sentence

# Among several readings of a name, the most telling kind is taken.
_KINDS = ("person", "org", "media", "state", "title", "group", "demonym", "metonym", "place")
_ARTICLES = ("ال", "وال", "بال", "لل", "فال")


class PhraseParser:
    """Builds the phrases of one sentence from its names."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.sentence, self.context = sentence, context
        self.tokens, self.names, self.count = sentence.tokens, sentence.names, sentence.count
        self.is_verb, self.is_trigger = sentence.is_verb, sentence.is_trigger
        self.phrases: list[Phrase] = []
        self._in_names = {n for name in self.names.values() for n in range(name.start, name.end)}

    def parse(self) -> list[Phrase]:
        """The phrases in order; those that follow each other as a list ("X وY") are one."""
        done = 0
        for position in sorted(self.names):
            phrase = self.phrase_at(position) if position >= done else None
            if phrase is None:
                continue
            read_list(self, phrase)
            phrase.members = [self._anchored(member) for member in phrase.members]
            self._take_styles(phrase)
            govern(self, phrase)
            if phrase.start > 0 and self.tokens[phrase.start - 1].key in SOURCE_WORDS:
                phrase.kind = "media"  # "وفقا لمنظمة العفو": who says so is no party
            self.phrases.append(phrase)
            done = phrase.end
        for name in self.names.values():
            entry = self.entry(name)
            if entry.kind == "org":
                self.context.bodies.update(dict.fromkeys(kinds_of(entry.id), entry))
        return self.phrases

    def _take_styles(self, phrase: Phrase) -> None:
        """Let the phrase begin with the styles of the one it names: "من صاحب السمو الملكي الأمير … ولي العهد"."""
        first = phrase.members[0] if phrase.members else None
        if first is None or first.kind not in ("title", "person") or phrase.governor or phrase.conjunction:
            return
        start = styled_from(self, phrase.start, self.phrases[-1].end if self.phrases else 0)
        if start < phrase.start:
            phrase.start = start
            phrase.members[0] = first._replace(start=start)

    def _anchored(self, member: Member) -> Member:
        start, end = self.tokens[member.start].start, self.tokens[member.end - 1].end
        span = Span(self.sentence.position, start, end)
        return member._replace(text=self.sentence.text[start:end], span=span)

    def entry(self, name: Name) -> Entry:
        """The reading of a name to go by: one that holds on the page's day, strong before weak."""
        if len(name.entries) == 1:
            return name.entries[0]
        holding = [entry for entry in name.entries if entry.holds_on(self.context.day)] or list(name.entries)
        strong = [entry for entry in holding if not entry.weak or entry.id in self.context.strong]
        country = self.context.country  # "المملكة" is the kingdom that the page is about
        return min(strong or holding, key=lambda entry: (_KINDS.index(entry.kind), entry.code != country))

    def entry_after(self, phrase: Phrase, name: Name) -> Entry:
        """The reading of a name after a noun: a state's may be the nationality it looks like ("القوات السعودية")."""
        agrees = phrase.gender == "f" or phrase.number == "pl"
        has_article = self.tokens[name.start - 1].key.startswith(("ال", "وال", "بال", "لل"))
        nations = (entry for entry in name.entries if entry.kind == "demonym")
        nation = next(nations, None) if agrees and has_article and not name.preposition else None
        return nation or self.entry(name)

    def told_of(self, code: str) -> bool:
        """Whether a party of the country was told of in the sentence or last."""
        known = [*self.context.parties, *(member for phrase in self.phrases for member in phrase.members)]
        return any(member.code == code for member in known)

    def is_in_name(self, position: int) -> bool:
        """Whether the token is part of a known name."""
        return position in self._in_names

    def skip_quotes(self, position: int) -> int:
        """The first position from ``position`` on that is no quotation mark."""
        while position < self.count and self.tokens[position].key in QUOTES:
            position += 1
        return position

    def phrase_at(self, start: int) -> Phrase | None:
        """The single phrase that the name at ``start`` begins; None where the name is no party here."""
        name = self.names[start]
        entry = self.entry(name)
        phrase = Phrase(start, name.end, [], entry.kind, name.preposition, entry.gender, entry.number)
        phrase.conjunction = name.conjunction
        is_class_noun = entry.kind in ("group", "title", "demonym")
        phrase.definite = name.definite or not is_class_noun or self._has_article(name)
        if entry.pronoun:
            return read_possessed(self, phrase, entry)
        if entry.kind == "title":
            return OfficeReader(self, phrase, entry).read()
        if entry.kind == "group":
            return self._group(phrase, entry)
        if entry.kind == "demonym" and (head := self._noun_before(start)) is not None:
            # A thing with a nationality ("سفينة إسرائيلية") can be acted on, it does not act.
            phrase.kind, phrase.head = "adjective", head
            phrase.members = [Member(entry.code, "GOV", start, phrase.end, None, False, "adjective")]
            return phrase
        phrase.members = [Member(entry.code, entry.sector, start, phrase.end, entry.id, False, entry.kind)]
        if entry.kind in ("state", "org", "person"):
            self._take_bracket(phrase)
            if entry.kind == "org" and is_body_adjective(self.tokens, phrase.end):
                phrase.end += 1
        elif entry.kind == "place":
            self._take_nationality(phrase)
        return phrase

    def _has_article(self, name: Name) -> bool:
        return any(token.key.startswith("ال") for token in self.tokens[name.start : name.end])

    def _take_bracket(self, phrase: Phrase) -> None:
        """Take in a bracketed short name right after: "حلف شمال الأطلسي (الناتو)"."""
        end = phrase.end
        if end + 2 < self.count and self.tokens[end].text == "(":
            for close in range(end + 1, min(end + 6, self.count)):
                if self.tokens[close].text == ")":
                    phrase.end = close + 1
                    return

    def _take_nationality(self, phrase: Phrase) -> None:
        """Take in whose a place is, which is nobody acting: "في محافظة ديالى العراقية"."""
        name = self.names.get(phrase.end)
        if name is None or name.preposition or name.conjunction or not name.definite:
            return
        if self.entry(name).kind == "demonym":
            phrase.end = name.end

    # -- things with a nationality ---------------------------------------------------------

    def _noun_before(self, position: int) -> int | None:
        """The noun that a nationality describes, one adjective between them aside: "القاعدة الجوية الأميركية"."""
        name = self.names[position]
        if name.preposition or name.conjunction or not self._is_noun(position - 1):
            return None
        definite = self.tokens[position].key.startswith("ال")
        if definite and self._is_participle(position - 1):
            return None  # "داعيا الألمان إلى": whom he urges
        between = self.tokens[position - 1].key
        is_adjective = between.startswith(_ARTICLES) == definite and between.endswith(("يه", "ي"))
        if not is_adjective or not self._is_noun(position - 2):
            return position - 1
        same_article = self.tokens[position - 2].key.startswith(_ARTICLES) == definite
        return position - 2 if same_article else position - 1

    def _is_participle(self, position: int) -> bool:
        """Whether a participle stands there without the article, which governs what comes next: "مطالبا"."""
        readings = self.sentence.readings[position]
        return any(reading.sense.kind == "participle" and not reading.definite for reading in readings)

    def _is_noun(self, position: int) -> bool:
        if position < 0 or position in self._in_names or self.tokens[position].key in QUANTIFIERS:
            return False
        token = self.tokens[position]
        return (
            token.is_word and token.key not in PREPOSITIONS and token.key not in PARTICLES
            and token.key not in COMPLEMENTISERS and token.key not in RELATIVES and not self.is_verb(position)
        )  # fmt: skip

    # -- groups ------------------------------------------------------------------------------

    def _group(self, phrase: Phrase, entry: Entry) -> Phrase | None:
        """A group with what says whose it is: "مقاتلو حركة الشباب", "14 متظاهرا مصريا"."""
        if self._describes_deed(phrase, entry):
            return None
        owner: Member | None = None
        position = phrase.end
        for _ in range(4):
            position = self.skip_quotes(position)
            name = self.names.get(position)
            if name is not None:
                owner = self._owner(phrase, name)
                break
            if not self._leads_to_owner(phrase, position):
                break
            position += 1
        bearer = self._bearer(phrase, entry)
        if owner is None and bearer is None and entry.weak and not self._is_told_of(phrase.start, entry):
            return None
        code, sector, actor_id = None, entry.sector, None
        if owner is not None:
            code, actor_id = owner.code, owner.actor_id if owner.kind == "org" else None
            sector = sector_of(sector, owner)
        if bearer is not None:
            code, actor_id = code or bearer.code, bearer.id
        is_open = code is None and entry.sector != "GOV"  # "الدول الغربية" are no one's
        phrase.members = [Member(code, sector, phrase.start, phrase.end, actor_id, is_open, "group")]
        return phrase

    def _describes_deed(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether the word is an adjective of the deed before it: "هجوم انتحاري", not "مقتل انتحاري"."""
        n, following = phrase.start - 1, self.names.get(phrase.end)
        if n < 0 or not entry.weak or entry.number != "sg" or phrase.governor or phrase.conjunction:
            return False
        has_nation = following is not None and self.entry(following).kind == "demonym"
        return not has_nation and self.sentence.is_noun_of(n, "ASSAULT") and not self.sentence.takes_victims(n)

    def _bearer(self, phrase: Phrase, entry: Entry) -> Entry | None:
        """The known person whom the noun before describes ("الصحفي جمال خاشقجي"); moves the phrase's end."""
        name = self.names.get(phrase.end)
        if name is None or not phrase.definite or entry.number != "sg" or name.conjunction or name.preposition:
            return None
        person = self.entry(name)
        if person.kind != "person":
            return None
        phrase.end = name.end
        return person

    def _is_told_of(self, position: int, entry: Entry) -> bool:
        """Whether an everyday word stands for people: counted ("18 شخصا"), an object, or after a deed ("قتل شخص")."""
        if position == 0:
            return False
        if entry.number == "sg" and self.tokens[position].key.endswith("ا"):
            return True
        before = self.tokens[position - 1]
        leads = before.text.isdigit() or before.key in QUANTIFIERS or self.is_verb(position - 1)
        return leads or self.sentence.takes_victims(position - 1)

    def _leads_to_owner(self, phrase: Phrase, position: int) -> bool:
        """Whether a word leads on from a group to its owner: an adjective, "من"."""
        following = self.names.get(position + 1)
        if position >= self.count or following is None:
            return position < self.count and self.tokens[position].key in ADJECTIVES_AFTER_OFFICE
        key = self.tokens[position].key
        if key in ADJECTIVES_AFTER_OFFICE or key == "من":
            return True
        is_adjective = self.tokens[position].is_word and key.startswith("ال") == phrase.definite
        is_adjective = is_adjective and key not in PREPOSITIONS and key not in COMPLEMENTISERS
        return is_adjective and self.entry(following).kind == "demonym" and not following.conjunction

    def _owner(self, phrase: Phrase, name: Name) -> Member | None:
        """Whose a group is, by the name after it; moves the phrase's end."""
        entry = self.entry_after(phrase, name)
        is_joined = name.preposition == "for" and entry.kind == "org" and not phrase.definite  # "مسلحون لداعش"
        if name.conjunction or (name.preposition and not is_joined):
            return None
        is_absolute = phrase.definite or self.tokens[phrase.start].key.endswith(("ون", "ين", "ا"))
        if entry.kind != "demonym" and not name.preposition and is_absolute and self.tokens[name.start - 1].key != "من":
            return None  # what has the article or a full ending takes no genitive
        if entry.kind == "demonym" and not phrase.definite and name.definite:
            return None
        if entry.kind == "place" and self.tokens[name.start].key in PREPOSITIONS:
            return None  # "جنود غربي الموصل" are there, not of there
        if entry.kind in ("group", "title"):
            inner = self.phrase_at(name.start)
            if inner is None or not inner.members:
                return None
            phrase.end = inner.end
            return inner.members[0]
        if entry.kind not in ("demonym", "state", "place", "metonym", "org"):
            return None
        phrase.end = name.end
        return Member(entry.code, entry.sector, name.start, name.end, entry.id, False, entry.kind)
