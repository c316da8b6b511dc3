"""To whom it is done: who is found behind the verb or noun, who is implied, and who only stands near."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

FOUND = [
    case(
        "behind-a-noun-and-its-thing",
        "رد الجيش الهندي على مصدر النيران الباكستانية",
        "ASSAULT/firearms IND.MIL > PAK.GOV",
    ),
    case(
        "resignation-handed-to",
        "رفع رئيس الوزراء الكويتي استقالة حكومته إلى أمير الكويت",
        "RETREAT/resign KWT.GOV > KWT.GOV",
    ),
    case(
        "two-nationalities-of-things",
        "انتقدت إيران السياسات الأمريكية والبريطانية",
        "ACCUSE/disapprove IRN.GOV > GBR.GOV + USA.GOV",
    ),
    case(
        "two-nationalities-of-people",
        "أعلن الناطق مقتل جنود أمريكيين وبريطانيين في كابول",
        "ASSAULT ?.UNK > GBR.MIL + USA.MIL",
    ),
    case(
        "all-sides-are-the-page-s",
        "أزمة لبنان\nدعا الرئيس الفرنسي كل الأطراف إلى ضبط النفس",
        "REQUEST FRA.GOV > LBN.PTY",
    ),
    case(
        "whose-freedom-the-doer-gives",
        "أكدت قطر إطلاق حركة حماس سراح خمسة جنود إسرائيليين",
        "RETREAT/release PSE.PRM > ISR.MIL",
    ),
    case(
        "nationality-of-the-whole-list",
        "اعتقلت الشرطة الفرنسية صحافيين وناشطين مصريين",
        "COERCE/arrest FRA.COP > EGY.JRN + EGY.OPP",
    ),
    case(
        "nationality-of-whom-it-befalls",
        "أعلن جهاز المخابرات الإسرائيلي اعتقال خلية فلسطينية",
        "COERCE/arrest ISR.SPY > PSE.GOV",
    ),
    case(
        "behind-a-long-quantity",
        "أدى انفجار في صنعاء إلى مقتل نحو 80 من عناصر الشرطة اليمنية",
        "ASSAULT/explosives ?.UNK > YEM.COP",
    ),
    case(
        "whose-own-agreement-is-refused",
        "رفض البرلمان اليوناني الاتفاق الذي توصل إليه رئيس الوزراء ألكسيس تسيبراس لسداد ديون الاتحاد الأوروبي",
        "REJECT GRC.LEG > GRC.GOV",
    ),
    case("crowd-dispersed", "فرقت الشرطة التونسية المظاهرة", "ASSAULT/crowd-control TUN.COP > TUN.CVL"),
]
ADVERSARIES = [
    case(
        "blamed-before-in-the-sentence",
        "اتهمت إسرائيل تركيا بانتهاك الاتفاق وهددت بالرد",
        "ACCUSE/allege ISR.GOV > TUR.GOV",
        "THREATEN/violence ISR.GOV > TUR.GOV",
    ),
    case(
        "who-struck-the-one-who-threatens",
        "قصفت تركيا مواقع الجيش السوري\nوتوعدت سوريا بالرد",
        "ASSAULT/heavy-weapons TUR.GOV > SYR.MIL",
        "THREATEN/violence SYR.GOV > TUR.GOV",
    ),
    case(
        "no-demand-of-whom-another-sentence-blamed",
        "أدانت فرنسا إيران\nوطالبت فرنسا بضبط النفس",
        "ACCUSE/disapprove FRA.GOV > IRN.GOV",
        "REQUEST FRA.GOV",
    ),
]
GATHERED = [
    case(
        "call-that-gathered-the-two-presidents",
        "زار الرئيس الإيراني باريس\nوأشاد الرئيس الفرنسي بذلك في اتصال هاتفي جمع الرئيسين",
        "CONSULT/phone FRA.GOV + IRN.GOV",
    ),
]
ASIDE = [
    case(
        "subject-of-what-follows",
        "الرئيس المصري ينتقد المفوضية الأوروبية وخارجية مصر تشرح موقفها",
        "ACCUSE/disapprove EGY.GOV > EUR",
    ),
    case(
        "subject-not-passive-of-oneself",
        "ستعود الولايات المتحدة إلى الاتفاق\nوقد أدان وزير الخارجية الأمريكي بشدة ما حدث في إيران",
        "ACCUSE/disapprove USA.GOV",
    ),
    case(
        "whom-support-is-against",
        "أكد وزير الدفاع الأمريكي دعم أوكرانيا في التصدي للعدوان الروسي",
        "SUPPORT USA.GOV > UKR.GOV",
    ),
    case(
        "victims-in-the-condition-of-a-threat",
        "هدد الرئيس الفرنسي دمشق بضربات إذا استخدمت الأسلحة في هجوم على المدنيين",
        "THREATEN/violence FRA.GOV > SYR.GOV",
    ),
    case(
        "where-one-resigned-from",
        "قدم رئيس سريلانكا استقالته بعد وصوله إلى سنغافورة",
        "RETREAT/resign LKA.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(FOUND))
def test_whom_the_words_name_or_imply_is_the_recipient(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(ADVERSARIES))
def test_a_threat_without_recipient_is_for_the_speaker_s_adversary(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(GATHERED))
def test_the_two_who_were_gathered_are_those_told_of_last(text: str, expected: list[str]) -> None:
    assert expected[0] in told(text)


@pytest.mark.parametrize(("text", "expected"), table(ASIDE))
def test_who_only_stands_near_is_none(text: str, expected: list[str]) -> None:
    assert told(text) == expected
