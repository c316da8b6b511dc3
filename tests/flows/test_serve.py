"""The deployments, and who is told when one fails."""

from __future__ import annotations

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows.backfill import backfill
from flows.calling import call
from flows.serve import deployments
from flows.settings import Settings, SettingsError
from tasks.reading.errors import DropError
from tests.flows.conftest import Waqai, given

pytestmark = pytest.mark.usefixtures("prefect_server")


def test_nightly_and_maintenance_have_schedules_and_the_others_wait_to_be_called() -> None:
    made = {d.name: d for d in deployments(Settings(cron="30 1 * * 1-5", time_zone="Asia/Riyadh"))}
    assert set(made) == {"nightly", "backfill", "recode", "maintenance"}
    schedules = [schedule.schedule for schedule in made["nightly"].schedules or []]
    assert [(s.cron, s.timezone) for s in schedules] == [("30 1 * * 1-5", "Asia/Riyadh")]
    assert [schedule.schedule.cron for schedule in made["maintenance"].schedules or []] == ["0 14 * * 6"]
    assert not made["backfill"].schedules
    assert not made["recode"].schedules
    assert {d.concurrency_limit for d in made.values()} == {1}


def test_the_form_of_backfill_asks_for_what_it_needs() -> None:
    made = {d.name: d for d in deployments(Settings())}
    schema = made["backfill"]._parameter_openapi_schema.model_dump()
    assert set(schema["properties"]) == {"paths", "since", "until", "only_failed"}
    assert schema["required"] == ["paths"]
    assert "oldest first" in (made["backfill"].description or "")


@pytest.mark.parametrize(
    "wrong", [{"cron": "at night"}, {"maintenance_cron": "now and then"}, {"time_zone": "Mars/Olympus"}]
)
def test_a_schedule_that_is_none_is_said_in_one_line(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong.values()))):
        deployments(Settings(**wrong))


def test_without_a_server_it_says_how_to_start_one(waqai: Waqai) -> None:
    done = waqai("serve")
    assert done.returncode == 1
    assert "prefect server start" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_failure_is_told_to_the_command_and_the_webhook(tmp_path: Path) -> None:
    posted: list[bytes] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *parts: object) -> None:
            pass

    told = tmp_path / "told.json"
    write = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read(), encoding='utf-8')"
    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.handle_request).start()
        settings = {
            "failure_command": [sys.executable, "-c", write, str(told)],
            "failure_webhook": f"http://127.0.0.1:{server.server_port}/",
        }
        with pytest.raises(DropError):
            call(backfill, given(tmp_path / "w.duckdb", **settings), [tmp_path / "nowhere"])
    for text in (told.read_text(encoding="utf-8"), posted[0]):
        said = json.loads(text)
        assert (said["flow"], said["state"]) == ("backfill", "Failed")
        assert "no such file or folder" in said["message"]
