"""A list of records under headings, each with a mark and its words: problems, measures, meetings."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from hep_desktop.frozen import dataclass
from hep_desktop.ui import look

Index = QModelIndex | QPersistentModelIndex

_ID = Qt.ItemDataRole.UserRole
_MARK = Qt.ItemDataRole.UserRole + 1
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its title, and a mark with its words below."""

    id: str
    title: str
    note: str = ""
    mark: look.Mark | None = None

    @property
    def words(self) -> str:
        """The row as shown and read aloud; the sign stands in the words too, not in colour alone."""
        title = self.title.replace("\n", " ")
        return f"{title}\n{self.mark[0]} {self.note}" if self.mark else title


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the records under it; the key stands for the group itself."""

    key: str
    title: str
    rows: tuple[Row, ...] = ()


class RowPainter(QStyledItemDelegate):
    """Headings in bold, rows with their mark below; as many lines as the words need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[int, int, bool, str], int] = {}  # Qt asks for those of hundreds of rows twice

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words at the list's width."""
        del option
        view, is_heading = cast("GroupedList", self.parent()), _is_heading(index)
        metrics = view.fontMetrics()
        width = view.viewport().width() - 2 * look.GRID - (0 if is_heading else view.indentation())
        title, note = _words(index)
        if is_heading:
            metrics = QFontMetrics(look.scaled(view.font(), 1, bold=True))
        height = sum(self._height(metrics, width, words, is_heading) for words in (title, note) if words)
        return QSize(width, height + look.GRID)

    def _height(self, metrics: QFontMetrics, width: int, words: str, is_heading: bool) -> int:
        """Of wrapped words; most fit into one line, and to see that is quicker than to break them."""
        line = metrics.height()
        key = width, line, is_heading, words
        if key not in self._heights:
            fits = metrics.horizontalAdvance(words) <= width
            self._heights[key] = line if fits else metrics.boundingRect(_room(width), _WRAPPED, words).height()
        return self._heights[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The style's ground and focus, then the words."""
        self.initStyleOption(option, index)
        drawn = cast("Any", option)  # the stubs lack the fields of a style option
        chosen = look.row_ground(painter, option)
        palette: QPalette = drawn.palette
        ink = palette.highlightedText().color() if chosen else palette.text().color()
        title, note = _words(index)
        inner = drawn.rect.adjusted(look.GRID, look.GRID // 2, -look.GRID, -look.GRID // 2)
        painter.save()
        painter.setFont(look.scaled(drawn.widget.font(), 1, bold=_is_heading(index)))
        painter.setPen(ink)
        below = _draw(painter, inner, title)
        mark: look.Mark | None = index.data(_MARK)
        painter.setPen(ink if chosen or mark is None else look.colour(mark, palette))
        _draw(painter, inner.adjusted(0, below, 0, 0), note)
        painter.restore()


def _draw(painter: QPainter, room: QRect, words: str) -> int:
    """Draw wrapped words; gives their height."""
    painter.drawText(room, _WRAPPED, words)
    return painter.boundingRect(room, _WRAPPED, words).height() if words else 0


def _room(width: int) -> QRect:
    return QRect(0, 0, max(1, width), 10_000)


def _is_heading(index: Index) -> bool:
    return not index.parent().isValid()


def _words(index: Index) -> tuple[str, str]:
    title, _, note = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
    return title, note


class GroupedList(QTreeWidget):
    """Shows groups of rows; keeps the chosen one over every change."""

    chosen = Signal(str)
    """The id of the row the user (or the page) chose."""

    group_chosen = Signal(str)
    """The key of the group the chosen row stands under, or of the heading itself."""

    opened = Signal(str)
    """Enter or a double click on a row: the user wants to write there."""

    delete_asked = Signal(str)
    move_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setItemDelegate(RowPainter(self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(look.GRID)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._shown: tuple[Group, ...] | None = None
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(self._open)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; where only words changed the rows stay as they are."""
        groups = tuple(groups)
        if groups == self._shown:
            return
        same = self._shown is not None and _shape(groups) == _shape(self._shown)
        self._shown = groups
        if same:
            self._rewrite(groups)
            return
        kept, at = self.current_id(), self._place_of(self.currentItem())
        self.blockSignals(True)  # the chosen row is told once, when all stand
        self.clear()
        for group in groups:
            heading = QTreeWidgetItem(self, [group.title])
            heading.setData(0, _ID, group.key)
            heading.setExpanded(True)  # while it is empty: Qt would measure all rows that it has
            for row in group.rows:
                self._write(QTreeWidgetItem(heading), row)
        if kept and not self.choose(kept):
            self._choose_near(at)
        self.blockSignals(False)
        self._tell(self.currentItem())

    def choose(self, key: str) -> bool:
        """Choose the row with an id. False where there is none."""
        for item in self._items():
            if item.data(0, _ID) == key:
                self.setCurrentItem(item)
                return True
        return False

    def choose_first(self) -> None:
        """Choose the first row, unless one is chosen."""
        rows = [item for item in self._items() if item.parent() is not None]
        if rows and not self.current_id():
            self.setCurrentItem(rows[0])

    def current_id(self) -> str:
        """The id of the chosen row; nothing while a heading is chosen."""
        item = self.currentItem()
        return "" if item is None or item.parent() is None else str(item.data(0, _ID))

    def current_group(self) -> str:
        """The key of the group that is chosen or holds the chosen row."""
        item = self.currentItem()
        if item is None:
            return ""
        heading = item.parent() or item
        return str(heading.data(0, _ID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Alt with arrows moves."""
        key = self.current_id()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(key)
        elif key and alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(key, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # before Qt measures all rows by itself, which would be once more
        super().resizeEvent(event)

    def _place_of(self, item: QTreeWidgetItem | None) -> int:
        return next((at for at, one in enumerate(self._items()) if one is item), -1)

    def _choose_near(self, at: int) -> None:
        """The row that took the place of the one that went, or the one above."""
        items = self._items()
        near = [one for one in (*items[at : at + 1], *reversed(items[:at])) if one.parent() is not None]
        if near:
            self.setCurrentItem(near[0])

    def _items(self) -> list[QTreeWidgetItem]:
        headings = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        found: list[QTreeWidgetItem | None] = []
        for heading in headings:
            if heading is not None:
                found += [heading, *(heading.child(at) for at in range(heading.childCount()))]
        return [item for item in found if item is not None]

    def _rewrite(self, groups: Sequence[Group]) -> None:
        rows = {row.id: row for group in groups for row in group.rows}
        for item in self._items():
            if item.parent() is not None:
                self._write(item, rows[item.data(0, _ID)])

    def _write(self, item: QTreeWidgetItem, row: Row) -> None:
        item.setData(0, _ID, row.id)
        item.setText(0, row.words)
        item.setData(0, _MARK, row.mark)

    def _tell(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        del item
        self.group_chosen.emit(self.current_group())
        self.chosen.emit(self.current_id())

    def _open(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self.opened.emit(str(item.data(0, _ID)))


def _shape(groups: Sequence[Group]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(group.key, group.title, tuple(row.id for row in group.rows)) for group in groups]
