"""Who meets whom: one event for each host of a journey, and all who sit at a table."""

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
    case(
        "host-and-third-at-the-table",
        "أجرى الرئيس التركي محادثات مع نظيره الكيني بحضور وزير الخارجية القطري وبرعاية الأمم المتحدة",
        "CONSULT/third-party KEN.GOV + QAT.GOV + TUR.GOV + UNO",
    ),
    case(
        "talks-between-two-with-others",
        "عقدت محادثات بين فرنسا وكينيا بمشاركة الصين والولايات المتحدة",
        "CONSULT/multilateral CHN.GOV + FRA.GOV + KEN.GOV + USA.GOV",
    ),
    case(
        "both-in-the-accusative",
        "التقى الوزير اللبناني كلا من نظيره الفرنسي والسفير المصري",
        "CONSULT/multilateral EGY.GOV + FRA.GOV + LBN.GOV",
    ),
    case(
        "the-two-who-meet-again",
        "هاتف الرئيس الفرنسي نظيره المصري. وأعلن الإليزيه أن لقاءهما المقبل سيكون في باريس",
        "CONSULT/phone EGY.GOV + FRA.GOV",
        "future CONSULT/visit EGY.GOV + FRA.GOV",
    ),
    case(
        "a-journey-of-each-of-two",
        "أكد ماكرون وميركل خلال زيارتيهما إلى الرباط الأسبوع الماضي أهمية السلام",
        "CONSULT/visit FRA.GOV + MAR.GOV",
        "CONSULT/visit DEU.GOV + MAR.GOV",
    ),
    case(
        "styles-before-an-unknown-name",
        "تلقى وزير الداخلية المغربي اتصالا هاتفيا من صاحب السمو الشيخ محمد الخالد الصباح وزير الداخلية بدولة الكويت",
        "CONSULT/phone KWT.GOV + MAR.GOV",
    ),
    case(
        "who-calls-speaks-in-the-call",
        "تلقى الرئيس المصري اتصالا هاتفيا من رئيس الوزراء الهندي أدان فيه الهجوم على سيناء",
        "CONSULT/phone EGY.GOV + IND.GOV",
        "ACCUSE/disapprove IND.GOV",
    ),
    case(
        "rank-before-an-unknown-name",
        "تلقى الوزير المغربي اتصالا من الفريق سالم بن راشد وزير الداخلية بسلطنة عمان أعرب فيه عن إدانته للهجوم",
        "CONSULT/phone MAR.GOV + OMN.GOV",
        "ACCUSE/disapprove OMN.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(JOURNEYS))
def test_each_journey_is_an_event(text: str, expected: list[str]) -> None:
    assert told(text) == expected
