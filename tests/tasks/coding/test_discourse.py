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
    case("against-whom-they-are-said-to-be", "شهدت فيتنام احتجاجات مناهضة للصين", "PROTEST/demo VNM.CVL > CHN.GOV"),
    case("a-march-sets-out", "خرجت مسيرة كبيرة في العاصمة المالية باماكو", "PROTEST/demo MLI.CVL"),
    case(
        "accusers-in-the-crowd",
        "قال وزير الداخلية العراقي إن الوضع هادئ.\nوتظاهر آلاف العراقيين في البصرة متهمين تركيا بسرقة المياه",
        "PROTEST/demo IRQ.CVL",
    ),
    case("supporters-who-storm", "اقتحم موالون للزعيم العراقي البرلمان العراقي", "PROTEST/riot IRQ.CVL > IRQ.LEG"),
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
        "كانت النرويج أعلنت في مطلع الشهر عن طرد 5 دبلوماسيين صينيين",
        "SANCTION/expel NOR.GOV > CHN.GOV",
    ),
    case(
        "by-the-speaker-s-country",
        "قال الرئيس البوليفي إن بلاده قطعت علاقاتها ببيرو، وإنها ستطرد بعض الدبلوماسيين البيروفيين",
        "SANCTION/discontinue BOL.GOV > PER.GOV",
        "future SANCTION/expel BOL.GOV > PER.GOV",
    ),
]

CONDEMNATIONS = [
    case(
        "of-an-attack-blame-who-claims-it",
        "أدان الاتحاد الأوروبي الهجوم الإرهابي الذي استهدف سوقا.\nوأعلنت حركة طالبان مسؤوليتها عن الهجوم",
        "ACCUSE/disapprove EUR > AFG.GOV",
        "ASSAULT AFG.GOV",
    ),
    case(
        "blame-nobody-where-two-attack",
        "ندد الاتحاد الأوروبي بالتفجير.\nوهاجمت حركة طالبان الشرطة الأفغانية، وهاجم تنظيم داعش الشرطة العراقية",
        "ACCUSE/disapprove EUR",
        "ASSAULT AFG.GOV > AFG.COP",
        "ASSAULT IMG.REB > IRQ.COP",
    ),
    case(
        "claimed-in-a-relative-clause",
        "وصف الوزير الكيني الهجوم، الذي أعلنت حركة الشباب مسؤوليتها عنه، بالجبان",
        "ACCUSE/disapprove KEN.GOV > SOM.REB",
        "ASSAULT SOM.REB",
    ),
]

JUDGED = [
    case("a-battle-that-is-condemned", "نددت سويسرا بتجدد القتال في اليمن", "ACCUSE/disapprove CHE.GOV"),
    case("inspections-are-no-raids", "انتهت عمليات التفتيش النووي في إيران"),
    case("what-it-is-said-to-be-does-nothing", "قال الناطق السوري إنها روسية استهدفت القرية"),
]

BODIES = [
    case(
        "described-before-their-verb",
        "ذكر الناطق أن حركة الشباب الإرهابية هاجمت الجيش الأوغندي",
        "ASSAULT SOM.REB > UGA.MIL",
    ),
    case(
        "counted-dead-did-not-kill",
        "أعلنت أوغندا مقتل 4 من جنودها العاملين في الصومال",
        "ASSAULT ?.UNK > UGA.MIL",
    ),
]

