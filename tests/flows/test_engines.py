"""Threads, processes or a Dask cluster; parts in a folder or on object storage: the same warehouse comes out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.calling import call
from flows.run import run as run_flow
from flows.settings import SettingsError
from flows.summary import RunSummary
from tasks.reading.drop import manifest
from tests.flows.conftest import given
from tests.generate import GeneratedDrop
from tests.tasks.way import loaded
from warehouse import content_hash, read

pytestmark = pytest.mark.usefixtures("prefect_server")


def run(drop: GeneratedDrop, warehouse: Path, **settings: object) -> RunSummary:
    return call(run_flow, given(warehouse, drop=manifest([drop.folder]), shard_pages=4, **settings), [drop.folder])


def published_hash(path: Path) -> dict[str, str]:
    with read(path) as con:
        return content_hash(con)


@pytest.fixture(scope="module")
def undisturbed(drop: GeneratedDrop, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return loaded(tmp_path_factory.mktemp("undisturbed") / "w.duckdb", [[drop.folder]])


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """What the environment of all who use the bucket ``parts`` must say."""
    pytest.importorskip("s3fs", reason="the extra s3 is not installed")
    pytest.importorskip("moto", reason="moto, an S3 server for tests, is not installed")
    import fsspec

    from tests.flows.cluster import S3, object_storage

    with object_storage() as address:
        env = S3 | {"AWS_ENDPOINT_URL": address}
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("parts")
        yield env


def test_threads_of_this_process(drop: GeneratedDrop, undisturbed: dict[str, str], tmp_path: Path) -> None:
    run(drop, tmp_path / "w.duckdb", engine="threads")
    assert published_hash(tmp_path / "w.duckdb") == undisturbed


@pytest.mark.parametrize("place", ["folder", "s3"])
def test_a_dask_cluster_that_loses_a_worker_in_mid_run(
    place: str,
    drop: GeneratedDrop,
    undisturbed: dict[str, str],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    pytest.importorskip("prefect_dask", reason="the extra dask is not installed")
    import dask

    from tests.flows.cluster import Cluster

    env, parts = {}, ""
    if place == "s3":
        env, parts = request.getfixturevalue("s3"), "s3://parts/waqai"
    path = tmp_path / "w.duckdb"
    cluster = Cluster(tmp_path, ("one", "other"), env)
    try:
        killing = threading.Thread(target=cluster.kill_at_work, args=("one", "prepare"))
        killing.start()
        with dask.config.set({"distributed.comm.compression": False}):
            summary = run(drop, path, engine="dask", dask_address=cluster.wire.address, parts=parts)
        killing.join()
        assert cluster.processes["one"].wait(10) == -signal.SIGKILL
        seen = cluster.wire.seen()
    finally:
        cluster.close()
    assert summary.outcome.n_records == drop.n_records
    assert published_hash(path) == undisturbed
    with read(path) as con:
        texts = [text for (text,) in con.sql("SELECT text FROM paragraph WHERE length(text) > 20").fetchall()]
    assert len(texts) > 100
    assert b"00000-00000" in seen  # a shard's name: what is sought would be found
    assert [text for text in texts if text.encode() in seen] == []


def test_a_cluster_without_an_address_is_said_in_one_line(drop: GeneratedDrop, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="needs dask_address"):
        run(drop, tmp_path / "w.duckdb", engine="dask")


def test_a_cluster_that_is_not_there_is_said_in_one_line(
    drop: GeneratedDrop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("prefect_dask", reason="the extra dask is not installed")
    monkeypatch.setattr("flows.workers._CONNECT_SECONDS", 1)
    with pytest.raises(SettingsError, match=r"no Dask cluster with workers at dask_address tcp://127\.0\.0\.1:9"):
        run(drop, tmp_path / "w.duckdb", engine="dask", dask_address="tcp://127.0.0.1:9")
