"""What one cell held before, folded away in the details: who changed it, when, from what to what, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.situation import FactKey
from hep_desktop.services import restoring
from hep_desktop.services.restoring import StepHead
from hep_desktop.ui import look
from hep_desktop.ui.change_words import words_of
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.models.step_list import moment
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_ROWS = 5


class CellHistory(QWidget):
    """Asks the store only while it is open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: FactPlace | None = None
        self._known: object = None  # what the place held when it was told of
        self._told: tuple[tuple[StepHead, Change], ...] = ()
        self._asking: Job | None = None
        self.heading = QToolButton(autoRaise=True)
        self.heading.setCheckable(True)
        self.heading.setText(text("restoring.cell.title"))
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setArrowType(Qt.ArrowType.RightArrow)
        self.heading.toggled.connect(self._folded)
        self.words = sentence(quiet=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(text("restoring.cell.title"))
        self.list.currentRowChanged.connect(self._chosen)
        self.restore = small_button("")
        self.restore.clicked.connect(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID // 2, 0, 0)
        column.setSpacing(look.GRID // 2)
        for widget in (self.heading, self.words, self.list, self.restore):
            column.addWidget(widget)
        self._show()

    def show_place(self, place: FactPlace | None) -> None:
        """Tell of a cell, or of none."""
        before = self._place, self._known
        self._place = place
        self._known = self._fact()
        changed = before != (place, self._known)
        self.setVisible(place is not None)
        if changed and self.heading.isChecked():
            self._ask()

    def _fact(self) -> object:
        place = self._place
        if place is None or not self._session.programme_id:
            return None
        return self._session.programme.facts.get(FactKey.of(place))

    def _folded(self, opened: bool) -> None:
        self.heading.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        if opened:
            self._ask()
        else:
            self._told = ()
            self._show()

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = None
        if self._place is not None:
            self._asking = self._session.jobs.start(restoring.of_place, self._session.editing, self._place)
            self._asking.done.connect(self._answered)

    def _answered(self, told: tuple[tuple[StepHead, Change], ...]) -> None:
        if self.sender() is self._asking:  # else another cell was chosen meanwhile
            self._asking = None
            self._told = told
            self._show()

    def _show(self) -> None:
        opened = self.heading.isChecked()
        self.list.clear()
        for head, change in self._told:
            words = words_of(change, self._session.edition)
            line = {"when": moment(head.at), "who": head.who, "was": words.was or "–", "now": words.now or "–"}
            self.list.addItem(QListWidgetItem(text("restoring.cell.line", **line)))
        self.words.setText(text("restoring.cell.hint" if self._told else "restoring.cell.nothing"))
        self.words.setVisible(opened)
        self.list.setVisible(opened and bool(self._told))
        high = 2 * self.fontMetrics().lineSpacing() + look.GRID
        self.list.setFixedHeight(high * min(max(len(self._told), 1), _ROWS) + look.GRID)
        self.restore.setVisible(opened and bool(self._told))
        self._chosen()

    def _change(self) -> Change | None:
        at = self.list.currentRow()
        return self._told[at][1] if 0 <= at < len(self._told) else None

    def _chosen(self) -> None:
        change = self._change()
        was = words_of(change, self._session.edition).was if change else ""
        empty = change is not None and change.before is None
        key = "restoring.cell.restore_empty" if empty else "restoring.cell.restore"
        self.restore.setText(text(key, was=was) if change else text("restoring.restore_none"))
        differs = change is not None and change.before != self._fact()
        self.restore.setEnabled(differs and not self._session.read_only)

    def _restore(self) -> None:
        change, at = self._change(), self.list.currentRow()
        if change is None:
            return
        back = Change(change.place, change.before, self._session.office.record(change.place))
        try:
            restoring.restore(self._session.editing, (back,), (change.place,), moment(self._told[at][0].at))
        except UserError as error:
            self._session.bus.refused.emit(error)
