"""A clerk at the real window, as a process of its own: keys go to the widgets, buttons are pressed, until it is killed.

    python window.py serve          forked for each line STORE, FIFO, WAY on the input: what is slow is loaded once

Tells `key TOTAL SECONDS` as letters go into one text, `done ID SECONDS` when a step is made and `saved ID SECONDS` when
the window may say *Mentve*.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 – found only now
from PySide6.QtWidgets import QApplication  # noqa: E402

from builders import ADOPTION  # noqa: E402
from hep_desktop.app import Program  # noqa: E402
from hep_desktop.domain.outcome import Outcome  # noqa: E402
from hep_desktop.export.example_sources import RegisteredPopulation, write_registered_population  # noqa: E402
from hep_desktop.services.workspaces import create_workspace, new_programme, new_settlement  # noqa: E402
from hep_desktop.settings import SettingsFile  # noqa: E402
from hep_desktop.store.saving import Saved, SaveState  # noqa: E402
from hep_desktop.ui.main_window import MainWindow  # noqa: E402
from hep_desktop.ui.pages.backups import BackupsPage  # noqa: E402
from hep_desktop.ui.pages.chapter import ChapterPage  # noqa: E402
from hep_desktop.ui.pages.importing import ImportPage  # noqa: E402
from hep_desktop.ui.pages.ready import ReadyPage  # noqa: E402
from hep_desktop.ui.style import Application, Style  # noqa: E402
from qt import MINTAFALU, type_text  # noqa: E402
from torture.clerk import reap  # noqa: E402

NODE = "he.3.2"
T = TypeVar("T")
PATIENCE = 60.0  # for a child process on a loaded machine


def told(word: str, what: str) -> None:
    """One line, from whatever thread, in one piece."""
    os.write(1, f"{word} {what} {time.time()}\n".encode())


def rest(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(come: Callable[[], bool]) -> None:
    """Let the window work until something has come."""
    begun = time.monotonic()
    while not come() and time.monotonic() - begun < PATIENCE:
        told("waits", "-")
        rest(10)


class Clerk:
    """One window; each way is one thing a clerk does."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.session, self.folder = window, window.session, folder
        self._made: list[str] = []
        self._number = 0
        self.session.editing.subscribe(self._done)
        self.session.editing.subscribe_saving(self._saved)

    def begin(self) -> None:
        """Open the draft, begun where there is none."""
        session = self.session
        programmes = list(session.office.programmes)
        if not programmes:
            village = new_settlement(session.editing, MINTAFALU)
            programmes = [new_programme(session.editing, village, ADOPTION)]
            session.editing.flush()
        session.open_programme(programmes[0])

    def write(self) -> None:
        """A sentence, letter by letter, as fast as somebody can."""
        self.session.go("situation", NODE)
        page = self._page(ChapterPage)
        page.tabs.setCurrentWidget(page.text_panel)
        edit = page.text_panel.edit
        edit.setFocus()
        edit.moveCursor(edit.textCursor().MoveOperation.End)
        total = len(edit.toPlainText())
        for letter in "őszi árvíztűrő tükörfúrógép ":
            type_text(edit, letter)
            total += 1
            told("key", str(total))
            rest(12)

    def fill(self) -> None:
        """Some cells of the chapter's first table, Enter after each."""
        self.session.go("situation", NODE)
        page = self._page(ChapterPage)
        page.tabs.setCurrentWidget(page.tables)
        grid = page.tables.grid
        grid.setFocus()
        rest(20)
        for _ in range(5):
            self._number += 1
            type_text(QApplication.focusWidget() or grid, f"{self._number}\r")
            rest(20)

    def undo(self) -> None:
        """What was typed, taken back and done again."""
        self.fill()
        for key in ("undo", "undo", "redo", "undo"):
            self.window.actions_[key].trigger()
            rest(10)

    def load(self) -> None:
        """A file read in, looked at and taken over."""
        self._number += 1
        file = self.folder / "nyilvantartas_2025.csv"
        write_registered_population(file, [RegisteredPopulation(MINTAFALU, 300 + self._number, 432)])
        self.window.actions_["import"].trigger()
        page = self._page(ImportPage)
        page.take_files([file])
        until(lambda: page.step != "reading")
        if page.step == "preview":
            page.preview.take.click()
        rest(50)

    def copy(self) -> None:
        """A safety copy, typing meanwhile."""
        self.fill()
        self.window.keeper.make()
        self.write()

    def restore(self) -> None:
        """Everything as the newest copy has it."""
        self.copy()
        self.window.actions_["backups"].trigger()
        page = self._page(BackupsPage)
        until(lambda: page.panel.button.isVisible() or "változott" in page.panel.words.text())
        if page.panel.button.isVisible():
            told("back", "-")
            page.panel.all.click()
            page.panel.button.click()
            rest(300)

    def export(self) -> None:
        """The finished files, typing meanwhile."""
        self.session.go("ready")
        page = self._page(ReadyPage)
        page.target.choose(self.folder)
        page.checked.anyway.setChecked(True)
        page.make.trigger()
        self.write()
        until(lambda: page._job is None)  # pyright: ignore[reportPrivateUsage] – nobody else asks

    # what is told -----------------------------------------------------------------------------

    def _done(self, _outcome: Outcome) -> None:
        heads = self.session.editing.history(self.session.programme_id or None)
        if heads:
            self._made.append(heads[-1].id)
            told("done", heads[-1].id)

    def _saved(self, state: SaveState) -> None:
        """On the store's thread: what was made before, and does not wait now, is on the disk."""
        made = list(self._made)
        waiting = {step.id for step in self.session.editing.workspace.waiting()}
        if isinstance(state, Saved):
            for step in dict.fromkeys(made):
                if step not in waiting:
                    told("saved", step)
                    self._made.remove(step)

    def _page(self, kind: type[T]) -> T:
        page = self.window.navigator.page
        assert isinstance(page, kind)
        return page


WAYS = ("write", "fill", "load", "undo", "export", "copy", "restore")


def main(path: str, way: str) -> None:
    """Work one way until somebody stops it."""
    store = Path(path)
    application = Application([])
    Style(application)
    program = Program(application, SettingsFile(store.with_name("settings.json")))
    if not store.exists():
        create_workspace(store).close()
    if not program.open(store) or program.window is None:
        told("refused", "open")
        return
    clerk = Clerk(program.window, store.parent)
    clerk.begin()
    told("ready", way)
    while True:
        cast("Callable[[], None]", getattr(clerk, way))()


def serve() -> None:
    """Be forked for each line on the input, before there is anything of Qt but its code."""
    for line in sys.stdin:
        path, fifo, way = line.rstrip("\n").split("\t")
        if os.fork():
            continue
        os.dup2(os.open(fifo, os.O_WRONLY), 1)
        print("pid", os.getpid(), flush=True)
        main(path, way)
        os._exit(0)
    reap()


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main(*sys.argv[1:])
