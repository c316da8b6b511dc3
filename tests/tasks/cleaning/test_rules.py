from pathlib import Path

import pytest

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning import clean_text
from tasks.cleaning.furniture import judge
from tasks.cleaning.lines import Line
from tasks.cleaning.phrases import RuleSet
from tasks.cleaning.rules import Rule, RuleError, read_rules, read_words

FIRST = "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بمشاركة أربعة وفود."
LAST = "وأضاف أن بلاده لن تقبل بأي شروط مسبقة قبل بدء الجلسة الأولى من المفاوضات."
PROSE = {
    "ar": (FIRST, LAST),
    "en": (
        "The foreign minister said the talks would resume next week in the capital.",
        "He added that his country would accept no conditions before the first session.",
    ),
}
FURNITURE, CAPTIONS = read_rules("furniture.tsv"), read_rules("caption.tsv")
NAMES = {rule.name for rule in FURNITURE}


def _judged(line: str, where: str, language: str = "ar") -> str | None:
    """The rule of ``line`` in a page of prose, at the place its rule is for."""
    first, last = PROSE[language]
    texts = {"head": [line, first, last], "tail": [first, last, line], "edge": [first, last, line]}.get(
        where, [first, line, last]
    )
    return judge([Line(text) for text in texts])[texts.index(line)]


def _cases(rules: list[Rule], field: str) -> list[pytest.param]:
    return [
        pytest.param(rule, text, id=f"{rule.source}-{text[:20]}") for rule in rules for text in getattr(rule, field)
    ]


@pytest.mark.parametrize(("rule", "example"), _cases(FURNITURE, "examples"))
def test_an_example_is_furniture_by_its_rule(rule: Rule, example: str) -> None:
    assert _judged(example, rule.where) == rule.name


@pytest.mark.parametrize(("rule", "near_miss"), _cases(FURNITURE, "near_misses"))
def test_a_near_miss_is_news_anywhere(rule: Rule, near_miss: str) -> None:
    assert [_judged(near_miss, where, rule.language) for where in ("any", rule.where)] == [None, None]


@pytest.mark.parametrize(("rule", "example"), _cases(CAPTIONS, "examples"))
def test_a_caption_stays_and_is_marked(rule: Rule, example: str) -> None:
    paragraph = clean_text(f"{FIRST}\n{example}\n{LAST}").paragraphs[1]
    assert (paragraph.kind, paragraph.disposition) == ("caption", "kept")


@pytest.mark.parametrize(("rule", "near_miss"), _cases(CAPTIONS, "near_misses"))
def test_a_sentence_is_no_caption(rule: Rule, near_miss: str) -> None:
    assert clean_text(f"{FIRST}\n{near_miss}\n{LAST}").paragraphs[1].kind == "body"


def test_every_set_of_words_is_used_and_repeats_no_word() -> None:
    used = " ".join(phrase for rule in FURNITURE + CAPTIONS for phrase in rule.phrases)
    for name, words in read_words().items():
        assert f"{{{name}" in used or name in (
            "clock",
            "paragraph_start",
            "number",
            "negation",
            "site_word",
            "site_filler",
            "reader_call",
            "given_name",
            "brand",
            "nation",
            "city",
            "role",
            "staff",
            "style",
            "trade",
            "we_do",
            "zone",
            "ordinal",
            "medium",
            "month_french",
            "live",
        ), name
        assert len(words) == len(set(words)), name
        assert all(deep_fold(word) for word in words), name


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ("a\twhole\tar", "rules.tsv:2: 3 columns, 9 expected"),
        ("a\tsomewhere\tar\tany\t9\t-\tس\tس\tس", "rules.tsv:2: match, where or needs is unknown"),
        ("a\twhole\tar\tany\tmany\t-\tس\tس\tس", "rules.tsv:2: max_letters 'many' is no number"),
        ("a\twhole\tar\tany\t9\t-\tس\t\tس", "rules.tsv:2: a rule needs phrases, examples and near misses"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(
    row: str, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules.tsv").write_text(
        f"rule\tmatch\tlanguage\twhere\tmax_letters\tneeds\tphrases\texamples\tnear\n{row}\n"
    )
    monkeypatch.setattr("tasks.cleaning.rules.resources.files", lambda _: tmp_path)
    with pytest.raises(RuleError) as caught:
        read_rules("rules.tsv")
    assert str(caught.value) == error


def test_an_unknown_set_is_an_error() -> None:
    rule = Rule("a", "whole", "ar", "any", 9, frozenset(), ("{nobody} س",), ("س",), ("س",), "x.tsv:7")
    with pytest.raises(RuleError, match=r"^x\.tsv:7: words\.tsv has no nobody$"):
        RuleSet.build([rule], {})


def test_a_line_meets_the_phrases_that_any_word_may_begin_and_those_of_its_own_words() -> None:
    rule = Rule(
        "a", "whole", "ar", "any", 40, frozenset(), ("شارك الخبر", "* دقائق للقراءة"), ("س",), ("س",), "x.tsv:7"
    )
    rules = RuleSet.build([rule], {})
    fitting = [
        rules.first_fitting(Line(text), frozenset({"any"})) for text in ("شارك الخبر", "ست دقائق للقراءة", "ست دقائق")
    ]
    assert fitting == [rule, rule, None]
    assert [rules.compiled[number].pattern.count("شارك") for number in rules.by_none] == [0]
