"""Verbal nouns among other words: both sides of a quarrel, which verb carries a noun, what attacks lead to."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, drops, table, told

SIDES = [
    case(
        "clashes-in-a-place",
        "اندلعت مواجهات بين المتظاهرين وقوات الأمن في تونس",
        "ASSAULT TUN.COP + TUN.CVL",
    ),
    case("clashes-with", "خاض الجيش التركي معارك مع وحدات حماية الشعب", "ASSAULT SYR.PRM + TUR.MIL"),
    case("treaty-with", "وقعت الصين اتفاقية مع باكستان", "SUPPORT CHN.GOV + PAK.GOV"),
    case(
        "sides-told-apart",
        "دارت اشتباكات بين الجيش اليمني من جهة، والحوثيين وتنظيم القاعدة من جهة أخرى",
        "ASSAULT IMG.REB + YEM.MIL + YEM.REB",
    ),
    case(
        "talks-with-sides",
        "انطلقت محادثات بين روسيا والصين من جهة، وإيران من جهة ثانية",
        "CONSULT/multilateral CHN.GOV + IRN.GOV + RUS.GOV",
    ),
]

ADJUNCTS = [
    case(
        "object-after-adverbs",
        "أجرى الرئيس التركي أمس في أنقرة محادثات مع أمير قطر",
        "CONSULT/visit QAT.GOV + TUR.GOV",
    ),
    case("circumstance", "أجرى الرئيس التركي خلال الهجوم اتصالا مع أمير قطر", "CONSULT/phone QAT.GOV + TUR.GOV"),
    case("topic", "قدمت النرويج توضيحات بشأن الغارة"),
]

RESULTS = [
    case(
        "attack-and-its-dead",
        "شن الجيش الإسرائيلي غارة على دمشق أسفرت عن مقتل خمسة مدنيين",
        "ASSAULT/aerial ISR.MIL > SYR.CVL + SYR.GOV",
    ),
    case(
        "who-was-hit-is-told-by-the-result",
        "هاجم مسلحون حاجزا ما أدى إلى مقتل ثلاثة جنود أردنيين",
        "ASSAULT ?.UAF > JOR.MIL",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(SIDES))
def test_both_sides_of_a_mutual_act_stand_side_by_side(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(ADJUNCTS))
def test_a_verb_carries_its_object_only(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(RESULTS))
def test_the_dead_of_an_attack_are_those_it_hit(text: str, expected: list[str]) -> None:
    assert told(text) == expected
    assert any(reason.endswith("told_by_cause") for reason in drops(text))
