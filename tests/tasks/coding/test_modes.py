"""The mode of an event by the words of its own clause, and by who takes part."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

CASES = [
    case("first-word-of-the-demand", "دعت فرنسا روسيا إلى التدخل من أجل وقف القصف", "REQUEST/assist FRA.GOV > RUS.GOV"),
    case("inquiry-has-no-mode", "طالبت تركيا إسرائيل بالتحقيق في الحادث", "REQUEST TUR.GOV > ISR.GOV"),
    case("restraint-has-no-mode", "دعت الصين الهند إلى ضبط النفس ووقف التصعيد", "REQUEST CHN.GOV > IND.GOV"),
    case("denial-has-no-mode", "نفى الوزير السوداني مزاعم تعطيل الهدنة", "REJECT SDN.GOV"),
    case("troops-stay", "رفضت فرنسا سحب القوات الفرنسية من النيجر", "REJECT/yield FRA.GOV > NER.GOV"),
    case(
        "condition-is-no-content",
        "هدد الرئيس الروسي أوكرانيا بالرد إذا فرضت عقوبات",
        "THREATEN/violence RUS.GOV > UKR.GOV",
    ),
    case("shelling-is-heavy", "قصفت القوات الروسية مدينة خاركيف الأوكرانية", "ASSAULT/heavy-weapons RUS.MIL > UKR.CVL"),
    case("bodies-are-withheld", "احتجزت إسرائيل جثامين 3 مدنيين فلسطينيين", "COERCE/withhold ISR.GOV > PSE.CVL"),
    case("activity-is-stopped", "أوقفت السلطات الروسية نشاط المركز البريطاني", "COERCE/restrict RUS.GOV > GBR.GOV"),
    case("no-regular-troops", "نشرت جماعة الحوثي قوات في الحديدة", "MOBILIZE/militia YEM.REB"),
    case(
        "shelling-beside-a-battle",
        "دارت اشتباكات بين الجيش السوداني وقوات الدعم السريع في الخرطوم بالتزامن مع قصف على أم درمان",
        "ASSAULT SDN.MIL + SDN.PRM",
    ),
    case("burnt-to-death", "قتل طفل فلسطيني حرقا في منزله", "ASSAULT/destroy ?.UNK > PSE.CVL"),
    case(
        "resignation-is-offered", "دعا الحزب الحاكم الرئيس التونسي لتقديم استقالته", "REQUEST/change TUN.PTY > TUN.GOV"
    ),
    case("suicide-bombing", "أسفر تفجير انتحاري عن مقتل 5 جنود أميركيين", "ASSAULT/suicide-attack ?.UNK > USA.MIL"),
    case("talking-to-is-calling", "تحدث الرئيس الفرنسي مع نظيره المصري", "CONSULT/phone EGY.GOV + FRA.GOV"),
    case("talking-at-a-summit", "تحدث الرئيس الفرنسي مع نظيره المصري على هامش القمة", "CONSULT EGY.GOV + FRA.GOV"),
    case("two-calls", "أجرى الرئيس الفرنسي اتصالين هاتفيين مع نظيره المصري", "CONSULT/phone EGY.GOV + FRA.GOV"),
    case("summit-of-two", "عقدت قمة بين الرئيسين الفرنسي والمصري", "CONSULT EGY.GOV + FRA.GOV"),
    case("guest-received", "استقبل الرئيس المصري وزير الخارجية الفرنسي", "CONSULT/visit EGY.GOV + FRA.GOV"),
    case("ambassador-received", "استقبل الرئيس المصري السفير الفرنسي في القاهرة", "CONSULT EGY.GOV + FRA.GOV"),
    case("countryman-received", "استقبل الرئيس المصري شيخ الأزهر", "CONSULT EGY.GOV + EGY.REL"),
    case(
        "one-guest-two-hosts",
        "اجتمع وزير الدفاع الأميركي في بغداد مع الرئيس العراقي وقائد الجيش العراقي",
        "CONSULT/visit IRQ.GOV + IRQ.MIL + USA.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(CASES))
def test_the_words_of_the_clause_tell_the_mode(text: str, expected: list[str]) -> None:
    assert told(text) == expected
