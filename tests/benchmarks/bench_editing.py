"""From a key to what is painted, and from a change to the disk, on a full programme."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, interleaved
from full_programme import full_programme

from hep_desktop.domain.commands import SetText
from hep_desktop.domain.situation import Run, Text
from hep_desktop.services.editing import Editing

ROUNDS = 200
STEP = "at, who, kind, label, programmes, changes"


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        store = Path(folder) / "hep.sqlite"
        editing, programme = full_programme(store)
        try:
            yield _committed(editing, programme, Path(folder) / "bare.sqlite")
        finally:
            editing.close()


def _committed(editing: Editing, programme: str, copy: Path) -> Figure:
    """A changed paragraph from the command to the disk, beside the same rows by bare SQLite in a copy of the store."""
    node, text = next(iter(editing.office.programmes[programme].texts.items()))
    typed = count()

    def ours() -> None:
        editing.do(SetText(programme, node, _with_word(text, next(typed))))
        editing.flush()

    ours()
    editing.workspace.backup(copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as store:
        for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "foreign_keys = ON"):
            store.execute(f"PRAGMA {pragma}")
        record = store.execute("SELECT * FROM record WHERE kind = 'text' AND key = ?", (node,)).fetchone()
        step = store.execute(f"SELECT {STEP} FROM step ORDER BY seq DESC LIMIT 1").fetchone()  # noqa: S608 – ours

        def bare() -> None:
            store.execute("BEGIN IMMEDIATE")
            store.execute(
                "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", (*record[:3], f"{record[3]}{next(typed)}")
            )
            store.execute(f"INSERT INTO step (id, {STEP}) VALUES (?, ?, ?, ?, ?, ?, ?)", (f"bare-{next(typed)}", *step))  # noqa: S608 – ours
            store.execute("COMMIT")

        ours_ms, bare_ms = interleaved(ours, bare, ROUNDS)
    return Figure("change → committed, against a bare SQLite commit of the same rows", "ms", ours_ms, 2, bare_ms)


def _with_word(text: Text, word: int) -> Text:
    first, *rest = text.blocks
    return Text((replace(first, runs=(*first.runs, Run(str(word)))), *rest))
