"""Dates in Arabic text: every month tradition, weekdays, أمس and الشهر الماضي, resolved from the day of publication.

The words of a sentence become letters of a small alphabet (lexicon.py, lexer.py), the rules are
regular expressions over those letters (find.py), and what a match means is plain arithmetic
(calendar_rules.py, relative_rules.py, resolve.py). Words are data: months.tsv, words.tsv, names.tsv.
"""

from tasks.arabic.dates.find import find_dates, parse_absolute
from tasks.arabic.dates.mention import DateMention

__all__ = ["DateMention", "find_dates", "parse_absolute"]
