"""What travels through the coder's steps: a trigger on its way to an event, and what stands round a verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.codebook import SYMMETRIC
from tasks.coding.phrase import Member, Phrase
from tasks.coding.words import BELONGING, CLITIC_PREPOSITIONS, DEALINGS, PREPOSITIONS, RELATIONS

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.frames import Frame, Reading
    from tasks.coding.sentence import Sentence

# Sectors of those to whom things are done, and of those who do them.
INDIVIDUALS = frozenset({"CVL", "EDU", "JRN", "REL", "REF", "LAB", "MED", "UNK", "BUS", "CRM"})
ACTING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "PTY", "UAF"})
ARMED = frozenset({"UAF", "REB", "PRM", "CRM", "MIL", "COP"})
# Who did it, where a deed is told and nobody knows.
UNKNOWN = Member(None, "UNK", -1, -1, kind="implied")
# Kinds of phrases that neither meet nor fight anybody.
NOBODY = frozenset({"place", "media", "adjective"})
# Prepositions before what belongs to those who are hit.
_TARGETING = ("on", "against")
# How many nouns can lead one to the next: "في جهود إنهاء النزاع".
_CONSTRUCT = 4
# How near the noun stands that says what to do with somebody: "بالضغط على".
_DEALING_REACH = 3


@dataclass(slots=True)
class Arguments:
    """What stands round the verb at token ``at``.

    ``is_carried`` where the subject goes on from an earlier verb, ``by_blow`` where it is a blow ("قنبلة"),
    ``is_stranger`` where it is nobody known ("خبراء").
    """

    at: int
    subject: Phrase | None
    objects: list[Phrase]
    is_passive: bool = False
    is_carried: bool = False
    by_blow: bool = False
    is_stranger: bool = False


@dataclass(slots=True)
class Candidate:
    """A trigger at token ``trigger`` of ``sentence`` that may become an event.

    ``clause`` bounds the tokens its parties are looked for in, ``matched`` holds the words that its frame asked for,
    ``support`` the verb that carries a verbal noun, ``drop`` the reason for which it is no event, ``blames_unknown``
    whether it condemns an attack without saying whose.
    """

    sentence: Sentence
    trigger: int
    frame: Frame
    reading: Reading
    context: Context
    clause: tuple[int, int]
    actors: list[Member] = field(default_factory=list)
    recipients: list[Member] = field(default_factory=list)
    matched: list[int] = field(default_factory=list)
    used: list[Phrase] = field(default_factory=list)
    drop: str | None = None
    is_passive: bool = False
    support: int | None = None
    blames_unknown: bool = False

    def asks_for(self, phrase: Phrase) -> bool:
        """Whether the phrase is the thing that both sides do something with: "تبادل 50 أسيرا"."""
        is_thing = any(phrase.start <= n < phrase.end for n in self.matched)
        return is_thing and self.frame.event_type == "COOPERATE"

    def phrases(self, reach: int = 0) -> list[Phrase]:
        """The phrases after the trigger, to the end of its clause or ``reach`` tokens on; not its own adjective."""
        end = max(self.clause[1], min(self.sentence.scope_end(self.trigger), self.trigger + reach))
        return [p for p in self.sentence.phrases_between(self.trigger + 1, end) if p.head != self.trigger]


def implied(sector: str) -> Member:
    """People of the sector whom no words name, of the country the context gives."""
    return Member(None, sector, -1, -1, open_country=True, kind="implied")


def is_implied(member: Member) -> bool:
    """Whether the member stands in no words of the text."""
    return member.start < 0


def is_unknown(actors: list[Member]) -> bool:
    """Whether nothing is known of who did it."""
    return all(member.sector == "UNK" for member in actors)


def assign(candidate: Candidate, slots: tuple[str, ...], phrases: list[Phrase]) -> list[Member]:
    """The members of the first unused phrase that stands in one of ``slots``, in the order of the slots."""
    for slot in slots:
        if slot == "speaker":
            speaker = candidate.context.speaker
            return list(speaker.members) if speaker is not None else []
        if slot == "left":
            neighbour = candidate.sentence.left_neighbour(candidate.trigger)
            found = [neighbour] if neighbour is not None and neighbour.kind != "media" else []
        else:
            found = [phrase for phrase in phrases if _stands_in(phrase, slot, candidate)]
        for phrase in found:
            if phrase not in candidate.used:
                candidate.used.append(phrase)
                return list(phrase.members)
    return []


def _slots_of_head(phrase: Phrase, candidate: Candidate) -> tuple[str, str]:
    """The slots of the noun that governs the phrase: "لمطلب روسيا", "على مواقع الجيش", "على قاعدة تابعة للجيش"."""
    tokens = candidate.sentence.tokens
    if phrase.head > 1:  # "على مصدر النيران الهندية"
        written = PREPOSITIONS.get(tokens[phrase.head - 2].key, "")
        return "", written if written in _TARGETING else ""
    head = phrase.start - 1
    while head > 0 and tokens[head].key in BELONGING:
        head -= 1
    clitic = CLITIC_PREPOSITIONS.get(tokens[head].key[:1], "") if len(tokens[head].key) > 4 else ""
    written = PREPOSITIONS.get(tokens[head - 1].key, "") if head else ""
    return clitic, written if written in _TARGETING else ""


def _is_in_adjunct(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether a preposition leads to the nouns that end in the phrase: "في جهود إنهاء النزاع الصومالي"."""
    tokens = candidate.sentence.tokens
    for n in range(phrase.head - 1, max(candidate.trigger, phrase.head - _CONSTRUCT), -1):
        if tokens[n].key in PREPOSITIONS:
            return True
        if not tokens[n].is_word or tokens[n].key.startswith("ال"):
            return False
    return False


