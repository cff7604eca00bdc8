"""What is shown of a mentor's own list: its columns, the rows that come onto the desk, and those that stay out."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.services.desk_list import FIELDS, NOTHING, Line, ListRow, OwnList, sample, trouble_words
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, sentence, small_button
from hep_desktop.ui.strings import text

_WITH_SAMPLES = 60  # letters of the table of columns
_LAST = 40  # letters of the last column
_ASKED = 300  # rows that get a choice; more are told in words alone


class StartStep(QWidget):
    """Where the list comes from; what lacks for knowing villages by their names."""

    def __init__(self, file: QAction, paste: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missing = sentence()
        self.missing.setObjectName("problem")
        self.gazetteer = small_button(text("mentor_list.open_gazetteer"))
        self.open_button = ActionButton(file)
        self.open_button.setObjectName("main")
        self.back = small_button(text("mentor_list.action.back"))
        buttons = Flow()
        for button in (self.open_button, ActionButton(paste), self.back):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        for widget in (sentence(text("mentor_list.words")), self.missing, self.gazetteer):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def say_missing(self, *, missing: bool) -> None:
        """Say that KSH's list is not there, where it is so."""
        self.missing.setText(f"{look.WARNING[0]} {text('mentor_list.no_gazetteer')}")
        for widget in (self.missing, self.gazetteer):
            widget.setVisible(missing)


class _Choice(QComboBox):
    """A choice inside a table: the wheel scrolls the table."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Table(QTableWidget):
    """Words in rows; Tab leaves it."""

    def __init__(self, name: str, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(heads), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left; where that is too little for its words it is scrolled to."""
        super().resizeEvent(event)
        last = self.columnCount() - 1
        least = look.letters(self, _LAST)
        has_room = self.viewport().width() - sum(map(self.columnWidth, range(last))) >= least
        self.horizontalHeader().setStretchLastSection(has_room)
        if not has_room:
            self.setColumnWidth(last, least)

    def write(self, row: int, cells: Sequence[str], *, bold: bool = False) -> None:
        """Put words into a row."""
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            if bold:
                font = QFont(self.font())
                font.setBold(True)
                item.setFont(font)
            self.setItem(row, column, item)


class ColumnTable(_Table):
    """A row a column of the list: heading, a sample, and what it is."""

    changed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        heads = [text(f"mentor_list.columns.{name}") for name in ("heading", "sample", "use")]
        super().__init__(text("mentor_list.columns.name"), heads, parent)
        self.setColumnWidth(0, look.letters(self, 24))
        self.setColumnWidth(1, look.letters(self, 20))
        self.boxes: list[QComboBox] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large the samples give way to the choices."""
        self.setColumnHidden(1, self.viewport().width() < look.letters(self, _WITH_SAMPLES))
        super().resizeEvent(event)

    def show_list(self, shown: OwnList) -> None:
        """Show the columns of a list."""
        if len(self.boxes) != len(shown.uses):
            self._begin(shown)
        for at, (box, use) in enumerate(zip(self.boxes, shown.uses, strict=True)):
            box.setCurrentIndex(box.findData(use))
            self.write(at, (shown.raw.headings[at], sample(shown.raw, at)), bold=bool(use))

    def _begin(self, shown: OwnList) -> None:
        self.boxes = []
        self.setRowCount(len(shown.uses))
        for at, heading in enumerate(shown.raw.headings):
            box = _Choice()
            box.addItem(text("mentor_list.columns.nothing"), NOTHING)
            for use in FIELDS:
                box.addItem(text(f"mentor_desk.column.{use}"), use)
            box.setAccessibleName(text("mentor_list.columns.use_of", heading=heading or "–"))
            box.setProperty("at", at)
            box.activated.connect(self._tell)
            self.setCellWidget(at, 2, box)
            self.boxes.append(box)
        self.resizeRowsToContents()

    def _tell(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.changed.emit(int(box.property("at")), str(box.currentData()))


class TakenTable(_Table):
    """The rows that found their municipality: what is new, what changes from what to what, what is the same."""

    ticked = Signal()
    """The mentor ticked a row, or unticked it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        heads = [text(f"mentor_list.taken.{name}") for name in ("row", "name", "what", "changes")]
        super().__init__(text("mentor_list.taken.title"), heads, parent)
        for column, width in enumerate((10, 22, 18)):
            self.setColumnWidth(column, look.letters(self, width))
        self._rows: tuple[ListRow, ...] = ()
        self._left_out: set[str] = set()
        self.itemChanged.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What changes breaks anew."""
        super().resizeEvent(event)
        if self.rowCount() <= _ASKED:
            self.resizeRowsToContents()

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these; what changes comes first, of it what cannot be read whole; what was unticked stays so."""
        self._rows = tuple(sorted(rows, key=lambda one: (not one.changes_something, not one.line.unreadable)))
        with QSignalBlocker(self):
            self.setRowCount(len(self._rows))
            for at, one in enumerate(self._rows):
                replaces = any(change.old for change in one.changes)
                what = "new" if one.is_new else ("replaces" if replaces else "changes" if one.changes else "same")
                sign = f"{look.WARNING[0]} " if one.line.unreadable or (replaces and not one.is_new) else ""
                told = f"{sign}{text(f'mentor_list.novelty.{what}')}"
                self.write(at, (str(one.line.row), one.after.name, told, _changes(one)))
                item = self.item(at, 0)
                if item is not None and one.changes_something:
                    ticked = one.after.code not in self._left_out
                    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if len(self._rows) <= _ASKED:
            self.resizeRowsToContents()

    def chosen_rows(self) -> tuple[ListRow, ...]:
        """What is to be taken over."""
        return tuple(one for one in self._rows if one.changes_something and one.after.code not in self._left_out)

    def _turn(self, item: QTableWidgetItem) -> None:
        code = self._rows[item.row()].after.code
        if item.checkState() is Qt.CheckState.Checked:
            self._left_out.discard(code)
        else:
            self._left_out.add(code)
        self.ticked.emit()


