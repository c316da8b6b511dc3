"""Double-encoded Arabic: UTF-8 that somebody read as windows-1252, Latin-1 or windows-1256 and saved again.

"Ø§Ù„" and "ط§ظ„" both stand for "ال". Encoding a stretch back and reading it as UTF-8 succeeds by chance only for
the shortest stretches, so the page is repaired once some stretches leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SURE_LETTERS = 4
_ROUNDS = 2  # some pages went through the mill twice
_RESTORED = re.compile(r"[\u0620-\u064a\u0671-\u06d3ØÙ]")  # Ø and Ù: Arabic that a further round restores

# windows-1252 as browsers read it: what it leaves undefined stays as it is, like Latin-1.
_BYTE_OF = {chr(b): b for b in range(0x80, 0x100)}
_BYTE_OF |= {bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_LATIN_RUN = re.compile(f"[{re.escape(''.join(_BYTE_OF))}]+")
_ANY_RUN = re.compile(r"[^\x00-\x7f]+")


def repair(text: str) -> str:
    """``text`` with double-encoded Arabic restored; unchanged where that is not certain."""
    for _ in range(_ROUNDS):
        repaired = text
        if text.count("Ø") + text.count("Ù") + text.count("Ã") >= _SURE_LETTERS:
            repaired = _repaired(repaired, _LATIN_RUN, _latin_bytes)
        if repaired.count("ط") + repaired.count("ظ") >= _SURE_LETTERS:
            repaired = _repaired(repaired, _ANY_RUN, _cp1256_bytes)
        if repaired == text:
            return text
        text = repaired
    return text


def _repaired(text: str, run: re.Pattern[str], to_bytes: Callable[[str], bytes]) -> str:
    sure = 0

    def restored(match: re.Match[str]) -> str:
        nonlocal sure
        try:
            arabic = to_bytes(match.group()).decode()
        except UnicodeError:
            return match.group()
        letters = len(_RESTORED.findall(arabic))
        sure += letters if letters > 1 else 0
        return arabic if letters else match.group()

    repaired = run.sub(restored, text)
    return repaired if sure >= _SURE_LETTERS else text


def _latin_bytes(run: str) -> bytes:
    return bytes(_BYTE_OF[c] for c in run)


def _cp1256_bytes(run: str) -> bytes:
    return run.encode("cp1256")
