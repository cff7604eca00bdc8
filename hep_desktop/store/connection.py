"""Opening a store's file: what is looked at before it is trusted, and how SQLite is told to be safe.

`sqlite3` itself and no object mapper: records are JSON under an address, so there is nothing to map.
"""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from hep_desktop.domain.errors import UserError
from hep_desktop.store.faults import told
from hep_desktop.store.migrations import MIGRATIONS, VERSION

APPLICATION_ID = 0x48455044
"""`HEPD`, in the header of every store."""

PATIENCE = 0.8
"""Seconds to wait for another program that holds the file; a failed save is told within one second."""

_SAFETY = (
    "PRAGMA journal_mode = TRUNCATE",  # lost nothing in simulated power cuts; works on sticks and shares, unlike WAL
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
)


def uri(path: Path, options: str) -> str:
    """A path as SQLite wants it; a share (`//server/…`) needs two slashes more than `as_uri` gives."""
    text = path.absolute().as_posix()
    return f"file://{quote(text if text.startswith('/') else '/' + text)}?{options}"


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """An open connection for the calling thread alone; never makes a new file. Raises UserError."""
    with told(path):
        name = uri(path, "mode=ro" if read_only else "mode=rw")
        opened = sqlite3.connect(name, uri=True, isolation_level=None, timeout=PATIENCE)
        try:
            for pragma in () if read_only else _SAFETY:
                opened.execute(pragma)
        except BaseException:
            opened.close()
            raise
        return opened


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    """All or nothing; the right to write is taken at the beginning, so that nothing fails half-way for its lack."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # on a failing disk SQLite has already rolled back
            connection.execute("ROLLBACK")
        raise


def inspect(path: Path) -> int:
    """The schema version of the store at `path`, which is not touched.

    Raises UserError where there is no store, something else, or one of a newer program.
    """
    if not path.is_file():
        raise UserError("store.missing", file=str(path))
    # immutable: neither locks nor rolls back, since the file may be somebody else's; and through SQLite,
    # since closing a file opened by other means would drop SQLite's own POSIX locks in this process
    with told(path), closing(sqlite3.connect(uri(path, "immutable=1"), uri=True)) as peek:
        application = peek.execute("PRAGMA application_id").fetchone()[0]
        version = peek.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise UserError("store.not_a_store", file=str(path))
    if version > VERSION:
        raise UserError("store.newer", file=str(path))
    return version


def claim(connection: sqlite3.Connection, path: Path) -> None:
    """Ask for the right to write: SQLite opens a write-protected file without a word. Raises UserError."""
    with told(path):
        connection.execute("DELETE FROM meta WHERE 0")


def verify(connection: sqlite3.Connection, path: Path) -> None:
    """Let SQLite look through the whole file. Raises UserError where it is damaged."""
    with told(path):
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or orphan is not None:
        raise UserError("store.damaged", file=str(path), detail=verdict)


def migrate(connection: sqlite3.Connection, path: Path, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring the schema up to date, each step in one transaction, after a copy was laid beside the store."""
    with told(path):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if 0 < version < len(migrations):
            copy_to(connection, path.with_name(f"{path.stem}.v{version}{path.suffix}"))
        for number, statements in enumerate(migrations[version:], start=version + 1):
            with transaction(connection):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")


def create(path: Path) -> None:
    """Make an empty store beside `path` and give it the name at the end. Raises UserError."""
    if path.exists():
        raise UserError("store.exists", file=str(path))
    making = path.with_name(path.name + ".new")
    with told(path):
        making.unlink(missing_ok=True)
        making.touch()
        try:
            with closing(connect(making, read_only=False)) as connection:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection, making)
            making.rename(path)
        finally:
            for rest in (making, making.with_name(making.name + "-journal")):
                with suppress(OSError):
                    rest.unlink()


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy at `target`, made beside it and renamed; the store may be in use meanwhile."""
    making = target.with_name(target.name + ".new")
    with told(target):
        making.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(making)) as copy:
                connection.backup(copy)
            making.replace(target)
        finally:
            making.unlink(missing_ok=True)
