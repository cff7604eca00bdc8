"""One row a field, each with a button that copies it: for typing the programme into a system by hand."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QTableView, QVBoxLayout, QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.services.exporting import CopyField, copy_fields
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = ("label", "text", "copy")
_BUTTON = 2
_LINES, _LETTERS_SHOWN = 3, 140
_LABEL, _COPY = 34, 14  # letters


class FieldsModel(QAbstractTableModel):
    """What it is called, and how it begins."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[CopyField, ...] = ()

    def show_fields(self, fields: tuple[CopyField, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.fields = fields
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One row a field."""
        return 0 if parent.isValid() else len(self.fields)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """Name, text, button."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return text(f"ready.copying.{_HEADINGS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The beginning is shown, the whole is copied."""
        field = self.fields[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() != _BUTTON:
            return field.label if index.column() == 0 else _beginning(field.text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None


def _beginning(words: str) -> str:
    lines = words.split("\n")
    shown = "\n".join(lines[:_LINES])
    return shown if shown == words and len(words) <= _LETTERS_SHOWN else f"{shown[:_LETTERS_SHOWN].rstrip()}…"


def _at_the_top(button: QPushButton) -> QWidget:
    """A button that keeps its height in a high row."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return holder


class FieldsTable(QTableView):
    """Enter or Ctrl+C copies the chosen row."""

    def __init__(self, model: FieldsModel, copy: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = model
        self._copy = copy
        self.setModel(model)
        self.setAccessibleName(text("ready.copying.title"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def lay_out(self) -> None:
        """Put a button into every row."""
        for row in range(self._fields.rowCount()):
            button = QPushButton(text("ready.copying.copy"))
            button.setAccessibleName(f"{button.text()}: {self._fields.fields[row].label}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter in the row does the same
            button.setProperty("row", row)
            button.clicked.connect(self._clicked)
            self.setIndexWidget(self._fields.index(row, _BUTTON), _at_the_top(button))
        self._fit()

    def mark(self, row: int) -> None:
        """Show that a row was copied, and go on to the next."""
        holder = self.indexWidget(self._fields.index(row, _BUTTON))
        for button in holder.findChildren(QPushButton):
            button.setText(f"{look.DONE[0]} {text('ready.copying.copied')}")
        self.selectRow(min(row + 1, self._fields.rowCount() - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and go on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (enter or event.matches(QKeySequence.StandardKey.Copy)) and self.currentIndex().isValid():
            self._copy(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        room = self.viewport().width()
        label, button = min(look.letters(self, _LABEL), room // 3), look.letters(self, _COPY)
        for column, width in enumerate((label, room - label - button, button)):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()

    def _clicked(self) -> None:
        self._copy(int(self.sender().property("row")))


class CopyPage(Page):
    """The filled fields of the programme in the order of the document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.back = page_action(self, "ready.copying.back", "", self._go_back)
        self.model = FieldsModel(self)
        self.table = FieldsTable(self.model, self.copy)
        column = QVBoxLayout(self)
        column.addWidget(heading(text("ready.copying.title")))
        column.addWidget(sentence(text("ready.copying.words")))
        column.addWidget(self.table, 1)
        column.addWidget(ActionButton(self.back))

    def show_node(self, node: str) -> None:
        """Read the fields anew."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Read the fields anew; what was copied before is forgotten only where something changed."""
        del outcome
        fields = copy_fields(self.session.editing, self.session.programme_id)
        if fields != self.model.fields:
            self.model.show_fields(fields)
            self.table.lay_out()
            self.table.selectRow(0)

    def copy(self, row: int) -> None:
        """Put a whole field on the clipboard."""
        QGuiApplication.clipboard().setText(self.model.fields[row].text)
        self.table.mark(row)

    def start_focus(self) -> None:
        """In the rows."""
        self.table.setFocus()

    def guidance(self) -> str:
        """How to use it."""
        return text("ready.copying.guidance")

    def _go_back(self) -> None:
        self.session.go("ready")
