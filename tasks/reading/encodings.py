"""Which encoding bytes are in: labels as browsers read them, and scores by what Arabic looks like."""

from __future__ import annotations

import math
import re
from collections import Counter

ARABIC_ENCODINGS = ("cp1256", "iso8859_6")

_SNIFF_BYTES = 8192
_ASCII = bytes(range(0x80))
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)

# Label → Python codec. By WHATWG, Latin-1 and ASCII mean windows-1252, and a page that says UTF-16 in its
# own ASCII-readable markup is no UTF-16. Labels not here are taken for none.
_CODEC_OF_LABEL = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "unicode": "utf-16-le",
    "windows-1256": "cp1256",
    "x-cp1256": "cp1256",
    "cp1256": "cp1256",
    "cp-1256": "cp1256",
    "win-1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "iso8859-6": "iso8859_6",
    "iso_8859-6": "iso8859_6",
    "iso-8859-6-i": "iso8859_6",
    "iso-8859-6-e": "iso8859_6",
    "asmo-708": "iso8859_6",
    "ecma-114": "iso8859_6",
    "arabic": "iso8859_6",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso8859_15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1254": "cp1254",
    "windows-1255": "cp1255",
    "iso-8859-2": "iso8859_2",
    "iso-8859-9": "cp1254",
    "koi8-r": "koi8_r",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
}

# Letters of Arabic newspaper text, in percent, roughly: enough to tell two encodings apart.
_LETTER_PERCENT = {
    "ا": 13.0, "ل": 12.0, "ي": 7.0, "م": 6.2, "ن": 6.0, "و": 6.0, "ت": 5.4, "ر": 4.8, "ب": 3.8, "ع": 3.5, "د": 3.1,
    "ه": 2.9, "ة": 2.8, "س": 2.8, "ف": 2.7, "أ": 2.4, "ك": 2.2, "ق": 2.2, "ح": 2.0, "ج": 1.4, "إ": 1.2, "ش": 1.2,
    "ص": 1.0, "ط": 1.0, "خ": 0.9, "ى": 0.9, "ذ": 0.7, "ض": 0.7, "ث": 0.6, "ء": 0.5, "ئ": 0.5, "ز": 0.5, "غ": 0.4,
    "آ": 0.3, "ظ": 0.2, "ؤ": 0.2,
}  # fmt: skip
_SIGNS = "،؛؟ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652«»“”‘’–—…•\u00a0\u200c\u200d\u200e\u200fپچژگک"
_SIGN_PERCENT = 0.4
_STRANGE_PERCENT = 0.03
_FUNCTION_WORDS = (
    "في", "من", "على", "أن", "إن", "إلى", "التي", "الذي", "عن", "مع", "هذا", "هذه", "ما", "لا", "لم", "بعد", "قبل",
    "بين", "كان", "قال", "وقد", "كما", "أو",
)  # fmt: skip
_WORD_WEIGHT = 4.0  # of a text all function words; a quarter of Arabic text is
_PLAUSIBLE = -4.6  # mean log share; Arabic text has about -3.1, other text read as Arabic -6 and less


def codec_of(label: str | None) -> str | None:
    """The Python codec that an encoding label means; None for labels not known here."""
    return _CODEC_OF_LABEL.get(label.strip().strip("\"'").lower()) if label else None


def declared_in(data: bytes) -> str | None:
    """The codec that an HTML page's own meta element, or its XML declaration, names."""
    head = data[:_SNIFF_BYTES]
    found = _META.search(head) or _XML.search(head)
    codec = codec_of(found.group(1).decode("ascii", "replace")) if found else None
    return "utf-8" if codec in ("utf-16-le", "utf-16-be") else codec


def utf16_without_bom(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` if every other byte is mostly the high byte of ASCII or Arabic, else None."""
    sample = data[: 1 << 16]
    if len(sample) < 4:
        return None
    first, second = (_high_byte_share(half) for half in (sample[0::2], sample[1::2]))
    if second >= 0.7 and first <= 0.1:
        return "utf-16-le"
    if first >= 0.7 and second <= 0.1:
        return "utf-16-be"
    return None


def best_arabic(data: bytes, preferred: str | None = None) -> str | None:
    """The single-byte Arabic encoding in which ``data`` reads most like Arabic; None if in neither it does.

    ``preferred`` (the declared one) wins a tie.
    """
    counts = Counter(data.translate(None, _ASCII))
    if not counts:
        return None
    words = Counter(word for word in data.split() if not word.isascii())
    scores = {codec: _letter_score(counts, codec) for codec in ARABIC_ENCODINGS}
    ranks = {codec: (scores[codec] + _word_score(words, codec), codec == preferred) for codec in ARABIC_ENCODINGS}
    best = max(ranks, key=ranks.__getitem__)
    return best if scores[best] >= _PLAUSIBLE else None


def _letter_score(counts: Counter[int], codec: str) -> float:
    weights = _WEIGHTS[codec]
    return sum(count * weights[byte] for byte, count in counts.items()) / counts.total()


def _word_score(words: Counter[bytes], codec: str) -> float:
    function_words = (word.encode(codec) for word in _FUNCTION_WORDS)
    return _WORD_WEIGHT * sum(words[word] for word in function_words) / max(words.total(), 1)


def _high_byte_share(half: bytes) -> float:
    return (half.count(0) + half.count(6)) / len(half)


def _weights(codec: str) -> list[float]:
    weights = [0.0] * 128
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(codec, "replace")
        percent = _LETTER_PERCENT.get(character, _SIGN_PERCENT if character in _SIGNS else _STRANGE_PERCENT)
        weights.append(math.log(percent / 100))
    return weights


_WEIGHTS = {codec: _weights(codec) for codec in ARABIC_ENCODINGS}
