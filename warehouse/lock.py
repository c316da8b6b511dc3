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
def writer_lock(files: WarehouseFiles, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the writer's lock of ``files``.

    Raises:
        WarehouseLockedError: another process holds it still after ``wait_seconds``.
        WarehouseError: its folder cannot be written.
    """
    lock = FileLock(files.lock)
    try:
        files.lock.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait_seconds)
    except Timeout:
        raise WarehouseLockedError(f"{files.published} is being written by {_holder(files)}; try again later") from None
    except OSError as error:
        raise WarehouseError(f"cannot write in {files.lock.parent}: {error.strerror or error}") from error
    try:
        _leave_note(files)
        yield
    finally:
        files.holder.unlink(missing_ok=True)
        lock.release()


def _leave_note(files: WarehouseFiles) -> None:
    since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    note = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
    temporary = files.holder.with_name(f".{files.holder.name}.part")
    temporary.write_text(json.dumps(note), encoding="utf-8")
    temporary.replace(files.holder)


def _holder(files: WarehouseFiles) -> str:
    try:
        note = json.loads(files.holder.read_text(encoding="utf-8"))
        return f"process {note['pid']} on {note['host']} since {note['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"  # it has the lock but not yet, or no longer, left its note
