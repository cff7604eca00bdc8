"""Kills the program while it brings a store of an older schema up to date; one more migration is made up for it.

python migrating.py STORE       opens the store as a newer program would, and says when it is done
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hep_desktop.domain.office import Office  # noqa: E402 – found only now
from hep_desktop.identity import system_clock  # noqa: E402
from hep_desktop.store import connection, storefile  # noqa: E402
from hep_desktop.store.migrations import MIGRATIONS  # noqa: E402
from hep_desktop.store.workspace import Workspace  # noqa: E402

ROUNDS = 40
NEWER = (
    *MIGRATIONS,
    # as much writing as a large store would cause: every record is put into another table, changed, and put back
    (
        "CREATE TABLE moved AS SELECT rowid AS place, * FROM record",
        *("UPDATE moved SET body = body || ' '" for _ in range(ROUNDS)),
        "DELETE FROM record",
        "INSERT INTO record (rowid, programme, kind, key, body) SELECT place, programme, kind, key, body FROM moved",
        "DROP TABLE moved",
    ),
    ("ALTER TABLE step ADD COLUMN office TEXT NOT NULL DEFAULT ''", "UPDATE step SET office = who"),
)


@contextmanager
def newer_program() -> Generator[None]:
    """The store is opened as by a program two schemas newer."""
    kept = connection.migrate, connection.VERSION, storefile.VERSION
    connection.migrate = partial(connection.migrate, migrations=NEWER)  # pyright: ignore[reportAttributeAccessIssue]
    connection.VERSION = storefile.VERSION = len(NEWER)  # pyright: ignore[reportConstantRedefinition,reportAttributeAccessIssue]
    try:
        yield
    finally:
        connection.migrate, connection.VERSION, storefile.VERSION = kept  # pyright: ignore[reportConstantRedefinition]


def content(path: Path) -> tuple[Office, int]:
    """What is in a store, and how many steps its history has."""
    workspace = Workspace.open(path, system_clock)
    try:
        return workspace.load(), len(workspace.step_heads())
    finally:
        workspace.close()


def kill(path: Path, rounds: int, seed: int = 0) -> int:
    """Kill the newer program, each time at the same store; the next start finds everything. Gives how many were cut."""
    chance, begun, before, cut = random.Random(seed), path.read_bytes(), content(path), 0
    older = path.with_name(f"{path.stem}.v{len(MIGRATIONS)}{path.suffix}")
    for _ in range(rounds):
        path.write_bytes(begun)
        older.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, __file__, str(path)], stdout=subprocess.PIPE) as running:
            assert running.stdout
            for _ in range(chance.randint(1, ROUNDS)):
                if running.stdout.readline() in (b"done\n", b""):
                    break
            os.kill(running.pid, signal.SIGKILL)
            cut += b"done" not in running.stdout.read()
        if older.exists():
            assert content(older) == before, "the copy laid beside is not what was there"
        with newer_program():
            assert content(path) == before, "the migrated store is not what was there"
    return cut


def main(path: str) -> None:
    """Open it as a newer program, telling each statement, so that somebody knows when to kill."""
    os.environ["PYTHONUNBUFFERED"] = "1"
    execute = storefile.StoreDatabase.execute_sql

    def told(self: storefile.StoreDatabase, sql: str, *rest: object) -> object:
        os.write(1, b"sql\n")
        return execute(self, sql, *rest)

    storefile.StoreDatabase.execute_sql = told  # pyright: ignore[reportAttributeAccessIssue]
    with newer_program():
        content(Path(path))
    os.write(1, b"done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
