"""Sentence splitting: a case a line, "|" where a sentence ends, and what must hold for any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.sentences import sentences

CASES = {
    "full stop": "التقى الوزير نظيره التركي.| وأكد الجانبان متانة العلاقات.",
    "question, exclamation, semicolon": "هل تنسحب القوات؟| لا أحد يعلم!| المهلة تنتهي غدا؛| والرد لم يصل",
    "doubled marks": "هل يعقل هذا؟!| نعم.",
    "line ends": "الحكومة تعلن الهدنة\n|قالت الحكومة إن الهدنة تبدأ غدا\r\n|وأضافت أنها دائمة",
    "dateline": "نيودلهي (أ ف ب) – قالت الشرطة إن الهجوم وقع فجرا.| ولم تتبنه جهة.",
    "agency with dots": "نقلت وكالة أ.ف.ب عن مصدر أمني قوله إن الطريق أغلق.| وتابع المصدر",
    "agency closes a sentence": "وفق ما ذكرت وكالة أ.ف.ب.| وقال مصدر آخر إن الطريق مفتوح",
    "agency of syllables": "قالت هيئة بي.بي.سي إن المحادثات فشلت.| ولم تعلق لندن",
    "title": "استقبل د. سامي الحداد وفدا من م. علي وأ. سعاد في مكتبه.| وحضر اللقاء آخرون",
    "glued title": "قال د.سامي الحداد إن الوضع مستقر",
    "initials": "زار جون ف. كينيدي برلين.| وخطب فيها",
    "Latin initials and titles": "نشرت U.S. Steel تقريرا وقال Mr. Smith إنه صحيح.| وانتهى",
    "decimal numbers": "بلغت المساعدات 3.5 مليار دولار و٢٫٧ مليون طن.| وتصل غدا",
    "time": "وصل الوفد عند الساعة 10.30 صباحا.| وغادر عند 12:15 ظهرا",
    "year at the end": "وقع الطرفان الاتفاق عام 2022.| وينتهي عام 2025.",
    "era": "بدأت الحرب عام 2003 م.| وانتهت عام 1432 هـ.| ثم عادت",
    "numbered item": "1. تنسحب القوات من المدينة.| 2. تفتح المعابر",
    "address": "راجعوا الموقع www.example.com للتفاصيل.| والموقع مغلق",
    "query in an address": "الرابط example.com/a?id=7 متاح.| شكرا",
    "quotation of several sentences": "وقال الرئيس: «لن ننسحب. سنبقى هناك. هذا قرارنا».| وأضاف أن القرار نهائي",
    "curly quotation": "وقالت: “لم نقرر بعد. ننتظر الرد”.| ثم غادرت",
    "straight quotation": 'وقال "لم نقرر بعد. ننتظر الرد" من واشنطن.| ثم غادر',
    "stop before the closing mark": "وقال: «لن ننسحب.»| وأضاف أن القرار نهائي",
    "attribution after a quotation": "«لن ننسحب.» قال الرئيس أمام البرلمان",
    "question in a quotation": "«هل تنسحب القوات؟» سؤال طرحه الوزير",
    "quotation never closed": "وقال: «لن ننسحب من المدينة.| وأكد الوزير أن المحادثات مستمرة.| وانتهت الجلسة",
    "straight mark never closed": 'وقال "لن ننسحب من المدينة.| وأكد الوزير ذلك.| وانتهت "الجلسة" باكرا',
    "bracket never closed": "وصل الوفد (ليلا إلى المدينة.| وغادر صباحا",
    "stray closing mark": "انتهت المحادثات».| وغادر الوفد",
    "brackets": "أعلن الحزب (تأسس عام 1990. حل عام 2010) مشاركته.| ولم يوضح",
    "ellipsis goes on": "قال إن الوضع ... خطير جدا… ولا حل قريبا.| وسكت",
    "two dots part a headline": "دبلوماسيون يغادرون العاصمة فجرا..| الرئيس يهاتف نظيره الليلة",
    "two dots after a kicker": "شاهد.. لحظة وصول الوفد إلى القصر",
    "two dots before the rest of a clause": "أعلن وزير الدفاع أمس.. أن القوات انسحبت",
    "glued stop": "عقدت القمة اليوم الثلاثاء.|وتزامن ذلك مع إضراب عام",
    "stop after the space": "تراجعت العلاقات مع الغرب .|وقال الوزير إن الأمر مؤقت",
    "glued stop after a number": "ارتفعت النسبة إلى 5%.|وقال الوزير إنها مؤقتة",
    "glued kicker": "بغداد - وكالات:|طالب البرلمان الحكومة بالرد",
    "glued colon of speech": "وقال الوزير:إن القوات باقية",
    "flattened blocks": "الرئيسية     |الشرق الأوسط     |الوزير يلتقي نظيره",
    "entity": "قال &quot;نعم&quot; ثم غادر.| وعاد",
    "hashtag": "انتهى الإضراب.|#عاجل",
    "closing marks stay": "(أعلن ذلك أمس.)| وغادر",
}


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    marked = CASES[case]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_an_empty_text_has_no_sentence() -> None:
    assert sentences("") == sentences(" \n\t ") == []


def test_marks_alone_make_no_sentence_of_their_own() -> None:
    text = "انتهى الأمر. ! ."
    assert sentences(text) == [(0, len(text))]


def test_a_quotation_too_long_to_bear_is_cut() -> None:
    text = "قال: «" + "لن ننسحب من المدينة. " * 60 + "هذا قرارنا»."
    assert len(sentences(text)) > 50


TEXTS = st.text('ابقلو د3م.…؟!؛:،"«»“”()\n ١&;?aT-', max_size=120)


@given(TEXTS)
def test_offsets_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    spans = sentences(text)
    pieces = [text[start:end] for start, end in spans]
    assert all(piece and piece == piece.strip() and "\n" not in piece for piece in pieces)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(TEXTS, TEXTS)
def test_a_line_is_split_as_if_it_stood_alone(first: str, second: str) -> None:
    joined = sentences(first + "\n" + second)
    shift = len(first) + 1
    assert joined == sentences(first) + [(start + shift, end + shift) for start, end in sentences(second)]
