from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from flows.calling import Call
from flows.progress import SilentReporter
from flows.settings import Settings
from tasks.reading.drop import Drop
from tests.generate import GeneratedDrop, generate

ROOT = Path(__file__).parents[2]
Waqai = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one Prefect server for all tests; flows of this process and of others use it."""
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    import flows  # noqa: F401 - sets Prefect's environment before it is imported

    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield str(PREFECT_API_URL.value())


@pytest.fixture(scope="session")
def drop(tmp_path_factory: pytest.TempPathFactory) -> GeneratedDrop:
    """A drop of 40 small pages in all formats, three of its records bad."""
    folder = tmp_path_factory.mktemp("generated") / "drop"
    return generate(folder, pages=40, seed=11, bad=3, characters=700, bulk=(0, 300), container_pages=10)


@pytest.fixture
def waqai(tmp_path: Path) -> Waqai:
    """Runs a command in ``tmp_path`` as a user would; by default without any Prefect server to be found."""

    def call(*arguments: str, stdin: str | None = None, env: dict[str, str] | None = None) -> object:
        return subprocess.run(
            command(*arguments), cwd=tmp_path, input=stdin, env=environment(env), capture_output=True, text=True,
            check=False, timeout=180,
        )  # fmt: skip

    return call  # type: ignore[return-value]


def given(warehouse: Path, *, drop: Drop | None = None, **settings: object) -> Call:
    """A silent call of a flow with settings of its own."""
    return Call(SilentReporter(), Settings(warehouse=warehouse, **{"workers": 2} | settings), drop=drop)  # type: ignore[arg-type]


def command(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "flows.cli", *arguments)


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAQAI_", "PREFECT_"))}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | (extra or {})
