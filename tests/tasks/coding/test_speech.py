"""Who says it, and to whom: subjects that go on past another clause, objects told by their ending, adversaries."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

SPEAKERS = [
    case(
        "before-a-helped-verb-whatever-the-gender-of-a-surname",
        "وكانت ترامب قد حذرت كوريا الشمالية من مواصلة التجارب",
        "REQUEST/yield USA.GOV > PRK.GOV",
    ),
    case(
        "goes-on-past-two-of-whom-he-spoke",
        'أكد الرئيس اللبناني أن "قطر والعراق أدانتا القرار الإسرائيلي"، وطالب فرنسا بالتدخل',
        "REQUEST/assist LBN.GOV > FRA.GOV",
        "ACCUSE/disapprove IRQ.GOV + QAT.GOV > ISR.GOV",
    ),
    case(
        "two-act-on-in-the-dual",
        "قال الوزير المصري إن قطر والعراق أدانتا القرار الإسرائيلي وطالبتا فرنسا بالتدخل",
        "ACCUSE/disapprove IRQ.GOV + QAT.GOV > ISR.GOV",
        "REQUEST/assist IRQ.GOV + QAT.GOV > FRA.GOV",
    ),
    case(
        "a-rank-unknown-by-itself",
        "دعا رئيس الأركان السوداني الفريق ياسر العطا إثيوبيا إلى ضبط النفس",
        "REQUEST SDN.MIL > ETH.GOV",
    ),
    case(
        "a-rank-stands-behind-the-office",
        "اتهم رئيس الأركان السوداني الجنرال ياسر العطا إثيوبيا بدعم المتمردين",
        "ACCUSE/allege SDN.MIL > ETH.GOV",
    ),
]

ADDRESSED = [
    case(
        "by-the-ending-of-the-second",
        "التقى الرئيس الروسي نظيره المصري. كما دعا العرب والإيرانيين إلى الحوار",
        "CONSULT EGY.GOV + RUS.GOV",
        "REQUEST/meet RUS.GOV > IRN.CVL",
    ),
    case(
        "who-refuses-to-yield-faces-whom-the-page-tells-at-odds-with-him",
        "اتهمت أثينا أنقرة بالخداع\nوفرضت تركيا عقوبات على اليونان\nوقال الوزير إن اليونان لن تتراجع",
        "ACCUSE/allege GRC.GOV > TUR.GOV",
        "SANCTION TUR.GOV > GRC.GOV",
        "REJECT/yield GRC.GOV > TUR.GOV",
    ),
    case(
        "one-quarrel-makes-no-adversary",
        "اتهمت أثينا أنقرة بانتهاك أجوائها\nوقال الوزير إن اليونان لن تتراجع",
        "ACCUSE/allege GRC.GOV > TUR.GOV",
        "REJECT/yield GRC.GOV",
    ),
    case(
        "who-is-to-be-dealt-with-is-not-asked",
        "دعا الرئيس التونسي إلى مقاومة إسرائيل",
        "REQUEST TUN.GOV",
    ),
    case(
        "those-responsible-are-no-officials",
        "دعت وزارة الخارجية الكينية إلى محاسبة المسؤولين عن الهجوم",
        "REQUEST KEN.GOV",
    ),
    case(
        "what-is-denied-may-name-anybody",
        "نفى الوزير السوداني أن تكون الخرطوم قد تلقت أسلحة من روسيا",
        "REJECT SDN.GOV",
    ),
    case(
        "what-one-must-do-as-a-noun",
        "قال الرئيس الفرنسي إن الوقت ينفد. على إيران الكف عن التخصيب",
        "REQUEST/yield FRA.GOV > IRN.GOV",
    ),
    case(
        "who-is-asked-once-is-asked-on",
        "طالبت فرنسا السلطات التونسية بإجراء انتخابات، وطالبت بالإفراج عن المعتقلين",
        "REQUEST/change FRA.GOV > TUN.GOV",
        "REQUEST/yield FRA.GOV > TUN.GOV",
    ),
    case(
        "whose-forces-stay-is-not-told",
        "رفضت روما سحب القوات من ليبيا",
        "REJECT/yield ITA.GOV > LBY.GOV",
    ),
    case(
        "people-behind-a-participle",
        "قال الوزير الفرنسي إن الوضع يسوء، داعيا الألمان إلى مغادرة بيروت",
        "REQUEST FRA.GOV > DEU.CVL",
    ),
    case(
        "several-stand-before-this-thing",
        "عقدت روسيا مؤتمرا بشأن سوريا، وقاطعت قطر والكويت هذا المؤتمر",
        "REJECT/meet KWT.GOV + QAT.GOV",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), table(SPEAKERS))
def test_who_speaks_is_told_by_number_rank_and_place(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(ADDRESSED))
def test_whom_speech_is_for_is_told_by_endings_and_by_the_page(text: str, expected: list[str]) -> None:
    assert told(text) == expected
