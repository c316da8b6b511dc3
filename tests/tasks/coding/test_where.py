"""Where an event happened: what governs the place, past the nouns that only say what it is."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import events

# name, sentence, the place of its first event (None: it tells none), and the country
PLACES = [
    ("capital-by-nationality", "اجتمع وزيرا الخارجية الأميركي والروسي في العاصمة القطرية الدوحة", "الدوحة", "QAT"),
    ("doubtful-capital", "شارك المستشار الألماني في القمة الأوروبية المنعقدة في بروكسل", "بروكسل", "BEL"),
    ("what-forces-leave", "انسحبت القوات الإسرائيلية من مخيم جنين بعد اشتباكات", "مخيم جنين", "PSE"),
    ("where-aid-goes", "أرسل الأردن قافلة مساعدات إلى غزة", "غزة", "PSE"),
    ("streets-of", "تظاهر آلاف السودانيين في شوارع الخرطوم ضد الانقلاب", "الخرطوم", "SDN"),
    ("what-the-city-saw", "شهدت الخرطوم مظاهرات حاشدة ضد الانقلاب", "الخرطوم", "SDN"),
    ("protests-of", "تتواصل احتجاجات الأردن ضد الحكومة", "الأردن", "JOR"),
    ("target-before-start", "أطلقت المقاومة الفلسطينية صواريخ من غزة باتجاه عسقلان", "عسقلان", "ISR"),
    ("soldiers-west-of", "أدى تفجير سيارة مفخخة إلى مقتل 5 جنود غربي الموصل", "غربي الموصل", "IRQ"),
    ("cities-of", "قصفت القوات الروسية مواقع في المدن الأوكرانية", "المدن الأوكرانية", "UKR"),
    ("in-the-country", "هاجم مسلحون دورية للجيش الأفغاني في شمال البلاد", "البلاد", "AFG"),
    ("a-street-is-no-town", "أطلق مسلحون النار على الشرطة الفلسطينية في شارع يافا", None, None),
    ("speech-about-a-place", "انتقدت فرنسا الأوضاع الإنسانية في غزة واتهمت إسرائيل بعرقلة المساعدات", None, None),
    ("speech-at-a-meeting", "انتقد الرئيس الفرنسي إيران خلال مؤتمر صحفي في أنقرة", "أنقرة", "TUR"),
    ("before-parliament", "تظاهر آلاف المصريين أمام البرلمان المصري", "البرلمان المصري", "EGY"),
    ("before-an-embassy", "تظاهر مئات المصريين أمام السفارة الإسرائيلية", None, None),
    ("what-it-is-for", "اعتقلت الشرطة المصرية 5 متظاهرين في وقفة لنصرة غزة", None, None),
    ("clock-of", "قتل 5 مدنيين سوريين في غارة روسية عند الثالثة بتوقيت شرق أوكرانيا", None, None),
    ("summit-of", "عقدت قمة شرم الشيخ بين الرئيسين المصري والأميركي", "شرم الشيخ", "EGY"),
]


@pytest.mark.parametrize(("text", "place", "country"), [pytest.param(*row[1:], id=row[0]) for row in PLACES])
def test_the_clause_tells_where(text: str, place: str | None, country: str | None) -> None:
    found = events(text)[0].place
    assert (found.text if found else None, found.country if found else None) == (place, country)


def test_a_deed_goes_on_where_the_one_before_it_took_place() -> None:
    text = "اقتحمت القوات الإسرائيلية مدينة نابلس. واعتقلت القوات الإسرائيلية 10 فلسطينيين."
    assert [event.place.country if event.place else None for event in events(text)] == ["PSE", "PSE"]
    assert [event.place.country if event.place else None for event in events(text.replace(". ", ".\n"))] == ["PSE"] * 2
