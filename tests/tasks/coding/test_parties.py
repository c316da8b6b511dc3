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


POSSESSED = [
    case("citizens", "دعت كندا رعاياها إلى مغادرة لبنان", "REQUEST CAN.GOV > CAN.CVL"),
    case(
        "citizens-of-two",
        "حثت فرنسا وألمانيا رعاياهما على مغادرة مالي",
        "REQUEST DEU.GOV + FRA.GOV > DEU.CVL + FRA.CVL",
    ),
    case("minister", "التقى الرئيس الكيني نظيره الغاني ووزير خارجيته", "CONSULT GHA.GOV + KEN.GOV"),
    case("army-as-subject", "قالت الحكومة الإثيوبية إن جيشها هاجم المتمردين", "ASSAULT ETH.MIL > ETH.REB"),
    case("of-a-movement", "قالت حركة حماس إن مقاتليها هاجموا الجيش الإسرائيلي", "ASSAULT PSE.PRM > ISR.MIL"),
    case(
        "subject-with-its-own-object",
        "انتقد زعيم المعارضة الغانية الأمم المتحدة.\nوهاجم أنصاره الشرطة.",
        "ACCUSE/disapprove GHA.OPP > UNO",
        "ASSAULT GHA.OPP > GHA.COP",
    ),
    case(
        "feminine-ending-is-no-pronoun",
        "انتقد رئيس شعبة الاستخبارات في الجيش الإسرائيلي إيران",
        "ACCUSE/disapprove ISR.SPY > IRN.GOV",
    ),
]

MEMBERS = [
    case("of-a-movement", "اعتقل الجيش الكيني عناصر من حركة الشباب", "COERCE/arrest KEN.MIL > SOM.REB"),
    case("of-a-force", "هاجم أفراد الجيش الكيني مسلحين", "ASSAULT KEN.MIL > ?.UAF"),
    case("quoted-name", "هاجم تنظيم «داعش» الجيش العراقي", "ASSAULT IMG.REB > IRQ.MIL"),
]

HELD = [
    case("hit-with-its-place", "قصف الطيران الروسي مواقع لتنظيم القاعدة", "ASSAULT/aerial RUS.MIL > IMG.REB"),
    case("belonging", "هاجم مسلحون حاجزا تابعا للجيش الكيني", "ASSAULT ?.UAF > KEN.MIL"),
    case(
        "definite-group-owns-nothing-after-for",
        "تصدى المقاومون الفلسطينيون لقوات الاحتلال",
        "ASSAULT PSE.PRM > ISR.MIL",
    ),
    case("place-after-on", "شن الطيران الروسي غارة على مواقع الجيش الكيني", "ASSAULT/aerial RUS.MIL > KEN.MIL"),
]


MENTIONS = [
    case(
        "movement",
        "التقى وفد من حركة الشباب السفير الإيراني.\nوهاجمت الحركة الجيش الكيني.",
        "CONSULT IRN.GOV + SOM.REB",
        "ASSAULT SOM.REB > KEN.MIL",
    ),
    case(
        "with-adjective",
        "هاجم تنظيم داعش الجيش العراقي.\nوهاجمت فرنسا التنظيم الإرهابي.",
        "ASSAULT IMG.REB > IRQ.MIL",
        "ASSAULT FRA.GOV > IMG.REB",
    ),
    case(
        "the-head-of-an-agency",
        "انتقدت الوكالة الدولية للطاقة الذرية إيران.\nوزار المدير العام للوكالة باريس.",
        "ACCUSE/disapprove IAEA > IRN.GOV",
        "CONSULT/visit FRA.GOV + IAEA",
    ),
    case("another-thing", "هاجمت حركة الشباب الجيش الكيني.\nوتوقفت الحركة التجارية.", "ASSAULT SOM.REB > KEN.MIL"),
    case(
        "kingdom",
        "استقبل العاهل المغربي السفير الصيني.\nوانتقدت المملكة إسبانيا.",
        "CONSULT CHN.GOV + MAR.GOV",
        "ACCUSE/disapprove MAR.GOV > ESP.GOV",
    ),
]

NAMED_AMONG = [
    case(
        "western-states",
        "اتهمت دول غربية على رأسها فرنسا وألمانيا بيلاروسيا بالكذب",
        "ACCUSE/allege ?.GOV + DEU.GOV + FRA.GOV > BLR.GOV",
    ),
    case("leaders-are-their-body", "طالب القادة العرب إيران بوقف الهجمات", "REQUEST/yield ARL > IRN.GOV"),
]

DOUBTFUL = [
    case("state-after-office", "التقى سفير المغرب الرئيس السنغالي", "CONSULT MAR.GOV + SEN.GOV"),
    case("nationality-after-institution", "هاجم الجيش المالي مسلحين", "ASSAULT MLI.MIL > ?.UAF"),
    case("goal-of-a-visit", "أعلنت الرياض زيارة ولي العهد لواشنطن", "CONSULT/visit SAU.GOV + USA.GOV"),
    case("masculine-word-for-a-state", "اعتقل الاحتلال الإسرائيلي عشرة فلسطينيين", "COERCE/arrest ISR.GOV > PSE.CVL"),
]


SURNAMES = [
    case(
        "between-commas",
        "التقى وزير الزراعة التونسي، سمير حمدان، السفير الصيني.\nوانتقد حمدان الحكومة التركية.",
        "CONSULT CHN.GOV + TUN.GOV",
        "ACCUSE/disapprove TUN.GOV > TUR.GOV",
    ),
    case(
        "known-person",
        "التقى أحمد أبو الغيط السفير الصيني.\nوانتقد الغيط إسرائيل.",
        "CONSULT ARL + CHN.GOV",
        "ACCUSE/disapprove ARL > ISR.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(OPEN_COUNTRIES))
def test_a_party_without_country_gets_it_from_the_page(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(NATIONALITIES))
def test_a_nationality_belongs_to_the_noun_before_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(POSSESSED))
def test_a_noun_with_a_pronoun_belongs_to_who_was_told_of(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(MEMBERS))
def test_members_are_what_their_body_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(HELD))
def test_what_belongs_to_a_party_is_hit_with_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(MENTIONS))
def test_a_later_mention_is_the_body_named_last(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(NAMED_AMONG))
def test_those_named_among_a_group_are_parties_with_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(DOUBTFUL))
def test_a_doubtful_name_is_one_where_an_office_leads_to_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(SURNAMES))
def test_a_surname_stands_for_who_was_introduced(text: str, expected: list[str]) -> None:
    assert told(text) == expected
