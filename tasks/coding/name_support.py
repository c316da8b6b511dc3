"""Which readings of its names a sentence keeps: those that the page or the words beside them support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.mentions import add_mentions
from tasks.coding.names import Entry, Name
from tasks.coding.words import COMMAS, COMPLEMENTISERS, PLACE_NOUNS, PREPOSITIONS

if TYPE_CHECKING:
    from tasks.coding.context import Context
    from tasks.coding.sentence import Sentence


def settle_names(sentence: Sentence, context: Context) -> None:
    """Drop what the page does not support, add the surnames it has introduced, let participles be participles."""
    _keep_supported(sentence, context)
    _add_surnames(sentence, context)
    add_mentions(sentence, context)
    _keep_participles(sentence)
    _drop_responsible(sentence)


def _keep_supported(sentence: Sentence, context: Context) -> None:
    """Drop the weak readings of names which the page does not support elsewhere."""
    before: Name | None = None
    for n, name in list(sentence.names.items()):
        leading = before if before is not None and before.end == n else None
        kept = tuple([e for e in name.entries if not e.weak or _is_supported(sentence, name, e, leading, context)])
        if not kept:
            del sentence.names[n]
            continue
        if len(kept) != len(name.entries):
            sentence.names[n] = name._replace(entries=kept)
        before = sentence.names[n]
        context.strong.update([e.code for e in kept if e.weak and e.kind == "state" and e.code])


def _is_supported(sentence: Sentence, name: Name, entry: Entry, leading: Name | None, context: Context) -> bool:
    """Whether the page, the name before or the place in the clause supports a weak reading of the name."""
    kind = entry.kind
    if kind in ("title", "group") or entry.id in context.strong:
        return True
    if kind in ("state", "demonym", "place") and entry.code in context.strong:
        return True
    if kind == "person":
        return leading is not None and _is_title(leading)
    if kind == "metonym":
        return _stands_as_place(sentence, name.start)
    if len({e.code for e in name.entries if e.kind in ("state", "org")}) > 1:  # "المملكة", "حزب العدالة والتنمية"
        return entry.code == context.country
    if kind == "state" and _stands_as_party(sentence, name.start):
        return True
    return kind in ("state", "demonym") and not name.preposition and leading is not None and _is_office(leading)


def _stands_as_party(sentence: Sentence, n: int) -> bool:
    """Whether a doubtful name stands where a party does: beside a verb, or after "مع" and the like."""
    before = sentence.tokens[n - 1].key if n else ""
    if PREPOSITIONS.get(before) in ("with", "between", "against") or _can_be_verb(sentence, n - 1):
        return True
    return (n == 0 or before in COMPLEMENTISERS) and _can_be_verb(sentence, n + 1)


def _stands_as_place(sentence: Sentence, n: int) -> bool:
    """Whether a doubtful capital is where something happens: "في بروكسل", "العاصمة البلجيكية بروكسل"."""
    return n > 0 and (sentence.tokens[n - 1].key == "في" or sentence.tokens[n - 1].key in PLACE_NOUNS)


def _can_be_verb(sentence: Sentence, n: int) -> bool:
    if not 0 <= n < sentence.count:
        return False
    return any(reading.sense.kind == "verb" for reading in sentence.possible_readings[n])


def _is_title(name: Name) -> bool:
    return any(entry.kind in ("title", "demonym", "group") for entry in name.entries)


def _is_office(name: Name) -> bool:
    """Whether a doubtful name can follow it as a state: "سفير المغرب", "الجيش المالي"."""
    bearing = ("office", "role", "institution")
    return any(entry.role in bearing and (not entry.weak or entry.role == "office") for entry in name.entries)


def _add_surnames(sentence: Sentence, context: Context) -> None:
    """Names that the page introduced with an office stand alone later: "محمد نور" … "نور"."""
    surnames = context.surnames
    told = [n for n, key in enumerate(sentence.keys) if key in surnames or key[1:] in surnames] if surnames else []
    if not told:
        return
    covered = sentence.covered()
    for n in told:
        key = sentence.keys[n]
        if n in covered or not sentence.tokens[n].is_word:
            continue
        for conjunction, preposition, word in (
            (False, "", key),
            (key[:1] == "و", "", key[1:]),
            (False, {"ل": "for", "ب": "by"}.get(key[:1], ""), key[1:]),
        ):
            known = surnames.get(word)
            is_whole = word == key or conjunction or preposition
            if known is not None and is_whole and not sentence.possible_readings[n]:
                member, gender = known
                entry = Entry("person", member.actor_id or "", member.code, member.sector, gender)
                sentence.names[n] = Name(n, n + 1, (entry,), conjunction, preposition, False)
                break


def _keep_participles(sentence: Sentence) -> None:
    """Drop groups that are participles after a comma: "أدانت فرنسا القصف، داعية إلى وقفه"."""
    for n, name in list(sentence.names.items()):
        if not n or sentence.tokens[n - 1].text not in COMMAS or name.entries[0].kind != "group":
            continue
        if any(reading.sense.kind == "participle" for reading in sentence.possible_readings[n]):
            del sentence.names[n]


def _drop_responsible(sentence: Sentence) -> None:
    """Drop officials who are but those to blame: "محاسبة المسؤولين عن الكارثة"."""
    for n, name in list(sentence.names.items()):
        after = sentence.tokens[name.end].key if name.end < sentence.count else ""
        if after == "عن" and name.entries[0].id == "official":
            del sentence.names[n]
