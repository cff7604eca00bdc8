"""Records and steps in tables: loading a whole snapshot, saving steps, reading the journal."""

import json
import logging
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from peewee import SQL, chunked

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.domain.places import Place
from hep_desktop.store import tables
from hep_desktop.store.addresses import address_of, body_of, place_at
from hep_desktop.store.database import ROWS_AT_ONCE, StoreDatabase
from hep_desktop.store.journal import Step, StepHead, StepKind
from hep_desktop.store.snapshot import Row, snapshot

if TYPE_CHECKING:
    from hep_desktop.store.sealing import Seal

SEAL = "files_key"
"""Under which property lies what the files beside a store with a password are sealed by."""

_AT_ONCE = 2_000
_ADDRESS = (tables.Record.programme, tables.Record.kind, tables.Record.key)
_CONTENT = (tables.Record.body, tables.Record.mark)
_WRITTEN_AGAIN = (
    tables.Step.at,
    tables.Step.who,
    tables.Step.label,
    tables.Step.programmes,
    tables.Step.changes,
)
_HEAD = (
    tables.Step.seq,
    tables.Step.id,
    tables.Step.at,
    tables.Step.who,
    tables.Step.kind,
    tables.Step.label,
    tables.Step.target,
    tables.Step.programmes,
)


_log = logging.getLogger(__name__)


def mark_of(programme: str, kind: str, key: str, body: str) -> int:
    """What a record comes to; another one for nearly every other."""
    return zlib.crc32(f"{programme}\n{kind}\n{key}\n{body}".encode())


