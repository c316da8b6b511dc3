"""Whether it happened: the factuality of an event, and the word that says so."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, cut, events, table, the_event, told

# name, sentence, factuality, the cue (None: nothing says so, it is asserted)
CUES = [
    ("past", "زار الرئيس الفرنسي لبنان", "asserted", None),
    ("lam", "لم يزر الرئيس الفرنسي لبنان", "negated", "لم"),
    ("wa-lam", "ولم يلتق الرئيس الفرنسي نظيره الروسي", "negated", "ولم"),
    ("lan", "لن يلتقي الرئيس الفرنسي نظيره الروسي", "negated", "لن"),
    ("la", "لا يلتقي الرئيس الفرنسي نظيره الروسي", "negated", "لا"),
    ("ma", "ما التقى الرئيس الفرنسي نظيره الروسي", "negated", "ما"),
    ("adam", "أسفت ألمانيا بسبب عدم لقاء الرئيس الفرنسي مع نظيره الروسي", "negated", "عدم"),
    ("duna", "غادر الرئيس الفرنسي دون لقاء مع نظيره الروسي", "negated", "دون"),
    ("was-not-reached", "لم يتم التوصل إلى اتفاق بين روسيا وأوكرانيا", "negated", "لم"),
    ("was-not-held", "لم يعقد أي اجتماع بين الرئيس الفرنسي ونظيره الروسي", "negated", "لم"),
    ("there-were-none", "لم تكن هناك محادثات بين روسيا وأوكرانيا", "negated", "لم"),
    ("no-talks", "لا محادثات بين روسيا وأوكرانيا", "negated", "لا"),
    ("postponing", "تأجيل زيارة الرئيس الفرنسي إلى لبنان", "negated", "تأجيل"),
    ("sa", "سيلتقي الرئيس الفرنسي نظيره الروسي", "future", "سيلتقي"),
    ("sawfa", "سوف يلتقي الرئيس الفرنسي نظيره الروسي", "future", "سوف"),
    ("yatazim", "تعتزم فرنسا فرض عقوبات على إيران", "future", "تعتزم"),
    ("yatazim-an", "يعتزم الرئيس الفرنسي أن يزور تونس", "future", "يعتزم"),
    ("min-al-muqarrar", "من المقرر أن يلتقي الرئيس الفرنسي نظيره الروسي", "future", "من المقرر"),
    ("min-al-muntazar", "من المنتظر أن يزور الرئيس الفرنسي لبنان", "future", "من المنتظر"),
    ("al-muqbil", "بحثا زيارة الرئيس الفرنسي المقبلة إلى لبنان", "future", "المقبلة"),
    ("al-mutawaqqa", "ومن المتوقع أن يزور الرئيس الفرنسي لبنان", "future", "المتوقع أن"),
    ("round-of-talks", "قبل بدء جولة جديدة من المحادثات بين روسيا وأوكرانيا", "future", "قبل بدء"),
    ("on-a-condition", "سيزور الرئيس الفرنسي لبنان إذا تشكلت حكومة", "hypothetical", "إذا"),
    ("which-may-be", "قد يتأخر اللقاء بين روسيا وأوكرانيا، والذي قد لا يعقد", "hypothetical", "قد"),
    ("qad-of-a-homograph", "كان الرئيس الفرنسي قد التقى نظيره المصري", "asserted", None),
    ("when", "لما التقى الرئيس الفرنسي نظيره المصري", "asserted", None),
    ("idha", "إذا هاجمت روسيا أوكرانيا فسترتفع الأسعار", "hypothetical", "إذا"),
    ("in-case", "في حال هاجمت روسيا أوكرانيا فسترتفع الأسعار", "hypothetical", "في حال"),
    ("qad-present", "قد تهاجم روسيا أوكرانيا", "hypothetical", "قد"),
    ("qad-past", "قد هاجمت روسيا أوكرانيا", "asserted", None),
    ("kana-qad", "كانت روسيا قد هاجمت أوكرانيا", "asserted", None),
    ("wa-qad", "وقد زار الرئيس الفرنسي لبنان", "asserted", None),
    ("rubbama", "ربما يلتقي الرئيس الفرنسي نظيره الروسي", "hypothetical", "ربما"),
    ("yumkin", "يمكن أن تهاجم روسيا أوكرانيا", "hypothetical", "يمكن أن"),
    ("fears", "مخاوف من هجوم روسي على أوكرانيا", "hypothetical", "مخاوف من"),
    ("warned-of", "حذرت فرنسا من هجوم روسي على أوكرانيا", "hypothetical", "حذرت"),
    ("any", "حذرت فرنسا من تبعات أي هجوم روسي على أوكرانيا", "hypothetical", "أي"),
    ("any-quoted", 'قالت فرنسا إن أي "هجوم روسي" على أوكرانيا سيزيد التوتر', "hypothetical", "أي"),
    ("possible-that", "من الممكن أن تهاجم روسيا أوكرانيا", "hypothetical", "الممكن أن"),
    ("not-excluded", "لا تستبعد لندن أن تهاجم روسيا أوكرانيا", "hypothetical", "لا تستبعد"),
    ("rumoured", "وسط تكهنات بزيارة الرئيس الفرنسي إلى لبنان", "hypothetical", "تكهنات"),
    ("negated-condition", "إذا لم يلتق الرئيس الفرنسي نظيره الروسي فستطول الحرب", "hypothetical", "إذا"),
    ("al-muhtamal", "ناقش خبراء الهجوم الروسي المحتمل على أوكرانيا", "hypothetical", "المحتمل"),
    ("preparing-it", "تحضيرات لزيارة الرئيس الفرنسي إلى لبنان", "future", "تحضيرات"),
    ("a-day-before-it", "قبل يوم من زيارة الرئيس الفرنسي إلى لبنان", "future", "قبل يوم من"),
    ("carrier-future", "سيجري الرئيس الفرنسي محادثات مع نظيره الروسي", "future", "سيجري"),
    ("carrier-negated", "لم يجر الرئيس الفرنسي محادثات مع نظيره الروسي", "negated", "لم"),
    ("carrier-sawfa", "سوف يعقد الرئيس الفرنسي اجتماعا مع نظيره الروسي", "future", "سوف"),
    ("carrier-past", "أجرى الرئيس الفرنسي محادثات مع نظيره الروسي", "asserted", None),
]


@pytest.mark.parametrize(("text", "factuality", "cue"), [pytest.param(*row[1:], id=row[0]) for row in CUES])
def test_the_cue_decides_and_is_pointed_at(text: str, factuality: str, cue: str | None) -> None:
    event = the_event(text)
    (mention,) = event.mentions
    assert (event.factuality, cut(text, mention.cue)) == (factuality, cue)


TELLINGS = [
    case(
        "plans-to-visit",
        "يعتزم الرئيس الفرنسي أن يزور لبنان",
        "future CONSULT/visit FRA.GOV + LBN.GOV",
        fails="after 'يعتزم أن' the subject goes on, the state is the goal, whatever its gender",
    ),
    case(
        "not-meeting-his-counterpart",
        "أسفت ألمانيا بسبب عدم لقاء الرئيس الفرنسي نظيره الروسي",
        "negated CONSULT FRA.GOV + RUS.GOV",
        fails="a verbal noun has its subject in the genitive and its object after it",
    ),
    case(
        "visited-but-did-not-meet",
        "زار الرئيس الفرنسي لبنان ولم يلتق الرئيس اللبناني",
        "CONSULT/visit FRA.GOV + LBN.GOV",
        "negated CONSULT FRA.GOV + LBN.GOV",
        fails="after 'ولم' the subject goes on, the office is whom he did not meet",
    ),
    case("plans-a-visit", "يعتزم الرئيس الفرنسي زيارة مصر", "future CONSULT/visit EGY.GOV + FRA.GOV"),
    case(
        "plans-a-meeting",
        "يعتزم الرئيس الفرنسي لقاء نظيره المصري",
        "future CONSULT EGY.GOV + FRA.GOV",
    ),
    case(
        "subject-goes-on-over-a-negation",
        "زار الرئيس الفرنسي لبنان ولم يزر سوريا",
        "CONSULT/visit FRA.GOV + LBN.GOV",
        "negated CONSULT/visit FRA.GOV + SYR.GOV",
    ),
    case(
        "for-not-holding-talks",
        "أسفت ألمانيا لعدم إجراء محادثات بين روسيا وأوكرانيا",
        "negated CONSULT RUS.GOV + UKR.GOV",
    ),
    case("meets-today", "يلتقي الرئيس الفرنسي اليوم نظيره المصري", "future CONSULT EGY.GOV + FRA.GOV"),
    case("meets-tomorrow", "يلتقي الرئيس الفرنسي غدا نظيره المصري", "future CONSULT EGY.GOV + FRA.GOV"),
    case("met-today", "التقى الرئيس الفرنسي اليوم نظيره المصري", "CONSULT EGY.GOV + FRA.GOV"),
    case("headline-present-is-no-future", "الرئيس الفرنسي يلتقي نظيره المصري", "CONSULT EGY.GOV + FRA.GOV"),
    case(
        "threat-is-made-today",
        "هددت روسيا بأنها ستقصف أوكرانيا",
        "THREATEN/violence RUS.GOV > UKR.GOV",
        fails="what is threatened gives the mode, as a verb too",
    ),
    case(
        "will-sanction-is-future",
        "قالت كندا إنها ستفرض عقوبات على إيران",
        "future SANCTION CAN.GOV > IRN.GOV",
    ),
    case("unsaid-speech-is-nothing", "لم تدن الهند روسيا"),
    case(
        "foiled-attack",
        "أحبطت السلطات الأردنية هجوما على السفارة الإسرائيلية",
        "negated ASSAULT ?.UNK > ISR.GOV",
    ),
    case(
        "postponed-visit",
        "تأجلت زيارة الرئيس التركي إلى العراق",
        "negated CONSULT/visit IRQ.GOV + TUR.GOV",
    ),
    case("cancelled-visit-is-reject", "ألغى الرئيس التركي زيارته إلى اليونان", "REJECT/meet TUR.GOV > GRC.GOV"),
    case(
        "plan-beside-fulfilment",
        "وصل الرئيس الفرنسي إلى القاهرة في زيارة رسمية.\nوكان من المقرر أن يزور الرئيس الفرنسي مصر هذا الأسبوع.",
        "CONSULT/visit EGY.GOV + FRA.GOV",
    ),
    case(
        "suspects-are-arrested",
        "اعتقلت الشرطة التركية المشتبه بهم",
        "COERCE/arrest TUR.COP",
    ),
    case(
        "called-for-a-meeting-to-come", "دعت فرنسا روسيا إلى مفاوضات الأسبوع المقبل", "REQUEST/meet FRA.GOV > RUS.GOV"
    ),
    case(
        "inquiry-that-was-made",
        "تستعد واشنطن لنشر نتائج تحقيق أجرته الشرطة الكندية مع السفير الروسي",
        "ACCUSE/investigate CAN.COP > RUS.GOV",
    ),
    case("has-announced", "وكان وزير الدفاع البرتغالي قد أعلن استقالته", "RETREAT/resign PRT.GOV"),
    case(
        "denied-reports",
        "نفت الخارجية المصرية صحة التقارير عن لقاء بين الرئيس المصري ونظيره الإيراني",
        "REJECT/meet EGY.GOV > IRN.GOV",
    ),
    case("failing-in-talks", "فشلت روسيا وأوكرانيا في المحادثات بينهما", "CONSULT RUS.GOV + UKR.GOV"),
    case(
        "announced-protest",
        "يعتزم المحتجون اللبنانيون التظاهر الجمعة المقبل ضد الحكومة",
        "future PROTEST/demo LBN.CVL > LBN.GOV",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(TELLINGS))
def test_what_is_told_as_done_planned_or_denied(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_cue_of_another_sentence_does_not_count() -> None:
    assert told("لن يسافر. زار الرئيس الفرنسي لبنان.") == ["CONSULT/visit FRA.GOV + LBN.GOV"]


def test_each_verb_has_its_own_negation() -> None:
    text = "زار الرئيس الفرنسي لبنان. ولم يلتق الرئيس الفرنسي نظيره السوري"
    assert told(text) == ["CONSULT/visit FRA.GOV + LBN.GOV", "negated CONSULT FRA.GOV + SYR.GOV"]
    assert [cut(text, event.mentions[0].cue) for event in events(text)] == [None, "ولم"]
