from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.reading.decode import decode, decode_bytes
from tasks.reading.errors import DecodeError
from tasks.reading.mojibake import repair
from tasks.records import Record

NEWS = (
    "أعلن وزير الخارجية المصري في مؤتمر صحافي عقده مساء الثلاثاء أن بلاده ستستضيف جولة جديدة من المفاوضات،"
    " مؤكدا ضرورة التوصل إلى اتفاق قبل نهاية العام. وقال إن الأطراف أبدت استعدادها للمشاركة؟"
)
PAGE = '<html><head>{meta}<title>خبر</title></head><body><p class="lead">' + NEWS + "</p></body></html>"
SINGLE_BYTE = ["windows-1256", "iso-8859-6"]
WORDS = [
    *("في", "من", "على", "أن", "إلى", "التي", "الذي", "عن", "مع", "هذا", "قال", "بعد", "الرئيس", "الوزير"),
    *("الحكومة", "المجلس", "اجتماع", "زيارة", "لبنان", "العراق", "مصر", "اتفاق", "محادثات", "غدا"),
]

arabic_sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=20, unique=True).map(" ".join)
arabic_letters = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى", min_size=1, max_size=9)
arabic_words = st.lists(arabic_letters, min_size=5, max_size=40).map(" ".join)


def html_record(content: bytes | str, charset: str | None = None) -> Record:
    return Record(file="a.html", ordinal=0, kind="html", content=content, charset=charset)


@given(arabic_sentences, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", *SINGLE_BYTE]))
def test_undeclared_arabic_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert decode_bytes(text.encode(encoding)) == text


@given(
    arabic_words, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]), st.sampled_from([None, "windows-1256", "gbk"])
)
def test_any_arabic_comes_back_from_unicode_whatever_is_declared(
    text: str, encoding: str, declared: str | None
) -> None:
    assert decode_bytes(text.encode(encoding), declared) == text


@given(
    arabic_sentences,
    st.sampled_from(SINGLE_BYTE),
    st.sampled_from([*SINGLE_BYTE, "utf-8", "iso-8859-1", "utf-16", "x"]),
)
def test_single_byte_arabic_comes_back_whatever_is_declared(text: str, encoding: str, declared: str) -> None:
    assert decode_bytes(text.encode(encoding), declared) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", *SINGLE_BYTE])
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_pages_come_back_whatever_their_markup_declares(encoding: str, declared: str | None) -> None:
    page = PAGE.format(meta=f'<meta charset="{declared}">' if declared else "")
    assert decode(html_record(page.encode(encoding))) == page


def test_a_declared_encoding_counts_where_the_page_is_not_arabic() -> None:
    russian = "Министр иностранных дел заявил, что переговоры продолжатся."
    assert decode_bytes(russian.encode("cp1251"), "windows-1251") == russian
    page = f"<?xml version='1.0' encoding='windows-1251'?><html>{russian}</html>"
    assert decode(html_record(page.encode("cp1251"))) == page
    with pytest.raises(DecodeError, match="unknown_encoding"):
        decode_bytes(russian.encode("cp1251"))


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    french = "Le ministre a déclaré – hier – que “tout est prêt”."
    assert decode_bytes(french.encode("cp1252"), "ISO-8859-1") == french
    assert decode_bytes(french.encode("cp1252")) == french


def test_a_few_broken_bytes_leave_utf8_what_it_is() -> None:
    data = NEWS.encode()
    assert decode_bytes(data[:-1]) == NEWS[:-1] + "\ufffd" or decode_bytes(data[:-1]) == NEWS[:-1]
    middle = data[:201] + b"\xff\xfe" + data[201:]
    assert decode_bytes(middle, "windows-1256")[:80] == NEWS[:80]


def test_a_page_in_two_encodings_is_read_line_by_line() -> None:
    template = "جريدة يومية سياسية مستقلة تصدر عن مؤسسة النهار للطباعة والنشر".encode("cp1256")
    assert decode_bytes(NEWS.encode() + b"\n" + template * 4).startswith(NEWS)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1256"])
@pytest.mark.parametrize("times", [1, 2])
def test_double_encoded_arabic_is_repaired(codec: str, times: int) -> None:
    text = NEWS
    for _ in range(times):
        # Browsers' windows-1252 leaves undefined bytes as they are.
        text = "".join(_as_read(byte, codec) for byte in text.encode())
    assert decode_bytes(text.encode()) == NEWS
    assert decode(html_record("<p>" + text)) == "<p>" + NEWS


def _as_read(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def test_repair_leaves_the_sound_half_of_a_page_alone() -> None:
    broken = NEWS.encode().decode("cp1256")
    assert repair(f"{NEWS} © 2024 – {broken}") == f"{NEWS} © 2024 – {NEWS}"


@given(arabic_words)
def test_repair_changes_no_sound_arabic(text: str) -> None:
    assert repair(text) == text


@given(st.text())
def test_repair_never_fails(text: str) -> None:
    repair(text)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"\xff\xd8\xff\xe0 JFIF",
        b"PK\x03\x04 docx",
        bytes(range(256)) * 20,
        b"\0" * 500,
        b"\xef\xbb\xbf" + bytes(range(256)) * 9,
        b"text with \0\0\0\0\0\0\0\0\0 zeros \1\2\3",
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(html_record(content))
    assert caught.value.reason == "not_text"


@pytest.mark.parametrize("content", ["", "  \n", b" \r\n", b"\xef\xbb\xbf"])
def test_a_blank_page_is_refused(content: bytes | str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(html_record(content))
    assert caught.value.reason == "empty"


def test_text_is_made_storable() -> None:
    assert decode(html_record("a\0b\ud800c")) == "a b\ufffdc"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "windows-1256", "hex", "idna", "\ud800"]))
def test_any_bytes_give_storable_text_or_a_decode_error(data: bytes, charset: str | None) -> None:
    assert outcome(html_record(data, charset)) in {"text", "not_text", "unknown_encoding", "empty"}


def outcome(record: Record) -> str:
    try:
        decode(record).encode()
    except DecodeError as error:
        return error.reason
    return "text"


def test_errors_cross_process_borders_whole() -> None:
    error = pickle.loads(pickle.dumps(DecodeError("not_text", "a PDF file")))  # noqa: S301 - the test's own bytes
    assert (type(error), error.reason, error.detail) == (DecodeError, "not_text", "a PDF file")
