"""Opening a store's file: what is looked at before it is trusted, made or brought up to date."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from peewee import SQL, fn

from hep_desktop.domain.errors import UserError
from hep_desktop.frozen import dataclass
from hep_desktop.store import tables
from hep_desktop.store.database import Access, StoreDatabase
from hep_desktop.store.faults import told
from hep_desktop.store.migrations import MIGRATIONS, VERSION
from hep_desktop.store.protection import is_locked
from hep_desktop.store.whole import MAKING

_HEADER = 100
_IMAGINABLE = 1000  # schemas that there may ever be
_PAGES_AT_ONCE = 2000  # 8 MB: typing waits no longer than for these

APPLICATION_ID = 0x48455044
"""`HEPD`, in the header of every store."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Of which store a file is a state, and the number of the last step in it: clocks lie, these do not."""

    identity: str
    last: int


def inspect(path: Path, password: str = "") -> None:
    """Look at the store at `path`, which is not touched.

    Raises UserError where there is no store, something else, one of a newer program, or the password is not its own.
    """
    if not path.is_file():
        raise UserError("store.missing", file=str(path))
    if is_locked(path) and not password:
        raise UserError("store.locked", file=str(path))
    try:
        # through SQLite, since closing a file opened by other means would drop SQLite's own POSIX locks in this process
        with told(path), closing(StoreDatabase(path, Access.PEEK, password)) as peek:
            peek.connect()
            application, version = peek.number("application_id"), peek.number("user_version")
    except UserError as error:
        if not is_half_written(path):
            raise _of_password(path, error) from error
        if is_locked(path):  # its header says nothing before it is open: `verify` looks at it then
            return
        application, version = _header(path)
    _admit(path, application, version)


def _admit(path: Path, application: int, version: int) -> None:
    """By what its header says. Raises UserError where it is something else or a newer program's."""
    if application != APPLICATION_ID:
        raise UserError("store.not_a_store", file=str(path))
    if not 0 <= version <= _IMAGINABLE:
        raise UserError("store.damaged", file=str(path), detail=f"schema {version}")
    if version > VERSION:
        raise UserError("store.newer", file=str(path))


def imprint(path: Path, password: str = "") -> Imprint | None:
    """Whose store a file is and how far its journal goes, at a glance; None where that cannot be read."""
    if not path.is_file():  # peeking would make one
        return None
    with suppress(UserError), told(path), closing(StoreDatabase(path, Access.PEEK, password)) as peek:
        peek.connect()
        query = tables.Property.select(tables.Property.value).where(tables.Property.key == "identity")
        identity = next((value for (value,) in peek.rows(query)), "")
        return Imprint(
            identity, next(number or 0 for (number,) in peek.rows(tables.Step.select(fn.MAX(tables.Step.seq))))
        )
    return None


def _of_password(path: Path, error: UserError) -> UserError:
    """What cannot be read with a password may be damaged, but more often the password is wrong."""
    if is_locked(path) and error.code in ("store.not_a_store", "store.damaged"):
        return UserError("store.wrong_password", file=str(path))
    return error


def try_password(path: Path, password: str) -> None:
    """Raises UserError where the password is not the store's, which somebody was cut off from writing.

    Tried on a copy: to take back what was half written needs the password, and a wrong one could do harm.
    """
    with told(path), TemporaryDirectory(prefix="hep-") as folder:
        trial = Path(folder) / path.name
        copy_cut_off(path, trial)
        try:
            with told(path), closing(StoreDatabase(trial, Access.WRITE, password)) as opened:
                opened.connect()
                opened.number("user_version")
        except UserError as error:
            raise _of_password(path, error) from error


def is_half_written(path: Path) -> bool:
    """Whether a writer was cut off: looked at without its journal the file seems damaged, and is not."""
    journal = path.with_name(path.name + "-journal")
    with suppress(OSError):
        return journal.stat().st_size > 0
    return False


def copy_cut_off(path: Path, target: Path) -> None:
    """A copy of a store somebody was cut off from writing, with what takes back the half of it. Raises UserError."""
    with told(path):
        for ending in ("", "-journal"):
            shutil.copyfile(path.with_name(path.name + ending), target.with_name(target.name + ending))


def _header(path: Path) -> tuple[int, int]:
    """The application's id and the schema version as SQLite's header has them (fileformat2, 1.3); 0 where it has none.

    Nobody in this process has the file open: a journal is left behind by one that ended badly.
    """
    with told(path), path.open("rb") as file:
        head = file.read(_HEADER)
    if len(head) < _HEADER or not head.startswith(b"SQLite format 3\0"):
        return 0, 0
    return int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")


def claim(database: StoreDatabase) -> None:
    """Ask for the right to write: SQLite opens a write-protected file without a word. Raises UserError."""
    with told(database.path):
        database.do(tables.Property.delete().where(SQL("0")))


def verify(database: StoreDatabase) -> None:
    """Let SQLite look through the whole file. Raises UserError where it is damaged, or what `inspect` refuses."""
    with told(database.path):
        application, version = database.number("application_id"), database.number("user_version")
        verdict = database.text("integrity_check(1)")
        orphan = database.text("foreign_key_check")
    if verdict != "ok" or orphan:
        raise UserError("store.damaged", file=str(database.path), detail=verdict)
    _admit(database.path, application, version)


def migrate(database: StoreDatabase, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring the schema up to date, each step in one transaction, after a copy was laid beside the store."""
    path = database.path
    with told(path):
        version = database.number("user_version")
        if 0 < version < len(migrations):
            copy_to(database, path.with_name(f"{path.stem}.v{version}{path.suffix}"))
        for number, statements in enumerate(migrations[version:], start=version + 1):
            with database.atomic():
                for statement in statements:
                    database.execute_sql(statement)
                database.pragma("user_version", number)


def create(path: Path, password: str = "") -> None:
    """Make an empty store beside `path` and give it the name at the end. Raises UserError."""
    if path.exists():
        raise UserError("store.exists", file=str(path))
    making = path.with_name(path.name + MAKING)
    with told(path):
        making.unlink(missing_ok=True)
        making.touch()
        try:
            with closing(StoreDatabase(making, Access.WRITE, password)) as database:
                database.connect()
                database.pragma("application_id", APPLICATION_ID)
                migrate(database)
            making.rename(path)
        finally:
            for rest in (making, making.with_name(making.name + "-journal")):
                with suppress(OSError):
                    rest.unlink()


def copy_to(database: StoreDatabase, target: Path, between: Callable[[], object] = lambda: None) -> None:
    """A whole copy at `target`, made beside it and renamed; the store may be in use meanwhile.

    `between` is called again and again on the way: what it writes through the same connection is in the copy too.
    """

    def go_on(_status: int, _left: int, _all: int) -> None:
        between()
        if database.is_closed():  # a fault of the disk, met while writing
            raise UserError("store.medium_fails", file=str(database.path))

    making = target.with_name(target.name + MAKING)
    with told(target):
        making.unlink(missing_ok=True)
        try:
            with closing(database.beside(making)) as copy:
                database.driver().backup(copy, pages=_PAGES_AT_ONCE, progress=go_on)
            making.replace(target)
        finally:
            making.unlink(missing_ok=True)
