"""The summary table A–K on the screen: cells are edited in place by the very fields of the measure sheet.

What is typed counts at once, so leaving a cell by Esc closes it and loses nothing.
"""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hep_desktop.domain.commands import ChangeMeasure, Command
from hep_desktop.domain.plan import Measure
from hep_desktop.ui import look
from hep_desktop.ui.fields import FieldBinding
from hep_desktop.ui.fitted_rows import FittedRows
from hep_desktop.ui.grid_cells import WrappedHeader, tabbed
from hep_desktop.ui.models.summary import Band, SummaryModel
from hep_desktop.ui.pages.measure_sheet import ProblemTicks, indicator_grid, measure_text
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

Index = QModelIndex | QPersistentModelIndex

# letters a column is wide, by how much people write into it
_LETTERS = {"position": 12, "title": 22, "content": 30, "indicators": 28, "responsible": 16, "deadline": 16}
_OTHER_LETTERS = 22
_EDITOR_LETTERS, _EDITOR_LINES = 46, 7


class CellFields(QStyledItemDelegate):
    """Opens the field of the sheet that belongs to a cell."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field, tied to the measure."""
        del option
        model = cast("SummaryModel", index.model())
        measure, field = model.measure(index.row()), model.columns[index.column()]
        assert measure is not None  # noqa: S101 – bands cannot be edited
        editor = self._field(field.name, measure)
        editor.setParent(parent)
        editor.setObjectName("cell")
        editor.setAccessibleName(field.label)
        self._tie(editor, measure.id, field.name)
        if isinstance(editor, TextField):
            editor.moveCursor(QTextCursor.MoveOperation.End)
        if isinstance(editor, QAbstractScrollArea):
            editor.ensurePolished()  # by it a field with a border lets through what is below: all cells at every key
            editor.viewport().setAutoFillBackground(True)
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words of a band stay in sight however far the table is scrolled."""
        model = cast("SummaryModel", index.model())
        if model.measure(index.row()) is None:
            drawn = cast("Any", option)  # the stubs lack the fields of a style option
            drawn.rect.setLeft(max(0, drawn.rect.left()))
        super().paint(painter, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the measure holds now."""
        del index
        for binding in editor.findChildren(FieldBinding, options=Qt.FindChildOption.FindDirectChildrenOnly):
            binding.show_value()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing is left to hand over: the field has done so while it was typed in."""

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The step of typing ends with the cell."""
        for binding in editor.findChildren(FieldBinding, options=Qt.FindChildOption.FindDirectChildrenOnly):
            binding.finish()
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """At least as large as the cell and as comfortable writing needs, inside the table."""
        del index
        cell, room = QRect(cast("Any", option).rect), cast("QWidget", editor.parentWidget()).rect()
        wanted = QSize(look.letters(editor, _EDITOR_LETTERS), _EDITOR_LINES * editor.fontMetrics().lineSpacing())
        size = cell.size().expandedTo(wanted).boundedTo(room.size())
        left = max(0, min(cell.left(), room.right() - size.width()))
        top = max(0, min(cell.top(), room.bottom() - size.height()))
        editor.setGeometry(left, top, size.width(), size.height())

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] – Qt hands widgets
        """Tab goes on to the next cell, Esc closes; all other keys belong to the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            hint = tabbed(event)
            if event.key() == Qt.Key.Key_Escape:
                hint = QAbstractItemDelegate.EndEditHint.NoHint
            if hint is not None:
                self.closeEditor.emit(editor, hint)
                return True
            return False
        return super().eventFilter(editor, event)

    def _field(self, name: str, measure: Measure) -> QWidget:
        if name == "problems":
            ticks = ProblemTicks(self._session, grows=False)
            ticks.offer_for(measure)
            return ticks
        if name == "indicators":
            return indicator_grid(self._session)
        return measure_text(self._session, name, grows=False)

    def _tie(self, editor: QWidget, key: str, name: str) -> None:
        def read() -> Any:  # noqa: ANN401 – the type of the field
            measure = self._session.programme.measures.get(key)
            return cast("Any", editor).value() if measure is None else getattr(measure, name)

        def write(value: Any) -> Command:  # noqa: ANN401 – as above
            return ChangeMeasure(self._session.programme_id, key, {name: value})

        FieldBinding(self._session, editor, read, write, lambda: f"{key}/{name}")


class PlanTable(QTableView):
    """A–K with bands of groups; Enter, F2 or typing edits a cell."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = SummaryModel(session, self)
        self.setModel(self.summary)
        self.setItemDelegate(CellFields(session, self))
        self.setAccessibleName(text("plan.table"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._head = WrappedHeader(self)
        self.setHorizontalHeader(self._head)
        # the numbers stay in sight at the side, so column A need not be shown twice
        self.verticalHeader().setSectionsClickable(False)
        self.first = 1 if self.summary.columns[0].name == "position" else 0
        self.setColumnHidden(0, bool(self.first))
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fitted = FittedRows(self)
        self.summary.modelReset.connect(self._span)
        self.summary.words_changed.connect(self._fitted.fit_soon)
        self._size_columns()

    def reload(self) -> None:
        """Show the plan as it is now; the chosen cell stays chosen."""
        at = self.currentIndex()
        chosen, column = self.current_measure(), at.column()
        self.summary.reload()
        if chosen and not self.currentIndex().isValid():
            self.choose(chosen, column)

    def choose(self, measure: str, column: int = 1) -> bool:
        """Choose a cell of a measure. False where the measure is not here."""
        row = self.summary.row_of(measure)
        if row < 0:
            return False
        self._fitted.fit_around(row)
        self.setCurrentIndex(self.summary.index(row, max(0, column)))
        return True

    def has_field(self, field: str) -> bool:
        """Whether a field has a column here."""
        return not field or any(column.name == field for column in self.summary.columns)

    def choose_field(self, measure: str, field: str) -> bool:
        """Choose the cell of a field; the title's where the table has no such column."""
        names = [column.name for column in self.summary.columns]
        return self.choose(measure, names.index(field) if field in names else 1)

    def current_measure(self) -> str:
        """The id of the measure the cursor stands in."""
        measure = self.summary.measure(self.currentIndex().row())
        return measure.id if measure is not None else ""

    def current_field(self) -> str:
        """The name of the field the cursor stands in."""
        at = self.currentIndex().column()
        return self.summary.columns[at].name if at >= 0 else ""

    def keyboardSearch(self, search: str) -> None:
        """Stay here: Qt's own goes to a cell that begins so, and what is typed next would overwrite it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, as F2 does; keys that an open field had no use for go no further."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if self.summary.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "summary"):
            self._size_columns()

    def _size_columns(self) -> None:
        for at, field in enumerate(self.summary.columns):
            wanted = look.letters(self, _LETTERS.get(field.name, _OTHER_LETTERS))
            self.setColumnWidth(at, max(wanted, self._head.least(at)))
        self._fitted.fit()

    def _span(self) -> None:
        self.clearSpans()
        for row, content in enumerate(self.summary.rows):
            if isinstance(content, Band):
                self.setSpan(row, self.first, 1, len(self.summary.columns) - self.first)
        self._fitted.fit()
