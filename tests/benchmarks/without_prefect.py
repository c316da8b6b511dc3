"""``waqai`` with a stand-in for Prefect: the same flow and tasks as plain functions, on as many threads.

What it takes less than the real one is what Prefect costs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any


class Task:
    def __init__(self, function: Callable[..., Any]) -> None:
        self.fn = function

    def __call__(self, *arguments: Any) -> Any:
        return self.fn(*arguments)

    def submit(self, *arguments: Any) -> Future[Any]:
        return Flow.threads.submit(self.fn, *arguments)


class Flow(Task):
    threads: ThreadPoolExecutor

    def with_options(self, task_runner: ThreadPoolExecutor) -> Flow:
        Flow.threads = task_runner
        return self


MODULES: dict[str, dict[str, Any]] = {
    "prefect": {"flow": lambda **_: Flow, "task": lambda **_: Task},
    "prefect.artifacts": dict.fromkeys(("create_link_artifact", "create_table_artifact"), lambda **_: None),
    "prefect.cache_policies": {"NO_CACHE": None},
    "prefect.futures": {"as_completed": as_completed},
    "prefect.settings": {
        "PREFECT_API_URL": SimpleNamespace(value=lambda: "nowhere"),
        "temporary_settings": nullcontext,
    },
    "prefect.task_runners": {"TaskRunner": object, "ThreadPoolTaskRunner": ThreadPoolExecutor},
    "prefect.utilities": {},
    "prefect.utilities.annotations": {"quote": lambda value: value},
}


def main() -> None:
    """Run the command line on the stand-in."""
    for name, content in MODULES.items():
        sys.modules[name] = SimpleNamespace(**content)  # type: ignore[assignment]
    from flows.cli import main as waqai

    waqai()


if __name__ == "__main__":
    main()
