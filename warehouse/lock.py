"""One writer at a time: an OS lock that dies with its process, and a note of who holds it."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from warehouse.errors import WarehouseError, WarehouseLockedError
from warehouse.files import WarehouseFiles


@contextmanager
def writer_lock(files: WarehouseFiles, command: str = "", wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the writer's lock of ``files`` for ``command``, which those who wait are told.

    Raises:
        WarehouseLockedError: another process holds it still after ``wait_seconds``.
        WarehouseError: its folder cannot be written.
    """
    lock = FileLock(files.lock)
    try:
        files.lock.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait_seconds)
    except Timeout:
        who = holder(files) or "another process"
        raise WarehouseLockedError(
            f"{files.published} is being written by {who}; try again later, or wait by: --wait 3600"
        ) from None
    except OSError as error:
        raise WarehouseError(f"cannot write in {files.lock.parent}: {error.strerror or error}") from error
    try:
        _leave_note(files, command)
        yield
    finally:
        files.holder.unlink(missing_ok=True)
        lock.release()


def holder(files: WarehouseFiles) -> str | None:
    """Who holds the lock and since when, for people; None if nobody left a note, or is gone without taking it away."""
    try:
        note = json.loads(files.holder.read_text(encoding="utf-8"))
        if note["host"] == socket.gethostname() and not _lives(note["pid"]):
            return None
        age = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(note["since"])
        what = f"waqai {note['command']}" if note.get("command") else "somebody"
        return f"{what}, process {note['pid']} on {note['host']} since {note['since']} ({_spelled(age)})"
    except (OSError, ValueError, KeyError, TypeError):
        return None  # it has the lock but not yet, or no longer, left its note


def _leave_note(files: WarehouseFiles, command: str) -> None:
    since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    note = {"command": command, "pid": os.getpid(), "host": socket.gethostname(), "since": since}
    temporary = files.holder.with_name(f".{files.holder.name}.part")
    temporary.write_text(json.dumps(note), encoding="utf-8")
    temporary.replace(files.holder)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def _spelled(age: dt.timedelta) -> str:
    """``3 h 07 min``; nothing negative where a clock was set back."""
    hours, minutes = divmod(max(0, int(age.total_seconds())) // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
