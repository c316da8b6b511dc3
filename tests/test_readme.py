"""The README is under test: its commands run, its settings are the defaults, and no command goes unmentioned."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli import app
from flows.settings import Settings
from tests.flows.conftest import command, environment, prefect_server
from warehouse import query, read

__all__ = ["prefect_server"]

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    return [shlex.split(line)[1:] for line in blocks("sh")[0].splitlines()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, prefect_server: str) -> Iterator[Path]:
    """A folder with the sample drop, after all commands of the README but the last ran in it as a user would."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "tests").mkdir()
    (folder / "tests" / "drops").symlink_to(ROOT / "tests" / "drops")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_its_commands_run(desk: Path, prefect_server: str) -> None:
    outputs = []
    for arguments in commands():
        done = subprocess.run(
            command(*arguments), cwd=desk, env=environment({"PREFECT_API_URL": prefect_server}), capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (arguments, done.stderr)
        outputs.append(done.stdout)
    plan, first, again, *_ = outputs
    assert "would be read, cleaned and coded" in plan
    n_events = re.search(r"^events +(\d+)$", first, flags=re.MULTILINE)
    assert n_events is not None
    assert int(n_events[1]) >= 40
    assert again.startswith("nothing new")
    assert (desk / "events.parquet").is_file()
    with read(desk / "warehouse" / "waqai.duckdb") as con:
        for statement in blocks("sql")[0].split(";"):
            if statement.strip():
                assert query(con, statement).fetchall(), statement


def test_its_settings_are_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    shown = tomllib.loads(blocks("toml")[0])
    assert Settings(**shown) == Settings()
    assert set(shown) | {"workers"} == set(Settings.model_fields)


def test_every_command_is_in_it_and_explains_itself() -> None:
    for registered in app.registered_commands:
        assert registered.callback is not None
        name = registered.callback.__name__
        assert f"`waqai {name}" in README
        assert f"waqai {name}" in (registered.callback.__doc__ or ""), f"{name} --help shows no example"
