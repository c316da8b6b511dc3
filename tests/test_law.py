"""The law of imports (README, "Folders"), and the size of modules."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("flows", "tasks", "warehouse", "sql")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
MOST_LINES = 300

# What each folder must not know. A step (tasks/*.py) may know more than the pure packages beside it.
FORBIDDEN = {
    "flows": {"tests"},
    "step": {"flows", "tests"},
    "package": {"flows", "tests", "warehouse", "prefect", "duckdb", "typer", "rich"},
    "warehouse": {"flows", "tests", "tasks", "prefect", "typer", "rich"},
    "sql": {"flows", "tests", "tasks", "warehouse", "prefect", "duckdb"},
}
# Steps need Prefect, so nothing pure may import one; what a package may take of tasks is another package.
PACKAGES = {path.parent.name for path in (ROOT / "tasks").glob("*/__init__.py")}


def kind_of(path: Path) -> str:
    folder, *below = path.relative_to(ROOT).parts
    if folder != "tasks":
        return folder
    return "step" if len(below) == 1 else "package"


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide what is imported"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_folder_imports_only_what_it_may_know(path: Path) -> None:
    kind = kind_of(path)
    names = list(imported(path))
    forbidden = {name for name in names if name.split(".")[0] in FORBIDDEN[kind]}
    if kind == "package":
        forbidden |= {name for name in names if name.startswith("tasks.") and name.split(".")[1] not in PACKAGES}
    assert forbidden == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_the_command_line_loads_no_heavy_module_at_its_top() -> None:
    """Third-party imports of the commands stay inside their functions, typer's apart: --help has to answer at once."""
    light = {"typer", "flows", "warehouse"} | {"__future__"}
    for path in [ROOT / "flows" / "cli.py", *sorted((ROOT / "flows" / "commands").glob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tops = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {
            (node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
            for node in tops
        }
        assert names - light - set(sys.stdlib_module_names) == set(), path
