"""Violence, force and crowds: who struck, who was hit, and what only stands near."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, the_event, told

STRUCK = [
    case("a-region-kills-nobody", "قتل 4 جنود كينيين جنوب دارفور", "ASSAULT ?.UNK > KEN.MIL"),
    case(
        "killed-is-who-the-noun-names",
        "أقام متطرف تونسي في اليمن، حيث قام باغتيال القائد العسكري الليبي",
        "ASSAULT/targeted TUN.UAF > LBY.MIL",
    ),
    case(
        "killed-by-what-is-told-next",
        "أحصى مركز في العراق المدنيين الذين قتلوا خلال الحرب، الجيش الأمريكي لم يعلق",
        "ASSAULT ?.UNK > IRQ.CVL",
    ),
    case(
        "sides-told-apart",
        "دارت معارك بين الجيش الكيني من طرف، وتنظيم داعش وحركة الشباب من طرف ثان",
        "ASSAULT IMG.REB + KEN.MIL + SOM.REB",
    ),
    case("a-quoted-striker", "قتل 11 شخصا بتفجير انتحاري لـ«داعش» في كابل", "ASSAULT/suicide-attack IMG.REB > AFG.CVL"),
    case("members-of-a-movement", 'قالت مصادر أمنية عراقية إن 20 عنصرا من "داعش" قتلوا', "ASSAULT ?.UNK > IMG.REB"),
    case("who-speaks-of-a-blow", "وصف المسؤولون الهنود الانفجار بأنه حادث"),
    case("who-hastens-to-a-deed", "سارعت الشرطة الكينية إلى تشديد الأمن في نيروبي", "MOBILIZE/police KEN.COP"),
    case("unrest-that-is-seen", "تشهد مدن العراق احتجاجات", "PROTEST/demo IRQ.CVL"),
    case(
        "victims-before-the-means",
        "إصابة صياد كيني مساء أمس برصاص الجيش الأوغندي",
        "ASSAULT/firearms UGA.MIL > KEN.CVL",
    ),
    case(
        "one-s-own-soldiers",
        "أعلنت بوروندي مقتل 6 من جنودها العاملين في الصومال",
        "ASSAULT ?.UNK > BDI.MIL",
    ),
    case(
        "rockets-at-nobody",
        "انخفضت الأسهم بعد إطلاق كوريا الشمالية صاروخا بعيد المدى",
        "MOBILIZE/weapons PRK.GOV",
    ),
    case("a-test-of-a-state", "هذه ثالث تجربة صاروخية للهند", "MOBILIZE/weapons IND.GOV"),
    case("police-that-spread", "انتشرت القوى الأمنية اللبنانية في ساحات بيروت", "MOBILIZE/police LBN.COP"),
    case(
        "terror-told-of-before",
        "أدان الرئيس الكيني الهجمات الإرهابية التي وقعت مساء الأحد في كابل",
        "ACCUSE/disapprove KEN.GOV",
        "ASSAULT ?.UNK > AFG.CVL",
    ),
    case(
        "who-may-resign",
        "من المتوقع أن يستقيل وزير الدفاع الكندي إذا خسر الحزب",
        "hypothetical RETREAT/resign CAN.GOV",
    ),
    case("if-he-resigned", "تجرى انتخابات جديدة إذا استقال وزير الدفاع الكندي"),
    case("units-of-a-force", "تم نشر وحدات من الدرك الكيني في نيروبي", "MOBILIZE/police KEN.COP"),
]

BATTLES = [
    case(
        "who-fell-in-it",
        "قتل متمرد سوداني خلال اشتباكات مع الجيش في دارفور",
        "ASSAULT SDN.MIL + SDN.REB",
    ),
    case(
        "who-was-hurt-in-it",
        "أصيب جندي إسرائيلي خلال مواجهات مع المقاومة الفلسطينية في جنين",
        "ASSAULT ISR.MIL + PSE.PRM",
    ),
    case(
        "civilians-fight-nobody",
        "قتل مدنيون يمنيون في اشتباكات مع القوات السعودية",
        "ASSAULT SAU.MIL > YEM.CVL",
    ),
    case(
        "with-them",
        "تصدى الحوثيون للجيش السعودي وخاضوا معارك عنيفة معه",
        "ASSAULT YEM.REB > SAU.MIL",
        "ASSAULT SAU.MIL + YEM.REB",
    ),
    case(
        "fire-from-both-sides",
        "تجدد القصف المتبادل بين الجيش الأوغندي والمتمردين في غولو",
        "ASSAULT/heavy-weapons UGA.MIL + UGA.REB",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(BATTLES))
def test_a_battle_has_two_sides(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(STRUCK))
def test_who_struck_and_who_was_hit(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_border_is_where_not_whom() -> None:
    event = the_event("وقع تفجير انتحاري في قرية تركية على حدود سوريا")
    assert [party.code for party in event.recipients] == ["TUR"]
    assert event.place is not None
    assert event.place.country == "TUR"
