"""*Új HEP*: which settlement, and when it is to be adopted; two questions, and the work can begin."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import GazetteerEntry, Settlement
from hep_desktop.hungarian import long_date
from hep_desktop.services.workspaces import new_programme, new_settlement
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import heading, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_chooser import SettlementChooser
from hep_desktop.ui.settlement_fields import CalendarField
from hep_desktop.ui.strings import text

_AHEAD = timedelta(days=150)  # writing, forum and council take about five months
_WIDTH = 100  # letters


def usual_day(today: date) -> date:
    """A day to begin with: the last one of the month five months ahead."""
    ahead = today + _AHEAD
    following = (ahead.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


class NewProgrammePage(Page):
    """Nothing is written before *HEP megkezdése*."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chooser = SettlementChooser(session)
        self.day = CalendarField()
        self.day.setAccessibleName(text("start.settlement.adoption"))
        self.day.put(usual_day(session.today()))
        self._period = sentence()
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.begin = QPushButton(text("start.begin.begin"))
        self.begin.setDefault(True)
        self.begin.setObjectName("main")
        self.cancel = QPushButton(text("start.begin.cancel"))
        self._place()
        self.day.dateChanged.connect(self._show_period)
        self.begin.clicked.connect(self._begin)
        self.cancel.clicked.connect(self._cancel)
        self.chooser.changed.connect(self.problem.hide)
        self.chooser.accepted.connect(self.day.setFocus)
        self.day.lineEdit().returnPressed.connect(self._begin)
        self._show_period()

    def start_focus(self) -> None:
        """Where the settlement is searched."""
        self.chooser.start_focus()

    def take_files(self, paths: Sequence[Path]) -> bool:
        """KSH's workbook may be dropped here too."""
        if self.session.read_only or len(paths) != 1:
            return False
        self.chooser.load_file(paths[0])
        return True

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        margin = 3 * look.GRID
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.GRID)
        column.addWidget(heading(text("start.begin.title")))
        column.addWidget(self._question("start.begin.settlement"))
        column.addWidget(self.chooser)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addWidget(self._question("start.begin.when"))
        when = QHBoxLayout()
        when.addWidget(self.day)
        when.addWidget(sentence(text("start.begin.when_hint"), quiet=True), 1)
        column.addLayout(when)
        column.addWidget(self._period)
        column.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _question(self, key: str) -> QLabel:
        label = QLabel(text(key))
        label.setObjectName("subheading")
        label.setWordWrap(True)
        return label

    def _show_period(self) -> None:
        day = self.day.value()
        details = ProgrammeDetails("", "", "", 0, planned_adoption=day, created=day)
        words = {"first": long_date(details.first_day), "last": long_date(details.last_day)}
        years = {"from_year": details.years[0], "to_year": details.years[-1]}
        self._period.setText(text("start.begin.period", **words, **years))

    def _begin(self) -> None:
        chosen: Settlement | GazetteerEntry | None = self.chooser.value()
        if chosen is None:
            self._refuse(text("start.begin.choose_first"))
            self.chooser.start_focus()
            return
        session = self.session
        try:
            settlement = new_settlement(session.editing, chosen, session.new_id)
            programme = new_programme(session.editing, settlement, self.day.value(), session.new_id, session.clock)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        session.open_programme(programme)

    def _refuse(self, words: str) -> None:
        self.problem.setText(f"{look.ERROR[0]} {words}")
        self.problem.show()

    def _cancel(self) -> None:
        self.session.go("start")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back: nothing was written yet. Enter goes on to the next field."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
