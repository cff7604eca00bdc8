"""Started anew for every measurement of `bench_start`: opens one window and says when it was usable.

`prepare` makes a full programme in the user's default store and remembers where work stopped; `ours`
starts the program as a user does; `bare` shows a window with one table of the same toolkit.
Usable: painted, and nothing left to do.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

ROWS, COLUMNS = 2000, 6


def prepare() -> None:
    """A store with a full programme; with one more word, work stopped at that chapter."""
    from full_programme import full_programme  # noqa: PLC0415 – not a part of what is measured

    from hep_desktop import paths  # noqa: PLC0415 – as above
    from hep_desktop.services.workspaces import default_path  # noqa: PLC0415 – as above
    from hep_desktop.settings import LastPlace, Settings, SettingsFile  # noqa: PLC0415 – as above

    editing, programme = full_programme(default_path())
    editing.close()
    settings = replace(Settings(), window="").with_store(default_path())
    if sys.argv[2:]:
        settings = settings.with_last_place(default_path(), LastPlace(programme, "situation", sys.argv[2]))
    SettingsFile(paths.user_profile() / "settings.json").save(settings)


def ours() -> None:
    """The program's own way in, with the event loop replaced by one that ends."""
    from hep_desktop.__main__ import window  # noqa: PLC0415 – what is measured begins here

    shown = window()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 – loaded by now, in the order a user's start has

    QApplication.exec = staticmethod(until_usable)
    del sys.argv[1:]
    shown("")


def bare() -> None:
    """A window with one table, and nothing of ours."""
    from PySide6.QtCore import QAbstractTableModel, Qt  # noqa: PLC0415 – what is measured begins here
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: PLC0415 – as above

    class Model(QAbstractTableModel):
        def rowCount(self, *_: Any) -> int:  # noqa: N802 – Qt's name
            return ROWS

        def columnCount(self, *_: Any) -> int:  # noqa: N802 – Qt's name
            return COLUMNS

        def data(self, index: Any, role: int = 0) -> str | None:
            return f"{index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    application = QApplication(sys.argv[:1])
    window, view = QMainWindow(), QTableView()
    model = Model(view)
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(1366, 690)
    window.show()
    until_usable()
    del application


def until_usable() -> int:
    """Run the loop until the window is painted and idle; then say when that was, and close it."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer  # noqa: PLC0415 – Qt is loaded by now
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 – as above

    loop = QEventLoop()

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's name
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, loop.quit)  # comes after all that is waiting
            return False

    watcher = Watcher()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():  # a filter on the application would have PySide make every class that Qt has
            window.installEventFilter(watcher)
    loop.exec()
    print(json.dumps({"at": time.monotonic(), "cpu": time.process_time(), "peak": peak()}), flush=True)
    for window in QApplication.topLevelWidgets():
        window.close()
    return 0


def peak() -> float:
    """The most memory this process has had, in MiB; 0 where the system does not say.

    Not `getrusage`: Linux counts there what the parent had when it started this process.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


WAYS: dict[str, Callable[[], None]] = {"prepare": prepare, "ours": ours, "bare": bare}

if __name__ == "__main__":
    WAYS[sys.argv[1]]()
