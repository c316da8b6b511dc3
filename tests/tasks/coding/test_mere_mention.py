"""What is named and not told: charges, films, attacks with words, habits, questions, what is feared."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import drops, told

DROPPED = [
    ("وصل إلى المحكمة متهمون بالتخطيط للعملية وقتل ثلاثة جنود أتراك", "charge"),
    ("أدى الممثل في الفيلم دور ضابط يختطف جنودا مصريين", "fiction"),
    ("شن النائب التونسي هجوما على الحكومة التونسية", "verbal"),
    ("واصل الرئيس المصري هجومه على حركة حماس في خطاب ألقاه أمس", "verbal"),
    ("تحدث الوزير عن تنظيم داعش الذي يحتل مدينة الموصل العراقية", "habit"),
]
UNREAL = [
    ("هل قصفت إسرائيل مواقع للجيش السوري؟", "hypothetical ASSAULT/heavy-weapons ISR.GOV > SYR.MIL"),
    ("تخشى الشرطة أن تؤدي العملية إلى مقتل جنود فرنسيين", "hypothetical ASSAULT ?.UNK > FRA.MIL"),
    ("عززت الشرطة الحراسة تخوفا من وقوع هجوم روسي على أوكرانيا", "hypothetical ASSAULT RUS.GOV > UKR.GOV"),
    ("تتوقع بغداد أن تشن تركيا هجوما على العراق", "future ASSAULT TUR.GOV > IRQ.GOV"),
]
TOLD = [
    ("شن الجيش الروسي هجوما على أوكرانيا", "ASSAULT RUS.MIL > UKR.GOV"),
    ("هاجم مسلحون قاعدة للجيش المالي", "ASSAULT ?.UAF > MLI.MIL"),
]


@pytest.mark.parametrize(("text", "reason"), DROPPED)
def test_a_deed_in_passing_is_no_event(text: str, reason: str) -> None:
    assert any(drop.endswith(reason) for drop in drops(text))
    assert not any("ASSAULT" in event for event in told(text))


@pytest.mark.parametrize(("text", "expected"), [*UNREAL, *TOLD])
def test_what_is_asked_or_feared_is_not_asserted(text: str, expected: str) -> None:
    assert expected in told(text)
