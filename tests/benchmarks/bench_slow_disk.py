"""A disk that takes 150 ms for every sync, by a shim below the program: keys are painted as ever.

python bench_slow_disk.py STORE PROGRAMME       the window itself, started with the shim
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    HERE = Path(__file__).resolve().parent
    sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from figures import Figure, timed

COMMITS = 12


def measure() -> Iterator[Figure]:
    """Two figures of keys, each beside the same keys over a quick disk, and one of saving."""
    from full_programme import full_programme  # noqa: PLC0415 – the window needs none of it

    from torture.faulty import build, recorded  # noqa: PLC0415 – as above

    with TemporaryDirectory(prefix="hep-bench-") as folder:
        store, mode = Path(folder) / "disk" / "hep.sqlite", Path(folder) / "mode"
        store.parent.mkdir()
        editing, programme = full_programme(store)
        editing.close()
        record = Path(folder) / "record"
        shim = {"LD_PRELOAD": build(Path(folder)), "HEP_FAULT_FOLDER": store.parent, "HEP_FAULT_MODE": mode}
        shim["HEP_FAULT_RECORD"] = record
        mode.write_text("ok", encoding="ascii")
        *quick, _ = _measured(store, programme, shim)
        mode.write_text("slow", encoding="ascii")
        record.unlink()
        *slow, saved = _measured(store, programme, shim)
        waited = sum(kind == "m" for kind, *_ in recorded(record))
    yield Figure("a key after a rest → *Mentve*, every sync takes 150 ms, the slowest", "ms", [max(saved)], 1000)
    yield Figure("syncs that the window's own thread waited for meanwhile", "", [waited], 0)
    for where, ours, bare in zip(("a text of a chapter", "the cells of a table"), slow, quick, strict=True):
        usual = Figure("", "", bare, 0, quantile=0.99).our_figure
        what = f"key → painted in {where}, every sync takes 150 ms, 99th of 100 (else {usual:.1f} ms)"
        yield Figure(what, "ms", ours, 30, quantile=0.99)


def _measured(store: Path, programme: str, shim: Mapping[str, Path]) -> list[list[float]]:
    command = [sys.executable, __file__, str(store), programme]
    environment = {**os.environ, **{name: str(value) for name, value in shim.items()}}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def window(store: Path, programme: str) -> Iterator[list[float]]:
    """Milliseconds of keys in a text and in a table, then from a key after a rest until the window says it is saved."""
    from bench_editing import painted  # noqa: PLC0415 – loads the window
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415 – as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 – as above

    from hep_desktop.services.saving import Saved, SaveState  # noqa: PLC0415 – as above
    from hep_desktop.ui.main_window import MainWindow  # noqa: PLC0415 – as above
    from hep_desktop.ui.pages.chapter import ChapterPage  # noqa: PLC0415 – as above
    from qt import type_text  # noqa: PLC0415 – as above

    figures = painted(store, programme)
    for figure in islice(figures, 2):
        yield list(figure.ours)
    shown = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
    page, loop = shown.navigator.page, QEventLoop()
    assert isinstance(page, ChapterPage)
    panel = page.text_panel
    page.tabs.setCurrentWidget(panel)
    panel.edit.setFocus()
    shown.session.editing.flush()

    def said(state: SaveState) -> None:
        if isinstance(state, Saved):
            loop.quit()

    def saved() -> None:
        type_text(panel.edit, "ő")
        loop.exec()

    shown.session.bus.saving.connect(said)
    yield [timed(saved) for _ in range(COMMITS)]


if __name__ == "__main__":
    for times in window(Path(sys.argv[1]), sys.argv[2]):
        print(json.dumps(times), flush=True)
    os._exit(0)  # the window is in the middle of its day
