"""A table of what programmes say together, and below it the villages that the chosen number comes from."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.services.together import Named, Sheet
from hep_desktop.ui import look
from hep_desktop.ui.models.sheet_rows import SheetRows
from hep_desktop.ui.page_parts import sentence, subheading
from hep_desktop.ui.strings import text

_FIRST, _WIDEST = 64, 46  # letters of the first column and of others; longer words show when it is drawn wider
_LEAST_ROWS, _LEAST_SOURCES = 7, 3  # always in sight, the head counted
_MEASURED = 200  # rows that a width is taken from
_NAMED = 500  # villages that are listed; the rest is counted


class SheetTable(QTableView):
    """Cells to read: Enter asks for what is behind one, Ctrl+C copies as spreadsheets do."""

    entered = Signal()

    def __init__(self, model: SheetRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + look.GRID)
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )  # pyright: ignore[reportArgumentType, reportCallIssue] – Qt takes text flags here
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._fit_head)
        self.doubleClicked.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and copy."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
        else:
            super().keyPressEvent(event)

    def chosen_text(self) -> str:
        """The chosen cells, a row a line with tabs between; with the heads where more than one is chosen."""
        chosen = sorted((one.row(), one.column()) for one in self.selectedIndexes())
        columns = sorted({column for _, column in chosen})
        rows = sorted({row for row, _ in chosen})
        model = self.model()
        lines = [[str(model.index(row, column).data() or "") for column in columns] for row in rows]
        if len(chosen) > 1:
            heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
            lines.insert(0, heads)
        return "\n".join("\t".join(line) for line in lines)

    def fit(self) -> None:
        """Columns as wide as their words ask for, within reason."""
        metrics = QFontMetrics(look.scaled(self.font(), 1, bold=True))
        model = self.model()
        for column in range(model.columnCount()):
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            widest = max((metrics.horizontalAdvance(word) for word in head.split()), default=0) + 3 * look.GRID
            for row in range(min(model.rowCount(), _MEASURED)):
                widest = max(widest, metrics.horizontalAdvance(str(model.index(row, column).data() or "")))
            self.setColumnWidth(column, min(widest + 2 * look.GRID, look.letters(self, _WIDEST if column else _FIRST)))
        self._fit_head()

    def _fit_head(self) -> None:
        """Room for the heads that break into lines; Qt leaves room for one."""
        header, model = self.horizontalHeader(), self.model()
        metrics = header.fontMetrics()
        heights = [metrics.lineSpacing()]
        for column in range(model.columnCount()):
            within = QRect(0, 0, max(1, self.columnWidth(column) - look.GRID), 0)
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            heights.append(metrics.boundingRect(within, Qt.TextFlag.TextWordWrap, head).height())
        header.setFixedHeight(max(heights) + look.GRID)


class SheetView(QWidget):
    """Title, table, notes; under them where the chosen number comes from. Enter there opens the programme.

    A `plain` one has a village a row, and needs no such list.
    """

    opened = Signal(object)
    """A `Named` whose programme is wanted."""

    pointed = Signal(object)
    """The `Named` that is chosen among the sources; None where none is."""

    def __init__(self, parent: QWidget | None = None, *, plain: bool = False) -> None:
        super().__init__(parent)
        self.title = subheading("")
        self.rows = SheetRows(self)
        self.table = SheetTable(self.rows)
        self.table.setAccessibleName(text("holdings.sheet"))  # until it has a title of its own
        self.notes = sentence(quiet=True)
        self.behind = QLabel()
        self.sources = QListWidget()
        self.sources.setAccessibleName(text("holdings.behind.name"))
        self.sources.itemActivated.connect(self._open)
        self.sources.currentItemChanged.connect(self._point)
        self.table.entered.connect(self._to_sources)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.rows.modelReset.connect(self._empty)
        self._place(plain=plain)
        self._empty()

    def _place(self, *, plain: bool) -> None:
        upper, lower = QWidget(), QWidget()
        for part, widgets in ((upper, (self.title, self.table, self.notes)), (lower, (self.behind, self.sources))):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.GRID // 2)
            for widget in widgets:
                column.addWidget(widget, 1 if widget in (self.table, self.sources) else 0)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(upper)
        self.parts.addWidget(lower)
        self.parts.setStretchFactor(0, 3)
        self.parts.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, look.GRID, 0, 0)
        whole.addWidget(self.parts)
        lower.setVisible(not plain)
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(_LEAST_ROWS * line)
        self.sources.setMinimumHeight(_LEAST_SOURCES * line)
        self.table.horizontalHeader().setStretchLastSection(plain)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a table."""
        self.title.setText(sheet.title)
        self.table.setAccessibleName(sheet.title)
        self.rows.show_sheet(sheet)
        self.notes.setText("\n".join(sheet.notes))
        self.notes.setVisible(bool(sheet.notes))
        self.table.fit()

    def start_focus(self) -> None:
        """In the first cell."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(0, 0))

    def _chosen(self, index: QModelIndex) -> None:
        cell = self.rows.cell(index.row(), index.column())
        self._show(cell.named if cell is not None else ())

    def _empty(self) -> None:
        self._show(())

    def _show(self, named: tuple[Named, ...]) -> None:
        villages = len({one.file_hash or one.village for one in named})
        key = "holdings.behind.nothing" if not named else "holdings.behind.count"
        self.behind.setText(text(key, villages=villages, count=len(named)))
        self.sources.clear()
        for one in named[:_NAMED]:
            item = QListWidgetItem(
                text("holdings.behind.line", village=one.village, words=one.words) if one.words else one.village
            )
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.sources.addItem(item)
        if len(named) > _NAMED:
            self.sources.addItem(text("holdings.behind.more", count=len(named) - _NAMED))

    def _point(self, item: QListWidgetItem | None) -> None:
        self.pointed.emit(item.data(Qt.ItemDataRole.UserRole) if item is not None else None)

    def _to_sources(self) -> None:
        """With one village alone straight to its programme."""
        if self.sources.count() == 1:
            self._open(self.sources.item(0))
        elif self.sources.count():
            self.sources.setFocus()
            self.sources.setCurrentRow(0)

    def _open(self, item: QListWidgetItem) -> None:
        named = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(named, Named) and named.file_hash:
            self.opened.emit(named)
