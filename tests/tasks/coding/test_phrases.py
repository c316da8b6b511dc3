"""What can be a party: offices with nationality and holder, institutions, groups with their owners, lists of them."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, cut, events, table, the_event, told

DEFINITE = "a noun with the article governs no genitive: the state after it is the next phrase"
OFFICES = [
    case(
        "office-nationality-known-name",
        "التقى وزير الخارجية الأمريكي أنتوني بلينكن الرئيس المصري",
        "CONSULT EGY.GOV + USA.GOV",
    ),
    case(
        "office-nationality-unknown-name",
        "التقى وزير الصحة التونسي سالم بن هلال السفير الإيطالي",
        "CONSULT ITA.GOV + TUN.GOV",
    ),
    case("office-of-a-state", "انتقد رئيس وزراء اليونان سياسة تركيا", "ACCUSE/disapprove GRC.GOV > TUR.GOV"),
    case(
        "name-before-office", "أدان إيمانويل ماكرون، رئيس فرنسا، موقف بيلاروسيا", "ACCUSE/disapprove FRA.GOV > BLR.GOV"
    ),
    case("name-alone", "انتقد ماكرون الحكومة التركية", "ACCUSE/disapprove FRA.GOV > TUR.GOV"),
    case(
        "former-office-keeps-sector",
        "انتقد الرئيس الأميركي السابق باراك أوباما الحكومة الروسية",
        "ACCUSE/disapprove USA.GOV > RUS.GOV",
    ),
    case("dual-title", "التقى وزيرا الخارجية السعودي والعماني", "CONSULT OMN.GOV + SAU.GOV"),
    case(
        "dual-title-with-holders",
        "اجتمع وزيرا الدفاع الأميركي لويد أوستن والروسي سيرغي شويغو",
        "CONSULT RUS.GOV + USA.GOV",
    ),
    case(
        "dual-presidents",
        "بحث الرئيسان الجزائري والتونسي مع رئيس النيجر",
        "CONSULT/multilateral DZA.GOV + NER.GOV + TUN.GOV",
    ),
    case(
        "plural-title-list-of-states",
        "اجتمع وزراء خارجية مصر والأردن والعراق مع الوزير اليوناني",
        "CONSULT/multilateral EGY.GOV + GRC.GOV + IRQ.GOV + JOR.GOV",
    ),
    case(
        "minister-with-further-duties",
        "استقبل الملك المغربي وزيرة الخارجية والتعاون الإقليمي بجمهورية غانا",
        "CONSULT/visit GHA.GOV + MAR.GOV",
    ),
    case(
        "holder-after-a-form-of-address",
        "استقبل رئيس الوزراء المصري، الدكتور مصطفى مدبولي، وزير المالية الكيني",
        "CONSULT/visit EGY.GOV + KEN.GOV",
    ),
    case(
        "delegation-with-an-adjective",
        "استقبل رئيس الوزراء العراقي وفدا برلمانيا من اليابان",
        "CONSULT/visit IRQ.GOV + JPN.GOV",
    ),
    case(
        "high-ranking-delegation",
        "بحث وزير الدفاع الكيني مع وفد رفيع المستوى من رواندا أمن الحدود",
        "CONSULT KEN.GOV + RWA.GOV",
    ),
    case("counterpart", "هاتف وزير الدفاع الألماني نظيره البولندي", "CONSULT/phone DEU.GOV + POL.GOV"),
    case(
        "counterparts-in-a-list",
        "التقى وزير الخارجية التركي نظيريه القطري والإيراني",
        "CONSULT/multilateral IRN.GOV + QAT.GOV + TUR.GOV",
    ),
    case(
        "counterparts-in-states",
        "بحث رئيس الوزراء البريطاني مع نظرائه في كندا وأستراليا الأزمة",
        "CONSULT/multilateral AUS.GOV + CAN.GOV + GBR.GOV",
    ),
    case(
        "body-has-no-sector", "انتقد الأمين العام لحلف شمال الأطلسي الحكومة الروسية", "ACCUSE/disapprove NATO > RUS.GOV"
    ),
    case("body-adjective", "التقى المبعوث الأممي الرئيس اليمني", "CONSULT UNO + YEM.GOV"),
    case("parliament", "انتقد رئيس البرلمان العراقي الحكومة التركية", "ACCUSE/disapprove IRQ.LEG > TUR.GOV"),
    case("army-chief", "التقى رئيس أركان الجيش الأردني السفير الصيني", "CONSULT CHN.GOV + JOR.MIL"),
]

INSTITUTIONS = [
    case("state-s-name-as-its-nationality", "أدانت الحكومة السعودية إيران", "ACCUSE/disapprove SAU.GOV > IRN.GOV"),
    case("state-s-name-that-is-told", "انتقدت فرنسا السعودية", "ACCUSE/disapprove FRA.GOV > SAU.GOV"),
    case("metonym", "انتقدت واشنطن الحكومة الصينية", "ACCUSE/disapprove USA.GOV > CHN.GOV"),
    case("palace", "اتهم الكرملين لندن بالكذب", "ACCUSE/allege RUS.GOV > GBR.GOV"),
    case(
        "spokesman-of-ministry",
        "انتقد المتحدث باسم وزارة الخارجية الصينية الحكومة اليابانية",
        "ACCUSE/disapprove CHN.GOV > JPN.GOV",
    ),
    case("spokesman-of-army", "هدد المتحدث باسم الجيش الإيراني إسرائيل", "THREATEN IRN.MIL > ISR.GOV"),
    case("spokesman-of-movement", "هدد المتحدث باسم حركة حماس إسرائيل", "THREATEN PSE.PRM > ISR.GOV"),
    case(
        "spokeswoman-with-name",
        "انتقدت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا الحكومة الفرنسية",
        "ACCUSE/disapprove RUS.GOV > FRA.GOV",
    ),
    case("embassy", "انتقدت السفارة الأميركية في بيروت حزب الله", "ACCUSE/disapprove USA.GOV > LBN.PRM"),
    case(
        "intelligence",
        "اعتقلت المخابرات التركية عالما إيرانيا",
        "COERCE/arrest TUR.SPY > IRN.CVL",
        fails="a person of an unknown noun and a nationality is a private person, not the state",
    ),
    case("police", "اعتقلت الشرطة الألمانية عشرات المتظاهرين", "COERCE/arrest DEU.COP > DEU.CVL"),
    case("armed-group-belongs-to-its-country", "هاجم الحوثيون السعودية", "ASSAULT YEM.REB > SAU.GOV"),
    case("movement-of-no-one-country", "هاجم تنظيم القاعدة الجيش اليمني", "ASSAULT IMG.REB > YEM.MIL"),
    case(
        "bracketed-short-name",
        "حذرت منظمة الأمم المتحدة للطفولة (يونيسف) وطالبت إسرائيل بوقف القصف",
        "REQUEST/yield UNO > ISR.GOV",
    ),
    case("regional-body", "أدانت جامعة الدول العربية الحكومة الإسرائيلية", "ACCUSE/disapprove ARL > ISR.GOV"),
    case(
        "government-in-capital", "طالبت الحكومة السودانية إثيوبيا بوقف العمل في السد", "REQUEST/yield SDN.GOV > ETH.GOV"
    ),
]

GROUPS = [
    case("unnamed-gunmen", "قتل مسلحون مجهولون ضابطا عراقيا", "ASSAULT ?.UAF > IRQ.MIL"),
    case("fighters-of-a-movement", "قتل مقاتلو حركة الشباب جنديا كينيا", "ASSAULT SOM.REB > KEN.MIL"),
    case("counted-demonstrators", "اعتقلت الشرطة المصرية 14 متظاهرا مصريا", "COERCE/arrest EGY.COP > EGY.CVL"),
    case(
        "quantity-before-group",
        "قتل الجيش الإسرائيلي ما لا يقل عن ثلاثة فلسطينيين",
        "ASSAULT ISR.MIL > PSE.CVL",
    ),
    case(
        "members-of-police",
        "قتل مسلحون 14 من عناصر الشرطة العراقية",
        "ASSAULT ?.UAF > IRQ.COP",
    ),
    case("western-states-are-nobody-s", "طالبت الدول الغربية إيران بوقف التخصيب", "REQUEST/yield ?.GOV > IRN.GOV"),
    case("journalists", "اعتقلت السلطات التركية صحفيين أتراكا", "COERCE/arrest TUR.GOV > TUR.JRN"),
    case("opposition", "اتهمت المعارضة الفنزويلية الحكومة بالتزوير", "ACCUSE/allege VEN.OPP > VEN.GOV"),
    case(
        "students",
        "اعتقل الأمن السوداني طلابا سودانيين",
        "COERCE/arrest SDN.COP > SDN.EDU",
    ),
    case("settlers", "هاجم مستوطنون إسرائيليون مزارعين فلسطينيين", "ASSAULT ISR.CVL > PSE.CVL"),
    case("settlers-of-no-country-named", "هاجم مستوطنون مزارعين فلسطينيين قرب نابلس", "ASSAULT ISR.CVL > PSE.CVL"),
    case("thing-with-nationality-does-not-act", "اصطدمت سفينة إسرائيلية بسفينة إيرانية"),
]

LISTS = [
    case(
        "states-with-and", "أدانت مصر والأردن وقطر إسرائيل", "ACCUSE/disapprove EGY.GOV + JOR.GOV + QAT.GOV > ISR.GOV"
    ),
    case(
        "states-with-commas",
        "طالبت السعودية، الإمارات، الكويت والبحرين إيران بوقف الهجمات",
        "REQUEST/yield ARE.GOV + BHR.GOV + KWT.GOV + SAU.GOV > IRN.GOV",
    ),
    case("each-of", "أدانت كل من السويد وفنلندا روسيا", "ACCUSE/disapprove FIN.GOV + SWE.GOV > RUS.GOV"),
    case(
        "object-each-of", "اتهمت أوكرانيا كلا من روسيا وبيلاروسيا بالعدوان", "ACCUSE/allege UKR.GOV > BLR.GOV + RUS.GOV"
    ),
    case(
        "state-and-body",
        "أدانت الولايات المتحدة والاتحاد الأوروبي بيلاروسيا",
        "ACCUSE/disapprove EUR + USA.GOV > BLR.GOV",
    ),
    case(
        "offices-with-and",
        "التقى الرئيس الفرنسي ووزير خارجيته جان إيف لودريان الرئيس اللبناني",
        "CONSULT FRA.GOV + LBN.GOV",
    ),
    case(
        "with-each-of",
        "أجرى وزير الخارجية الروسي محادثات مع كل من نظيره المصري والأمين العام للجامعة العربية",
        "CONSULT/multilateral ARL + EGY.GOV + RUS.GOV",
    ),
]

NO_PARTIES = [
    case(
        "source-according-to",
        "وفقا لمنظمة العفو الدولية قتل الجيش السوري ثلاثة مدنيين سوريين",
        "ASSAULT SYR.MIL > SYR.CVL",
    ),
    case("agency-reports", "ذكرت وكالة رويترز أن فرنسا أدانت إيران", "ACCUSE/disapprove FRA.GOV > IRN.GOV"),
    case(
        "paper-asks-nobody",
        "طالبت صحيفة نيويورك تايمز إسرائيل بوقف القصف",
    ),
    case("channel-said", "قالت قناة الجزيرة إن قطر أدانت إسرائيل", "ACCUSE/disapprove QAT.GOV > ISR.GOV"),
    case("in-a-state-is-the-place", "التقى الرئيس الفرنسي نظيره المصري في ألمانيا", "CONSULT EGY.GOV + FRA.GOV"),
    case(
        "region-is-no-state",
        "انتقد الرئيس الصيني سياسة الولايات المتحدة في أميركا اللاتينية",
        "ACCUSE/disapprove CHN.GOV > USA.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(OFFICES))
def test_an_office_stands_for_its_country_and_keeps_its_sector(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(INSTITUTIONS))
def test_an_institution_and_who_speaks_for_it_are_one(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(GROUPS))
def test_a_group_is_what_its_owner_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(LISTS))
def test_a_list_is_one_phrase_of_several_parties(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(NO_PARTIES))
def test_sources_media_and_places_are_no_parties(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        (
            "التقى وزير الخارجية الأمريكي أنتوني بلينكن نظيره الفرنسي",
            "وزير الخارجية الأمريكي أنتوني بلينكن",
            "نظيره الفرنسي",
        ),
        ("التقى وزير الصحة التونسي سالم بن هلال السفير الإيطالي", "وزير الصحة التونسي سالم بن هلال", "السفير الإيطالي"),
        ("هاجم مقاتلو حركة الشباب الجيش الكيني", "مقاتلو حركة الشباب", "الجيش الكيني"),
        ("انتقد «حزب الله» الحكومة اللبنانية", "حزب الله", "الحكومة اللبنانية"),
    ],
)
def test_a_party_s_text_is_its_whole_phrase(text: str, actor: str, recipient: str) -> None:
    event = the_event(text)
    assert [cut(text, party.span) for party in (*event.actors, *event.recipients)] == [actor, recipient]
    assert [party.text for party in (*event.actors, *event.recipients)] == [actor, recipient]


def test_each_holder_of_a_dual_title_keeps_words_and_id_of_their_own() -> None:
    text = "اجتمع وزيرا الدفاع الأميركي لويد أوستن والروسي سيرغي شويغو"
    parties = [party for event in events(text) for party in (*event.actors, *event.recipients)]
    assert [(party.actor_id, party.text) for party in parties] == [
        ("lloyd_austin", "وزيرا الدفاع الأميركي لويد أوستن"),
        ("sergei_shoigu", "والروسي سيرغي شويغو"),
    ]


HOLDERS = [
    case(
        "title-before-the-deed",
        "التقى وزير الداخلية اللبناني السفير الفرنسي.\nواجتمع الوزير مع السفير الإيراني.",
        "CONSULT FRA.GOV + LBN.GOV",
        "CONSULT IRN.GOV + LBN.GOV",
    ),
    case(
        "title-then-state",
        "التقى وزير الداخلية اللبناني السفير الفرنسي.\nواتهم الوزير إسرائيل بالكذب.",
        "CONSULT FRA.GOV + LBN.GOV",
        "ACCUSE/allege LBN.GOV > ISR.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(HOLDERS))
def test_an_office_without_country_is_its_last_holder_s(text: str, expected: list[str]) -> None:
    assert told(text) == expected
