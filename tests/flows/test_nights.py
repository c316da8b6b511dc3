"""A month of nights, and the same drops in any order, cut and number of workers."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_any
from hypothesis import strategies as st

import flows.many
import tasks.workshop
from flows.backfill import backfill
from flows.calling import Call, call
from flows.nightly import nightly
from flows.progress import SilentReporter
from flows.settings import Settings
from flows.summary import ManySummary
from tasks.pool import GuardedPool
from tests.generate import generate
from tests.tasks.way import PlainPool, loaded
from warehouse import content_hash, read

pytestmark = pytest.mark.usefixtures("prefect_server")


class LentPool:
    """A pool that flows use and leave running."""

    def __init__(self, pool: GuardedPool | PlainPool) -> None:
        self._pool = pool

    def __enter__(self) -> LentPool:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def __getattr__(self, name: str) -> object:
        return getattr(self._pool, name)


def lent(pool: GuardedPool | PlainPool, warehouse: Path, **given: object) -> Call:
    return Call(SilentReporter(), Settings(warehouse=warehouse, **given), cast("GuardedPool", LentPool(pool)))  # type: ignore[arg-type]


def small_drop(folder: Path, seed: int) -> Path:
    generate(folder, pages=3, seed=seed, formats=("jsonl", "html", "txt"), characters=500, bulk=(0, 100))
    long_ago = time.time() - 3600
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (long_ago, long_ago))
    return folder


def published_hash(path: Path) -> dict[str, str]:
    with read(path) as con:
        return content_hash(con)


def test_thirty_nights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, inbox, poisoned = tmp_path / "w.duckdb", tmp_path / "inbox", tmp_path / "inbox" / "news-2015-06-07"
    manifest, step_version = flows.many.manifest, tasks.workshop.step_version

    def or_poison(paths: list[Path]) -> object:
        if paths == [poisoned]:
            raise ValueError("the poison of a test")
        return manifest(paths)

    monkeypatch.setattr(flows.many, "manifest", or_poison)
    nights: dict[int, ManySummary] = {}
    for night in range(1, 31):
        if night != 12:  # its drop comes three nights late
            small_drop(inbox / f"news-2015-06-{night:02}", night)
        if night == 15:
            small_drop(inbox / "news-2015-06-12", 12)
        if night == 17:  # the drop of the tenth is corrected
            shutil.rmtree(inbox / "news-2015-06-10")
            small_drop(inbox / "news-2015-06-10", 110)
        if night == 19:
            shutil.copytree(inbox / "news-2015-06-05", inbox / "again-2015-06-05")
        if night == 21:
            monkeypatch.setattr(
                tasks.workshop, "step_version", lambda *p: "upgraded" if "coding" in p else step_version(*p)
            )
        nights[night] = call(nightly, lent(PlainPool(), path, inbox=[inbox], keep_copies=2))
        assert nights[night].published == (path if nights[night].taken else None)

    statuses = {night: [(Path(d.name).name[-5:], d.status) for d in s.taken] for night, s in nights.items()}
    assert statuses[7] == [("06-07", "failed")]
    assert statuses[8] == [("06-07", "failed"), ("06-08", "admitted")]
    assert statuses[9] == [("06-07", "set_aside"), ("06-09", "admitted")]
    assert statuses[10] == [("06-10", "admitted")]
    assert statuses[12] == []
    assert statuses[15] == [("06-12", "admitted"), ("06-15", "admitted")]
    assert statuses[17] == [("06-10", "admitted"), ("06-17", "admitted")]
    assert statuses[19] == [("06-05", "known"), ("06-19", "admitted")]
    assert nights[30].n_set_aside == 1
    with read(path) as con:
        assert con.sql("SELECT DISTINCT coder_version FROM coding").fetchall() == [("upgraded",)]
        assert con.sql("SELECT count(*) FROM run WHERE status <> 'done'").fetchall() == [(0,)]
        drops = con.sql('SELECT count(*) FROM "drop"').fetchall()
    assert drops == [(30,)]  # 29 nights' and the corrected one
    assert len(list((tmp_path / "w.copies").iterdir())) == 2
    assert not [p for p in (tmp_path / "w.work").iterdir() if p.name != "actor.parquet"]
    # All of them at once, in another order, say the same; of the tenth, the version before the correction too.
    kept = [[d] for d in sorted(inbox.iterdir(), reverse=True) if d != poisoned]
    kept.insert(3, [small_drop(tmp_path / "before" / "news-2015-06-10", 10)])
    assert published_hash(path) == loaded(tmp_path / "at-once.duckdb", kept)


def page(url: str, day: int, *paragraphs: str) -> dict[str, Any]:
    return {"url": url, "title": "أخبار اليوم", "published": f"2022-02-{day:02}", "text": "\n".join(paragraphs)}


TOLD = (
    "التقى وزير الخارجية المصري سامح شكري نظيره التركي في أنقرة يوم السبت وبحث معه العلاقات بين البلدين.",
    "أدانت وزارة الخارجية الأردنية الهجوم الذي استهدف دورية للجيش في شمال البلاد وأسفر عن مقتل 12 جنديا.",
    "أدانت وزارة الخارجية الأردنية الهجوم الذي استهدف دورية للجيش في شمال البلاد وأسفر عن مقتل 17 جنديا.",
    "تظاهر الآلاف في العاصمة التونسية احتجاجا على غلاء الأسعار ورفعوا شعارات تطالب برحيل الحكومة.",
    "هدد الرئيس الأميركي بفرض عقوبات جديدة على إيران إذا لم توقف تخصيب اليورانيوم.",
)
pages = st.builds(
    page,
    st.sampled_from([f"https://{site}.example/{n}" for site in "ab" for n in range(3)]),
    st.integers(10, 13),
    st.sampled_from(TOLD),
    st.sampled_from(TOLD),
)


@pytest.fixture(scope="module")
def pools() -> Iterator[dict[int, GuardedPool]]:
    made = {n: GuardedPool(n, 30.0, 4_000_000_000) for n in range(1, 5)}
    yield made
    for pool in made.values():
        pool.__exit__(None, None, None)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given_any(st.data(), st.lists(pages, min_size=3, max_size=9, unique_by=repr), st.integers(1, 4), st.integers(1, 3))
def test_any_order_and_cut_over_any_number_of_workers_says_the_same(
    pools: dict[int, GuardedPool], data: st.DataObject, pages: list[dict[str, Any]], workers: int, shard_pages: int
) -> None:
    """URLs come again with other words (versions), words under other URLs (repeats), tolls differ (updates)."""
    shuffled = data.draw(st.permutations(pages))
    cuts = sorted({0, len(pages), *data.draw(st.lists(st.integers(1, len(pages) - 1), max_size=3))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "whole" / "all.jsonl", pages)
        for n, (start, end) in enumerate(itertools.pairwise(cuts)):
            write(folder / "cut" / f"{n}.jsonl", shuffled[start:end])
        wanted = loaded(folder / "plain.duckdb", [[folder / "whole" / "all.jsonl"]])
        given = lent(pools[workers], folder / "w.duckdb", shard_pages=shard_pages, workers=workers, batch_drops=1)
        summary = call(backfill, given, [folder / "cut"])
        assert summary.published
        assert content_of(published_hash(folder / "w.duckdb")) == content_of(wanted)


def content_of(hashes: dict[str, str]) -> dict[str, str]:
    """All but where in which file a record lay: that is what the cut changes."""
    return {table: said for table, said in hashes.items() if table not in ("record", "drop_file", "drop")}


def write(file: Path, pages: list[dict[str, Any]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages), encoding="utf-8")
