"""Below a text: sentences that its tables give, and those that a changed figure has made untrue."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.services.ready_words import Mended, Suggestion
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.section import Section
from hep_desktop.ui.strings import text

_ROW = Qt.ItemDataRole.UserRole
_LINES = 6

Row = Mended | Suggestion


class SentenceList(QListWidget):
    """Wrapped sentences; Enter takes the one that is chosen."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setSpacing(look.GRID // 4)
        self.setAccessibleName(text("text.sentences.title"))
        self.itemDoubleClicked.connect(self.taken)

    def sizeHint(self) -> QSize:
        """As high as what it holds, up to some lines."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + look.GRID
        return QSize(super().sizeHint().width(), min(rows, _LINES * self.fontMetrics().lineSpacing() + look.GRID))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 2 * self.fontMetrics().lineSpacing() + look.GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return
        super().keyPressEvent(event)


class SentencesPanel(QWidget):
    """The list with its buttons, folded away by its heading; hidden where there is nothing to say."""

    put_in = Signal(object)
    """A suggestion is to stand in the text."""

    refresh = Signal(object)
    """These sentences are to say the present figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = SentenceList()
        self.take = small_button(text("text.sentences.put_in"))
        self.all = small_button("")
        body = QWidget()
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.GRID // 2)
        inside.addWidget(self.list, 1)
        inside.addLayout(buttons)
        self.section = Section(text("text.sentences.title"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        self.list.taken.connect(self._take)
        self.take.clicked.connect(self._take)
        self.all.clicked.connect(self._all)
        self.list.currentItemChanged.connect(self._chosen)
        self._rows: tuple[Row, ...] = ()
        self.hide()

    def show_rows(self, stale: tuple[Mended, ...], new: tuple[Suggestion, ...], *, writable: bool) -> None:
        """Show what there is, the sentences to refresh first."""
        rows = (*stale, *new)
        self.setVisible(bool(rows) and writable)
        self.section.fold_where_low()
        if rows == self._rows:
            return
        at = self.list.currentRow()
        self._rows = rows
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(_words(row), self.list)
            item.setData(_ROW, row)
        self.list.setCurrentRow(min(max(at, 0), len(rows) - 1))
        self.section.set_title(_title(len(stale), len(new)))
        self.all.setText(text("text.sentences.refresh_all", count=len(stale)))
        self.all.setVisible(len(stale) > 1)
        self.list.updateGeometry()

    def start_focus(self) -> None:
        """Into the list, unfolding it."""
        self.section.set_open(True)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen."""
        item = self.list.currentItem()
        if item is None:  # pyright: ignore[reportUnnecessaryComparison] – nothing is chosen, whatever the stubs say
            return None
        return item.data(_ROW)

    def _chosen(self) -> None:
        mended = isinstance(self.chosen, Mended)
        self.take.setText(text("text.sentences.refresh" if mended else "text.sentences.put_in"))
        self.take.setEnabled(self.chosen is not None)

    def _take(self) -> None:
        match self.chosen:
            case Mended() as mended:
                self.refresh.emit((mended,))
            case Suggestion() as suggestion:
                self.put_in.emit(suggestion)
            case None:
                return

    def _all(self) -> None:
        self.refresh.emit(tuple(row for row in self._rows if isinstance(row, Mended)))


def _title(stale: int, new: int) -> str:
    parts = [text("text.sentences.title")]
    if stale:
        parts.append(f"{look.WARNING[0]} {text('text.sentences.stale_count', count=stale)}")
    if new:
        parts.append(text("text.sentences.new_count", count=new))
    return "  ".join(parts)


def _words(row: Row) -> str:
    if isinstance(row, Suggestion):
        return row.words
    told = text("text.sentences.stale", before=row.before, after=row.after)
    return (
        f"{look.WARNING[0]} {told}" if row.whole else f"{look.WARNING[0]} {told}\n{text('text.sentences.read_again')}"
    )
