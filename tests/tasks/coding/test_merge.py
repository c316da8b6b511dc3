"""One happening, one event; what differs in day, place, persons, mode or truth stays apart."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, coding, cut, table, the_event, told

CALL = """بايدن يهاتف أردوغان
هاتف الرئيس الأميركي جو بايدن نظيره التركي رجب طيب أردوغان يوم الأحد.
ويعد الوضع صعبا.
وجاء الاتصال الهاتفي بين بايدن وأردوغان بعد أيام من التوتر."""


def test_headline_lead_and_tail_are_one_event_with_three_pieces_of_evidence() -> None:
    event = the_event(CALL)
    assert [mention.span.position for mention in event.mentions] == [0, 1, 3]
    assert [cut(CALL, mention.span) for mention in event.mentions] == [
        "بايدن يهاتف أردوغان",
        "هاتف الرئيس الأميركي جو بايدن نظيره التركي رجب طيب أردوغان",
        "الاتصال الهاتفي بين بايدن وأردوغان",
    ]


def test_the_merged_event_knows_the_most_exact_day() -> None:
    event = the_event(CALL)
    assert event.date is not None
    assert (event.date.value, event.date.precision) == ("2022-02-13", "day")


ONE = [
    case(
        "mode-only-in-the-lead",
        "الرئيس الفرنسي يلتقي نظيره المصري\nوصل الرئيس المصري إلى باريس في زيارة رسمية",
        "CONSULT/visit EGY.GOV + FRA.GOV",
    ),
    case("recipient-only-in-the-lead", "موسكو تدين القصف\nأدانت موسكو إسرائيل", "ACCUSE/disapprove RUS.GOV > ISR.GOV"),
    case(
        "call-with-several-counterparts",
        "بحث وزير الخارجية السعودي هاتفيا مع نظرائه في مصر والأردن والعراق",
        "CONSULT/phone EGY.GOV + IRQ.GOV + JOR.GOV + SAU.GOV",
    ),
    case(
        "several-accusations-of-one-speaker",
        "اتهمت كييف موسكو بالكذب.\nواتهمت كييف موسكو بالمماطلة.",
        "ACCUSE/allege UKR.GOV > RUS.GOV",
    ),
    case(
        "planned-and-done",
        "سيهاتف الرئيس الفرنسي نظيره الروسي في 13 فبراير 2022.\nهاتف الرئيس الفرنسي نظيره الروسي في 13 فبراير 2022.",
        "CONSULT/phone FRA.GOV + RUS.GOV",
    ),
    case(
        "explosion-that-was-a-suicide-attack",
        "قتل 5 مدنيين أفغان في انفجار سيارة في كابل.\nفجر انتحاري نفسه في كابل.",
        "ASSAULT/suicide-attack ?.UNK > AFG.CVL",
    ),
    case(
        "raid-flown-by-drones",
        "شنت تركيا غارات جوية على العراق.\nوقصفت طائرات مسيرة تركية العراق.",
        "ASSAULT/drone TUR.GOV > IRQ.GOV",
    ),
]

APART = [
    case(
        "battle-and-shelling-of-one-side",
        "دارت اشتباكات بين الجيش السوداني ومتمردين سودانيين.\nوأصاب الجيش السوداني مدنيين في الخرطوم بجروح.",
        "ASSAULT SDN.MIL + SDN.REB",
        "ASSAULT SDN.MIL > SDN.CVL",
    ),
    case(
        "army-and-rebels-of-one-country",
        "هاجم الجيش الصومالي حركة الشباب.\nوهاجمت حركة الشباب الجيش الصومالي.",
        "ASSAULT SOM.MIL > SOM.REB",
        "ASSAULT SOM.REB > SOM.MIL",
    ),
    case(
        "undated-plan-and-deed",
        "سيهاتف الرئيس الفرنسي نظيره الروسي.\nهاتف الرئيس الفرنسي نظيره الروسي.",
        "future CONSULT/phone FRA.GOV + RUS.GOV",
        "CONSULT/phone FRA.GOV + RUS.GOV",
    ),
    case(
        "other-days",
        "أدانت فرنسا إيران يوم الأحد.\nوأدانت فرنسا إيران في مايو 2019.",
        "ACCUSE/disapprove FRA.GOV > IRN.GOV",
        "ACCUSE/disapprove FRA.GOV > IRN.GOV",
    ),
    case(
        "other-places",
        "قصف الجيش الإسرائيلي حزب الله في لبنان.\nوقصف الجيش الإسرائيلي حزب الله في سوريا.",
        "ASSAULT/heavy-weapons ISR.MIL > LBN.PRM",
        "ASSAULT/heavy-weapons ISR.MIL > LBN.PRM",
    ),
    case(
        "other-persons",
        "التقى أنتوني بلينكن سيرغي لافروف.\nوالتقى لويد أوستن سيرغي شويغو.",
        "CONSULT RUS.GOV + USA.GOV",
        "CONSULT RUS.GOV + USA.GOV",
    ),
    case(
        "other-recipient",
        "أدانت فرنسا إيران.\nوأدانت فرنسا بيلاروسيا.",
        "ACCUSE/disapprove FRA.GOV > IRN.GOV",
        "ACCUSE/disapprove FRA.GOV > BLR.GOV",
    ),
    case(
        "call-is-no-visit",
        "هاتف الرئيس الفرنسي نظيره المصري.\nوزار الرئيس الفرنسي مصر.",
        "CONSULT/phone EGY.GOV + FRA.GOV",
        "CONSULT/visit EGY.GOV + FRA.GOV",
    ),
    case(
        "call-is-no-meeting",
        "هاتف الرئيس الفرنسي نظيره المصري.\nوالتقى الرئيس الفرنسي نظيره المصري.",
        "CONSULT/phone EGY.GOV + FRA.GOV",
        "CONSULT EGY.GOV + FRA.GOV",
    ),
    case(
        "denied-and-done",
        "التقى الرئيس الفرنسي نظيره المصري.\nولم يلتق الرئيس الفرنسي نظيره المصري.",
        "CONSULT EGY.GOV + FRA.GOV",
        "negated CONSULT EGY.GOV + FRA.GOV",
    ),
    case(
        "who-accuses-whom",
        "أدانت فرنسا إيران.\nوأدانت إيران فرنسا.",
        "ACCUSE/disapprove FRA.GOV > IRN.GOV",
        "ACCUSE/disapprove IRN.GOV > FRA.GOV",
    ),
    case(
        "two-types",
        "أدانت فرنسا إيران.\nوهددت فرنسا إيران.",
        "ACCUSE/disapprove FRA.GOV > IRN.GOV",
        "THREATEN FRA.GOV > IRN.GOV",
    ),
    case(
        "who-heads-a-conference-and-whom-he-meets",
        "ترأس وزير الخارجية الكيني في العاصمة الكينية الاجتماع التحضيري.\nوالتقى وزير الخارجية الكيني نظيره الأوغندي.",
        "CONSULT/multilateral KEN.GOV",
        "CONSULT KEN.GOV + UGA.GOV",
    ),
    case(
        "planned-for-another-day",
        "هاتف الرئيس الفرنسي نظيره الروسي يوم الأحد.\nوسيهاتف الرئيس الفرنسي نظيره الروسي في يونيو 2022.",
        "CONSULT/phone FRA.GOV + RUS.GOV",
        "future CONSULT/phone FRA.GOV + RUS.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(ONE))
def test_the_same_happening_is_one_event(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(APART))
def test_different_happenings_stay_apart(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_visit_of_years_ago_is_not_today_s() -> None:
    text = "زار الرئيس الفرنسي مصر يوم الأحد.\nوكان الرئيس الفرنسي قد زار مصر عام 2019."
    assert [event.date and event.date.value for event in coding(text).events] == ["2022-02-13", "2019"]


def test_a_plan_told_beside_its_fulfilment_is_asserted_with_both_tellings() -> None:
    day = "في 13 فبراير 2022"
    done = f"هاتف الرئيس الفرنسي نظيره الروسي {day}."
    event = the_event(f"{done}\nوكان من المقرر أن يهاتف الرئيس الفرنسي نظيره الروسي {day}.")
    assert (event.factuality, len(event.mentions)) == ("asserted", 2)


def test_two_persons_of_one_state_keep_their_ids() -> None:
    text = "التقى أنتوني بلينكن سيرغي لافروف.\nوالتقى لويد أوستن سيرغي شويغو."
    ids = [[p.actor_id for p in (*event.actors, *event.recipients)] for event in coding(text).events]
    assert ids == [["antony_blinken", "sergey_lavrov"], ["lloyd_austin", "sergei_shoigu"]]
