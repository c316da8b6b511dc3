from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.flows.conftest import Waqai, command, environment
from tests.generate import GeneratedDrop
from tests.tasks.way import load
from warehouse import Warehouse

HEAVY = ("prefect", "trafilatura", "polars", "pydantic_settings", "lxml")
SENTENCE = "التقى وزير الخارجية المصري نظيره التركي في أنقرة يوم الأحد."


@pytest.fixture(scope="module")
def published(drop: GeneratedDrop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        load(warehouse, [drop.folder])
        return warehouse.publish()


# Runs a command and says which of the heavy modules it imported.
IMPORTS = f"""
import sys
from flows.cli import main
try:
    main()
except SystemExit:
    pass
print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--help"], "Usage"),
        (["run", "--help"], "Usage"),
        (["sql"], "who_meets_whom"),
        (["sql", "SELECT 41 + 1 AS answer"], "42"),
        (["status"], "current pages"),
        (["nightly", "--help"], "Usage"),
        (["backfill", "--help"], "Usage"),
    ],
)
def test_what_needs_no_prefect_imports_none(arguments: list[str], said: str, published: Path) -> None:
    env = environment({"WAQAI_WAREHOUSE": str(published)})
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, *arguments], env=env, capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "[]"
    assert said in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("frob",), 2, "waqai: No such command 'frob'. See: waqai --help"),
        (("run",), 2, "waqai: Missing argument 'PATH'. See: waqai run --help"),
        (("run", "nowhere"), 1, "nowhere: no such file or folder"),
        (("status",), 1, "waqai: no warehouse at warehouse/waqai.duckdb; make one with: waqai run PATH..."),
        (("check", "--unpublished"), 1, "waqai: no run has written beside warehouse/waqai.duckdb"),
        (("sql", "SELECT 1", "--format", "parquet"), 2, "parquet goes to a file: add --output FILE.parquet"),
        (("code", "nowhere.jsonl"), 1, "waqai: nowhere.jsonl: No such file or directory"),
        (("run", ".", "--workers", "0"), 2, "Invalid value for '--workers'"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: tuple[str, ...], code: int, line: str, waqai: Waqai) -> None:
    done = waqai(*arguments)
    assert done.returncode == code
    assert line in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_wrong_settings_are_named(waqai: Waqai, tmp_path: Path) -> None:
    done = waqai("run", ".", "--dry-run", env={"WAQAI_SHARD_PAGES": "many"})
    assert done.returncode == 1
    assert done.stderr.startswith("waqai: setting shard_pages: Input should be a valid integer")
    (tmp_path / "waqai.toml").write_text("workres = 3\n", encoding="utf-8")
    assert "setting workres: Extra inputs are not permitted" in waqai("run", ".", "--dry-run").stderr
    (tmp_path / "waqai.toml").write_text("workers = \n", encoding="utf-8")
    assert waqai("run", ".", "--dry-run").stderr.startswith("waqai: waqai.toml or a WAQAI_* variable can't be read")


def test_settings_come_from_option_variable_and_file_in_that_order(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "waqai.toml").write_text('workers = 3\nwarehouse = "from_file.duckdb"\n', encoding="utf-8")
    assert "with 3 workers into from_file.duckdb" in waqai("run", "a.txt", "--dry-run").stdout
    env = {"WAQAI_WORKERS": "4", "WAQAI_WAREHOUSE": "from_variable.duckdb"}
    assert "with 4 workers into from_variable.duckdb" in waqai("run", "a.txt", "--dry-run", env=env).stdout
    assert "with 5 workers" in waqai("run", "a.txt", "--dry-run", "--workers", "5", env=env).stdout
    assert "no warehouse at from_file.duckdb" in waqai("status").stderr
    assert "no warehouse at from_variable.duckdb" in waqai("status", env=env).stderr


def test_debug_shows_the_traceback(waqai: Waqai) -> None:
    assert "Traceback" in waqai("status", "--debug").stderr


def test_a_dry_run_writes_nothing(drop: GeneratedDrop, waqai: Waqai, tmp_path: Path) -> None:
    done = waqai("run", str(drop.folder), "--dry-run")
    assert done.returncode == 0
    assert f"{len(drop.files)} files to read" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_sql_writes_every_format(published: Path, waqai: Waqai, tmp_path: Path) -> None:
    query = "SELECT event_id, actor_codes, event_date, evidence FROM event_by_page ORDER BY ALL LIMIT 7"
    where = ("--warehouse", str(published))
    rows = json.loads(waqai("sql", query, "--format", "json", *where).stdout)
    assert len(rows) == 7
    assert isinstance(rows[0]["actor_codes"], list)
    csv = pl.read_csv(waqai("sql", query, "--format", "csv", *where).stdout.encode())
    assert csv["evidence"].to_list() == [row["evidence"] for row in rows]
    assert waqai("sql", query, "--format", "parquet", "--output", "e.parquet", *where).returncode == 0
    assert pl.read_parquet(tmp_path / "e.parquet")["event_id"].to_list() == [row["event_id"] for row in rows]
    assert waqai("sql", "SELECT 1 WHERE false", "--format", "json", *where).stdout == "[]\n"
    table = waqai("sql", query, "--limit", "3", *where)
    assert len(table.stdout.strip().splitlines()) == 4
    assert "the first 3 rows" in table.stderr


def test_sql_refuses_to_write(published: Path, waqai: Waqai) -> None:
    done = waqai("sql", "DELETE FROM event", "--warehouse", str(published))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_status_and_check(published: Path, waqai: Waqai) -> None:
    where = ("--warehouse", str(published))
    status = waqai("status", *where)
    assert status.returncode == 0
    assert "drops" in status.stdout
    assert "n_rejects" in status.stdout
    check = waqai("check", *where)
    assert check.returncode == 0
    assert "fail_record_unaccounted" in check.stdout


def test_check_fails_on_an_offending_row(published: Path, waqai: Waqai, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(published.read_bytes())
    with Warehouse.open(path) as warehouse:
        warehouse.con.execute('UPDATE "drop" SET n_records = n_records + 1')
    assert waqai("check", "--warehouse", str(path)).returncode == 0
    done = waqai("check", "--unpublished", "--warehouse", str(path))
    assert done.returncode == 1
    assert "fail_record_unaccounted: 1 rows" in done.stdout


def test_code_cuts_its_spans_out_of_what_was_given(waqai: Waqai) -> None:
    title = "  وزير الخارجية   المصري يلتقي نظيره التركي "
    page = {"doc": "p", "title": title, "text": f"اقرأ أيضا\n\n{SENTENCE}\n", "published": "2024-05-06"}
    done = waqai("code", "-", "--why", stdin=json.dumps(page) + "\n")
    assert done.returncode == 0, done.stderr
    coded = json.loads(done.stdout)
    assert coded["doc"] == "p"
    (event,) = [event for event in coded["events"] if event["type"] == "CONSULT"]
    assert {party["code"] for party in event["actors"] + event["recipients"]} == {"EGY", "TUR"}
    assert event["place"]["country"] == "TUR"
    fields = {span["field"] for span in event["spans"]}
    assert "text" in fields
    cuts = [" ".join(page[span["field"]][span["start"] : span["end"]].split()) for span in event["spans"]]
    assert set(cuts) == set(event["evidence"])


def test_code_shows_what_makes_an_event_unreal_and_why_others_are_none(waqai: Waqai) -> None:
    text = "من المقرر أن يلتقي وزير الخارجية المصري نظيره التركي في أنقرة. ضرب الوزير موعدا جديدا للمؤتمر."
    done = waqai("code", "-", "--why", stdin=json.dumps({"doc": "p", "text": text}) + "\n")
    coded = json.loads(done.stdout)
    (event,) = coded["events"]
    assert event["factuality"] == "future"
    (cue,) = event["cues"]
    assert cue["text"] == text[cue["span"]["start"] : cue["span"]["end"]] == "من المقرر"
    assert coded["dropped"]
    assert done.stderr.startswith("dropped: ")
    assert f"{coded['dropped'][0]['reason']} " in done.stderr


def test_code_goes_on_after_a_bad_line(waqai: Waqai) -> None:
    lines = [json.dumps({"doc": str(n), "text": SENTENCE}) for n in range(3)]
    stdin = "\n".join([lines[0], "{bad", "", '{"title": "no text"}', lines[1], lines[2]])
    done = waqai("code", "-", stdin=stdin)
    assert done.returncode == 3
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["0", "1", "2"]
    first, second = done.stderr.splitlines()
    assert first.startswith("waqai: -:2: no JSON")
    assert second == 'waqai: -:4: no page: it needs a string "text"'
    assert waqai("code", "-", "--max-rejects", "0.5", stdin=stdin).returncode == 0
    in_workers = waqai("code", "-", "--workers", "2", stdin=stdin)
    assert (in_workers.returncode, in_workers.stdout, in_workers.stderr) == (3, done.stdout, done.stderr)


def test_code_takes_plain_text(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(SENTENCE.encode("windows-1256"))
    coded = json.loads(waqai("code", "page.txt").stdout)
    assert coded["doc"] == "page.txt"
    assert [event["type"] for event in coded["events"]] == ["CONSULT"]
    assert "dropped" not in coded


def test_clean_tells_what_it_removed(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = f"{SENTENCE}\nاترك ردك\n{SENTENCE} ثم عاد إلى القاهرة بعد زيارة استمرت يومين.\n"
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    row = json.dumps({"url": "https://x.example/1", "text": text})
    (tmp_path / "b.jsonl").write_text(row + "\n{", encoding="utf-8")
    done = waqai("clean", "in/a.txt", "b.jsonl")
    assert done.returncode == 3
    assert done.stderr.startswith("waqai: b.jsonl#1: truncated")
    first, second = map(json.loads, done.stdout.splitlines())
    assert [first["doc"], second["doc"]] == ["in/a.txt", "https://x.example/1"]
    assert first["language"] == "ar"
    assert "اترك ردك" not in first["text"]
    assert [line["text"] for line in first["removed"]] == ["اترك ردك"]
    assert first["removed"][0]["rule"]


def test_clean_shows_a_page_with_what_was_removed(waqai: Waqai, tmp_path: Path) -> None:
    more = "ثم عاد <b>إلى</b> القاهرة بعد زيارة استمرت يومين التقى خلالها رئيس الوزراء."
    (tmp_path / "a.txt").write_text(f"{SENTENCE}\nاترك ردك\n{more}\n{more}\n", encoding="utf-8")
    done = waqai("clean", "a.txt", "--diff")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].strip("\u2067\u2069") in ("a.txt", SENTENCE)
    assert [line[0] for line in lines if line.startswith(("-", "="))] == ["-", "="]
    assert lines[-2].endswith("[same-fingerprint of 3]")
    done = waqai("clean", "a.txt", "--html", "diff.html")
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert "&lt;b&gt;إلى&lt;/b&gt;" in page


def test_rejects_above_the_share_end_with_3(waqai: Waqai, tmp_path: Path, prefect_server: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": SENTENCE}) + "\n{\n", encoding="utf-8")
    env = {"PREFECT_API_URL": prefect_server}
    done = waqai("run", "a.jsonl", "--warehouse", "w.duckdb", "--workers", "1", env=env)
    assert done.returncode == 3
    assert "50.0% of the records were refused" in done.stderr
    assert f"Prefect server: {prefect_server}" in done.stderr
    assert "events" in done.stdout
    again = waqai("run", "a.jsonl", "--warehouse", "w.duckdb", "--max-rejects", "0.6")
    assert again.returncode == 0
    assert again.stdout.startswith("nothing new")


def test_output_may_be_cut_off(published: Path) -> None:
    process = subprocess.Popen(
        command("sql", "FROM range(1000000)", "--format", "csv", "--warehouse", str(published)), env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    process.wait(30)
    assert errors == ""


def test_nightly_without_an_inbox_says_how_to_set_one(waqai: Waqai) -> None:
    done = waqai("nightly")
    assert done.returncode == 1
    assert 'inbox = ["FOLDER"]' in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_nightly_lists_what_it_would_take_and_what_is_still_written(waqai: Waqai, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("2024-05-01.txt", "2024-05-01.txt.done", "2024-05-02.txt"):
        (inbox / name).write_text("نص", encoding="utf-8")
    done = waqai("nightly", "--dry-run", env={"WAQAI_INBOX": f'["{inbox}"]'})
    assert done.returncode == 0
    assert f"still being written: {inbox / '2024-05-02.txt'}" in done.stdout
    assert "1 drops would be taken" in done.stdout
    assert not (tmp_path / "warehouse").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "2024-05-02", "--until", "2024-05-01", "."], "--since 2024-05-02 comes after --until 2024-05-01"),
        (["nowhere"], "nowhere: no such file or folder"),
        ([], "--list FILE"),
    ],
)
def test_a_backfill_that_can_not_be_says_why_in_one_line(waqai: Waqai, arguments: list[str], said: str) -> None:
    done = waqai("backfill", *arguments)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_backfill_takes_a_list_of_paths_from_stdin(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "2024-05-01.txt").write_text("نص", encoding="utf-8")
    done = waqai("backfill", "--list", "-", "--dry-run", stdin="2024-05-01.txt\n\n")
    assert done.returncode == 0
    assert "1 drops to take (1 files, 0.0 MB), 0 done or set aside, 0 outside the dates" in done.stdout


def test_a_failed_check_shows_in_the_status(waqai: Waqai, tmp_path: Path) -> None:
    path = tmp_path / "warehouse" / "waqai.duckdb"
    with Warehouse.open(path) as warehouse:
        warehouse.publish()
        warehouse.refuse("fail_event_key")
        shown = waqai("status")
        told = json.loads(waqai("status", "--json").stdout)
    assert "NOT published since" in shown.stdout
    assert f"being written by somebody, process {os.getpid()}" in shown.stdout
    assert (told["refused"], told["not_taken"]) == ("fail_event_key", [])
