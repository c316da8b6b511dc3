"""Talks, visits, invitations and offers: who meets whom, who comes to whom, who is asked to come."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, table, told

WHO_MEETS = [
    case(
        "counterpart-of-a-divided-nation",
        "التقى الرئيس الكوري الجنوبي نظيره الشمالي في سنغافورة",
        "CONSULT KOR.GOV + PRK.GOV",
    ),
    case("no-half-of-another-nation", "التقى الرئيس الكيني نظيره الشمالي", "CONSULT ?.GOV + KEN.GOV"),
    case(
        "delegation-that-represents",
        "زار وفد يمثل حركة فتح اليابان",
        "CONSULT/visit JPN.GOV + PSE.PTY",
    ),
]

WHO_COMES = [
    case(
        "town-after-its-nationality-is-the-goal",
        "وصلت إلى العاصمة التركية أنقرة مساء السبت وزيرة الدفاع اليابانية",
        "CONSULT/visit JPN.GOV + TUR.GOV",
    ),
]

WHO_AGREES = [
    case("nobody-known-agrees", "أعلنت الأمم المتحدة موافقة أطراف النزاع على هدنة"),
    case(
        "who-announces-his-own-consent",
        "أعلنت اليابان موافقة كاملة على الخطة الكينية",
        "AGREE JPN.GOV + KEN.GOV",
    ),
]

TAKEN_UP = [
    case(
        "offer-before-its-relative-clause",
        "الضمانات التي قدمها الرئيس الكيني للحكومة اليابانية",
        "AGREE JPN.GOV + KEN.GOV",
    ),
    case("taken-up-by-a-preposition", "ورقة الإصلاح التي تقدم بها رئيس الوزراء الكيني", "AGREE KEN.GOV"),
    case("those-whom-the-verb-takes-up", "مقاتلون أوغنديون دربتهم فرنسا", "AID FRA.GOV > UGA.UAF"),
    case("signed-between", "وقعت أمس اتفاقية بين كينيا وأوغندا", "SUPPORT KEN.GOV + UGA.GOV"),
    case(
        "treaty-that-was-signed-between",
        "وصف الخبراء اتفاقية نيروبي التي وقعت بين اليابان وأوغندا بالجيدة",
        "SUPPORT JPN.GOV + UGA.GOV",
    ),
    case(
        "deal-that-was-made-between",
        "اتفاق تبادل الخبرات الذي أبرم في اللحظة الأخيرة بين أوغندا وكينيا",
        "AGREE KEN.GOV + UGA.GOV",
    ),
    case("signer-is-no-side", "وقعت اليابان اتفاقية مع كينيا", "SUPPORT JPN.GOV + KEN.GOV"),
]


@pytest.mark.parametrize(("text", "expected"), table(TAKEN_UP))
def test_what_a_relative_clause_takes_up(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table([*WHO_MEETS, *WHO_COMES, *WHO_AGREES]))
def test_parties_of_talks(text: str, expected: list[str]) -> None:
    assert told(text) == expected
