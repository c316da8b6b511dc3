"""Verbal nouns among other words: both sides of a quarrel, which verb carries a noun, what attacks lead to."""

from __future__ import annotations

import pytest

from tests.tasks.coding.telling import case, drops, table, told

SIDES = [
    case(
        "clashes-in-a-place",
        "اندلعت مواجهات بين المتظاهرين وقوات الأمن في تونس",
        "ASSAULT TUN.COP + TUN.CVL",
    ),
    case("clashes-with", "خاض الجيش التركي معارك مع وحدات حماية الشعب", "ASSAULT SYR.PRM + TUR.MIL"),
    case("treaty-with", "وقعت الصين اتفاقية مع باكستان", "SUPPORT CHN.GOV + PAK.GOV"),
    case(
        "sides-told-apart",
        "دارت اشتباكات بين الجيش اليمني من جهة، والحوثيين وتنظيم القاعدة من جهة أخرى",
        "ASSAULT IMG.REB + YEM.MIL + YEM.REB",
    ),
    case(
        "brought-together",
        "تحدثت الصحف عن اللقاء الذي جمع وزير الخارجية المصري ونظيره التركي",
        "CONSULT EGY.GOV + TUR.GOV",
    ),
    case(
        "taking-part",
        "عقدت محادثات في جنيف بمشاركة إيران وروسيا وتركيا",
        "CONSULT/multilateral IRN.GOV + RUS.GOV + TUR.GOV",
    ),
    case(
        "beside-another",
        "عقد الرئيس التونسي اجتماعا مع نظيره الجزائري إلى جانب رئيس الوزراء الليبي",
        "CONSULT/multilateral DZA.GOV + LBY.GOV + TUN.GOV",
    ),
    case(
        "met-with-adverbs-between",
        "أكد الرئيس الكيني خلال استقباله مساء أمس، وزير الدفاع الياباني، متانة العلاقات",
        "CONSULT/visit JPN.GOV + KEN.GOV",
    ),
    case(
        "whom-stands-before-the-talks",
        "سيجري الرئيس الكيني مع نظيره الأوغندي، بعد غد الأحد، مباحثات تتركز على الحدود",
        "future CONSULT KEN.GOV + UGA.GOV",
    ),
    case(
        "exercises-of-two-nationalities",
        "انطلقت مناورات بحرية كينية يابانية أمس",
        "COOPERATE JPN.GOV + KEN.GOV",
    ),
    case(
        "talks-with-sides",
        "انطلقت محادثات بين روسيا والصين من جهة، وإيران من جهة ثانية",
        "CONSULT/multilateral CHN.GOV + IRN.GOV + RUS.GOV",
    ),
]

ADJUNCTS = [
    case(
        "object-after-adverbs",
        "أجرى الرئيس التركي أمس في أنقرة محادثات مع أمير قطر",
        "CONSULT/visit QAT.GOV + TUR.GOV",
    ),
    case("circumstance", "أجرى الرئيس التركي خلال الهجوم اتصالا مع أمير قطر", "CONSULT/phone QAT.GOV + TUR.GOV"),
    case("topic", "قدمت النرويج توضيحات بشأن الغارة"),
]

RESULTS = [
    case(
        "attack-and-its-dead",
        "شن الجيش الإسرائيلي غارة على دمشق أسفرت عن مقتل خمسة مدنيين",
        "ASSAULT/aerial ISR.MIL > SYR.CVL + SYR.GOV",
    ),
    case(
        "who-was-hit-is-told-by-the-result",
        "هاجم مسلحون حاجزا ما أدى إلى مقتل ثلاثة جنود أردنيين",
        "ASSAULT ?.UAF > JOR.MIL",
    ),
]


