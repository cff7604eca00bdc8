"""*Előzmények*: every step of the programme, what it changed, and the way back to what was."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.outcome import Change, Outcome
from hep_desktop.services import restoring
from hep_desktop.services.restoring import StepHead
from hep_desktop.ui import look
from hep_desktop.ui.history_places import Within, choices
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.models.step_list import StepList, moment
from hep_desktop.ui.page_parts import SideBySide, heading, scrolled
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.restoring import RestorePanel
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import step_name, text

SPANS = ("all", "today", "week", "forum")
_PAUSE_MS = 150
_WHEN, _WHO = 22, 12  # letters


class HistoryPage(Page):
    """Steps at the left, the changes of the chosen one at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._gathering: Job | None = None
        self.model = StepList(self._name, self)
        self.search = QLineEdit(placeholderText=text("restoring.search"), clearButtonEnabled=True)
        self.search.setAccessibleName(text("restoring.search"))
        self.span = QComboBox()
        self.span.setAccessibleName(text("restoring.span"))
        for span in SPANS:
            self.span.addItem(text(f"restoring.spans.{span}"), span)
        self.where = QComboBox()
        self.where.setAccessibleName(text("restoring.where"))
        self.where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.where.addItem(text("restoring.everywhere"))
        self._within: list[Within | None] = [None]
        for name, within in choices(session.edition):
            self.where.addItem(name)
            self._within.append(within)
        self._places: dict[str, frozenset[restoring.Spot]] = {}
        self._placing: Job | None = None
        self.table = QTableView()
        self._dress_table()
        self.one = QRadioButton(text("restoring.one_step"))
        self.since = QRadioButton(text("restoring.since"))
        self.one.setChecked(True)
        self.panel = RestorePanel(session)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._narrow)
        self._place()
        self.search.textChanged.connect(self._wait)
        self.span.currentIndexChanged.connect(self._narrow)
        self.where.currentIndexChanged.connect(self._ask_places)
        self.table.selectionModel().currentRowChanged.connect(self._show_step)
        self.one.toggled.connect(self._show_step)
        self.reload(None)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(text("restoring.steps.name"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setColumnWidth(0, look.letters(self, _WHEN))
        table.setColumnWidth(1, look.letters(self, _WHO))
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def _place(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.span)
        column.addLayout(row)
        column.addWidget(self.where)
        column.addWidget(self.table, 1)
        right = QWidget()
        chosen = QVBoxLayout(right)
        chosen.setContentsMargins(look.GRID, 0, 0, 0)
        for widget in (self.one, self.since):
            chosen.addWidget(widget)
        chosen.addWidget(self.panel, 1)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.addWidget(heading(text("restoring.title")))
        whole.addWidget(SideBySide(left, right, (4, 5)), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def reload(self, outcome: Outcome | None) -> None:
        """Show the steps as they are now; the chosen one stays chosen."""
        del outcome
        chosen = self._step()
        self.model.show_steps(self.session.editing.history(self.session.programme_id))
        self.table.selectRow(self.model.row_of(chosen.id) if chosen else 0)
        self._ask_places()

    def start_focus(self) -> None:
        """On the newest step."""
        self.table.setFocus()

    def guidance(self) -> str:
        """How to bring something back."""
        return text("restoring.guidance")

    def _name(self, step: StepHead) -> str:
        return step_name(step.label, self.session.edition)

    def _step(self) -> StepHead | None:
        return self.model.step(self.table.currentIndex().row())

    def _wait(self) -> None:
        self._pause.start()

    def _narrow(self) -> None:
        chosen = self._step()
        within, among = self._within[self.where.currentIndex()], None
        if within is not None:
            among = frozenset(step for step, places in self._places.items() if any(map(within, places)))
        self.model.narrow(self.search.text(), self._from(str(self.span.currentData())), among)
        self.table.selectRow(self.model.row_of(chosen.id) if chosen else 0)
        self._show_step()

    def _ask_places(self) -> None:
        """Narrow by place; which steps were made there has to be read first."""
        if self._placing is not None:
            self._placing.cancel()
            self._placing = None
        if self._within[self.where.currentIndex()] is None:
            self._narrow()
            return
        session = self.session
        self._placing = session.jobs.start(restoring.spots_of, session.editing, session.programme_id, self._places)
        self._placing.done.connect(self._placed)

    def _placed(self, places: dict[str, frozenset[restoring.Spot]]) -> None:
        if self.sender() is self._placing:  # else another place was chosen meanwhile
            self._placing, self._places = None, places
            self._narrow()

    def _from(self, span: str) -> datetime | None:
        today = datetime.combine(self.session.today(), time()).astimezone()
        match span:
            case "today":
                return today
            case "week":
                return today - timedelta(days=7)
            case "forum":
                meetings = self.session.office.meetings_of(self.session.programme_id)
                held = [meeting.held for meeting in meetings if meeting.held and meeting.held <= self.session.today()]
                return datetime.combine(max(held), time()).astimezone() if held else None
            case _:
                return None

    def _show_step(self) -> None:
        step, session = self._step(), self.session
        if self._gathering is not None:
            self._gathering.cancel()
            self._gathering = None
        for choice in (self.one, self.since):
            choice.setVisible(step is not None)
        if step is None:
            self.panel.show_changes(text("restoring.no_steps"), (), "")
        elif self.one.isChecked():
            self._show(restoring.of_step(session.editing, session.programme_id, step))
        else:
            self.panel.show_changes(text("restoring.gathering"), (), "")
            self._gathering = session.jobs.start(restoring.since, session.editing, session.programme_id, step)
            self._gathering.done.connect(self._gathered)

    def _gathered(self, changes: tuple[Change, ...]) -> None:
        if self.sender() is self._gathering:  # else another step was chosen meanwhile
            self._gathering = None
            self._show(changes)

    def _show(self, changes: tuple[Change, ...]) -> None:
        step, within = self._step(), self._within[self.where.currentIndex()]
        if within is not None:  # so one chapter alone can be brought back
            changes = tuple(change for change in changes if within(restoring.spot_of(change)))
        if step is not None:
            words = text("restoring.words" if changes else "restoring.no_changes", step=self.model.name(step))
            self.panel.show_changes(words, changes, moment(step.at))
