"""A list of records under headings, each with a mark and its words: problems, measures, meetings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from hep_desktop.ui import look

_ID = Qt.ItemDataRole.UserRole


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
        return f"{self.title}\n{self.note}" if self.note else self.title


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the records under it; the key stands for the group itself."""

    key: str
    title: str
    rows: tuple[Row, ...] = ()


def sign(mark: look.Mark, palette: QPalette, size: int) -> QIcon:
    """The sign of a mark as an icon in its colour, also on the ground of a chosen row."""
    result = QIcon()
    for mode, ink in (
        (QIcon.Mode.Normal, look.colour(mark, palette)),
        (QIcon.Mode.Selected, palette.color(QPalette.ColorRole.HighlightedText)),
    ):
        result.addPixmap(_drawn(mark[0], ink, size), mode)
    return result


def _drawn(letter: str, ink: QColor, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(ink)
    font = painter.font()
    font.setPixelSize(size * 3 // 4)
    painter.setFont(font)
    painter.drawText(QRect(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return pixmap


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
        self.setWordWrap(True)
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
        kept = self.current_id()
        self.blockSignals(True)  # the chosen row is told once, when all stand
        self.clear()
        for group in groups:
            heading = QTreeWidgetItem(self, [group.title])
            heading.setData(0, _ID, group.key)
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            for row in group.rows:
                self._write(QTreeWidgetItem(heading), row)
        self.expandAll()
        self.choose(kept)
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

    def changeEvent(self, event: QEvent) -> None:
        """Other letters or colours: draw the signs anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._shown is not None:
            self._rewrite(self._shown)

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
        if row.mark is not None:
            size = self.fontMetrics().height()
            self.setIconSize(QSize(size, size))
            item.setIcon(0, sign(row.mark, self.palette(), size))

    def _tell(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        del item
        self.group_chosen.emit(self.current_group())
        self.chosen.emit(self.current_id())

    def _open(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self.opened.emit(str(item.data(0, _ID)))


def _shape(groups: Sequence[Group]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(group.key, group.title, tuple(row.id for row in group.rows)) for group in groups]
