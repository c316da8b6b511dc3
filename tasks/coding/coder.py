"""The event coder: an article in, its events out.

A fold over small steps: sentences, names, phrases, candidates; then for each candidate its parties, mode,
factuality, date and place; at the end one event per happening. Nothing is learnt from one article for the next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from tasks.arabic.dates import find_dates
from tasks.arabic.sentences import sentences
from tasks.coding.adversaries import address, faced
from tasks.coding.attribution import attributed, blamed
from tasks.coding.battles import join_battles
from tasks.coding.candidate import Candidate, is_implied, is_unknown
from tasks.coding.candidates import find_candidates
from tasks.coding.codebook import BODIES
from tasks.coding.content import read_contents
from tasks.coding.context import Context
from tasks.coding.events import event_of
from tasks.coding.frames import trigger_table
from tasks.coding.journeys import told_apart
from tasks.coding.merge import merge
from tasks.coding.name_tables import gazetteer
from tasks.coding.parties import is_protester
from tasks.coding.scene import told_on
from tasks.coding.sentence import Sentence
from tasks.coding.when import dated, day_of_report, day_of_text
from tasks.coding.words import CAUSING, COMPLEMENTISERS, PREPOSITIONS, RESULTING
from tasks.records import Article, Coding, DroppedCandidate, Event, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# Acts whose complement says what is wanted, not what was done.
_WISHED = frozenset({"RETREAT", "AID", "CONCEDE"})
_WISH_REACH = 8
# Why a demand is no event, and its content still only wanted: nobody known wants it, or of nobody known.
_UNHEARD = frozenset({None, "no_actor", "no_recipient", "no_country"})
# How far from its victims the attack that hit them is told.
_CAUSE_REACH = 8
_WANTING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
# Deeds by whose verb a noun of another type is told: "قضت المحكمة بسجنه", "أعلن وقف هجماته", "شنت الحركة تمردا".
_TOLD_AS = {"SANCTION": "COERCE", "CONCEDE": "RETREAT", "ASSAULT": "MOBILIZE"}
# What a crowd says on its banners.
_SHOUTED = frozenset({"REQUEST", "REJECT"})
_COUNTRY_KINDS = ("state", "metonym", "demonym", "adjective", "place", "title", "group")
# Names that tell which country a page is about, and those that support their country's doubtful names.
_TELLING_KINDS = frozenset({"state", "demonym", "metonym", "place", "person", "org"})
_SUPPORTING_KINDS = _TELLING_KINDS - {"person", "org"}
_HEADLINE_WEIGHT = 3
# How far before its noun a preposition may stand: "خلال أول زيارة".
_CONSTRUCT = 2


def code(article: Article) -> Coding:
    """All events of an article, and the candidates that became none."""
    names, triggers = gazetteer(), trigger_table()
    page = [
        Sentence(text, position, start, end, names, triggers)
        for position, text in article.paragraphs
        for start, end in sentences(text)
    ]
    published = article.published_date
    dates = [find_dates(s.text, published, s.start, s.end, s.keys) for s in page]
    if (written := day_of_text(dates, published)) != published:
        published = written
        dates = [find_dates(s.text, published, s.start, s.end, s.keys) for s in page]
    context = Context(published.isoformat() if published else "")
    _survey(page, context)
    events: list[Event] = []
    condemned: set[Span] = set()
    dropped: list[DroppedCandidate] = []
    position = -1
    for sentence, sentence_dates in zip(page, dates, strict=True):
        if sentence.position != position:
            position = sentence.position
            context.begin_paragraph()
        sentence.analyse(context)
        candidates = find_candidates(sentence, context)
        context.sentence_country = _first_country(sentence)
        if not candidates:
            continue
        read_contents(candidates)
        _drop_wanted(candidates)
        _drop_told(candidates)
        _drop_slogans(candidates)
        join_battles(candidates)
        _drop_results(candidates)
        address(candidates, context)
        for candidate in candidates:
            event = event_of(candidate, sentence_dates) if candidate.drop is None else None
            if event is not None:
                context.keep_crowd(candidate.actors, event)
                if candidate.blames_unknown and not event.recipients:
                    condemned.add(event.mentions[0].trigger)
                events += told_apart(candidate, event)
            else:
                dropped.append(_dropped(candidate))
    day = day_of_report(page, dates, published)
    happenings = faced(told_on(blamed(attributed(merge(events, published), published), condemned)))
    return Coding(tuple(dated(event, day) for event in happenings), tuple(dropped))


def _survey(page: Sequence[Sentence], context: Context) -> None:
    """What the whole page names without doubt, and the country it is about."""
    countries: Counter[str] = Counter()
    for n, sentence in enumerate(page):
        weight = 1 if n else _HEADLINE_WEIGHT
        for entry in (e for name in sentence.names.values() for e in name.entries if not e.weak):
            context.strong.add(entry.id)
            if not entry.code or entry.kind not in _TELLING_KINDS:
                continue
            if entry.kind in _SUPPORTING_KINDS:
                context.strong.add(entry.code)
            if entry.code not in BODIES:
                countries[entry.code] += weight
    if countries:
        context.country = max(countries, key=lambda code: countries[code])  # the first named of equals


def _first_country(sentence: Sentence) -> str | None:
    """The country a sentence names first: what it leaves open is that country's."""
    codes = (p.members[0].code for p in sentence.phrases if p.kind in _COUNTRY_KINDS and p.members)
    return next((code for code in codes if code and code not in BODIES), None)