def _is_object(phrase: Phrase, candidate: Candidate, *, takes_places: bool) -> bool:
    if candidate.reading.pronoun and phrase.governor == "genitive" and phrase.members[0].pronoun:
        return False  # "طالبتها بسحب قواتها": the verb's pronoun is the object
    if phrase.kind == "adjective" and _is_in_adjunct(candidate, phrase):
        return False  # "أشادت بالتعاون في إنهاء النزاع الصومالي"
    is_town = phrase.kind == "place" or (phrase.kind == "metonym" and phrase.governor == "genitive")
    if is_town and candidate.frame.event_type in SYMMETRIC and not takes_places:
        return False  # "المشاركة في محادثات جدة"
    return phrase.governor in ("", "genitive", "held") and not phrase.conjunction


def _is_of_relation(phrase: Phrase, candidate: Candidate) -> bool:
    """Whether "مع" tells of a state with whom there is a border or a war, not with whom one talks."""
    tokens, n = candidate.sentence.tokens, phrase.start - 2
    if phrase.kind not in ("state", "metonym", "adjective"):
        return False
    return any(tokens[m].key in RELATIONS for m in (n, n - 1) if m > candidate.trigger)


def is_dealt_with(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether a demand only tells what to do with the phrase, which so is not who is asked: "دعا إلى محاربة داعش"."""
    if candidate.frame.event_type != "REQUEST" or candidate.frame.mode == "assist":  # "لكسب دعم فرنسا"
        return False
    near = candidate.sentence.tokens[max(candidate.trigger, phrase.start - _DEALING_REACH) : phrase.start]
    return any(not DEALINGS.isdisjoint(bare_forms(token.key)) for token in near)


def _stands_in(phrase: Phrase, slot: str, candidate: Candidate) -> bool:
    is_nowhere = phrase.kind == "place" and phrase.members[0].code is None  # "إلى الشرق الأوسط"
    if phrase.kind == "media" or phrase.head == candidate.trigger or is_nowhere:
        return False
    takes_places = "place_is_recipient" in candidate.frame.flags
    if slot == "obj":
        is_object = _is_object(phrase, candidate, takes_places=takes_places)
        return is_object and not is_dealt_with(candidate, phrase)
    if candidate.frame.event_type == "SUPPORT" and candidate.sentence.is_noun_of(phrase.head, "ASSAULT"):
        return False  # "دعم أوكرانيا في التصدي للعدوان الروسي"
    if candidate.frame.mode == "resign" and phrase.kind in ("place", "metonym", "state"):
        return False  # "قدم استقالته بعد وصوله إلى سنغافورة"
    if slot == "from" and candidate.frame.mode == "expel" and phrase.kind != "state":
        return False  # "طرد موظفين من السفارة"
    if slot == "with" and candidate.frame.event_type == "CONSULT" and _is_of_relation(phrase, candidate):
        return False  # "بحثت الحكومة الوضع على الحدود مع سوريا"
    is_governed = phrase.governor in ("genitive", "held")
    if slot != phrase.governor and not (is_governed and slot in _slots_of_head(phrase, candidate)):
        return False
    if slot == "by":  # "بجنيف" is where they met, not whom
        meeting = candidate.frame.event_type in SYMMETRIC and not takes_places  # "حل بالرباط"
        return not (meeting and phrase.kind in ("place", "state", "metonym"))
    return slot != "in" or phrase.kind != "place" or takes_places
