"""Second page: what each column says. What comes of it stands beside it at once."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.hungarian import fold
from hep_desktop.services.showing import CODE, LABEL, NOTHING, SETTLEMENT, VALUE, YEAR, Read, Shown, choices
from hep_desktop.ui import look
from hep_desktop.ui.grid_cells import WrappedHeader
from hep_desktop.ui.page_parts import SideBySide, sentence, subheading
from hep_desktop.ui.strings import text
from hep_desktop.ui.wizard.grids import ColumnModel

_USE = Qt.ItemDataRole.UserRole
ROLES = {NOTHING: "nothing", SETTLEMENT: "settlement", CODE: "code", YEAR: "year", LABEL: "label", VALUE: "value"}
_LETTERS = (20, 10, 22)
_FIRST, _LAST = 1990, 2100


class ColumnStep(QWidget):
    """The columns on the left; on the right what the chosen one may be."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.model = ColumnModel(self._name_of, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(text("import_wizard.columns.list"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setHorizontalHeader(WrappedHeader(self.table))
        self.table.horizontalHeader().setStretchLastSection(True)
        for at, width in enumerate(_LETTERS):
            self.table.setColumnWidth(at, look.letters(self.table, width))
        self.table.selectionModel().currentRowChanged.connect(self._choose_column)
        self._asked = subheading("")
        self.search = QLineEdit()
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(text("import_wizard.columns.choices"))
        self.list.setWordWrap(True)
        self.list.setSpacing(1)
        self.list.itemClicked.connect(self._choose_use)
        self.list.itemActivated.connect(self._choose_use)
        self.whose, self.year = QComboBox(), QLineEdit()
        self.year.setPlaceholderText(text("import_wizard.columns.year_hint"))
        self.year.textEdited.connect(self._say_year)
        self.whose.activated.connect(self._say_whose)
        self._count = sentence()
        self._place()

    def show_state(self, shown: Shown, read: Read) -> None:
        """Show what is known now."""
        fresh = self._shown is None or (self._shown.sheet, self._shown.row, self._shown.turned) != (
            shown.sheet, shown.row, shown.turned)  # fmt: skip
        self._shown = shown
        self.model.show_columns(shown.columns(read))
        self.table.resizeRowsToContents()
        self._ask_what_lacks(shown, read)
        self._count.setText(self.lacking(shown, read) or text("import_wizard.columns.count", count=len(read.offers)))
        if fresh or not self.table.currentIndex().isValid():  # the words of a long form came or went
            unsure = next((one.at for one in self.model.columns if one.heading and not one.use), 0)
            self.table.selectRow(unsure)
        self._mark_use()

    def lacking(self, shown: Shown, read: Read) -> str:
        """What must still be said before anything can come of the table; "" where nothing."""
        if shown.lacks_settlement and not shown.answers.settlement and not read.offers:
            return text("import_wizard.columns.need_whose")
        if (LABEL in shown.uses.values()) != (VALUE in shown.uses.values()):
            return text("import_wizard.columns.need_both")
        if not shown.layout("-").columns:
            return text("import_wizard.columns.need_figures")
        if shown.lacks_year(read) and shown.answers.year is None and not read.offers:
            return text("import_wizard.columns.need_year")
        return "" if read.offers or read.stopped else text("import_wizard.columns.count_none")

    def _place(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(look.GRID, 0, 0, 0)
        label = QLabel(text("import_wizard.columns.search"))
        label.setBuddy(self.search)
        for widget in (self._asked, label, self.search, self.list):
            column.addWidget(widget)
        self._form = QFormLayout()
        self._form.addRow(text("import_wizard.columns.whose"), self.whose)
        self._form.addRow(text("import_wizard.columns.year_of_all"), self.year)
        left = QWidget()
        under = QVBoxLayout(left)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.table, 1)
        under.addLayout(self._form)
        under.addWidget(self._count)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sentence(text("import_wizard.columns.told")))
        outer.addWidget(SideBySide(left, right, (3, 2)), 1)

    def _ask_what_lacks(self, shown: Shown, read: Read) -> None:
        self._form.setRowVisible(self.whose, shown.lacks_settlement)
        self._form.setRowVisible(self.year, shown.lacks_year(read))
        if self.whose.count() == 0:
            self.whose.addItem(text("import_wizard.columns.whose_unknown"), "")
            for one in shown.request.settlements:
                self.whose.addItem(one.name, one.code)

    def _name_of(self, use: str) -> str:
        if use == NOTHING:
            return ""
        if use in ROLES:
            return text(f"import_wizard.columns.{ROLES[use]}")
        wanted = self._shown.request.wanted.get(use) if self._shown else None
        if wanted is None:
            return ""
        return text("import_wizard.columns.indicator", label=wanted.indicator.label, table=wanted.table.number)

    def _choose_column(self, current: QModelIndex) -> None:
        if self._shown is None or not current.isValid():
            return
        heading = self.model.columns[current.row()].heading
        self._asked.setText(text("import_wizard.columns.choose", heading=heading or "–"))
        self.search.clear()
        self.list.clear()
        indicators = (one.indicator.code for one in choices(self._shown.request, heading))
        for use in (*ROLES, *indicators):
            item = QListWidgetItem(text("import_wizard.columns.nothing") if use == NOTHING else self._name_of(use))
            item.setData(_USE, use)
            self.list.addItem(item)
        self._mark_use()

    def _mark_use(self) -> None:
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self.model.columns):
            return
        use = self.model.columns[at].use
        for row in range(self.list.count()):
            if self.list.item(row).data(_USE) == use:
                self.list.setCurrentRow(row)
                return

    def _choose_use(self, item: QListWidgetItem) -> None:
        at = self.table.currentIndex().row()
        if self._shown is not None and at >= 0:
            self.changed.emit(self._shown.using(at, item.data(_USE)))

    def _filter(self, words: str) -> None:
        wanted = fold(words).split()
        for row in range(self.list.count()):
            said = fold(self.list.item(row).text())
            self.list.item(row).setHidden(not all(one in said for one in wanted))

    def _say_year(self, words: str) -> None:
        year = int(words) if words.isascii() and words.isdigit() and _FIRST <= int(words) <= _LAST else None
        if self._shown is not None and (year is not None or not words):
            self.changed.emit(self._shown.saying(year=year))

    def _say_whose(self) -> None:
        if self._shown is not None:
            self.changed.emit(self._shown.saying(settlement=self.whose.currentData()))
