"""The file itself as the store's thread handles it: taken, trusted, written, and found again after a fault."""

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.store import connection, records
from hep_desktop.store.faults import told
from hep_desktop.store.journal import Step
from hep_desktop.store.lock import WriterLock
from hep_desktop.store.migrations import VERSION


class StoreFile:
    """To be used on one thread: SQLite's connection belongs to the thread that opened it."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = None if read_only else WriterLock(path)
        self._connection: sqlite3.Connection | None = None
        self._identity = ""

    def create(self, now: datetime) -> None:
        """Make a new store and open it. Raises UserError; never over an existing file."""
        with told(self.path):
            self.path.parent.stat()  # the lock would make a missing folder
        self._take(now)
        connection.create(self.path)
        self._open()

    def open(self, now: datetime) -> None:
        """Open an existing store. Raises UserError and leaves the file as it is."""
        version = connection.inspect(self.path)
        if self.read_only and version < VERSION:
            raise UserError("store.older", file=str(self.path))
        self._take(now)
        self._open()

    def connected(self) -> sqlite3.Connection:
        """The connection; made anew where a fault ended it. Raises UserError."""
        if self._connection is None:
            self._connection = self._found_again()
        return self._connection

    def save(self, steps: tuple[Step, ...]) -> None:
        """Commit steps together. Raises UserError; then the file holds none of them."""
        try:
            with told(self.path), connection.transaction(self.connected()) as connected:
                for step in steps:
                    records.save_step(connected, step)
        except UserError:
            self._disconnect()  # a stick pulled out and put back needs a new connection
            raise

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None and not self.read_only:
            with suppress(sqlite3.Error):  # takes the emptied journal file away
                self._connection.execute("PRAGMA journal_mode = DELETE")
        self._disconnect()
        if self._lock is not None:
            self._lock.release()

    def _take(self, now: datetime) -> None:
        if self._lock is not None:
            self._lock.acquire(now)

    def _open(self) -> None:
        opened = self._connection = connection.connect(self.path, read_only=self.read_only)
        connection.verify(opened, self.path)
        if not self.read_only:
            connection.claim(opened, self.path)
            connection.migrate(opened, self.path)
        self._identity = records.identity(opened)

    def _found_again(self) -> sqlite3.Connection:
        opened = connection.connect(self.path, read_only=self.read_only)
        if not self._is_ours(opened):  # another stick is in the slot: its store is not ours to write
            opened.close()
            raise UserError("store.unreachable", file=str(self.path))
        return opened

    def _is_ours(self, opened: sqlite3.Connection) -> bool:
        try:
            return records.identity(opened) == self._identity
        except (sqlite3.Error, TypeError):  # no such table, or no such row
            return False

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
