"""Parties that a page tells elsewhere than beside the deed."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

PROTESTS = [
    case(
        "against-the-rulers-that-are-to-go",
        "تظاهر آلاف السودانيين في الخرطوم للمطالبة بإسقاط النظام",
        "PROTEST/demo SDN.CVL > SDN.GOV",
    ),
    case(
        "against-whom-the-slogans-name",
        "خرجت مظاهرات في العاصمة الجزائرية.\nوردد المحتجون شعارات تطالب برحيل الرئيس الجزائري عبد القادر خالدي",
        "PROTEST/demo DZA.CVL > DZA.GOV",
    ),
    case("slogans-of-no-protest", "ردد الجمهور التونسي شعارات في الملعب"),
    case(
        "protesters-are-of-the-crowd-told-of-not-of-the-embassy",
        "تظاهر آلاف اللبنانيين.\nواقتحم المتظاهرون السفارة السورية",
        "PROTEST/demo LBN.CVL",
        "PROTEST/riot LBN.CVL > SYR.GOV",
    ),
]

EXPULSIONS = [
    case(
        "of-the-ambassador",
        "بعد طرد السفير الإيطالي من تشاد",
        "SANCTION/expel TCD.GOV > ITA.GOV",
    ),
    case(
        "announced-past-a-day",
        "أعلنت الخارجية السويدية، أمس، طرد 3 موظفين من البعثة الدبلوماسية الإيرانية",
        "SANCTION/expel SWE.GOV > IRN.GOV",
    ),
    case(
        "announced-at-an-earlier-time",
        "كانت النرويج أعلنت في وقت سابق من الأسبوع عن طرد 5 دبلوماسيين صينيين",
        "SANCTION/expel NOR.GOV > CHN.GOV",
    ),
    case(
        "by-the-speaker-s-country",
        "قال الرئيس البوليفي إن حكومته قطعت علاقاتها مع بيرو، وإنها ستطرد بعض الدبلوماسيين البيروفيين",
        "SANCTION/discontinue BOL.GOV > PER.GOV",
        "future SANCTION/expel BOL.GOV > PER.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*table(PROTESTS), *table(EXPULSIONS)])
def test_parties_told_elsewhere(text: str, expected: list[str]) -> None:
    assert told(text) == expected
