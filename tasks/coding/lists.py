"""Lists of parties and names with their offices: "كندا وفرنسا", "قيس سعيد رئيس الجمهورية"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.bearers import unknown_name_end
from tasks.coding.codebook import BODIES
from tasks.coding.words import COMMAS, LISTING, QUOTES, RELATIVES

if TYPE_CHECKING:
    from tasks.coding.names import Entry, Name
    from tasks.coding.phrase import Member, Phrase
    from tasks.coding.phrases import PhraseParser


# Titles that may stand behind an office of the sector before its holder: "رئيس الأركان الفريق فلان".
_RANKS = {"officer": "MIL", "spokesman": "GOV"}


def read_list(parser: PhraseParser, phrase: Phrase) -> None:
    """Join what follows as "وY", and the office that describes a name before it."""
    while phrase.end < parser.count and _join_next(parser, phrase):
        pass
    last = phrase.members[-1]
    if phrase.kind == "group" and last.kind == "group" and last.code and _ends_with_nationality(parser, phrase):
        phrase.members = [_of_one_nation(member, last) for member in phrase.members]


def _of_one_nation(member: Member, last: Member) -> Member:
    """A group of a list whose last word tells the nationality of all: "صحافيين وناشطين مصريين"."""
    is_nameless = member.kind == "group" and member.code is None and member.open_country
    return member._replace(code=last.code, open_country=False) if is_nameless else member


def _join_next(parser: PhraseParser, phrase: Phrase) -> bool:
    position, after_comma = phrase.end, False
    while position < parser.count and (parser.tokens[position].key in QUOTES or parser.tokens[position].text in COMMAS):
        after_comma = parser.tokens[position].text in COMMAS
        position += 1
    if (named := _after_listing(parser, phrase, position) or _of_body(parser, phrase, position)) is not None:
        return _take_named(parser, phrase, named)
    is_and = position + 1 in parser.names and parser.tokens[position].key == "و" and position not in parser.names
    position += is_and
    name = parser.names.get(position)
    if name is None or (name.preposition and name.preposition != phrase.governor):
        return False
    entry = parser.entry(name)
    if not (is_and or name.conjunction):
        if _is_apposition(phrase, name, entry):
            office = parser.phrase_at(position)
            return office is not None and _absorb(phrase, office)
        if not (after_comma and phrase.kind == entry.kind == "state"):
            return False
    if entry.kind == "demonym" and (entry.number == "sg" or _ends_with_nationality(parser, phrase)):
        return _join_nationality(parser, phrase, name, entry)
    following = parser.phrase_at(position)
    if following is None or not following.members or following.kind == "media":
        return False
    if _starts_clause(parser, following) or (after_comma and has_relative(parser, following)):
        return False
    phrase.members += following.members
    phrase.unknown_names += following.unknown_names
    phrase.end = following.end
    phrase.number = "pl"
    return True


def _after_listing(parser: PhraseParser, phrase: Phrase, position: int) -> int | None:
    """Where the named ones of a group begin: after "على رأسها" in "دول غربية على رأسها فرنسا"."""
    if phrase.kind not in ("group", "title", "demonym") or phrase.number == "sg" or position >= parser.count:
        return None
    if parser.tokens[position].key not in LISTING.first:
        return None
    for sequence in LISTING.sequences:
        end = position + len(sequence)
        if tuple(token.key for token in parser.tokens[position:end]) == sequence and end in parser.names:
            return end
    return None


def _of_body(parser: PhraseParser, phrase: Phrase, position: int) -> int | None:
    """Where the states begin whose officials meet in a body: "نظرائه في الكوميسا من كينيا ورواندا"."""
    last, name = phrase.members[-1], parser.names.get(position + 1)
    is_led = position < parser.count and parser.tokens[position].key == "من"
    if not is_led or name is None or last.title != "counterpart" or last.code not in BODIES:
        return None
    return position + 1 if parser.entry(name).kind == "state" and phrase.number == "pl" else None


def _take_named(parser: PhraseParser, phrase: Phrase, position: int) -> bool:
    """Add the named ones to their group."""
    named = parser.phrase_at(position)
    if (
        named is None
        or named.kind not in ("state", "metonym", "org", "person", "title")
        or parser.names[position].conjunction
    ):
        return False
    if _starts_clause(parser, named):
        return False
    if phrase.members[-1].title == "counterpart":
        phrase.members.pop()  # not the body, but the states in it
    phrase.members += named.members
    phrase.unknown_names += named.unknown_names
    phrase.end = named.end
    return True


def _ends_with_nationality(parser: PhraseParser, phrase: Phrase) -> bool:
    """Whether a group is told by its nationality, which another can follow: "جنود أمريكيون وبريطانيون"."""
    last = parser.names.get(phrase.end - 1)
    return phrase.kind == "group" and last is not None and parser.entry(last).kind == "demonym"


def _join_nationality(parser: PhraseParser, phrase: Phrase, name: Name, entry: Entry) -> bool:
    """One more nation of an office, thing or group: "وزيرا الدفاع الأميركي والروسي", "قوات أمريكية وبريطانية"."""
    if entry.code is None:
        return False
    first = phrase.members[0]
    if phrase.kind in ("adjective", "group") and name.definite == phrase.definite and first.code:
        phrase.members.append(first._replace(code=entry.code, start=name.start, end=name.end))
        phrase.end = name.end
        return True
    if phrase.kind != "title":
        return False
    end, actor_id = name.end, None
    holder = parser.names.get(end)
    if holder is not None and not holder.conjunction and parser.entry(holder).kind == "person":
        end, actor_id = holder.end, parser.entry(holder).id
    elif phrase.number != "pl":
        end = unknown_name_end(parser, end)
    member = first._replace(
        code=entry.code, start=name.start, end=end, actor_id=actor_id, open_country=False, kind="title"
    )
    phrase.members.append(member)
    phrase.end = end
    return True


def _is_apposition(phrase: Phrase, name: Name, entry: Entry) -> bool:
    """Whether an office describes the name before it ("قيس سعيد رئيس الجمهورية"), or a rank the office."""
    first = phrase.members[0]
    is_named = bool(phrase.unknown_names) or first.kind == "person" or _RANKS.get(entry.id) == first.sector
    is_one = phrase.kind in ("person", "title") and len(phrase.members) == 1 and is_named
    return is_one and not name.preposition and entry.kind == "title" and entry.number == "sg"


def _absorb(phrase: Phrase, office: Phrase) -> bool:
    """Let the phrase take in the office that describes it; false where the two are of different countries."""
    if len(office.members) != 1:
        return False
    member, other = phrase.members[0], office.members[0]
    if member.code and other.code and member.code != other.code:
        return False
    code = member.code or other.code
    phrase.members = [
        member._replace(
            code=code,
            sector=member.sector or other.sector,
            end=office.end,
            title=member.title or other.title,
            open_country=code is None,
        )
    ]
    phrase.end = office.end
    return True


def has_relative(parser: PhraseParser, phrase: Phrase) -> bool:
    """Whether a relative clause tells of the phrase: "الحكومة، التي …"."""
    after = phrase.end
    while after < parser.count and parser.tokens[after].text in COMMAS:
        after += 1
    return after < parser.count and parser.tokens[after].key in RELATIVES


def _starts_clause(parser: PhraseParser, phrase: Phrase) -> bool:
    """Whether the phrase is the subject of a verb after it; a dual or plural verb has the whole list as subject."""
    after = phrase.end
    is_verb = after < parser.count and parser.sentence.is_singular_verb(after)
    if is_verb and any(r.sense.kind == "noun" and r.pronoun for r in parser.sentence.readings[after]):
        return False  # "أعلنت روسيا وتركيا توصلهما": what is theirs
    return is_verb and not parser.tokens[after].key.startswith("و")
