"""Boilerplate, furniture, metadata and in-page repeats: a decoded record in, a page out.

    record ─markup─▶ lines ─furniture─▶ rules ─repeats─▶ paragraphs
                (text pages: lines as they are)

``clean`` takes any record, ``clean_text`` a text; both raise ``CleanError`` for a page with nothing in it.
"""

from tasks.cleaning.page import CleanError, clean, clean_text

__all__ = ["CleanError", "clean", "clean_text"]
