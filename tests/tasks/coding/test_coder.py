"""What holds of the coder for any text: it never raises, points only into its text, depends on its article alone."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.coding.codebook import BODIES, MODES, SECTORS, TYPES
from tasks.coding.coder import code
from tasks.records import Article, Coding, Span
from tests.tasks.coding.telling import TUESDAY, coding, the_event, told

ROOT = Path(__file__).parents[3]
# Pieces of which sentences can be made that mean something, with what pages put between them.
PIECES = (
    "فرنسا", "إيران", "الرئيس المصري", "وزير الخارجية الأمريكي أنتوني بلينكن", "نظيره الروسي", "الجيش التركي",
    "مسلحون", "متظاهرون", "الجانبان", "حركة حماس", "الأمم المتحدة", "وزيرا الدفاع", "14 جنديا", "السوريين",
    "أدانت", "التقى", "هاتف", "قتل", "اعتقلت", "زيارة", "هجوم", "محادثات", "أجرى", "سيلتقي", "لم", "لن", "قد",
    "إذا", "عدم", "من المقرر أن", "الذي", "التي", "على يد", "برصاص", "بين", "مع", "إلى", "على", "في", "من",
    "و", "وطالبتها", "داعيا", "قال", "إن", "يوم الخميس", "3 شباط/فبراير 2022", "باريس", "سفيره", "وفقا ل",
    "كل من", "،", ".", ":", "«", "»", "(", ")", "\"", "؟", "-", "\u200f", "\u202b", "\u0640", "\u064b", "ﻻ",
    "0", "٣", "\u00a0", "\t", "🙂", "X",
)  # fmt: skip
LETTERS = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ًٌٍَُِّْـ،؛؟.:()«»\"'0123456789٠١٢٣"
        "\u200e\u200f\u202a\u202b\u202c\u2067\u2069\u200b\ufeff\n"
    ),
    max_size=200,
)
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
PARAGRAPHS = st.lists(st.one_of(SENTENCES, LETTERS, st.text(max_size=60)), max_size=4)
DAYS = st.one_of(st.none(), st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)))
MANY = settings(max_examples=150, deadline=None, derandomize=True)

NEWS = (
    "التقى وزير الخارجية الأمريكي أنتوني بلينكن نظيره الفرنسي في باريس يوم الخميس.\nوأدان بلينكن إيران.",
    "قتل ثلاثة جنود أتراك برصاص مسلحين.\nوقال الجيش إن الوضع صعب، فيما أدانت أنقرة دمشق.",
    "قال وزير الصحة التونسي سالم برهومي إن الوضع صعب.\nوانتقد برهومي إيطاليا.",
    "وانتقد برهومي إيطاليا. واتهم الجانبان ليبيا.",
)


def article(paragraphs: list[str], day: dt.date | None, step: int = 1) -> Article:
    return Article(tuple((n * step, text) for n, text in enumerate(paragraphs)), day)


def spans(result: Coding) -> list[Span]:
    found = [dropped.trigger for dropped in result.dropped]
    for event in result.events:
        found += [span for m in event.mentions for span in (m.span, m.trigger, m.cue) if span is not None]
        found += [party.span for party in (*event.actors, *event.recipients) if party.span is not None]
        found += [thing.span for thing in (event.date, event.place) if thing is not None and thing.span is not None]
    return found


@MANY
@given(paragraphs=PARAGRAPHS, day=DAYS, step=st.integers(1, 7))
@example(paragraphs=[], day=None, step=1)
@example(paragraphs=[""], day=None, step=1)
@example(paragraphs=list(NEWS[0].split("\n")), day=TUESDAY, step=3)
def test_every_span_lies_in_its_paragraph_and_holds_words(
    paragraphs: list[str], day: dt.date | None, step: int
) -> None:
    read = article(paragraphs, day, step)
    texts = dict(read.paragraphs)
    for span in spans(code(read)):
        assert 0 <= span.start < span.end <= len(texts[span.position])
        assert texts[span.position][span.start : span.end].strip()


@MANY
@given(paragraphs=PARAGRAPHS, day=DAYS)
def test_events_keep_to_the_codebook_s_lists(paragraphs: list[str], day: dt.date | None) -> None:
    texts = dict(enumerate(paragraphs))
    for event in code(article(paragraphs, day)).events:
        assert event.event_type in TYPES
        assert event.event_mode is None or event.event_mode in MODES[event.event_type]
        assert event.factuality in ("asserted", "future", "hypothetical", "negated")
        assert event.actors, "no event without an actor"
        assert event.mentions
        for party in (*event.actors, *event.recipients):
            assert party.sector is None or party.sector in SECTORS
            assert (
                party.code is None
                or party.code in BODIES | {"NGO", "MNC", "IMG"}
                or (len(party.code) == 3 and party.code.isupper())
            )
            assert not (party.code in BODIES and party.sector)
            if party.span is not None:
                assert party.text == texts[party.span.position][party.span.start : party.span.end]
        for mention in event.mentions:
            assert mention.span.position == mention.trigger.position
            assert mention.span.start <= mention.trigger.start < mention.trigger.end <= mention.span.end
            assert mention.rule.split(":")[0] == event.event_type.lower()


@MANY
@given(paragraphs=PARAGRAPHS, day=DAYS)
def test_coding_depends_on_the_article_alone(paragraphs: list[str], day: dt.date | None) -> None:
    read = article(paragraphs, day)
    before = code(read)
    for text in NEWS:
        coding(text)
    assert code(read) == before


def test_the_order_of_articles_changes_nothing() -> None:
    alone = {text: coding(text) for text in NEWS}
    for order in itertools.permutations(NEWS):
        for text in order:
            assert coding(text) == alone[text]


def test_the_seed_of_hashes_changes_nothing() -> None:
    """Nothing is decided by the order of a set, which is another in every process."""
    program = "import sys; from tests.tasks.coding.telling import coding; print(repr(coding(sys.argv[1])))"
    text = "\n".join((*NEWS, "زار الرئيس الكيني نيويورك. ودعا الأوغنديين إلى الهدوء."))
    told = {
        subprocess.run(
            [sys.executable, "-c", program, text], capture_output=True, check=True, cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


@MANY
@given(paragraphs=st.lists(SENTENCES, max_size=4))
def test_without_a_day_of_publication_no_day_is_made_up(paragraphs: list[str]) -> None:
    for event in code(article(paragraphs, None)).events:
        if event.date is not None:
            assert event.date.span is not None, "a date that stands nowhere in the text"
            assert event.date.value.startswith("2022"), "the only year the text names"


def test_factuality_of_unasserted_events_never_falls_back_to_the_publication_day() -> None:
    for text in (
        "سيلتقي الرئيس الفرنسي نظيره المصري",
        "لم يلتق الرئيس الفرنسي نظيره المصري",
        "قد تهاجم روسيا أوكرانيا",
    ):
        (event,) = coding(text).events
        assert event.date is None


def test_positions_are_the_article_s_own() -> None:
    read = Article(((4, "أدانت فرنسا إيران"), (9, "وهددت تركيا اليونان")), TUESDAY)
    assert [event.mentions[0].span.position for event in code(read).events] == [4, 9]


def test_a_page_without_arabic_has_no_events() -> None:
    assert coding("The president of France met his counterpart in Cairo.") == Coding((), ())
    assert told("") == []


@pytest.mark.parametrize(
    ("day", "person"),
    [
        (dt.date(2022, 2, 13), "antony_blinken"),
        (dt.date(2015, 5, 2), "john_kerry"),
        (None, None),  # nobody can say who held the office on a day that is not known
    ],
)
def test_an_office_without_a_name_is_its_holder_on_the_day_of_the_page(day: dt.date | None, person: str | None) -> None:
    event = the_event("أدان وزير الخارجية الأمريكي روسيا", day)
    assert [party.actor_id for party in event.actors] == [person]
