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
    case(
        "who-holds-a-meeting-that-gathers-others",
        "عقد الرئيس الكيني اجتماعا ضم وزير الدفاع الأوغندي ونظيره التنزاني",
        "CONSULT/multilateral KEN.GOV + TZA.GOV + UGA.GOV",
    ),
    case(
        "who-attended",
        "تحدثت الصحف عن الاجتماع الذي عقده الرئيس البرازيلي أمس وحضره رؤساء بيرو والأوروغواي",
        "CONSULT/multilateral BRA.GOV + PER.GOV + URY.GOV",
    ),
    case(
        "who-takes-part-in-a-summit-of-others",
        "شارك الرئيس الكيني في قمة نيروبي، التي ضمت زعماء أوغندا ورواندا",
        "CONSULT/multilateral KEN.GOV + RWA.GOV + UGA.GOV",
    ),
    case(
        "others-meet-in-the-same-sentence",
        "قال الوزير الكيني خلال اتصال مع نظيره الأوغندي إن اللقاء الذي جمع الرئيسين الهندي والياباني مهم",
        "CONSULT/phone KEN.GOV + UGA.GOV",
        "CONSULT IND.GOV + JPN.GOV",
    ),
    case(
        "others-met-before-one-s-own-meeting",
        "عقد الوزير الكيني اجتماعا عقب لقاء جمع الرئيسين الهندي والياباني",
        "CONSULT IND.GOV + JPN.GOV",
    ),
    case(
        "others-are-gathered-by-another-talk",
        "حضر الوزير الكيني المحادثات التي سبقت اللقاء الذي جمع الرئيسين الهندي والياباني",
        "CONSULT IND.GOV + JPN.GOV",
    ),
    case(
        "summit-of-two-bodies",
        "عقدت القمة العربية والإسلامية في نيروبي",
        "CONSULT/multilateral ARL + OIC",
    ),
    case("talks-named-by-a-town", "بدأت محادثات طوكيو المتعلقة بالشأن السوري"),
    case(
        "talks-of-a-capital-with-another",
        "بدأت محادثات طوكيو مع كمبالا أمس",
        "CONSULT JPN.GOV + UGA.GOV",
    ),
    case(
        "taking-part-in-talks-named-by-a-town",
        "قرر الجيش الكيني المشاركة في مفاوضات جنيف مع الجيش الأوغندي",
        "CONSULT KEN.MIL + UGA.MIL",
    ),
    case(
        "states-that-meet-in-a-body",
        "تحدث الوزير الكيني هاتفيا مع نظرائه في حلف الناتو من تركيا وإسبانيا والنرويج",
        "CONSULT/phone ESP.GOV + KEN.GOV + NOR.GOV + TUR.GOV",
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

NAMED_LATER = [
    case(
        "pronoun-before-its-name",
        "بعد لقائه الرئيس الكيني، قال وزير الخارجية الياباني إن التعاون قائم",
        "CONSULT JPN.GOV + KEN.GOV",
    ),
    case(
        "journey-before-its-traveller",
        "قبيل زيارته إلى طوكيو، قال الرئيس الكيني إن التعاون قائم",
        "future CONSULT/visit JPN.GOV + KEN.GOV",
    ),
    case(
        "talks-before-who-held-them",
        "عقب مباحثات مع نظيره الكيني، قال الوزير الياباني إن التعاون قائم",
        "CONSULT JPN.GOV + KEN.GOV",
    ),
]

TOURS = [
    case(
        "whoever-speaks-of-the-visit",
        "يزور الرئيس الكيني طوكيو.\nقالت وزارة الخارجية اليابانية إن الزيارة إلى اليابان مهمة.",
        "CONSULT/visit JPN.GOV + KEN.GOV",
    ),
    case(
        "countries-a-tour-took-in",
        "قام وزير الخارجية الكيني بجولة شملت أوغندا ورواندا",
        "CONSULT/visit KEN.GOV + UGA.GOV",
        "CONSULT/visit KEN.GOV + RWA.GOV",
    ),
    case("whose-summit-one-attends", "شاركت كينيا في القمة العربية", "CONSULT/multilateral ARL + KEN.GOV"),
    case("king-of-a-doubtful-name", "استقبل ملك المغرب الرئيس الكيني", "CONSULT/visit KEN.GOV + MAR.GOV"),
    case("leaving-for-another-country", "غادر وزير الخارجية الكيني إلى طوكيو", "CONSULT/visit JPN.GOV + KEN.GOV"),
]

OFFERS = [
    case("relations-both-resume", "استأنفت كينيا وأوغندا العلاقات الدبلوماسية", "SUPPORT KEN.GOV + UGA.GOV"),
    case(
        "whom-one-receives-right-after-the-pronoun",
        "أكد الرئيس الكيني خلال استقباله وزير الدفاع الأوغندي متانة العلاقات",
        "CONSULT/visit KEN.GOV + UGA.GOV",
    ),
    case("failing-to-agree", "فشلت كينيا في التوصل إلى اتفاق مع أوغندا", "negated AGREE KEN.GOV + UGA.GOV"),
    case(
        "not-managing-to-agree",
        "أكدت كينيا عدم تمكنها من التوصل إلى هدنة مع أوغندا",
        "negated AGREE KEN.GOV + UGA.GOV",
        fails="من stands between the nouns that carry the deed",
    ),
    case("gathering-is-no-agreement", "قالت كينيا إن المؤتمر يجمع القادة"),
    case("in-favour-is-nobody-s-name", "صوت البرلمان الكيني لصالح القرار", "SUPPORT KEN.LEG"),
    case("ready-to-talk-with", "أبدت كينيا استعدادها للحوار مع أوغندا", "AGREE KEN.GOV + UGA.GOV"),
    case(
        "who-announces-a-halt-has-not-withdrawn",
        "أعلن الرئيس الكيني سحب قواته من أوغندا",
        "CONCEDE KEN.GOV",
    ),
    case("loan-from-a-lender", "حصلت أوكرانيا على قرض من اليابان", "AID JPN.GOV > UKR.GOV"),
]

INVITED = [
    case(
        "host-told-first",
        "بدعوة من الرئيس الغاني، قام الرئيس النيجيري بزيارة أكرا",
        "AGREE GHA.GOV + NGA.GOV",
        "CONSULT/visit GHA.GOV + NGA.GOV",
    ),
    case(
        "guest-told-first",
        "زار الرئيس النيجيري أكرا بدعوة من نظيره الغاني",
        "CONSULT/visit GHA.GOV + NGA.GOV",
        "AGREE GHA.GOV + NGA.GOV",
    ),
    case(
        "invitation-sent-to-the-guest",
        "وجه الرئيس الكيني دعوة إلى نظيره الأوغندي لزيارة نيروبي",
        "AGREE KEN.GOV + UGA.GOV",
    ),
]

WHO_AGREES = [
    case(
        "what-they-announce-of-themselves",
        "أعلنت كينيا وأوغندا ورواندا توصلها إلى اتفاق على الحدود",
        "AGREE KEN.GOV + RWA.GOV + UGA.GOV",
    ),
    case("nobody-known-agrees", "أعلنت الأمم المتحدة موافقة قبائل الشمال على هدنة"),
    case(
        "who-announces-his-own-consent",
        "أعلنت اليابان موافقة كاملة على الخطة الكينية",
        "AGREE JPN.GOV + KEN.GOV",
    ),
]

BOTH = [
    case(
        "officials-among-others-told-of",
        "بحث الرئيس الكيني القضية مع نظيره الأوغندي.\nانتقدت فرنسا الاتفاق.\nوكان ذلك خلال اتصال هاتفي جمع الرئيسين.",
        "CONSULT/phone KEN.GOV + UGA.GOV",
        "ACCUSE/disapprove FRA.GOV",
    ),
    case(
        "sides-of-the-last-talk",
        "بدأت محادثات بين كينيا وأوغندا.\nرحبت فرنسا بالخطوة.\nواتفق الجانبان على مواصلة العمل.",
        "CONSULT KEN.GOV + UGA.GOV",
        "SUPPORT FRA.GOV",
        "AGREE KEN.GOV + UGA.GOV",
    ),
    case(
        "each-has-an-offer-of-its-own",
        "قالت الحكومة الكينية إنها مستعدة للحوار مع أوغندا.\nاقترحت أوغندا هدنة.",
        "AGREE KEN.GOV + UGA.GOV",
        "AGREE UGA.GOV",
    ),
    case(
        "against-whom-two-agree-is-no-side",
        "اتفقت كينيا وأوغندا على العمل المشترك لفرض عقوبات على رواندا",
        "AGREE KEN.GOV + UGA.GOV",
    ),
]

BETWEEN_OTHERS = [
    case(
        "talks-that-two-talk-about",
        "الجانبان المصري والروسي بحثا هاتفيا التطورات ونتائج الاجتماع الثلاثي",
        "CONSULT/phone EGY.GOV + RUS.GOV",
    ),
    case("border-with-another", "عقد رئيس الوزراء الكيني جلسة استثنائية لبحث الأمن على الحدود مع أوغندا"),
    case("taking-part-in-talks-named-by-a-capital", "شارك المبعوث الأممي في محادثات طوكيو"),
    case("complementiser-is-no-name", "أعرب الرئيس الكيني عن سعادته بأن الحرب انتهت", "SUPPORT KEN.GOV"),
    case(
        "minister-of-one-s-own",
        "أيد رئيس كينيا، الأحد، تعيين وزير الداخلية مبعوثا له.\nفرنسا قلقة. فرنسا حزينة. فرنسا بعيدة.",
        "SUPPORT KEN.GOV > KEN.GOV",
    ),
    case(
        "talk-that-may-be-a-call",
        "الرئيسان الكيني والأوغندي يتباحثان.\nأجرى الرئيس الكيني اتصالا بنظيره الأوغندي.",
        "CONSULT/phone KEN.GOV + UGA.GOV",
    ),
    case(
        "letter-from-one-to-another",
        "نقل وزير الخارجية العماني رسالة من إيران إلى اليابان",
        "CONSULT/third-party IRN.GOV + JPN.GOV + OMN.GOV",
    ),
    case("prisoners-exchange-nobody", "جرى تبادل 50 أسيرا بين كينيا وأوغندا", "COOPERATE KEN.GOV + UGA.GOV"),
    case("who-announces-an-exchange", "أعلنت كينيا تبادل 50 أسيرا مع أوغندا", "COOPERATE KEN.GOV + UGA.GOV"),
    case(
        "whose-matter-is-solved-is-not-praised",
        "أشادت أوغندا بالتعاون المستمر مع كينيا في جهود إنهاء النزاع الصومالي",
        "SUPPORT UGA.GOV > KEN.GOV",
    ),
    case("a-region-is-nobody", "وصل الرئيس الكيني إلى الشرق الأوسط"),
    case("main-powers-have-no-code", "بدأت إيران محادثات مع الدول الست الكبرى", "CONSULT/multilateral ?.GOV + IRN.GOV"),
    case("birthplace-is-no-muscat", "زار الرئيس الكيني مسقط رأسه"),
]

TAKEN_UP = [
    case(
        "deal-that-was-reached-between",
        "الهدنة الحدودية التي تم التوصل إليها بين كينيا وأوغندا",
        "AGREE KEN.GOV + UGA.GOV",
    ),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    table([*WHO_MEETS, *BOTH, *BETWEEN_OTHERS, *WHO_COMES, *NAMED_LATER, *TOURS, *OFFERS, *INVITED, *WHO_AGREES]),
)
def test_parties_of_talks(text: str, expected: list[str]) -> None:
    assert told(text) == expected
