"""Records and steps in SQL: loading a whole snapshot, saving a step, reading the journal."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from datetime import datetime

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.store.addresses import address_of, body_of, place_at, record_of
from hep_desktop.store.journal import Step, StepHead, StepKind

PACKED_FROM = 1000
"""Changes longer than this are compressed: before and after of a long text are nearly the same."""

_SAVE_STEP = """
    INSERT INTO step (id, at, who, kind, label, target, programmes, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET at = excluded.at, who = excluded.who, label = excluded.label,
    programmes = excluded.programmes, changes = excluded.changes"""

_SAVE_RECORD = """
    INSERT INTO record (programme, kind, key, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (programme, kind, key) DO UPDATE SET body = excluded.body"""


def identity(connection: sqlite3.Connection) -> str:
    """What tells this store from every other; copies of it share it."""
    return connection.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()[0]


def load_office(connection: sqlite3.Connection) -> Office:
    """The whole snapshot, in the order the records came. Raises ValueError where a record cannot be read."""
    try:
        return Office().with_changes(_as_added(connection))
    except KeyError as error:
        raise ValueError(f"records of a programme that is not there: {error}") from error


def _as_added(connection: sqlite3.Connection) -> Iterator[Change]:
    # programmes first: what belongs to them is put into them
    rows = connection.execute("SELECT programme, kind, key, body FROM record ORDER BY kind <> 'programme', rowid")
    for programme, kind, key, body in rows.fetchall():  # at once: an open reading would hold up another's writing
        yield Change(place_at(programme, kind, key), None, record_of(kind, body))


def save_step(connection: sqlite3.Connection, step: Step) -> None:
    """Write a step's records and its journal row, over an earlier state of the same step.

    A step of typing that came back to where it began changes nothing and leaves no row.
    """
    for change in step.changes:
        _save_record(connection, change)
    if step.kind is StepKind.DO and not step.changes_something:
        connection.execute("DELETE FROM step WHERE id = ?", (step.id,))
        return
    label = dumps(to_plain(step.label, Label))
    programmes = dumps(sorted(step.programmes))
    row = (step.id, step.at.isoformat(), step.who, step.kind.value, label, step.target or None, programmes)
    connection.execute(_SAVE_STEP, (*row, _packed(step.changes)))


def _save_record(connection: sqlite3.Connection, change: Change) -> None:
    programme, kind, key = address_of(change.place)
    if kind == "programme":
        sql = (
            "DELETE FROM programme WHERE id = ?"
            if change.after is None
            else "INSERT OR IGNORE INTO programme VALUES (?)"
        )
        connection.execute(sql, (programme,))
    if change.after is None:
        connection.execute("DELETE FROM record WHERE programme = ? AND kind = ? AND key = ?", (programme, kind, key))
    else:
        connection.execute(_SAVE_RECORD, (programme, kind, key, body_of(kind, change.after)))


def _packed(changes: tuple[Change, ...]) -> str | bytes:
    text = dumps(to_plain(changes, tuple[Change, ...]))
    return text if len(text) < PACKED_FROM else zlib.compress(text.encode(), 1)


def step_heads(connection: sqlite3.Connection) -> tuple[StepHead, ...]:
    """The whole journal without the changes, oldest first."""
    rows = connection.execute("SELECT seq, id, at, who, kind, label, target, programmes FROM step ORDER BY seq")
    return tuple(
        StepHead(
            seq,
            key,
            datetime.fromisoformat(at),
            who,
            StepKind(kind),
            from_plain(json.loads(label), Label),
            target or "",
            frozenset(json.loads(programmes)),
        )
        for seq, key, at, who, kind, label, target, programmes in rows
    )


def changes_of(connection: sqlite3.Connection, step_id: str) -> tuple[Change, ...]:
    """What a step changed. Raises KeyError where there is no such step, ValueError where it cannot be read."""
    row = connection.execute("SELECT changes FROM step WHERE id = ?", (step_id,)).fetchone()
    if row is None:
        raise KeyError(step_id)
    try:
        text = row[0] if isinstance(row[0], str) else zlib.decompress(row[0]).decode()
    except zlib.error as error:
        raise ValueError(step_id) from error
    return from_plain(json.loads(text), tuple[Change, ...])