NEWS = [
    case(
        "an-entry-of-a-chronicle",
        "روسيا 24 مارس 2001 مقتل شرطيين روسيين في انفجار سيارة",
        "ASSAULT/explosives ?.UNK > RUS.COP",
    ),
    case(
        "the-next-clause-tells-of-others",
        "تظاهر عشرات المصريين احتجاجا على زيارة الرئيس الأمريكي، تقدمهم نواب البرلمان",
        "PROTEST/demo EGY.CVL > USA.GOV",
    ),
    case(
        "an-entry-tells-a-murder",
        "13 يونيو 2007: اغتيال النائب اللبناني وليد عيدو بانفجار سيارة",
        "ASSAULT/targeted ?.UNK > LBN.LEG",
    ),
    case(
        "who-did-what-is-inquired-into-does-not-inquire",
        "طالب الادعاء بإجراء تحقيقات بشأن خطف مواطن ألماني من قبل عملاء المخابرات الأمريكية",
    ),
    case("bombings-named-after-a-town", "رفع بعض الشبان لوحات تشيد بتفجيرات لندن"),
    case(
        "a-sentence-is-no-arrest-beside-it",
        "قضت محكمة أمريكية بسجن مترجم عراقي خمسة أشهر",
        "SANCTION/convict USA.JUD > IRQ.GOV",
    ),
    case(
        "what-is-struck-belongs-to-somebody",
        "وذكر شهود أن سيارة مفخخة فجرت قافلة مملوكة للجيش الباكستاني",
        "ASSAULT/explosives ?.UNK > PAK.MIL",
    ),
    case("what-is-refused-is-not-done", "أكد رضوان رفض حركة حماس تخلي هنية عن منصبه", "REJECT PSE.PRM"),
]

PARTIES = [
    case("subject-and-object", "أعلنت باريس تزويد واشنطن إسرائيل بالسلاح", "AID USA.GOV > ISR.GOV"),
    case("subject-and-counted-object", "أكدت صحيفة اعتقال إسرائيل 5 فلسطينيين", "COERCE/arrest ISR.GOV > PSE.CVL"),
    case(
        "owner-of-an-indefinite-noun",
        "جاء ذلك خلال زيارة للرئيس الفرنسي إلى القاهرة",
        "CONSULT/visit EGY.GOV + FRA.GOV",
    ),
    case("body-at-its-table", "عقدت في الرياض قمة لقادة دول مجلس التعاون الخليجي", "CONSULT/multilateral GCC"),
    case("toll-before-the-blow", "ستة قتلى في انفجار سيارة مفخخة في كركوك", "ASSAULT/explosives ?.UNK > IRQ.CVL"),
    case("blow-of", "قصف مدفعي للجيش الإسرائيلي على بلدة الخيام", "ASSAULT/heavy-weapons ISR.MIL > LBN.CVL"),
    case("verb-that-leads-to-the-deed", "أقدمت الشرطة الكينية على اعتقال 5 محتجين", "COERCE/arrest KEN.COP > KEN.CVL"),
    case("refusal-after-a-verb", "أعلنت الحكومة اللبنانية رفضها للعقوبات الأمريكية", "REJECT LBN.GOV > USA.GOV"),
    case("what-is-owned-has-no-nation", "جدد الأردن رفضه لأي ضغوط إسرائيلية", "REJECT/yield JOR.GOV > ISR.GOV"),
    case("deed-begun", "أعلنت فنلندا بدء سحب سفيرها من روسيا", "SANCTION/withdraw FIN.GOV > RUS.GOV"),
    case(
        "numbers-before-the-wording", "قررت بولندا إرسال نحو 3 آلاف جندي إلى الحدود", "future MOBILIZE/troops POL.MIL"
    ),
    case("arrested-of-whom-only-a-number-is-known", "جرى في تونس اعتقال سبعة", "COERCE/arrest TUN.COP > TUN.CVL"),
    case("put-down-to", "وقع الهجوم المنسوب إلى النظام السوري على إدلب", "ASSAULT SYR.GOV > SYR.CVL"),
    case(
        "noun-that-carries",
        "رحبت قطر بإعلان الأمم المتحدة تمديد الهدنة في اليمن",
        "SUPPORT QAT.GOV > UNO",
        "AGREE UNO",
    ),
    case(
        "noun-that-carries-with-a-preposition",
        "ندد الأردن باستمرار إسرائيل في قصف سوريا",
        "ACCUSE/disapprove JOR.GOV > ISR.GOV",
        "ASSAULT/heavy-weapons ISR.GOV > SYR.GOV",
    ),
    case("carried-but-only-thought-of", "شدد على خطر إقدام تركيا على قصف قواته"),
    case(
        "pronoun-means-who-stands-before-it",
        "أدانت تركيا الدعم الأميركي لإسرائيل في هجومها على لبنان",
        "ACCUSE/disapprove TUR.GOV > USA.GOV",
        "ASSAULT ISR.GOV > LBN.GOV",
    ),
    case(
        "relative-verb-of-the-subject-so-far",
        "أدانت تركيا إيران وتحدثت عن الضربات التي شنتها على حزب العمال الكردستاني",
        "ACCUSE/disapprove TUR.GOV > IRN.GOV",
        "ASSAULT TUR.GOV > TUR.REB",
    ),
    case("who-sees-it-does-not-do-it", "شهدت تركيا هجوما على الجيش الأميركي"),
    case(
        "attack-of-which-only-the-place-is-told",
        "وقع انفجار سيارة مفخخة في كركوك",
        "ASSAULT/explosives ?.UNK > IRQ.CVL",
    ),
    case("talks-that-are-wanted", "دعت فرنسا روسيا إلى مفاوضات مع أوكرانيا", "REQUEST/meet FRA.GOV > RUS.GOV"),
    case(
        "talks-during-which-something-was-wanted",
        "طالب الرئيس الفرنسي إيران خلال محادثات مع نظيره العراقي بتوضيحات",
        "REQUEST FRA.GOV > IRN.GOV",
        "CONSULT FRA.GOV + IRQ.GOV",
    ),
]


