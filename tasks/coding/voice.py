"""Who kills and who is killed: a verb with one phrase is told from its passive by who that is: "قتل 5 جنود"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.candidate import ARMED, INDIVIDUALS, Arguments
from tasks.coding.words import AGENT_WORDS, CAUSING, PARTICLES

if TYPE_CHECKING:
    from tasks.arabic.tokens import Token
    from tasks.coding.frames import Reading
    from tasks.coding.phrase import Phrase
    from tasks.coding.sentence import Sentence

# Objects of those who strike with their own bodies: "انتحاري فجر نفسه".
_REFLEXIVES = frozenset({"نفسه", "نفسها", "انفسهم", "نفسيهما"})


def takes_victims(reading: Reading) -> bool:
    """Whether the verb does something to people, so that it may be a passive."""
    frame = reading.sense.frame
    return frame is not None and frame.takes_victims


def is_told_why(sentence: Sentence, n: int, reading: Reading) -> bool:
    """Whether the verb goes on with what brought the harm about: "السكان الذين قتلوا جراء الغارات الفرنسية"."""
    after = sentence.tokens[n + 1].key if n + 1 < sentence.count else ""
    return takes_victims(reading) and (after in CAUSING or after in AGENT_WORDS)


def active_or_passive(
    sentence: Sentence, n: int, reading: Reading, subject: Phrase, objects: list[Phrase], *, is_left: bool
) -> Arguments:
    """Tell "قتل الجيش 3" from "قتل 3 جنود"."""
    active = Arguments(n, subject, objects)
    if not takes_victims(reading) or reading.pronoun:
        return active
    passive = Arguments(n, None, [subject, *objects], is_passive=True)
    near = [phrase for phrase in objects if phrase.start <= subject.end + 8 and phrase.kind != "place"]
    sector = subject.members[0].sector
    is_counted_object = any(token.text.isdigit() for token in sentence.tokens[subject.end : subject.end + 3])
    if subject.counted or not subject.definite:
        after = max(subject.end, n + 1)
        is_object_near = is_counted_object or _has_accusative(sentence, after, sentence.clause_end(n))
        has_object = (near and near[0].governor == "") or (sector in ARMED and is_object_near)
        is_object_next = is_left and near and near[0].start <= n + 2 and sentence.tokens[n + 1].key not in AGENT_WORDS
        return active if has_object or is_object_next else passive
    if is_left or near or is_counted_object:
        return active
    if sector in INDIVIDUALS or subject.kind in ("person", "place", "demonym"):
        return passive
    is_one_official = subject.kind == "title" and subject.number == "sg"
    can_be_passive = any(form.voice == "passive" for form in reading.sense.forms)
    return passive if is_one_official and can_be_passive and sentence.tokens[n].key.startswith("ا") else active


def _has_accusative(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an indefinite accusative stands there, an object the lexicon does not know: "قتل مسلحون محاميا"."""
    return any(
        token.key in _REFLEXIVES or (_may_be_accusative(token) and sentence.phrase_at(start + n) is None)
        for n, token in enumerate(sentence.tokens[start:end])
    )


def _may_be_accusative(token: Token) -> bool:
    return token.is_word and token.key.endswith("ا") and len(token.key) > 3 and token.key not in PARTICLES
