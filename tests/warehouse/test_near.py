"""Near repeats across pages: copies are repeats, updates are kept and linked, whatever the order of arrival."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.parts import FakePage, code_and_settle, load, rows
from warehouse import check, content_hash, near
from warehouse.migrate import migrate, replace_views

NOON = dt.datetime(2022, 2, 12, 12)  # noqa: DTZ001 - the tables hold UTC without a zone
HOUR = dt.timedelta(hours=1)
NEWS = "أعلنت وزارة الدفاع أن 12 جنديا قتلوا في كمين نصبه مسلحون على الطريق الساحلي قرب مدينة المرج فجر الأحد"
COPY = NEWS + "، بحسب وكالة الأنباء الرسمية"
COPY_OF_COPY = COPY + " نقلا عن مصدر في الوزارة طلب حجب هويته"
UPDATE = NEWS.replace("12", "17")


def page(site: str, text: str, hours: int, title: str = "عنوان") -> FakePage:
    return FakePage(f"https://{site}.example/1", (title, text), NOON + hours * HOUR, site=site)


def fates(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str | None, float | None, str | None]]:
    return con.execute(
        "SELECT page.site, disposition, rule, similarity, keeper.site FROM paragraph JOIN page USING (page_id) "
        "LEFT JOIN page AS keeper ON keeper.page_id = keeper_page_id WHERE paragraph.kind = 'body' ORDER BY ALL"
    ).fetchall()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_copies_are_repeats_of_the_earliest_and_updates_stay(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, order: tuple[int, ...]
) -> None:
    pages = [page("a", NEWS, 0), page("b", COPY, 1), page("c", COPY_OF_COPY, 2), page("d", UPDATE, 3)]
    for n in order:
        load(con, tmp_path, [pages[n]])
    kept, copy, far_copy, update = fates(con)
    assert kept == ("a", "kept", None, None, None)
    assert copy[:3] == ("b", "repeat_across_pages", "near-repeat")
    assert copy[3] is not None
    assert 0.65 < copy[3] < 1
    assert far_copy[:3] == ("c", "repeat_across_pages", "near-repeat")
    assert copy[4] == far_copy[4] == "a"
    assert update == ("d", "kept", None, None, None)
    linked = rows(con, "SELECT site, earlier_site FROM paragraph_update")
    assert ("d", "a") in linked
    assert [r for r in check(con) if r.is_failure] == []


def test_a_story_carried_in_near_copies_is_one_source(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    told = f"[ASSAULT firearms 1] {NEWS}"
    load(con, tmp_path, [page("a", told, 0), page("b", told + " وفق بيان", 1, "عنوان آخر"), page("c", told, 2)])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT n_pages, n_sites, n_independent FROM event") == [(3, 3, 1)]


def test_a_template_is_no_group_of_copies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The pairs that only an outgrown band had brought together are forgotten: order must not show."""
    names = ["الذهب", "الفضة", "النحاس", "القمح", "الذرة", "السكر", "القطن", "البن"]
    text = "استقر سعر {} في تعاملات السوق المركزية صباح اليوم وسط هدوء نسبي في حركة البيع والشراء بحسب التجار"
    pages = [page(f"s{n}", text.format(name), n) for n, name in enumerate(names)]

    def state(order: list[FakePage]) -> dict[str, str]:
        with duckdb.connect() as con:
            migrate(con, tmp_path)
            replace_views(con)
            for one in order:
                load(con, tmp_path, [one])
            return content_hash(con)

    for limit in (2, 4, 64):
        monkeypatch.setattr(near, "MOST_ALIKE", limit)
        assert state(pages) == state(pages[::-1]) == state(pages[4:] + pages[:4])
