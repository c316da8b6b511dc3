"""Visits and calls: one event for each host, and who travels is not of the country he comes to."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

JOURNEYS = [
    case(
        "one-visit-for-each-host",
        "زار الرئيس الصيني كينيا ومصر",
        "CONSULT/visit CHN.GOV + KEN.GOV",
        "CONSULT/visit CHN.GOV + EGY.GOV",
    ),
    case(
        "two-calls",
        "تلقى وزير الخارجية الأردني اتصالين هاتفيين من نظيريه القطري والفرنسي",
        "CONSULT/phone JOR.GOV + QAT.GOV",
        "CONSULT/phone FRA.GOV + JOR.GOV",
    ),
    case(
        "guests-received-together",
        "استقبل الرئيس التركي وزيري خارجية فرنسا وألمانيا",
        "CONSULT/visit DEU.GOV + FRA.GOV + TUR.GOV",
    ),
    case(
        "host-belongs-to-the-nearer-journey",
        "وصل الرئيس الكيني إلى القاهرة. وتسبق الجولة زيارة الملك الأردني لفرنسا",
        "CONSULT/visit EGY.GOV + KEN.GOV",
        "CONSULT/visit FRA.GOV + JOR.GOV",
    ),
    case(
        "visitor-is-not-of-the-host-country",
        "أعلنت الحكومة الأردنية نتائج زيارة ولي العهد لواشنطن",
        "CONSULT/visit JOR.GOV + USA.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(JOURNEYS))
def test_each_journey_is_an_event(text: str, expected: list[str]) -> None:
    assert told(text) == expected
