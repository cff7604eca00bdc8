"""The file itself as the store's thread handles it: taken, trusted, written, and found again after a fault."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import DatabaseError

from hep_desktop.domain.errors import UserError
from hep_desktop.store import connection
from hep_desktop.store.database import Access, StoreDatabase
from hep_desktop.store.faults import told
from hep_desktop.store.gazetteer import Gazetteer
from hep_desktop.store.journal import Step
from hep_desktop.store.lending import Lent
from hep_desktop.store.lock import Writer, WriterLock
from hep_desktop.store.migrations import VERSION
from hep_desktop.store.records import Records

if TYPE_CHECKING:
    from hep_desktop.store.sealing import Seal


class StoreFile:
    """To be used on one thread: SQLite's connection belongs to the thread that opened it."""

    def __init__(self, path: Path, *, read_only: bool, password: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self._password = password
        self._older = Lent()
        self._use(StoreDatabase(path, Access.LOOK if read_only else Access.WRITE, password))
        self._lock = None if read_only else WriterLock(path)
        self._identity: str | None = None

    def create(self, now: datetime, seal: "Seal | None" = None) -> None:
        """Make a new store and open it. Raises UserError; never over an existing file."""
        with told(self.path):
            self.path.parent.stat()  # the lock would make a missing folder
        self._take(now)
        connection.create(self.path, self._password)
        self._open()
        if self._password and seal is not None:
            with told(self.path):
                self.records.keep_seal(seal)

    def open(self, now: datetime) -> None:
        """Open an existing store. Raises UserError and leaves the file as it is."""
        connection.inspect(self.path, self._password)
        self._take(now)
        self._open()

    def connected(self) -> "StoreFile":
        """Itself, with the connection made anew where a fault ended it. Raises UserError."""
        if self.database.is_closed():
            self._find_again()
        return self

    def save(self, steps: tuple[Step, ...]) -> None:
        """Commit steps together. Raises UserError; then the file holds none of them."""
        try:
            with told(self.path):
                self.connected().records.save(steps)
        except UserError:
            self.database.close()  # a stick pulled out and put back needs a new connection
            raise

    def backup(self, target: Path, between: Callable[[], object]) -> None:
        """Write a whole copy to `target`, now and then doing what is `between`. Raises UserError."""
        connection.copy_to(self.database, target, between)

    def left_behind(self) -> Writer | None:
        """Who wrote here last, where their program or computer ended badly."""
        return self._lock.left_behind if self._lock is not None else None

    def close(self) -> None:
        """Let the file go."""
        if not self.database.is_closed() and not self.read_only:
            with suppress(DatabaseError):  # takes the emptied journal file away
                self.database.pragma("journal_mode", "delete")
        self.database.close()
        self._older.take_back()
        if self._lock is not None:
            self._lock.release()

    def _take(self, now: datetime) -> None:
        if self._lock is not None:
            self._lock.acquire(now)

    def _open(self) -> None:
        if self._password and not self.read_only and connection.is_half_written(self.path):
            connection.try_password(self.path, self._password)
        with told(self.path):
            self.database.connect()
        try:
            connection.verify(self.database)
        except UserError as error:
            if error.code != "store.not_writable" or not connection.is_half_written(self.path):
                raise
            raise UserError("store.half_written", file=str(self.path)) from error
        if self.read_only:
            self._show_by_todays_schema()
        else:
            connection.claim(self.database)
            connection.migrate(self.database)
        with told(self.path):
            self._identity = self.records.identity()

    def _use(self, database: StoreDatabase) -> None:
        self.database = database
        self.records = Records(database)
        self.gazetteer = Gazetteer(database)

    def _show_by_todays_schema(self) -> None:
        """What an older program wrote stays as it is: a copy is brought up to date and looked at in its stead."""
        with told(self.path):
            if self.database.number("user_version") == VERSION:
                return
        try:
            place = self._older.place(self.path.name)
            connection.copy_to(self.database, place)
            with closing(StoreDatabase(place, Access.WRITE, self._password)) as copy, told(place):
                copy.connect()
                connection.migrate(copy)
        except UserError as error:  # it speaks of the copy, which nobody knows
            raise UserError("store.older", file=str(self.path)) from error
        self.database.close()
        self._use(StoreDatabase(place, Access.LOOK, self._password))
        with told(self.path):
            self.database.connect()

    def _find_again(self) -> None:
        with told(self.path):
            self.database.connect()
        if not self._is_ours():  # another stick is in the slot: its store is not ours to write
            self.database.close()
            raise UserError("store.unreachable", file=str(self.path))

    def _is_ours(self) -> bool:
        try:
            return self.records.identity() == self._identity
        except (DatabaseError, sqlite3.Error):  # no such table
            return False
