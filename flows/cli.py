"""The command line ``waqai``. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with too many rejects."""

from __future__ import annotations

import sys

import typer

from flows.commands.backfill import backfill
from flows.commands.check import check
from flows.commands.clean import clean
from flows.commands.code import code
from flows.commands.nightly import nightly
from flows.commands.options import is_debug
from flows.commands.recode import recode
from flows.commands.run import run
from flows.commands.serve import serve
from flows.commands.sql import sql
from flows.commands.status import status

app = typer.Typer(
    name="waqai",
    help="Arabic news pages in, a DuckDB warehouse of political events out.",
    epilog="First steps: waqai run PAGES_FOLDER, then waqai sql who_meets_whom. Each command has --help with examples.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (run, nightly, backfill, recode, serve, sql, status, check, code, clean):
    app.command()(_command)


def main() -> None:
    """The console script: run a command, and put what went wrong into one line."""
    try:
        code = app(sys.argv[1:] or ["--help"], prog_name="waqai", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        print("waqai: stopped", file=sys.stderr)
        sys.exit(1)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "waqai"
        print(f"waqai: {error.format_message()} See: {command} --help", file=sys.stderr)
        sys.exit(2)
    except Exception as error:
        if is_debug():
            raise
        print(f"waqai: {_line(error)}", file=sys.stderr)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _line(error: Exception) -> str:
    """One line for ``error``: its own where it is one of waqai's, else one that names it as a fault of waqai."""
    text = next(iter(str(error).strip().splitlines()), "")
    if "No space left on device" in text:
        return f"the disk is full; free some room, and the same command goes on from here ({text})"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    package = type(error).__module__.partition(".")[0]
    if package in ("flows", "tasks", "warehouse"):
        return text
    if package == "distributed":
        return f"the Dask cluster failed; the same command goes on from here ({text})"
    return f"unexpected {type(error).__name__}: {text}; add --debug to see where"


if __name__ == "__main__":
    main()
