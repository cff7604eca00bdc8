"""The file itself as the store's thread handles it: taken, trusted, written, and found again after a fault."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import DatabaseError

from hep_desktop.domain.errors import UserError
from hep_desktop.store import connection
from hep_desktop.store.database import Access, StoreDatabase
from hep_desktop.store.faults import told
from hep_desktop.store.gazetteer import Gazetteer
from hep_desktop.store.journal import Step
from hep_desktop.store.lock import Writer, WriterLock
from hep_desktop.store.migrations import VERSION
from hep_desktop.store.records import Records

if TYPE_CHECKING:
    from hep_desktop.store.lending import Lent
    from hep_desktop.store.sealing import Seal


class StoreFile:
    """To be used on one thread: SQLite's connection belongs to the thread that opened it."""

    def __init__(self, path: Path, *, read_only: bool, password: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self._password = password
        self._lent: Lent | None = None
        self._use(StoreDatabase(path, Access.LOOK if read_only else Access.WRITE, password))
        self._lock = None if read_only else WriterLock(path)
        self._identity: str | None = None
        self._ours: set[str] = set()
        """The step that was the last at the beginning, and all that were given to be written since."""

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
        self._ours.update(step.id for step in steps)
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
        if self._lent is not None:
            self._lent.take_back()
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
            if not self.read_only or error.code != "store.not_writable":
                raise
            if self._password:
                connection.try_password(self.path, self._password)
            self._look_at_copy(partial(connection.copy_cut_off, self.path), "store.half_written")
            connection.verify(self.database)
        if self.read_only:
            self._show_by_todays_schema()
        else:
            connection.claim(self.database)
            connection.migrate(self.database)
        with told(self.path):
            self._identity = self.records.identity()
            self._ours.add(self.records.last_step())

    def _use(self, database: StoreDatabase) -> None:
        self.database = database
        self.records = Records(database)
        self.gazetteer = Gazetteer(database)

    def _show_by_todays_schema(self) -> None:
        with told(self.path):
            if self.database.number("user_version") == VERSION:
                return
        self._look_at_copy(partial(connection.copy_to, self.database), "store.older")

    def _look_at_copy(self, copy_to: Callable[[Path], None], otherwise: str) -> None:
        """What cannot be shown as it lies stays as it is: a copy is put right and looked at in its stead."""
        from hep_desktop.store.lending import Lent  # noqa: PLC0415 – most stores are shown as they lie

        self._lent = self._lent or Lent()
        try:
            place = self._lent.place(self.path.name)
            copy_to(place)
            with closing(StoreDatabase(place, Access.WRITE, self._password)) as copy, told(place):
                copy.connect()
                connection.migrate(copy)
        except UserError as error:  # it speaks of the copy, which nobody knows
            raise UserError(otherwise, file=str(self.path)) from error
        self.database.close()
        self._use(StoreDatabase(place, Access.LOOK, self._password))
        with told(self.path):
            self.database.connect()

    def _find_again(self) -> None:
        with told(self.path):
            self.database.connect()
        try:
            self._admit_again()
        except BaseException:
            self.database.close()
            raise

    def _admit_again(self) -> None:
        """A stick that was away may be another one now, or have been written elsewhere meanwhile. Raises UserError."""
        if not self._is_ours():
            raise UserError("store.unreachable", file=str(self.path))
        if self._lock is None:
            return
        self._lock.renew()
        if self.records.last_step() not in self._ours:
            raise UserError("store.written_elsewhere", file=str(self.path))

    def _is_ours(self) -> bool:
        try:
            return self.records.identity() == self._identity
        except (DatabaseError, sqlite3.Error):  # no such table
            return False