def _drop_wanted(candidates: Sequence[Candidate]) -> None:
    """Deeds inside a demand, refusal, threat or promise are its content; they count only with a doer of their own."""
    triggers = [candidate.trigger for candidate in candidates]
    for at, wanting in enumerate(candidates):
        if wanting.drop not in _UNHEARD or wanting.frame.event_type not in _WANTING:
            continue
        end = wanting.sentence.scope_end(wanting.trigger)
        for candidate in candidates[at + 1 : bisect_left(triggers, end)]:
            is_finite = candidate.reading.sense.kind != "participle"
            is_content = is_finite and candidate.drop is None and candidate.frame.event_type != "ACCUSE"
            if is_content and _is_only_wanted(candidate, wanting):
                candidate.drop = "inside_demand"


def _is_only_wanted(candidate: Candidate, wanting: Candidate) -> bool:
    """Whether a deed is but the content of the demand; of a demand that is no event, only what is wished for is."""
    if wanting.drop is not None:
        return candidate.frame.event_type in _WISHED and _is_wished_for(candidate, wanting)
    doer = candidate.actors[0]
    has_doer = wanting.frame.event_type != "THREATEN" and not is_implied(doer) and doer.start > wanting.trigger
    is_asked_for = candidate.trigger in wanting.matched
    is_verb = candidate.reading.sense.kind == "verb"
    return not has_doer or is_asked_for or is_verb or _is_wished_for(candidate, wanting)


def _is_wished_for(candidate: Candidate, wanting: Candidate) -> bool:
    """Whether a talk, a retreat or help is what is wanted, so not yet there, and no circumstance of the demand.

    "دعا إلى مفاوضات مع …", "طالب بانسحاب القوات", not "طالب خلال اتصال مع …", "رحب بعد انسحاب …".
    """
    if candidate.support is not None and candidate.support > wanting.trigger and not _is_clause(candidate, wanting):
        return False  # "بدعوة من الرئيس، قام الوزير بزيارة"
    is_near = wanting.frame.event_type in ("REQUEST", "REJECT") and candidate.trigger <= wanting.trigger + _WISH_REACH
    if candidate.frame.event_type != "CONSULT" and not (is_near and candidate.frame.event_type in _WISHED):
        return False
    tokens, n = candidate.sentence.tokens, candidate.trigger
    return all(PREPOSITIONS.get(token.key) not in ("in", "other") for token in tokens[max(0, n - _CONSTRUCT) : n])


def _is_clause(candidate: Candidate, wanting: Candidate) -> bool:
    """Whether what is wanted is told in a clause that holds the deed: "طالب بأن يجري الرئيس محادثات"."""
    return any(token.key in COMPLEMENTISERS for token in candidate.sentence.tokens[wanting.trigger : candidate.trigger])


def _drop_told(candidates: Sequence[Candidate]) -> None:
    """A verbal noun that its verb's frame asked for ("ستفرض عقوبات") is told by that verb."""
    told = {(n, c.frame.event_type) for c in candidates if c.drop is None for n in c.matched if n != c.trigger}
    told |= {(n, _TOLD_AS[event_type]) for n, event_type in told if event_type in _TOLD_AS}
    for candidate in candidates:
        is_noun = candidate.reading.sense.kind == "noun"
        if is_noun and candidate.drop is None and (candidate.trigger, candidate.frame.event_type) in told:
            candidate.drop = "told_by_verb"
    talks = [c for c in candidates if c.drop is None and c.frame.event_type == "CONSULT"]
    for talk, noun in combinations(talks, 2):
        if _is_same_table(talk, noun):
            noun.drop = "told_by_verb"
    for talk, journey in pairwise(talks):
        if _is_host_of_next(talk, journey):
            talk.drop = "told_by_noun"


