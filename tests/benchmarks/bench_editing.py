"""From a key to what is painted, and from a change to the disk, on a full programme."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import Figure, interleaved, timed
from full_programme import full_programme
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, Qt
from typist import Typist

from hep_desktop.app import session_on
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.situation import Run, Text
from hep_desktop.services.editing import Editing
from hep_desktop.services.workspaces import open_workspace
from hep_desktop.settings import LastPlace, SettingsFile
from hep_desktop.template.rows import rows_of
from hep_desktop.ui.enter_key import EnterKey
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.style import Application, Style

ROUNDS = 200
KEYS = 300
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
        yield from painted(store, programme)


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
                "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?)", (*record[:3], f"{record[3]}{next(typed)}", 7)
            )
            store.execute(f"INSERT INTO step (id, {STEP}) VALUES (?, ?, ?, ?, ?, ?, ?)", (f"bare-{next(typed)}", *step))  # noqa: S608 – ours
            store.execute("COMMIT")

        ours_ms, bare_ms = interleaved(ours, bare, ROUNDS)
    return Figure("change → committed, against a bare SQLite commit of the same rows", "ms", ours_ms, 2, bare_ms)


def painted(store: Path, programme: str) -> Iterator[Figure]:
    """Keys typed into a chapter's text and into a table, in the real window with everything it does meanwhile."""
    application = Application([])
    Style(application)
    EnterKey(application)
    session, preferences = session_on(open_workspace(store), application), SettingsFile(store.with_name("s.json"))
    window = MainWindow(session, preferences, LastPlace(programme, "situation", "he.3.2"))
    window.resize(1366, 690)
    window.show()
    window.activateWindow()
    page = window.stack.currentWidget()
    assert isinstance(page, ChapterPage)
    gc.freeze()  # as the program does
    QCoreApplication.processEvents()  # nobody types before there is something to see
    typist = Typist(application)
    page.text_panel.edit.setFocus()
    yield _figure("a text of a chapter", typist.type(islice(cycle("árvíztűrő tükörfúrógép, "), KEYS)))
    page.tabs.setCurrentWidget(page.tables)
    QCoreApplication.processEvents()
    grid = page.tables.grid
    grid.setFocus()
    cells = [cell for cell in _cells(grid.model()) if cell.flags() & Qt.ItemFlag.ItemIsEditable]
    taken: list[float] = []
    for cell, number in zip(cycle(cells), range(KEYS // 5), strict=False):
        grid.setCurrentIndex(cell)
        taken += typist.type(f"{1000 + number}\r")
    yield _figure("the cells of a table", taken)
    yield _opened(window)
    window.commands.find(here=False)
    taken = []
    for _ in range(KEYS // 20):
        window.side.seek.field.clear()
        taken += typist.type("lakosságának összete")
    yield _figure("the search in the whole programme", taken, limit=100)
    application.removeEventFilter(typist)
    window.close()


def _opened(window: MainWindow) -> Figure:
    """From asking for the chapter of the largest table to its painted grid; every round comes from another chapter."""
    session = window.session
    sizes = {
        (node.id, table): len(rows_of(session.edition.tables[table], session.programme))
        * len(session.edition.tables[table].columns)
        for node in session.edition.walk()
        for table in node.tables
    }
    largest, table = max(sizes, key=lambda place: sizes[place])
    indicator = session.edition.tables[table].columns[0]
    row = rows_of(session.edition.tables[table], session.programme)[0]
    place = row.key(indicator).at(session.programme_id)

    def opened() -> None:
        session.go("situation", largest, place, "", table)
        QCoreApplication.processEvents()

    taken: list[float] = []
    for _ in range(ROUNDS // 10):
        session.go("situation", "he.3.2")
        QCoreApplication.processEvents()
        taken.append(timed(opened))
    return Figure(f"the largest table ({sizes[largest, table]} cells) opens", "ms", taken, 100)


def _cells(model: QAbstractItemModel) -> list[QModelIndex]:
    return [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]


def _figure(where: str, taken: list[float], limit: float = 30) -> Figure:
    return Figure(
        f"key → painted in {where}, 99th of 100 (median {median(taken):.1f} ms)", "ms", taken, limit, quantile=0.99
    )


def _with_word(text: Text, word: int) -> Text:
    first, *rest = text.blocks
    return Text((replace(first, runs=(*first.runs, Run(str(word)))), *rest))
