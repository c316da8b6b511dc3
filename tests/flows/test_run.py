from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path

import pytest

import tasks.prepare
from flows.calling import call
from flows.plan import plan
from flows.run import run as run_flow
from flows.settings import Settings
from flows.summary import RunSummary
from tasks.reading.drop import manifest
from tests.flows.conftest import Waqai, given
from tests.generate import GeneratedDrop
from tests.tasks.faulty import prepare_or_worse
from warehouse import Warehouse, content_hash, read

pytestmark = pytest.mark.usefixtures("prefect_server")


def run(paths: list[Path], warehouse: Path, **settings: object) -> RunSummary:
    return call(run_flow, given(warehouse, drop=manifest(paths), **settings), paths)


def published_hash(path: Path) -> dict[str, str]:
    with read(path) as con:
        return content_hash(con)


@pytest.fixture(scope="module")
def undisturbed(
    drop: GeneratedDrop, prefect_server: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, RunSummary]:
    path = tmp_path_factory.mktemp("undisturbed") / "w.duckdb"
    return path, run([drop.folder], path)


def test_a_drop_goes_all_the_way(drop: GeneratedDrop, undisturbed: tuple[Path, RunSummary]) -> None:
    path, summary = undisturbed
    assert summary.published == path
    assert summary.outcome.n_records == drop.n_records
    assert sum(reject.n for reject in summary.outcome.rejects) == drop.n_bad
    assert summary.outcome.n_events > 40
    assert dict(summary.outcome.events_by_type)["CONSULT"] > 0
    assert list(summary.seconds) == ["unpack", "prepare", "admit", "code", "settle", "check", "publish"]
    with read(path) as con:
        assert con.sql("SELECT status, n_drops, n_pages FROM run").fetchall() == [("done", 1, summary.outcome.n_pages)]
        assert con.sql("SELECT count(*) FROM actor").fetchall()[0][0] > 200
    # Parts are gone once the warehouse holds them.
    assert [p.name for p in path.with_name("w.work").iterdir()] == ["actor.parquet"]


def test_again_it_is_nothing_new(drop: GeneratedDrop, undisturbed: tuple[Path, RunSummary], tmp_path: Path) -> None:
    path, summary = undisturbed
    before = path.read_bytes()
    shutil.copytree(drop.folder, tmp_path / "renamed")
    for folder in (drop.folder, tmp_path / "renamed"):
        again = run([folder], path)
        assert not again.is_new
        assert again.outcome.n_events == summary.outcome.n_events
    assert path.read_bytes() == before


def test_workers_and_shards_change_nothing(
    drop: GeneratedDrop, undisturbed: tuple[Path, RunSummary], tmp_path: Path
) -> None:
    run([drop.folder], tmp_path / "w.duckdb", workers=1, shard_pages=7)
    assert published_hash(tmp_path / "w.duckdb") == published_hash(undisturbed[0])


def test_a_page_that_crashes_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.prepare, "prepare_record", prepare_or_worse)
    sentence = "التقى وزير الخارجية المصري نظيره التركي في أنقرة يوم الأحد وبحث معه العلاقات بين البلدين."
    (tmp_path / "a.txt").write_text(sentence, encoding="utf-8")
    (tmp_path / "b.txt").write_text("CRASH", encoding="utf-8")
    (tmp_path / "c.txt").write_text("HANG", encoding="utf-8")
    summary = run([tmp_path], tmp_path / "out" / "w.duckdb", page_deadline_seconds=4.0)
    assert summary.outcome.n_pages == 1
    assert {(r.stage, r.reason) for r in summary.outcome.rejects} == {("clean", "crash"), ("clean", "timeout")}
    with read(tmp_path / "out" / "w.duckdb") as con:
        rows = con.sql("SELECT event_type, actor_codes, recipient_codes FROM event_by_page").fetchall()
    assert rows == [("CONSULT", ["EGY"], ["TUR"])]


def test_a_failed_check_leaves_the_last_state_published(
    drop: GeneratedDrop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import warehouse
    from flows.stages import ChecksFailedError
    from warehouse import Script

    path = tmp_path / "w.duckdb"
    (tmp_path / "a.txt").write_text("عقد المجلس جلسة طارئة مساء الأحد.", encoding="utf-8")
    run([tmp_path / "a.txt"], path)
    before = path.read_bytes()
    run_checks = warehouse.check
    monkeypatch.setattr(warehouse, "check", lambda con: run_checks(con, [Script("fail_all", "All.", "SELECT 1 AS x")]))
    with pytest.raises(ChecksFailedError, match=r"not published.*fail_all \(1\)"):
        run([drop.folder], path)
    assert path.read_bytes() == before
    with Warehouse.open(path) as opened:
        last = opened.con.sql("SELECT status, detail FROM run ORDER BY started_at DESC LIMIT 1").fetchall()
        assert last == [("failed", "fail_all")]
    monkeypatch.setattr(warehouse, "check", run_checks)
    assert run([drop.folder], path).published == path


def test_a_broken_coder_ends_the_run_with_one_line(
    drop: GeneratedDrop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tasks.code
    from tasks.code import CoderError
    from tests.tasks.faulty import double_or_worse

    monkeypatch.setattr(tasks.code, "code_article", double_or_worse)
    with pytest.raises(CoderError, match=r"the coder can't be loaded: TypeError"):
        run([drop.folder], tmp_path / "w.duckdb")
    assert not (tmp_path / "w.duckdb").exists()


def test_prefect_sees_tasks_by_shard_and_artifacts(drop: GeneratedDrop, undisturbed: tuple[Path, RunSummary]) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey, TaskRunFilter, TaskRunFilterName

    drop_id = undisturbed[1].drop_id[:8]
    of_drop = TaskRunFilter(name=TaskRunFilterName(like_=drop_id))
    left = ArtifactFilter(key=ArtifactFilterKey(like_=f"drop-{drop_id}-%"))
    with get_client(sync_client=True) as client:
        names = {run.name for run in client.read_task_runs(task_run_filter=of_drop)}
        artifacts = {artifact.key for artifact in client.read_artifacts(artifact_filter=left)}
    assert {f"unpack 00000 of drop {drop_id}", f"prepare 00000-00000 of drop {drop_id}"} <= names
    assert {f"drop-{drop_id}-{name}" for name in ("counts", "events", "rejects", "slowest", "published")} <= artifacts


def test_a_second_writer_is_told_who_holds_the_warehouse(drop: GeneratedDrop, tmp_path: Path, waqai: Waqai) -> None:
    path = tmp_path / "w.duckdb"
    with Warehouse.open(path):
        result: list[subprocess.CompletedProcess[str]] = []
        thread = threading.Thread(
            target=lambda: result.append(waqai("run", str(drop.folder), "--warehouse", str(path)))
        )
        thread.start()
        thread.join()
    assert result[0].returncode == 1
    assert "is being written by somebody, process" in result[0].stderr
    assert len(result[0].stderr.splitlines()) == 1


def test_the_plan_names_what_is_known(
    drop: GeneratedDrop, undisturbed: tuple[Path, RunSummary], tmp_path: Path
) -> None:
    known = plan(manifest([drop.folder]), Settings(warehouse=undisturbed[0]))
    assert (known.is_known, known.n_uncoded) == (True, 0)
    new = plan(manifest([drop.folder]), Settings(warehouse=tmp_path / "w.duckdb"))
    assert not new.is_known
    assert sum(n for _, n, _ in new.formats) == len(manifest([drop.folder]).files)