class Records:
    """The content and the journal of one store, on its thread."""

    def __init__(self, database: StoreDatabase) -> None:
        self._database = database
        self.mended = 0
        """How many records the disk had changed since they were written."""

    def identity(self) -> str | None:
        """What tells this store from every other; copies of it share it."""
        return self._property("identity")

    def seal(self) -> "Seal":
        """What the files beside a store with a password are sealed by; made when it is first wanted.

        Where it cannot be kept there is no file that it opens, and none is written.
        """
        from hep_desktop.store.sealing import Seal, new_seal  # noqa: PLC0415 – most stores have no password

        kept = self._property(SEAL)
        if kept is not None:
            return Seal(bytes.fromhex(kept))
        made = new_seal()
        if self._database.may_write:
            self.keep_seal(made)
        return made

    def keep_seal(self, seal: "Seal") -> None:
        """Seal by this one from now on."""
        self._database.do(tables.Property.insert(key=SEAL, value=seal.key).on_conflict_replace())

    def load_office(self) -> Office:
        """The whole snapshot, in the order the records came. Raises ValueError where a record cannot be read."""
        try:
            return snapshot(map(self._as_written, self._pages()))
        except KeyError as error:
            raise ValueError(f"records of a programme that is not there: {error}") from error

    def _pages(self) -> Iterator[list[Row]]:
        """All records in the order they came, some at a time: a mentor's take much memory."""
        rowid, last = SQL("rowid"), 0
        query = tables.Record.select(*_ADDRESS, *_CONTENT, rowid).order_by(rowid).limit(_AT_ONCE)
        while some := self._database.rows(query.where(SQL("rowid > ?", (last,)))):
            last = some[-1][-1]
            yield [row[:-1] for row in some]

    def _as_written(self, rows: list[Row]) -> list[Row]:
        """The rows; one that the disk has changed as the journal holds it once more. Raises ValueError."""
        changed = [at for at, row in enumerate(rows) if row[4] not in (None, mark_of(*row[:4]))]
        for at in changed:
            rows[at] = self._of_the_journal(*rows[at][:3])
        if changed:
            _log.warning("%s records were no longer what was written; the journal had them", len(changed))
            self.mended += len(changed)
        if changed and self._database.may_write:
            with self._database.atomic():
                self._put_rows(rows[at] for at in changed)
        return rows

    def _of_the_journal(self, programme: str, kind: str, key: str) -> Row:
        written = list(self.changes_at(place_at(programme, kind, key)).values())
        last = written[-1].after if written else None
        if last is None:
            raise ValueError(kind)
        body = body_of(kind, last)
        return programme, kind, key, body, mark_of(programme, kind, key, body)

    def save(self, steps: Iterable[Step]) -> None:
        """Write steps and what they changed in one transaction, each over an earlier state of itself."""
        with self._database.atomic():
            for step in steps:
                self._save_changes(step.changes)
                self._save_step(step)

    def step_heads(self) -> tuple[StepHead, ...]:
        """The whole journal without the changes, oldest first."""
        rows = self._database.rows(tables.Step.select(*_HEAD).order_by(tables.Step.seq))
        return tuple(
            StepHead(
                seq,
                key,
                datetime.fromisoformat(at),
                who,
                StepKind(kind),
                _label(label),
                target or "",
                _programmes(programmes),
            )
            for seq, key, at, who, kind, label, target, programmes in rows
        )

    def last_step(self) -> str:
        """The id of the newest step; blank where there is none."""
        newest = tables.Step.select(tables.Step.id).order_by(tables.Step.seq.desc()).limit(1)
        return next((key for (key,) in self._database.rows(newest)), "")

    def changes_of(self, step_id: str) -> tuple[Change, ...]:
        """What a step changed. Raises KeyError where there is no such step, ValueError where it cannot be read."""
        found = self._database.rows(tables.Step.select(tables.Step.changes).where(tables.Step.id == step_id))
        if not found:
            raise KeyError(step_id)
        return _unpacked(found[0][0])

    def changes_of_all(self, step_ids: Iterable[str]) -> dict[str, tuple[Change, ...]]:
        """What each of some steps changed; one that cannot be read is left out."""
        found: dict[str, tuple[Change, ...]] = {}
        for some in chunked(step_ids, ROWS_AT_ONCE):
            query = tables.Step.select(tables.Step.id, tables.Step.changes).where(tables.Step.id.in_(some))
            for key, packed in self._database.rows(query):
                with suppress(ValueError):
                    found[key] = _unpacked(packed)
        return found

    def changes_at(self, place: Place) -> dict[str, Change]:
        """What each step changed at one place, by the step's id, oldest first. Raises ValueError."""
        parts = (getattr(place, one.name) for one in fields(place))
        hints = [dumps(part) for part in parts if part]
        query = tables.Step.select(tables.Step.id, tables.Step.changes).order_by(tables.Step.seq)
        found: dict[str, Change] = {}
        for step, packed in self._database.rows(query):
            written = _unzipped(packed)
            if all(hint in written for hint in hints):  # reading all of them would take seconds
                found.update((step, change) for change in _read(written) if change.place == place)
        return found

    # inside -----------------------------------------------------------------------------------

    def _property(self, key: str) -> str | None:
        query = tables.Property.select(tables.Property.value).where(tables.Property.key == key)
        return next((value for (value,) in self._database.rows(query)), None)

    def _save_step(self, step: Step) -> None:
        # a step of typing that came back to where it began changes nothing and leaves no row
        if step.kind is StepKind.DO and not step.changes_something:
            self._database.do(tables.Step.delete().where(tables.Step.id == step.id))
            return
        written = tables.Step.insert(
            id=step.id,
            at=step.at.isoformat(),
            who=step.who,
            kind=step.kind.value,
            label=dumps(to_plain(step.label, Label)),
            target=step.target or None,
            programmes=dumps(sorted(step.programmes)),
            changes=_packed(step.changes),
        )
        self._database.do(written.on_conflict(conflict_target=(tables.Step.id,), preserve=_WRITTEN_AGAIN))

    def _save_changes(self, changes: Iterable[Change]) -> None:
        for removed, some in groupby(changes, key=lambda change: change.after is None):
            (self._remove if removed else self._put)(some)

    def _put(self, changes: Iterable[Change]) -> None:
        rows = [(*address_of(change.place), change.after) for change in changes if change.after is not None]
        begun = ((programme,) for programme, kind, *_ in rows if kind == "programme")
        for ids in chunked(begun, ROWS_AT_ONCE):
            self._database.do(tables.Programme.insert_many(ids, (tables.Programme.id,)).on_conflict_ignore())
        written = ((programme, kind, key, body_of(kind, record)) for programme, kind, key, record in rows)
        self._put_rows((*row, mark_of(*row)) for row in written)

    def _put_rows(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for some in chunked(rows, ROWS_AT_ONCE):
            query = tables.Record.insert_many(some, (*_ADDRESS, *_CONTENT))
            self._database.do(query.on_conflict(conflict_target=_ADDRESS, preserve=_CONTENT))

    def _remove(self, changes: Iterable[Change]) -> None:
        addresses = sorted(address_of(change.place) for change in changes)
        for (programme, kind), some in groupby(addresses, key=itemgetter(0, 1)):
            among = (tables.Record.programme == programme) & (tables.Record.kind == kind)
            for keys in chunked((key for *_, key in some), ROWS_AT_ONCE):
                self._database.do(tables.Record.delete().where(among & tables.Record.key.in_(keys)))
        ended = (programme for programme, kind, _ in addresses if kind == "programme")
        for ids in chunked(ended, ROWS_AT_ONCE):
            self._database.do(tables.Programme.delete().where(tables.Programme.id.in_(ids)))


@lru_cache
def _label(text: str) -> Label:
    """A long journal has few different labels, and few programmes."""
    return from_plain(json.loads(text), Label)


@lru_cache
def _programmes(text: str) -> frozenset[str]:
    return frozenset(json.loads(text))


def _packed(changes: tuple[Change, ...]) -> bytes:
    """Compressed: before and after of a long text are nearly the same, and a bit turned by the disk is seen."""
    return zlib.compress(dumps(to_plain(changes, tuple[Change, ...])).encode(), 1)


def _unpacked(packed: str | bytes) -> tuple[Change, ...]:
    return _read(_unzipped(packed))


def _unzipped(packed: str | bytes) -> str:
    try:
        return packed if isinstance(packed, str) else zlib.decompress(packed).decode()
    except zlib.error as error:
        raise ValueError(packed) from error


def _read(written: str) -> tuple[Change, ...]:
    return from_plain(json.loads(written), tuple[Change, ...])
