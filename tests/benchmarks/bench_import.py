"""Loading a workbook of the gazetteer's size, beside calamine alone reading it in the same kind of child.

And what the real window waits meanwhile: for the gazetteer, for a strange sheet of 20 000 × 30 cells with the answers
it asks for, and for last time's programme from Word.
"""

import gc
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bare_reading import read_barely
from figures import Figure, interleaved
from full_programme import full_programme
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from turns import longest_turn

from hep_desktop import child
from hep_desktop.app import session_on
from hep_desktop.services import importing, reporting
from hep_desktop.services.workspaces import open_workspace
from hep_desktop.settings import LastPlace, SettingsFile
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.importing import ImportPage
from hep_desktop.ui.pages.word_programme import WordPage
from hep_desktop.ui.style import Application, Style
from source_files import MINTAFALU, gazetteer, many_places, workbook

ROUNDS = 15
SETTLEMENTS = 3177  # with Mintafalu as many as KSH's list has
PARTS = 4  # so many rows the second sheet has for each settlement


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        places = (*many_places(SETTLEMENTS), MINTAFALU)
        book = gazetteer(Path(folder) / "hnt_letoltes_2024.xlsx", places, parts=PARTS)
        store = Path(folder) / "hep.sqlite"
        editing, programme = full_programme(store)
        large = workbook(Path(folder) / "adat.xlsx", {"M": _large()})

        def ours() -> None:
            proposal = importing.read(book, editing)
            assert len(proposal.gazetteer) == len(places)
            assert importing.preview(proposal, editing)

        def bare() -> None:
            assert child.run(read_barely, str(book)) > len(places)

        try:
            times = interleaved(ours, bare, ROUNDS)
            word = reporting.build(editing, "hep", "docx", Path(folder) / "HEP.docx", programme=programme)
        finally:
            editing.close()
        yield Figure("gazetteer → preview, against a bare read of the workbook", "ms", times[0], 1.5, times[1])
        yield from _in_window(store, programme, book, large, word)


def _in_window(store: Path, programme: str, book: Path, large: Path, word: Path) -> Iterator[Figure]:
    """Each file is dropped on the window; a turn of its loop is what keys and mouse wait for."""
    application = QApplication.instance() or Application([])
    assert isinstance(application, Application)
    Style(application)
    session = session_on(open_workspace(store), application)
    window = MainWindow(session, SettingsFile(store.with_name("s.json")), LastPlace(programme, "settlement"))
    window.resize(1366, 690)
    window.show()
    session.go("import")
    longest_turn(partial(session.go, "word"))
    gc.freeze()  # as the program does

    def dropped(file: Path) -> float:
        window.commands.take_files([file])
        page = window.navigator.page
        assert isinstance(page, ImportPage | WordPage)
        return longest_turn(QCoreApplication.processEvents, lambda: page.step == "reading")

    for what, file in (("gazetteer", book), ("strange sheet of 20 000 × 30", large), ("Word file of 100 pages", word)):
        session.go("import")
        begun = time.perf_counter()
        taken = [dropped(file)]
        seconds = time.perf_counter() - begun
        yield Figure(f"{what} is dropped on the window and shown: longest turn", "ms", taken, 100)
        if file is large:
            yield Figure(f"{what} is read and suggested", "s", [seconds], 10)
            yield Figure("it is shown how the sheet is read: longest turn", "ms", _answered(window), 100, quantile=1)
    window.close()


def _answered(window: MainWindow) -> list[float]:
    """The pages of the wizard, with all that must be said of the sheet."""
    page = window.navigator.page
    assert isinstance(page, ImportPage)
    wizard = page.wizard
    taken = [longest_turn(wizard.next.click)]
    for at, use in ((0, "@settlement"), (1, next(iter(wizard.shown.request.wanted)) if wizard.shown else "")):
        assert wizard.shown is not None
        taken.append(longest_turn(partial(wizard.show_state, wizard.shown.using(at, use))))
    taken += [longest_turn(wizard.next.click) for _ in range(2)]
    taken.append(longest_turn(QCoreApplication.processEvents, lambda: page.step == "reading"))
    assert page.step == "preview"
    return taken


def _large() -> list[list[str | float]]:
    """A year in each of 28 columns, 20 000 places and Mintafalu among them."""
    heads: list[str | float] = ["Hely", *(f"{1990 + at} Fák a faluban" for at in range(28)), "Jegyzet"]
    places = [[f"Falu {row}", *(float(row + at) for at in range(28)), "–"] for row in range(20_000)]
    return [heads, *places, ["Mintafalu", *(float(at) for at in range(28)), "–"]]