GOING_ON = [
    case(
        "some-of-the-crowd",
        "فرقت الشرطة التشادية المتظاهرين بالغاز، واعتقلت عددا منهم",
        "ASSAULT/crowd-control TCD.COP > TCD.CVL",
        "COERCE/arrest TCD.COP > TCD.CVL",
    ),
    case(
        "harm-told-past-its-victim-and-time",
        "أعلن الجيش الأوكراني إصابة جندي أوكراني فجر اليوم برصاص الجيش الروسي",
        "ASSAULT/firearms RUS.MIL > UKR.MIL",
    ),
    case(
        "summoned-to-a-ministry",
        "تم استدعاء السفير الكندي إلى وزارة الخارجية الهندية",
        "ACCUSE/disapprove IND.GOV > CAN.GOV",
    ),
    case("mutiny-that-is-waged", "تشن حركة الشباب تمردا ضد الحكومة الصومالية", "ASSAULT SOM.REB > SOM.GOV"),
    case("voted-sanctions", "صوت مجلس الأمن على عقوبات جديدة ضد زيمبابوي", "SANCTION UNO > ZWE.GOV"),
    case("seen-past-a-comma", "شهدت طنجة المغربية، احتجاجات واسعة", "PROTEST/demo MAR.CVL"),
    case("a-year-is-no-name", "فرض الرئيس الأمريكي عام 2017 عقوبات على روسيا", "SANCTION USA.GOV > RUS.GOV"),
]

MENTIONS = [
    case(
        "a-body-goes-on-in-its-own-sentence",
        "أعلن الاتحاد الأفريقي أن الاتحاد يدعم الحكومة الصومالية",
        "SUPPORT AFU > SOM.GOV",
    ),
    case(
        "who-fought-is-the-force-told-of-last",
        "شن الجيش الكيني هجوما على المدينة وتخللته اشتباكات عنيفة مع مقاتلي حركة الشباب",
        "ASSAULT KEN.MIL",
        "ASSAULT KEN.MIL + SOM.REB",
    ),
    case("what-one-failed-to-do", "فشل الاتحاد الأفريقي في إيصال مساعدات إلى مدينة كسلا", "negated AID AFU > SDN.CVL"),
]

HOLDERS = [
    case(
        "named-past-where-they-serve-and-their-rank",
        "اتهم قائد القوات الكندية في الصومال الجنرال ستيفن هارت روسيا بدعم المتمردين",
        "ACCUSE/allege CAN.MIL > RUS.GOV",
    ),
    case(
        "named-past-their-rank",
        "دعا وزير الدفاع العراقي الفريق سالم جبار روسيا إلى الحوار",
        "REQUEST/meet IRQ.GOV > RUS.GOV",
    ),
    case(
        "rulers-in-a-country",
        "دعا الرئيس الكيني وليام روتو النظام العسكري في غينيا إلى الحوار",
        "REQUEST/meet KEN.GOV > GIN.GOV",
    ),
]

PAIRS = [
    case(
        "urged-are-the-sides-of-the-battle",
        "اندلعت معارك بين أرمينيا وأذربيجان.\nودعت فرنسا الطرفين إلى وقف القتال",
        "ASSAULT ARM.GOV + AZE.GOV",
        "REQUEST/yield FRA.GOV > ARM.GOV + AZE.GOV",
    ),
    case(
        "urged-are-the-sides-of-the-talks-by-the-two-who-welcomed-them",
        "رحبت كندا واليابان ببدء محادثات بين الحكومة الصومالية وحركة الشباب، وحثتا الجانبين على وقف القتال",
        "SUPPORT CAN.GOV + JPN.GOV > SOM.GOV + SOM.REB",
        "REQUEST/yield CAN.GOV + JPN.GOV > SOM.GOV + SOM.REB",
        "CONSULT SOM.GOV + SOM.REB",
    ),
]

WITHHELD = [
    case("support", "قالت الخارجية الصينية إن بكين لا تدعم الجيش السوداني", "negated SUPPORT CHN.GOV > SDN.MIL"),
    case("support-of-nobody-named", "قالت الخارجية الصينية إن بكين لا تدعم هذا النهج"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *table(PROTESTS),
        *table(EXPULSIONS),
        *table(CONDEMNATIONS),
        *table(BODIES),
        *table(JUDGED),
        *table(PAIRS),
        *table(HOLDERS),
        *table(MENTIONS),
        *table(GOING_ON),
        *table(WITHHELD),
    ],
)
def test_parties_told_elsewhere(text: str, expected: list[str]) -> None:
    assert told(text) == expected
