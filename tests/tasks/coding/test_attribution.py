"""An attack told without its doer belongs to whom the page names for it elsewhere."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

ONE = [
    case(
        "claimed-in-the-next-sentence",
        "قتل 9 أشخاص في هجوم على سوق في نيروبي.\nوتبنت حركة الشباب الصومالية الهجوم.",
        "ASSAULT SOM.REB > KEN.CVL",
    ),
    case(
        "told-again-with-its-doer",
        "مقتل 6 جنود لبنانيين شمال بيروت\nوهاجم مقاتلو تنظيم داعش دورية للجيش اللبناني.",
        "ASSAULT IMG.REB > LBN.MIL",
    ),
    case(
        "insurgents-of-the-same-country",
        "مقتل 6 جنود أتراك\nوهاجم حزب العمال الكردستاني دورية للجيش التركي.",
        "ASSAULT TUR.REB > TUR.MIL",
    ),
]

APART = [
    case(
        "other-victims",
        "قتل جندي فرنسي في مالي.\nوهاجم تنظيم داعش دورية للجيش العراقي في الموصل.",
        "ASSAULT ?.UNK > FRA.MIL",
        "ASSAULT IMG.REB > IRQ.MIL",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(ONE))
def test_the_doer_named_elsewhere_is_the_attacks(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(APART))
def test_another_attack_keeps_its_unknown_doer(text: str, expected: list[str]) -> None:
    assert told(text) == expected
