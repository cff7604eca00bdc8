"""*Éves összegzés*: what was done in a year, by kind and month; whom it reached; as Word, PDF and workbook."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.outcome import Outcome
from hep_desktop.hungarian import short_date
from hep_desktop.services import desk, yearly
from hep_desktop.services.outfiles import safe_name
from hep_desktop.services.yearly import Activity, ContactKind
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.mentor_bar import MentorBar
from hep_desktop.ui.page_parts import ActionButton, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_ENDINGS = ("docx", "pdf", "xlsx")


class Sums(QTableWidget):
    """Counts in rows, as high as they need; only to be read and copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + look.GRID)

    def show_rows(self, heads: list[str], rows: list[list[str]]) -> None:
        """Show these."""
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(at, column, item)
        for column in range(len(heads)):
            self.resizeColumnToContents(column)
        high = sum(self.rowHeight(at) for at in range(len(rows))) + self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(high + bar + 2 * self.frameWidth())


class ActivityPage(Page):
    """A year to choose, its sums, and the papers made of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.year = QComboBox()
        self.year.setAccessibleName(text("mentor_year.year"))
        self.year.activated.connect(self._show)
        self.told = sentence()
        self.months = Sums(text("mentor_year.months_caption"))
        self.reached = Sums(text("mentor_year.reached_caption"))
        self.unreached = sentence()
        self.makes = {
            ending: page_action(self, f"mentor_year.make.{ending}", "", partial(self._ask, ending))
            for ending in _ENDINGS
        }
        self._place()
        self.reload(None)

    def _place(self) -> None:
        row = QHBoxLayout()
        label = QLabel(text("mentor_year.year"))
        label.setBuddy(self.year)
        buttons = Flow()
        for action in self.makes.values():
            buttons.addWidget(ActionButton(action))
        row.addWidget(label)
        row.addWidget(self.year)
        row.addLayout(buttons, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, look.GRID, 0)
        for part in (
            *(self.told, subheading(text("mentor_year.months_caption")), self.months),
            *(subheading(text("mentor_year.sheet.reached")), self.reached),
            *(subheading(text("mentor_year.sheet.unreached")), self.unreached),
        ):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(MentorBar(self, self.session, "activity"))
        whole.addLayout(row)
        whole.addWidget(scrolled(inner), 1)

    def reload(self, outcome: Outcome | None) -> None:
        """Show the sums as they are now."""
        del outcome
        years = yearly.years(self.session.editing)
        if [self.year.itemData(at) for at in range(self.year.count())] != list(years):
            kept = self.year.currentData()
            self.year.clear()
            for year in years:
                self.year.addItem(str(year), year)
            self.year.setCurrentIndex(max(0, self.year.findData(kept)))
        self._show()

    def start_focus(self) -> None:
        """On the year."""
        self.year.setFocus()

    def guidance(self) -> str:
        """What is counted."""
        return text("mentor_year.guidance")

    def _show(self) -> None:
        found = yearly.of_year(self.session.editing, self._year())
        people = sum(found.people.values())
        counts = {"contacts": found.total, "reached": len(found.reached), "people": people}
        self.told.setText(text("mentor_year.told", year=found.year, missed=len(found.unreached), **counts))
        self._show_months(found)
        heads = [text("mentor_year.village"), *map(desk.kind_word, ContactKind), text("mentor_year.total")]
        rows = [
            [one.name, *map(_count, one.counts), str(one.total), short_date(one.last) if one.last else ""]
            for one in found.reached
        ]
        self.reached.show_rows([*heads, text("mentor_year.last")], rows)
        self.reached.setVisible(bool(rows))
        self.unreached.setText(", ".join(found.unreached) or text("mentor_year.all_reached"))

    def _show_months(self, found: Activity) -> None:
        heads = [text("mentor_year.kind"), *(text("mentor_year.month", month=at) for at in range(1, 13))]
        heads += [text("mentor_year.total"), text("mentor_year.people")]
        rows = [
            [desk.kind_word(kind), *map(_count, found.months[kind]), str(found.of(kind)), str(found.people[kind])]
            for kind in ContactKind
        ]
        self.months.show_rows(heads, rows)

    def _year(self) -> int:
        return int(self.year.currentData())

    def _ask(self, ending: str) -> None:
        name = safe_name(text("mentor_year.file_name", year=self._year()))
        title, kinds = text("mentor_desk.save_title"), text(f"mentor_year.kinds.{ending}")
        target = file_to_save(self, title, f"{name}.{ending}", kinds)
        if target:
            self.make(target)

    def make(self, target: Path) -> None:
        """Write the summary."""
        job = self.session.jobs.start(yearly.save, self.session.editing, self._year(), target)
        job.done.connect(self._made)
        job.failed.connect(self.session.bus.refused)

    def _made(self, target: Path) -> None:
        self.session.bus.told.emit(text("mentor_desk.saved", file=target.name))


def _count(count: int) -> str:
    return str(count) if count else "–"
