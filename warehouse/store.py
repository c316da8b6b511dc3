"""The warehouse as a writer opens it, and the published copy as a reader does.

Example::

    with Warehouse.open(Path("w.duckdb")) as warehouse:
        admit(warehouse.con, ...)
        warehouse.publish()

    with read(Path("w.duckdb")) as con:
        con.sql("SELECT * FROM event_by_page")
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.connect import connect
from warehouse.copies import back_up, compact, keep_copy
from warehouse.errors import WarehouseError, WarehouseMissingError
from warehouse.files import WarehouseFiles, copy_in_place, put_in_place, write_ahead_log
from warehouse.lock import writer_lock
from warehouse.migrate import applied_migrations, migrate, pending, replace_views, utc_now
from warehouse.runs import mark_interrupted


class Warehouse:
    """The private database of the one writer. Made by :meth:`open`, never directly."""

    def __init__(self, files: WarehouseFiles, memory_limit: str | None) -> None:
        self.files = files
        self._memory_limit = memory_limit
        self._con: duckdb.DuckDBPyConnection | None = None

    @classmethod
    @contextmanager
    def open(
        cls, published: Path, *, command: str = "", wait_seconds: float = 0.0, memory_limit: str | None = None
    ) -> Iterator[Warehouse]:
        """Open for writing the warehouse that is, or will be, published at ``published``.

        Makes it if there is none, restores a lost private file from the published copy, and
        brings the schema up to date, after a backup. ``command`` is who writes, for those that find it locked.
        ``memory_limit`` is DuckDB's (``2GB``); its default is 80 % of the machine's.

        Raises:
            WarehouseLockedError: somebody else writes, still after ``wait_seconds``.
            NotAWarehouseError, NewerWarehouseError: see there.
            WarehouseError: the folder cannot be written.
        """
        files = WarehouseFiles.beside(published)
        with writer_lock(files, command, wait_seconds):
            warehouse = cls(files, memory_limit)
            try:
                with _named_os_errors():
                    warehouse._provide()
                    files.work.mkdir(exist_ok=True)
                    warehouse._back_up_old_schema()
                migrate(warehouse.con, files.writer)
                replace_views(warehouse.con)
                mark_interrupted(warehouse.con)
                yield warehouse
            finally:
                warehouse._close()

    @property
    def con(self) -> duckdb.DuckDBPyConnection:
        """The connection. :meth:`publish` renews it: ask for it anew, don't keep it."""
        if self._con is None:
            self._con = connect(self.files.writer, memory_limit=self._memory_limit)
        return self._con

    @property
    def work(self) -> Path:
        """The folder for parts beside the database."""
        return self.files.work

    def publish(self, keep_copies: int = 0) -> Path:
        """Make readers see the present state: copy, sync, rename. Readers at work keep the copy they opened.

        The state that readers saw until now is kept among the last ``keep_copies``. Returns the published path.

        Raises:
            WarehouseError: it cannot be copied (a full disk, say); readers still have the last copy.
        """
        # Closed first, so that the file is whole by itself (no log beside it), and because closing
        # any descriptor of a file in use would silently drop DuckDB's own lock on it.
        self._close()
        with _named_os_errors():
            keep_copy(self.files, keep_copies)
            copy_in_place(self.files.writer, self.files.published)
            self.files.refused.unlink(missing_ok=True)
        return self.files.published

    def refuse(self, reason: str) -> None:
        """Note, for people who ask for the status, why the present state is not published."""
        note = {"reason": reason, "since": utc_now().isoformat(timespec="seconds")}
        self.files.refused.write_text(json.dumps(note), encoding="utf-8")

    def compact(self) -> tuple[int, int]:
        """Write the private file anew without the room that deleted rows left; returns its bytes before and after."""
        writer = self.files.writer
        fresh = writer.with_name(f".{writer.name}.new")
        self._close()
        before = writer.stat().st_size
        with _named_os_errors():
            fresh.unlink(missing_ok=True)
            write_ahead_log(fresh).unlink(missing_ok=True)
            compact(writer, fresh)
            put_in_place(fresh, writer)
        return before, writer.stat().st_size

    def _provide(self) -> None:
        """See to it that the private file is there and is a whole warehouse."""
        writer, published = self.files.writer, self.files.published
        if writer.exists():
            return
        # A log without its database belongs to a file that was lost; it must not be replayed on another.
        write_ahead_log(writer).unlink(missing_ok=True)
        if published.exists():
            with connect(published, read_only=True) as con:
                applied_migrations(con, published)
            copy_in_place(published, writer)
            return
        fresh = writer.with_name(f".{writer.name}.new")
        fresh.unlink(missing_ok=True)
        write_ahead_log(fresh).unlink(missing_ok=True)
        with connect(fresh) as con:
            migrate(con, fresh)
        put_in_place(fresh, writer)

    def _back_up_old_schema(self) -> None:
        """Keep the file as it is before migrations change it, for the waqai that made it."""
        done = applied_migrations(self.con, self.files.writer)
        if done and pending(done):
            self._close()  # so that the file is whole by itself
            back_up(self.files, f"before-migration-{done[-1] + 1:04}")

    def _close(self) -> None:
        if self._con is not None:
            self._con.close()
            self._con = None


@contextmanager
def _named_os_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WarehouseError(f"{error.filename or 'the warehouse'}: {error.strerror or error}") from error


@contextmanager
def read(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published copy, read-only. What a run publishes meanwhile is seen by the next ``read``.

    Raises:
        WarehouseMissingError: nothing is published there.
        NotAWarehouseError: the file is something else, or damaged.
    """
    if not published.is_file():
        raise WarehouseMissingError(
            f"no warehouse at {published}; make one with: waqai run PATH... --warehouse {published}"
        )
    with connect(published, read_only=True) as con:
        applied_migrations(con, published)
        yield con
