"""An action plan of 200 measures with 3 000 letters a cell, typed into and printed; a review of a full programme."""

import gc
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, timed
from full_programme import full_programme
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from turns import longest_turn
from typist import Typist

from hep_desktop.app import session_on
from hep_desktop.child import Silent
from hep_desktop.domain.commands import AddMeasure, Adopt, ChangeCouncil
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.word_difference import differing
from hep_desktop.report.papers import action_plan
from hep_desktop.report.pdf.render import drawn
from hep_desktop.services.editing import Editing
from hep_desktop.services.workspaces import open_workspace
from hep_desktop.settings import LastPlace, SettingsFile
from hep_desktop.template.then_now import ThenNow
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.plan import PlanPage
from hep_desktop.ui.pages.review import ReviewPage
from hep_desktop.ui.style import Application, Style

MEASURES, LETTERS = 200, 3000
CELLS = ("reason", "goal", "strategy", "content", "responsible", "partners", "deadline", "risks", "resources")
KEYS = 150
ROUNDS = 10


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        store = Path(folder) / "hep.sqlite"
        editing, programme = full_programme(store)
        try:
            yield from _reviewed(editing, programme)
            held = editing.office.programmes[programme]
            groups = [group.code for group in editing.edition(programme).action_plan.groups]
            for number in range(MEASURES):
                problem = next(iter(held.problems))
                editing.do(AddMeasure(programme, _measure(number, groups[number % len(groups)], problem)))
            editing.flush()
            yield _printed(editing, programme, Path(folder) / "terv.pdf")
        finally:
            editing.close()
        yield from _window(store, programme)


def _measure(number: int, group: str, problem: str) -> Measure:
    """No word stands in it twice, so that a lost one is missed."""
    plain = Measure(f"m{number}", group, 0, (problem,), f"Intézkedés {number}", due=date(2029, 6, 30))
    return replace(plain, **{name: _words(f"{number}q{at}") for at, name in enumerate(CELLS)})


def _words(start: str) -> str:
    return " ".join(f"{start}w{count}" for count in range(LETTERS // (len(start) + 5)))


def _reviewed(editing: Editing, programme: str) -> Iterator[Figure]:
    """The comparison that a review begins with, and the longest chapter told apart word by word."""
    edition, then = editing.edition(programme), editing.office.programmes[programme]
    first = next(iter(then.measures.values()))
    changed = [Change(MeasurePlace(programme, first.id), first, replace(first, title="Más cím"))]
    now = editing.office.with_changes(changed).programmes[programme]
    yield Figure(
        "a full programme then and now", "ms", [timed(lambda: ThenNow(edition, then, now)) for _ in range(ROUNDS)], 50
    )
    longest = max((text.plain for text in then.texts.values()), key=len)
    edited = longest.replace("lassan", "gyorsan").replace("öt év", "két év")
    taken = [timed(lambda: differing(longest, edited)) for _ in range(ROUNDS)]
    yield Figure("its longest chapter word by word", "ms", taken, 100)


def _printed(editing: Editing, programme: str, target: Path) -> Figure:
    """Every word of every cell is looked for in the printed pages."""
    edition = editing.edition(programme)
    target.write_bytes(drawn(action_plan.compose(editing.office, programme, edition, date(2026, 11, 22)), Silent()))
    told = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True, encoding="utf-8").stdout
    shown = set(told.replace(".", " ").split())
    written = {
        word for number in range(MEASURES) for at in range(len(CELLS)) for word in _words(f"{number}q{at}").split()
    }
    what = f"words lost of {len(written)} on {told.count(chr(12))} pages of {MEASURES} measures"
    return Figure(what, "words", [len(written - shown)], 0)


def _window(store: Path, programme: str) -> Iterator[Figure]:
    """What the window does with such a plan, with everything it does meanwhile."""
    application = QApplication.instance() or Application([])
    assert isinstance(application, Application)
    Style(application)
    session, preferences = session_on(open_workspace(store), application), SettingsFile(store.with_name("s.json"))
    window = MainWindow(session, preferences, LastPlace(programme, "settlement"))
    window.resize(1366, 690)
    window.show()
    window.activateWindow()
    longest_turn(QCoreApplication.processEvents)
    gc.freeze()  # as the program does
    of = f"{MEASURES} measures of {LETTERS} letters a cell"
    made = [longest_turn(partial(session.go, "plan"))]
    page = window.navigator.page
    assert isinstance(page, PlanPage)
    yield Figure(f"the page of {of} is first made: longest turn", "ms", made, 100)
    chosen = [longest_turn(partial(page.list.choose, f"m{MEASURES - at}")) for at in range(ROUNDS, 0, -1)]
    yield Figure("another of them is chosen: longest turn", "ms", chosen, 100, quantile=1)
    typist = Typist(application)
    page.sheet.focus("content")
    _bring_into_sight(page.sheet.fields["content"])
    yield from _keys(typist, f"the sheet, among {of}")
    turned = [longest_turn(page.turn.trigger)]
    yield Figure("they are shown as the table A–K: longest turn", "ms", turned, 100)
    page.table.choose_field(f"m{MEASURES // 2}", "content")
    page.table.edit(page.table.currentIndex())
    yield from _keys(typist, "a cell of the table A–K")
    page.turn.trigger()
    problems = [longest_turn(partial(session.go, "problems"))]
    yield Figure("the page of problems is first made: longest turn", "ms", problems, 100)
    application.removeEventFilter(typist)
    yield from _review(window)
    window.close()


def _bring_into_sight(field: QWidget) -> None:
    area = field.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    area.ensureWidgetVisible(field)


def _keys(typist: Typist, where: str) -> Iterator[Figure]:
    """Keys into what has the focus; by the first the spell-checker is loaded."""
    typist.type("")
    taken = typist.type(islice(cycle("árvíztűrő tükörfúrógép, "), KEYS))
    yield Figure(f"key → painted in {where}, p99", "ms", taken[10:], 30, quantile=0.99)
    yield Figure(f"key → painted in {where}, the slowest", "ms", taken, 100, quantile=1)


def _review(window: MainWindow) -> Iterator[Figure]:
    """The chapters of a review, the one with most tables among them."""
    session = window.session
    vote = {"held": date(2026, 11, 19), "number": "12/2026. (XI. 19.)"}
    session.do(ChangeCouncil(session.programme_id, vote))
    session.do(Adopt(session.programme_id))
    session.go("review")
    first = window.navigator.page
    assert isinstance(first, ReviewPage)
    longest_turn(first.begin.trigger)
    page = window.navigator.page
    assert isinstance(page, ReviewPage)
    yield Figure(
        "a review's chapters open: longest turn", "ms", [longest_turn(partial(page.show_tab, "chapters"))], 100
    )
    nodes = sorted(session.edition.walk(), key=lambda node: len(node.tables))[-ROUNDS:]
    taken = [longest_turn(partial(page.chapters.list.choose, node.id)) for node in nodes]
    most = len(nodes[-1].tables)
    yield Figure(f"another of its chapters, with up to {most} tables: longest turn", "ms", taken, 100, quantile=1)
