"""The statistical tables of a chapter: one grid at a time, its title above, its sources below."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.situation import FactKey
from hep_desktop.services.table_notes import notes_of
from hep_desktop.template.model import Node, Table
from hep_desktop.ui import look
from hep_desktop.ui.fact_details import FactDetails
from hep_desktop.ui.fact_grid import FactGrid
from hep_desktop.ui.list_buttons import ListButtons
from hep_desktop.ui.models.cell_marks import worst
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.pages.charts import REST_MS, SHOWN, WithChart
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.tab_bar import RoomyTabBar
from hep_desktop.ui.year_buttons import YearButtons

_SHORT = 30  # letters of a tab
_FEW = 3  # so many tables get their titles into the tabs
_PAUSE_MS = 40  # after a change the cells are painted first, the details follow


class TablesPanel(QWidget):
    """Tables of one node."""

    details_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tables: tuple[Table, ...] = ()
        self.tabs = RoomyTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(text("tables.list"))
        self._title = QLabel()
        self._title.setObjectName("subheading")
        self._title.setWordWrap(True)
        self.grid = FactGrid(session)
        self.rows = ListButtons(self.grid)
        self.years = YearButtons(session, self.grid.facts)
        self.message = QLabel()
        self.message.setObjectName("problem")
        self.message.setWordWrap(True)
        self.message.hide()
        self.notes = sentence(quiet=True)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show_notes)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._show_notes)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_details)
        self.chart = WithChart(session, self._below_title(), self._needs)
        self.details = FactDetails(session, self.grid.facts, self.grid.chosen_keys, self)
        self._place()
        self.tabs.currentChanged.connect(self._show_current)
        self.grid.facts.rejected.connect(self._say)
        self.grid.locked.connect(self._say_locked)
        self.grid.chosen.connect(self._chosen)

    @property
    def table(self) -> Table | None:
        """The shown table."""
        at = self.tabs.currentIndex()
        return self.tables[at] if 0 <= at < len(self.tables) else None

    def show_node(self, node: Node, front: str = "") -> None:
        """Show the tables of a node, one in front: the one that is named, else the first."""
        edition = self._session.edition
        tables = tuple(edition.tables[key] for key in node.tables)
        if tables == self.tables:
            self.reload(None)
            return
        self.tables = tables
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for table in tables:
            words = text("tables.tab_long", number=table.number, title=table.title)
            self.tabs.setTabToolTip(self.tabs.addTab(""), words)
        self.tabs.setCurrentIndex(next((at for at, one in enumerate(tables) if one.id == front), 0))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(tables) > 1)
        self._show_current()

    def show_fact(self, place: FactPlace, table: str) -> bool:
        """Put the cursor on a fact, in the table a finding names or the first that shows it."""
        key = FactKey.of(place)
        order = sorted(range(len(self.tables)), key=lambda at: self.tables[at].id != table)
        for at in order:
            if key.indicator in self.tables[at].columns:
                self.tabs.setCurrentIndex(at)
                if self.grid.choose(key):
                    self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def reload(self, outcome: Outcome | None) -> None:
        """Show the present figures."""
        table = self.table
        if table is None:
            return
        if outcome is None or outcome.changes:
            self.message.hide()  # what was refused is past, also when something else is undone
        if outcome is not None and not any(isinstance(place, SHOWN) for place in outcome.places):
            return
        chosen = self.grid.current_key()
        self.grid.facts.show(table)
        if chosen is not None and self.grid.current_key() is None and not self.grid.choose(chosen):
            self.grid.first_cell()
        self.rows.refresh()
        self.years.refresh()
        self._rest.start()
        self.chart.show_table(table)
        if self.grid.isAncestorOf(self.window().focusWidget() or self):
            self._pause.start()
        else:
            self._show_details()

    def show_findings(self) -> None:
        """Mark the cells that something was found of."""
        session = self._session
        if session.programme_id:
            self.grid.facts.show_findings(session.checking.findings(session.programme_id))
            self._name_tabs()

    def leave(self) -> None:
        """Close an open cell and hand over the details."""
        self.grid.close_open_cell()
        self.details.form.leave()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.setSpacing(look.GRID // 2)
        for widget in (self.tabs, self._title):
            column.addWidget(widget)
        column.addWidget(self.chart, 1)

    def _below_title(self) -> QWidget:
        """The grid with what belongs to it."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID // 2)
        column.addWidget(self.grid, 100)
        column.addWidget(self.rows)
        column.addWidget(self.years)
        column.addWidget(self.message)
        column.addWidget(self.notes)
        column.addStretch()  # of no weight: the grid takes all it needs first
        return inner

    def _needs(self, width: int) -> QSize:
        """The room in which nothing of the table has to be scrolled."""
        others = (self.rows, self.years, self.message, self.notes)
        heights = (max(one.heightForWidth(width), one.sizeHint().height()) for one in others if not one.isHidden())
        spaces = (len(others) + 1) * look.GRID // 2
        return QSize(self.grid.sizes.needed_width, self.grid.maximumHeight() + sum(heights) + spaces)

    def _show_current(self) -> None:
        table = self.table
        if table is None:
            return
        self.message.hide()
        self._title.setText(text("tables.title", number=table.number, title=table.title))
        self.grid.setAccessibleName(self._title.text())
        self.grid.facts.show(table)
        self.grid.first_cell()
        self.rows.refresh()
        self.years.refresh()
        self.notes.setText(" ")  # the room of the one line that most have; what it says comes after the cells
        self._soon.start()
        self.chart.show_table(table)
        self.show_findings()
        self.details.show_key(self.grid.current_key())
        self.details_changed.emit()

    def _show_notes(self) -> None:
        session, table = self._session, self.table
        if table is not None and session.programme_id in session.office.programmes:
            self.notes.setText("\n".join(notes_of(session.editing, session.programme_id, table)))

    def _name_tabs(self) -> None:
        """Number, title where there are few tables, and the sign of the gravest finding."""
        session = self._session
        grave: dict[str, list[Finding]] = {}
        for finding in session.checking.findings(session.programme_id) if session.programme_id else ():
            grave.setdefault(finding.table, []).append(finding)
        for at, table in enumerate(self.tables):
            few = len(self.tables) <= _FEW
            words = text("tables.tab_long" if few else "tables.tab", number=table.number, title=table.title)
            severity = worst(grave.get(table.id, ()))
            shown = severity is not None and severity is not Severity.TIP
            sign = f"{look.mark_of(severity)[0]} " if shown and severity else ""
            short = words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"
            name = f"{sign}{short}".replace("&", "&&")
            if name != self.tabs.tabText(at):  # the page is laid out anew even where nothing changed
                self.tabs.setTabText(at, name)

    def step_table(self, by: int) -> None:
        """Show the next or previous table."""
        at = self.tabs.currentIndex() + by
        if 0 <= at < len(self.tables):
            self.tabs.setCurrentIndex(at)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.message.setText(f"{look.ERROR[0]} {words}")
        self.message.show()

    def _say_locked(self) -> None:
        if self.grid.current_key() is not None and not self._session.read_only:
            self._say(text("tables.rejected.computed"))

    def _chosen(self) -> None:
        if not self._pause.isActive():
            self._show_details()

    def _show_details(self) -> None:
        self.details.show_key(self.grid.current_key())
