"""The guarantees of the whole way, on generated drops: conservation, traceability, idempotence, order, shards."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.generate import ENCODINGS, FORMATS, GeneratedDrop, generate, split
from tests.tasks.way import load, loaded
from warehouse import Warehouse, check, content_hash

EACH_SLOW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    print_blob=False,
    phases=[Phase.explicit, Phase.generate],
)


def small(folder: Path, seed: int, pages: int, bad: int = 0, formats: tuple[str, ...] = FORMATS) -> GeneratedDrop:
    return generate(
        folder, pages=pages, seed=seed, formats=formats, encodings=ENCODINGS, bad=bad, characters=700, bulk=(0, 300),
        container_pages=4,
    )  # fmt: skip


def n_rows(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.sql(query).fetchall()[0][0])


@EACH_SLOW
@given(
    seed=st.integers(0, 10_000),
    pages=st.integers(1, 14),
    bad=st.integers(0, 6),
    formats=st.sets(st.sampled_from(FORMATS), min_size=1).map(lambda chosen: tuple(sorted(chosen))),
    shard_pages=st.integers(1, 20),
)
def test_nothing_is_lost_and_evidence_leads_back(
    seed: int, pages: int, bad: int, formats: tuple[str, ...], shard_pages: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drop = small(Path(folder) / "drop", seed, pages, bad, formats)
        with Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
            load(warehouse, [drop.folder], shard_pages=shard_pages)
            con = warehouse.con
            assert [r for r in check(con) if r.is_failure] == []
            places = set(con.sql("SELECT file, ordinal FROM record").fetchall())
            assert {(page.file, page.ordinal) for page in drop.pages} <= places
            refused = con.sql("SELECT file, ordinal FROM reject WHERE stage <> 'code'").fetchall()
            for fault in drop.faults:
                assert any(file == fault.file and ordinal in (fault.ordinal, None) for file, ordinal in refused), fault
            assert n_rows(con, "SELECT count(*) FROM reject WHERE stage = 'code'") == 0
            assert (
                n_rows(
                    con,
                    "SELECT count(*) FROM mention JOIN paragraph USING (page_id, position) "
                    "WHERE substring(text, char_start + 1, char_end - char_start) <> evidence",
                )
                == 0
            )
            before = content_hash(con)
            load(warehouse, [drop.folder], shard_pages=shard_pages + 1)
            assert content_hash(con) == before


@EACH_SLOW
@given(seed=st.integers(0, 10_000), order=st.permutations(range(3)), shard_pages=st.integers(1, 30))
def test_order_and_shards_change_nothing(seed: int, order: list[int], shard_pages: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = small(Path(folder) / "drop", seed, 18, formats=("html", "jsonl", "warc.gz"))
        drops = [[part.folder] for part in split(whole, 3)]
        forward = loaded(Path(folder) / "a.duckdb", drops)
        other = loaded(Path(folder) / "b.duckdb", [drops[at] for at in order], shard_pages=shard_pages)
        assert other == forward


def test_a_copy_under_another_name_is_the_same_drop(tmp_path: Path) -> None:
    drop = small(tmp_path / "drop", 5, 8)
    shutil.copytree(drop.folder, tmp_path / "copy")
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, [drop.folder])
        before = content_hash(warehouse.con)
        load(warehouse, [tmp_path / "copy"])
        assert content_hash(warehouse.con) == before
