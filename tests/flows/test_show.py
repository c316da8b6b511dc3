from __future__ import annotations

import datetime as dt
import io

from flows.show import as_text, isolated, show_table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_arabic_is_isolated_on_a_terminal_only() -> None:
    rows = [("القاهرة", 1), ("Cairo", 2)]
    terminal, pipe = Terminal(), io.StringIO()
    show_table(("city", "n"), rows, out=terminal)
    show_table(("city", "n"), rows, out=pipe)
    assert "\u2067القاهرة\u2069" in terminal.getvalue()
    assert "\u2067Cairo" not in terminal.getvalue()
    assert pipe.getvalue() == "city     n\nالقاهرة  1\nCairo    2\n\n"


def test_values_read_well() -> None:
    assert as_text(1234567) == "1,234,567"
    assert as_text(["EGY", None]) == "EGY, -"
    moment = dt.datetime(2022, 2, 12, 10, 30, 5, 123)  # noqa: DTZ001 - as DuckDB gives UTC
    assert as_text(moment) == "2022-02-12 10:30:05"
    assert as_text(None) == ""
    assert as_text("two\nlines") == "two lines"
    assert isolated("2022") == "2022"