CAUSES = [
    case(
        "victims-before-the-attack-of-somebody",
        "لقي 5 جنود مصرعهم في هجوم شنه عناصر تنظيم داعش قرب درنة",
        "ASSAULT IMG.REB > LBY.MIL",
    ),
    case(
        "soldiers-of-the-country-that-is-shelled",
        "مقتل 4 عسكريين جراء القصف الإسرائيلي على دمشق",
        "ASSAULT/heavy-weapons ISR.GOV > SYR.MIL",
    ),
]

MANAGED = [
    case("managed-to-shell", "تمكن الجيش العراقي من قصف مواقع داعش", "ASSAULT/heavy-weapons IRQ.MIL > IMG.REB"),
    case("thing-of-the-army", "تمكن مقاتلو داعش من قصف مواقع للجيش العراقي", "ASSAULT/heavy-weapons IMG.REB > IRQ.MIL"),
    case("succeeded-in-arresting", "نجح الأمن المغربي في اعتقال 3 متطرفين", "COERCE/arrest MAR.COP > ?.UAF"),
    case("could-not", "لم يتمكن الجيش السوري من استعادة مدينة حلب", "negated ASSAULT SYR.MIL > SYR.CVL"),
]

CAPTORS = [
    case(
        "arrests-in-a-raid",
        "اقتحمت قوات الاحتلال مخيم جنين وداهمت منازل. وقالت مصادر إنه جرى اعتقال شابين فلسطينيين خلال الاقتحام",
        "COERCE ISR.MIL > PSE.CVL",
        "COERCE/arrest ISR.MIL > PSE.CVL",
    ),
    case(
        "raids-that-towns-undergo",
        "اقتحمت القوات الإسرائيلية مدينة نابلس.\nوتتعرض بلدات الضفة الغربية لاقتحامات يومية.",
        "COERCE ISR.MIL > PSE.CVL",
    ),
    case(
        "soldiers-of-the-force-itself",
        "اقتحمت القوات الإسرائيلية مخيم جنين حيث تجول جنود مشاة ودهموا عدة منازل",
        "COERCE ISR.MIL > PSE.CVL",
    ),
]


@pytest.mark.parametrize(("text", "expected"), table(NEWS))
def test_a_noun_in_passing_is_no_news(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(PARTIES))
def test_a_noun_finds_its_parties_by_the_words_about_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(SIDES))
def test_both_sides_of_a_mutual_act_stand_side_by_side(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(ADJUNCTS))
def test_a_verb_carries_its_object_only(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(RESULTS))
def test_the_dead_of_an_attack_are_those_it_hit(text: str, expected: list[str]) -> None:
    assert told(text) == expected
    assert any(reason.endswith("told_by_cause") for reason in drops(text))


@pytest.mark.parametrize(("text", "expected"), table(CAUSES))
def test_an_attack_told_after_the_dead_is_who_killed_them(text: str, expected: list[str]) -> None:
    assert told(text) == expected
    assert any(reason.endswith("told_by_cause") for reason in drops(text))


@pytest.mark.parametrize(("text", "expected"), table(MANAGED))
def test_who_manages_to_do_it_does_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(CAPTORS))
def test_an_arrest_without_a_doer_goes_on_with_the_force_that_raids(text: str, expected: list[str]) -> None:
    assert told(text) == expected
