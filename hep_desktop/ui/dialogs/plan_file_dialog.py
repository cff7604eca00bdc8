"""What a file of the action plan says otherwise than the plan, row by row; nothing changes before *Átvétel*."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.services.plan_comparing import Difference, PlanRow, take_over
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

COLUMNS = ("taken", "measure", "field", "here", "there")
_SHARES = (14, 24, 22, 32, 32)  # letters
_LONGEST = 400  # letters of a cell shown; the whole stands in its tip


class Differences(QTableWidget):
    """The rows; Space ticks the chosen ones."""

    def __init__(self, rows: Sequence[PlanRow], parent: QWidget | None = None) -> None:
        super().__init__(len(rows), len(COLUMNS), parent)
        self._shown = rows
        self._ticks: list[QTableWidgetItem] = []
        self.setHorizontalHeaderLabels([text(f"plan.file.columns.{name}") for name in COLUMNS])
        self.setAccessibleName(text("plan.file.preview"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for at, row in enumerate(rows):
            for column, words in enumerate(_cells(row)):
                item = QTableWidgetItem(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
                item.setToolTip(words)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column == 0:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Checked if row.proposed else Qt.CheckState.Unchecked)
                    self._ticks.append(item)
                self.setItem(at, column, item)
        self.horizontalHeader().setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        if rows:
            self.selectRow(0)

    def chosen(self) -> frozenset[str]:
        """The keys of what is ticked."""
        return frozenset(row.key for at, row in enumerate(self._shown) if self._is_ticked(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space:
            rows = {index.row() for index in self.selectedIndexes()}
            ticked = all(self._is_ticked(row) for row in rows)
            for row in rows:
                self._ticks[row].setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each column keeps its share of the width."""
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES[:-1]):
            self.setColumnWidth(column, self.viewport().width() * share // sum(_SHARES))
        self.resizeRowsToContents()

    def _is_ticked(self, row: int) -> bool:
        return self._ticks[row].checkState() == Qt.CheckState.Checked


class PlanFileDialog(QDialog):
    """The rows and the two ways out."""

    def __init__(self, session: Session, file: str, rows: Sequence[PlanRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._file = file
        self._rows = rows
        self.setWindowTitle(text("plan.file.preview"))
        self.table = Differences(rows)
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton(text("plan.file.take"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(text("plan.file.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.take_over)
        self.buttons.rejected.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.addWidget(sentence(text("plan.file.words", file=file, count=len(rows))))
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        self.resize(look.room_for(self, sum(_SHARES) + 6, 30))
        self.table.itemChanged.connect(self._count)
        self.table.setFocus()
        self._count()

    def take_over(self) -> None:
        """Write what is ticked as one step."""
        session = self._session
        try:
            take_over(
                session.editing, session.programme_id, self._rows, self.table.chosen(), self._file, session.new_id
            )
        except UserError as error:
            session.bus.refused.emit(error)
        else:
            session.bus.told.emit(text("plan.file.taken"))
        self.accept()

    def _count(self) -> None:
        self.take.setEnabled(bool(self.table.chosen()) and not self._session.read_only)


def _cells(row: PlanRow) -> tuple[str, ...]:
    kind = text(f"plan.file.kinds.{row.kind}")
    there = row.there
    if row.kind is Difference.MISSING:
        there = text("plan.file.not_there")
    elif row.kind is Difference.CHANGED and not there.strip():
        there = text("plan.file.emptied")
    return kind, row.title, row.label or text("plan.file.whole"), row.here, there
