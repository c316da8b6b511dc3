"""Which phrase stands in a slot of a frame: by its preposition, as object, beside the trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.coding.codebook import SYMMETRIC
from tasks.coding.words import BELONGING, CLITIC_PREPOSITIONS, DEALINGS, PREPOSITIONS, RELATIONS

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member, Phrase

# Prepositions before what belongs to those who are hit.
_TARGETING = ("on", "against")
# How many nouns can lead one to the next: "في جهود إنهاء النزاع".
_CONSTRUCT = 4
# How near the noun stands that says what to do with somebody: "بالضغط على".
_DEALING_REACH = 3


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
            found = phrases
        for phrase in found:
            if phrase not in candidate.used and (slot == "left" or _stands_in(phrase, slot, candidate)):
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
        return False  # "المشاركة في مفاوضات جنيف"
    return phrase.governor in ("", "genitive", "held") and not phrase.conjunction


def _is_of_relation(phrase: Phrase, candidate: Candidate) -> bool:
    """Whether "مع" tells with whom there is a border or a war, not with whom one talks: "الحدود مع مالي"."""
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
    if _is_of_another(phrase, slot, candidate):
        return False
    is_governed = phrase.governor in ("genitive", "held")
    if slot != phrase.governor and not (is_governed and slot in _slots_of_head(phrase, candidate)):
        return False
    if slot == "by":  # "بجنيف" is where they met, not whom
        meeting = candidate.frame.event_type in SYMMETRIC and not takes_places  # "حل بالرباط"
        return not (meeting and phrase.kind in ("place", "state", "metonym"))
    return slot != "in" or phrase.kind != "place" or takes_places


def _is_of_another(phrase: Phrase, slot: str, candidate: Candidate) -> bool:
    """Whether the preposition before the phrase belongs to another word than the trigger."""
    frame = candidate.frame
    if frame.event_type == "SUPPORT" and candidate.sentence.is_noun_of(phrase.head, "ASSAULT"):
        return True  # "دعم أوكرانيا في التصدي للعدوان الروسي"
    if frame.mode == "resign" and phrase.kind in ("place", "metonym", "state"):
        return True  # "قدم استقالته بعد وصوله إلى سنغافورة"
    if slot == "from" and frame.mode == "expel" and phrase.kind != "state":
        return True  # "طرد موظفين من السفارة"
    return slot == "with" and frame.event_type == "CONSULT" and _is_of_relation(phrase, candidate)