class LeftTable(_Table):
    """The rows that stay out, why, and whose they are if the mentor says so."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        heads = [text(f"mentor_list.left.{name}") for name in ("row", "name", "why", "whose")]
        super().__init__(text("mentor_list.left.title"), heads, parent)
        for column, width in enumerate((6, 20, 60)):
            self.setColumnWidth(column, look.letters(self, width))
        self._rows: list[int] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; while they are the same rows, the choices stay, and the one that is being made keeps the keys."""
        if [line.row for line in lines] != self._rows:
            self._begin(lines)
        for at, line in enumerate(lines):
            sign = look.WARNING[0] if line.trouble is not None or line.unreadable else look.DONE[0]
            self.write(at, (str(line.row), line.name, f"{sign} {trouble_words(line)}", ""))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def forget(self) -> None:
        """Another list is shown: no choice of this one stays."""
        self._begin(())

    def _begin(self, lines: Sequence[Line]) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self):
            self.setFocus()  # the choice that has the keys goes
        self._rows = [line.row for line in lines]
        self.setRowCount(0)  # the choices go with their rows
        self.setRowCount(len(lines))
        for at, line in enumerate(lines):
            if line.near and at < _ASKED:
                self.setCellWidget(at, 3, self._choice(line))

    def _choice(self, line: Line) -> QComboBox:
        box = _Choice()
        box.addItem(text("mentor_list.left.stays"), "")
        for one in line.near:
            box.addItem(f"{one.name} ({one.code})", one.code)
        if line.by_mentor:
            box.setCurrentIndex(box.findData(line.code))
        box.setAccessibleName(text("mentor_list.left.whose_of", name=line.name or str(line.row)))
        box.setProperty("row", line.row)
        box.activated.connect(self._tell)
        return box

    def _tell(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.chosen.emit(int(box.property("row")), str(box.currentData()))


def _changes(one: ListRow) -> str:
    told = [_change(text(f"mentor_list.fields.{change.field}"), change.old, change.new) for change in one.changes]
    told += [text("mentor_list.unreadable", heading=head, words=words) for head, words in one.line.unreadable]
    return "; ".join(told)


def _change(field: str, old: str, new: str) -> str:
    new = new or text("mentor_list.blank")
    if old:
        return text("mentor_list.change", field=field, old=old, new=new)
    return text("mentor_list.change_new", field=field, new=new)
