"""Bytes to text: UTF-8, UTF-16, windows-1256 and ISO-8859-6, declared, undeclared or wrongly declared.

The order is by certainty, not by authority: a wide byte order mark, UTF-16's pattern of high bytes, valid UTF-8
(which no Arabic single-byte text is), then what reads like Arabic, and only then what the page or its server declares.
"""

from __future__ import annotations

import codecs

from tasks.reading.encodings import best_arabic, codec_of, declared_in, utf16_without_bom
from tasks.reading.errors import DecodeError
from tasks.reading.mojibake import repair
from tasks.reading.source import storable
from tasks.records import Record

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_STARTS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "zip or office document"),
    (b"\xd0\xcf\x11\xe0", "office document"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\x7fELF", "program"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"{\\rtf", "RTF"),
)
_ASCII = bytes(range(0x80))
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\r\f\x1b") + b"\x7f"
_CONTROL_CHARACTERS = dict.fromkeys([*_CONTROLS, *range(0x80, 0xA0), 0xFFFD], "")
_CONTROL_SHARE = 0.02
_STRAY_SHARE = 0.2  # of bytes above ASCII, up to which a page of no known encoding is ASCII with strays
_MIXED_LINES = 20_000  # more lines than that are not tried one by one
_GOOD_PER_BAD = 10  # valid characters a broken byte must be outweighed by for damaged UTF-8 to be UTF-8


def decode(record: Record) -> str:
    """The text (or markup) of ``record``.

    Raises:
        DecodeError: its reason is ``not_text``, ``unknown_encoding`` or ``empty``.
    """
    if isinstance(record.content, str):
        text = _finished(record.content)
    else:
        is_html = record.kind == "html"
        text = decode_bytes(record.content, record.charset, is_html=is_html)
    if not text.strip():
        raise DecodeError("empty", "the page has no text")
    return text


def decode_bytes(data: bytes, charset: str | None = None, *, is_html: bool = False) -> str:
    """``data`` as text. ``charset`` is what the container declares; an HTML page's own declaration is looked up.

    Raises DecodeError.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], codec)
    data = data.removeprefix(codecs.BOM_UTF8)  # no proof: templates put it before pages in other encodings
    kind = next((kind for start, kind in _BINARY_STARTS if data.startswith(start)), None)
    if kind is not None:
        raise DecodeError("not_text", f"the page is a {kind} file")
    wide = utf16_without_bom(data)
    if wide is not None:
        return _wide(data, wide)
    if len(data) - len(data.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(data):
        raise DecodeError("not_text", "the page is binary: too many control characters")
    text = _utf8(data)
    if text is None:
        text = _by_plausibility(data, codec_of(charset) or (declared_in(data) if is_html else None))
    return _finished(text)


def _wide(data: bytes, codec: str) -> str:
    text = data.decode(codec, "replace")
    # A cut last character is one replacement, a wrong mark thousands.
    if len(text) - len(text.translate(_CONTROL_CHARACTERS)) > max(1, _CONTROL_SHARE * len(text)):
        raise DecodeError("not_text", f"the page is marked as {codec} but is none")
    return _finished(text)


def _utf8(data: bytes) -> str | None:
    """``data`` as UTF-8 if it is that, a few broken bytes allowed; else None."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    n_ascii = len(data) - len(data.translate(None, _ASCII))
    good = len(text) - n_ascii - bad
    return text if good >= _GOOD_PER_BAD * bad else None


def _by_plausibility(data: bytes, declared: str | None) -> str:
    arabic = best_arabic(data, declared)
    if arabic is not None:
        return data.decode(arabic, "replace")
    mixed = _line_by_line(data)
    if mixed is not None:
        return mixed
    if declared not in (None, "utf-8", "utf-16-le", "utf-16-be"):
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    if len(data.translate(None, _ASCII)) <= _STRAY_SHARE * len(data):
        return data.decode("cp1256")  # has the Latin letters of windows-1252 that French uses, too
    raise DecodeError("unknown_encoding", "neither UTF-8 nor UTF-16, and no Arabic as windows-1256 or ISO-8859-6")


def _line_by_line(data: bytes) -> str | None:
    """Text in several encodings by lines (a UTF-8 body in a windows-1256 template); None if a line is in none."""
    if data.count(b"\n") > _MIXED_LINES:
        return None
    lines = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            codec = best_arabic(line)
            if codec is None:
                return None
            lines.append(line.decode(codec, "replace"))
    return "\n".join(lines)


def _finished(text: str) -> str:
    return repair(storable(text).replace("\0", " "))