def _is_same_table(talk: Candidate, noun: Candidate) -> bool:
    """Whether a noun with the parties of the verb before it, and none of its own, is what they talk about.

    "بحث الجانبان المصري والروسي … نتائج الاجتماع الثلاثي".
    """
    is_noun = noun.reading.sense.kind == "noun" and not noun.reading.pronoun  # "اجتماعهما" is another of theirs
    has_no_other = is_noun and not noun.recipients and len(noun.actors) > 1
    is_verb = talk.reading.sense.kind == "verb" and talk.trigger < noun.trigger
    met = {member.start for member in (*talk.actors, *talk.recipients)}
    return is_verb and has_no_other and {member.start for member in noun.actors} <= met


def _is_host_of_next(talk: Candidate, journey: Candidate) -> bool:
    """Whether whom a noun took for its other party belongs to the noun after it: "تسبق الجولة زيارة الملك لمصر"."""
    are_nouns = all(candidate.reading.sense.kind == "noun" for candidate in (talk, journey))
    if not are_nouns or journey.trigger > talk.trigger + _CONSTRUCT:
        return False
    hosts = {member.start for member in talk.recipients}
    return bool(hosts) and min(hosts) > journey.trigger and hosts <= {member.start for member in journey.recipients}


def _drop_results(candidates: Sequence[Candidate]) -> None:
    """Victims of an attack told before them are its recipients: "شن الجيش غارة أسفرت عن مقتل 5 مدنيين"."""
    attack: Candidate | None = None
    for candidate in candidates:
        if candidate.drop is not None or candidate.frame.event_type != "ASSAULT":
            continue
        if attack is not None and _is_cause(attack, candidate):
            _take_over(attack, candidate)
        elif attack is not None and is_unknown(candidate.actors) and _is_result(attack, candidate):
            hit = {(member.code, member.sector) for member in attack.recipients}
            attack.recipients += [member for member in candidate.recipients if (member.code, member.sector) not in hit]
            candidate.drop = "told_by_cause"
        else:
            attack = candidate


def _is_cause(harm: Candidate, attack: Candidate) -> bool:
    """Whether the harm told before is what the attack did: "مقتل 5 مدنيين في غارة إسرائيلية على صنعاء"."""
    sentence = harm.sentence
    start, end = harm.trigger + 1, attack.trigger
    if "victim" not in harm.frame.flags or "victim" in attack.frame.flags or attack.reading.sense.kind != "noun":
        return False
    if "two_sided" in attack.frame.flags:  # "خلال اشتباكات بين الجيش ومسلحين" is a battle of its own
        return False
    doers = {member.code for member in harm.actors}
    is_same_doer = is_unknown(harm.actors) or doers == {member.code for member in attack.actors}
    before = sentence.tokens[end - 1].key
    leads = before == "في" or before in CAUSING or attack.reading.preposition == "ب"
    is_near = end - start <= _CAUSE_REACH and not any(sentence.is_plain_verb(n) for n in range(start, end))
    return is_same_doer and leads and is_near


def _take_over(harm: Candidate, attack: Candidate) -> None:
    """Make harm and attack one event; victims of no named country are of the country that is attacked."""
    if is_unknown(harm.actors):
        harm.actors = attack.actors
    doers = {member.code for member in attack.actors}
    hit = next((member.code for member in attack.recipients if member.code and member.code not in doers), None)
    if hit is not None:
        harm.recipients = [
            member._replace(code=hit, open_country=False) if member.open_country else member
            for member in harm.recipients
        ]
    attack.drop = "told_by_cause"


def _is_result(attack: Candidate, harm: Candidate) -> bool:
    """Whether a verb of outcome leads from the attack to the harm."""
    sentence = harm.sentence
    return sentence.has_words(RESULTING, attack.trigger + 1, harm.trigger) >= 0


def _drop_slogans(candidates: Sequence[Candidate]) -> None:
    """What a crowd demands or refuses is part of its protest: "تظاهروا مطالبين بالاستقالة", "أعلن المحتجون رفضهم"."""
    crowd = {m.start for c in candidates if c.frame.event_type == "PROTEST" and c.drop is None for m in c.actors}
    for candidate in candidates:
        event_type, kind = candidate.frame.event_type, candidate.reading.sense.kind
        is_shouted = event_type in _SHOUTED or (event_type == "ACCUSE" and kind == "participle")  # "منددين بالحكومة"
        if not is_shouted or candidate.drop is not None:
            continue
        if all(member.start in crowd or is_protester(member) for member in candidate.actors):
            candidate.drop = "slogan"


def _dropped(candidate: Candidate) -> DroppedCandidate:
    trigger = candidate.sentence.tokens[candidate.trigger]
    span = Span(candidate.sentence.position, trigger.start, trigger.end)
    return DroppedCandidate(span, candidate.frame.rule, candidate.drop or "no_actor")
