"""Whose a party is that names no country, and what later mentions of a party refer to."""

import pytest

from .telling import case, table, told

OPEN_COUNTRIES = [
    case(
        "a-government-is-the-page-s",
        "احتجاجات جديدة في بيرو على الغلاء.\nويعاني اقتصاد بيرو منذ أعوام. وانتقد صندوق النقد الدولي في تقرير عن "
        "الإكوادور الحكومة.",
        "PROTEST/demo PER.CVL",
        "ACCUSE/disapprove IGO > PER.GOV",
    ),
    case(
        "what-a-sentence-leaves-open-is-the-page-s",
        "احتجاجات جديدة في بيرو.\nوغلت الأسعار في بيرو. وسافر بعضهم إلى الإكوادور. واعتقلت الشرطة 12 متظاهرا.",
        "PROTEST/demo PER.CVL",
        "COERCE/arrest PER.COP > PER.CVL",
    ),
    case(
        "who-is-named-tells-what-the-page-is-about",
        "ماكرون يتحدث عن أوضاع تركيا.\nوقال ماكرون إن الإضراب غير مفيد. واعتقلت الشرطة 12 متظاهرا.",
        "COERCE/arrest FRA.COP > FRA.CVL",
    ),
    case(
        "whom-a-state-attacks-is-not-its-own",
        "حرب في سوريا.\nأعلنت دمشق الحداد في سوريا. وقتلت إسرائيل عشرة مدنيين.",
        "ASSAULT ISR.GOV > SYR.CVL",
    ),
]

NATIONALITIES = [
    case("of-two-words-without-article", "أسقط الجيش التركي طائرة حربية روسية", "ASSAULT TUR.MIL > RUS.MIL"),
    case("of-outlaws", "انتقدت الهند القراصنة الصوماليين", "ACCUSE/disapprove IND.GOV > SOM.CRM"),
]


@pytest.mark.parametrize(("text", "expected"), table(OPEN_COUNTRIES))
def test_a_party_without_country_gets_it_from_the_page(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(NATIONALITIES))
def test_a_nationality_belongs_to_the_noun_before_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected
