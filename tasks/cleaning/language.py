"""Which language the kept text is in.

resiliparse's detector (0.05 ms a page) names Arabic, Persian, Urdu and the European languages well but
has no Sorani, which it takes for Persian or Urdu; letters that only Sorani writes decide there.
"""

from __future__ import annotations

import re

_SAMPLE_LETTERS = 2_000
_CUTOFF = 10_000  # short texts rank far from every profile, yet the nearest is right
_SORANI = re.compile("[ەێۆڕڵڤ]")
_SORANI_SHARE = 0.04
_LETTER = re.compile(r"[^\W\d_]")
_CANDIDATES = ["ar", "fa", "ur", "ps", "en", "fr", "de", "es", "it", "pt", "ru", "tr", "he"]


def detect_language(text: str) -> str | None:
    """ISO 639 code of ``text`` (``ar``, ``fa``, ``ur``, ``ckb``, ``en``, ...), None where it has no letters."""
    sample = text[:_SAMPLE_LETTERS]
    if _LETTER.search(sample) is None:
        return None
    if len(_SORANI.findall(sample)) > _SORANI_SHARE * len(sample):
        return "ckb"
    from resiliparse.parse.lang import detect_fast

    code: str = detect_fast(sample, cutoff=_CUTOFF, langs=_CANDIDATES)[0]
    return None if code == "unknown" else code
