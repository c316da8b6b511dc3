"""Closed classes of Arabic words, as folded keys: what governs, joins, negates and bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tasks.arabic.normalise import fold


@dataclass(frozen=True, slots=True)
class Wording:
    """Word sequences of which any may stand, as folded keys, with their first words for a quick no."""

    first: frozenset[str]
    sequences: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Wording:
        """The wording of phrases as written."""
        sequences = tuple(tuple(fold(phrase).split()) for phrase in phrases)
        return cls(frozenset(sequence[0] for sequence in sequences), sequences)

    def __bool__(self) -> bool:
        return bool(self.sequences)


def _keys(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_GOVERNING = {
    "on": "على عليه عليها عليهم",
    "to": "إلى نحو صوب باتجاه",
    "from": "من",
    "about": "عن حول بشأن حيال",
    "with": "مع بمشاركة برفقة بحضور بصحبة",
    "in": "في داخل خارج وسط قرب شمالي جنوبي شرقي غربي شمال جنوب شرق غرب بمدينة",
    "against": "ضد بحق تجاه إزاء بوجه لدى أمام",
    "between": "بين",
    "other": "خلال بعد قبل منذ حتى دون بدون عبر ضمن تحت فوق رغم بسبب جراء إثر عقب مثل لأجل وفق حسب بحسب وفقا باسم طوال قبيل عشية غداة ردا عبر بمناسبة سوى غير كما",
}
# The preposition a word is, as the frames name it; and the prepositions as written, which tell أمام from إمام.
PREPOSITIONS: dict[str, str] = {fold(word): name for name, words in _GOVERNING.items() for word in words.split()}
WRITTEN_PREPOSITIONS = frozenset(
    spelling for words in _GOVERNING.values() for word in words.split() for spelling in (word, word.replace("أ", "ا"))
)
# Two words that together name who did a thing in the passive.
AGENT_PHRASES = frozenset(
    (fold(first), fold(second))
    for first, second in (("من", "قبل"), ("على", "يد"), ("على", "أيدي"), ("من", "جانب"), ("من", "طرف"))
)
AGENT_WORDS = _keys("برصاص بنيران بصواريخ بواسطة بقذائف بأيدي بقصف بغارة بغارات بهجوم")
# Words between a preposition and the name it governs, which say how many.
QUANTIFIERS = _keys(
    "كل كلا جميع بعض عدد عددا عدة كافة سائر معظم غالبية أغلب أحد إحدى اثنين اثنان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست "
    "سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرات مئات آلاف ملايين العشرات المئات الآلاف نحو حوالي زهاء قرابة "
    "مئة مائة ألف مليون أكثر أقل العديد مجموعة مجموع كبار كبير أبرز آخر آخرين"
)
# Words that carry "من" after them as part of the quantity: "كل من", "عدد من".
PARTITIVE_HEADS = _keys(
    "كل عدد عددا العديد مجموعة أي أكثر أقل واحد اثنين ثلاثة أربعة عشرات مئات آلاف العشرات المئات الآلاف جزء كثير"
)
COMPLEMENTISERS = _keys(
    "أن إن بأن لأن كي لكي أنه إنه أنها إنها أنهم إنهم بأنه بأنها بأنهم أنهما لكن لكنه لكنها حيث فيما بينما حين عندما لما إذ إذا لو كما مما أننا إننا"
)
SPEECH_COMPLEMENTISERS = _keys("أن إن بأن أنه إنه أنها إنها أنهم إنهم بأنه بأنها بأنهم أنهما أننا إننا")
RELATIVES = _keys("الذي التي الذين اللذان اللذين اللتين اللواتي اللاتي والذي والتي والذين")
# Adverbs and particles that may stand between a verb and its subject, or a name and its verb.
PARTICLES = _keys(
    "قد لقد سوف لم لن لا ما ليس ليست أيضا كذلك مجددا مرة أخرى مرارا بشدة بقوة رسميا علنا صراحة حاليا سابقا لاحقا "
    "فورا عاجلا اليوم أمس البارحة غدا الجمعة السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس يوم مساء صباح ظهر فجر ليل "
    "هاتفيا شخصيا مباشرة بدوره بدورها بدورهم كان كانت كانوا ربما فقط معا سرا الأقل يوميا جميعا مؤخرا أخيرا فيه فيها هنا هناك به بها له لها"
)
ADJECTIVES_AFTER_TITLE = _keys(
    "السابق السابقة الأسبق الحالي الحالية الجديد الجديدة المنتخب المنتهية ولايته الراحل المخلوع المعزول المكلف بالوكالة بالإنابة العام العامة "
    "الأعلى الأول الثاني المقال المستقيل الانتقالي الانتقالية المؤقت المؤقتة الخاص الخاصة الكبير الكبيرة رفيع المستوى كبير بارز المسلحة العسكري العسكرية "
    "الرسمي الرسمية الرسمي المحتل المحتلة المشترك المشتركة الوطني الوطنية الشرعية الشرعي الانقلابية الانقلابيين الموالية"
)
NEGATORS = _keys("لم لن لا ما ليس ليست لما")
NEGATING_NOUNS = _keys("عدم دون بدون انعدام")
CONDITIONALS = _keys("إذا لو إن في_حال حال طالما ما_لم ربما لعل")
# What names the source of the news.
SOURCE_WORDS = _keys("وفقا وفق بحسب حسب حسبما نقلا بحسبما")
# Verbs before a verbal noun that tell it as news ("أدى إلى مقتل", "أعلن مقتل"), and verbs after it ("انفجار استهدف").
NEWS_BEFORE = _keys(
    "أدى أدت يؤدي تؤدي أسفر أسفرت يسفر خلف خلفت أوقع أوقعت أعلن أعلنت أعلنوا أكد أكدت أفاد أفادت أفيد شهد شهدت تسبب تسببت "
    "جرى تم نفذ نفذت تبنى تبنت لقي لقوا دوى وقع وقعت اندلعت اندلع دارت شن شنت"
)
NEWS_AFTER = _keys(
    "استهدف استهدفت وقع وقعت هز هزت أدى أدت أسفر أسفرت أوقع أوقعت خلف خلفت أودى أودت نفذ نفذه نفذها نفذت نفذته شنه شنته شنها "
    "اندلع اندلعت دار دارت ضرب ضربت طال طالت يستهدف"
)
STRONG_STOPS = frozenset(".؛;؟?!…")
QUOTES = frozenset("\"'")
COMMAS = frozenset("،,")
BOTH_PARTIES = _keys(
    "الجانبان الجانبين الطرفان الطرفين البلدان البلدين الوزيران الوزيرين الرئيسان الرئيسين الزعيمان الزعيمين المسؤولان المسؤولين "
    "الدولتان الدولتين الحكومتان الحكومتين الاثنان الاثنين_معا الرجلان الرجلين القائدان القائدين الدبلوماسيان الجيشان الجيشين"
)
