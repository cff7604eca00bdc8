"""Below a table whose last year is not out yet: one press says so in its empty cells, another in all tables'."""

from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton, QWidget

from hep_desktop.domain.values import NoDataReason
from hep_desktop.template.breaks import year_of
from hep_desktop.template.gaps import unfilled
from hep_desktop.template.model import RowKind, Table
from hep_desktop.template.rows import rows_of
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.models.table_model import TableModel
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_YEARLY = (RowKind.YEARS, RowKind.SCHOOL_YEARS)


class YearButtons(QWidget):
    """Shown while a year that was still running a year ago has cells nobody has filled in."""

    def __init__(self, session: Session, facts: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts = facts
        self._period = ""
        row = Flow(self)
        self.here, self.everywhere = QPushButton(), QPushButton()
        for button, slot in ((self.here, self._mark_here), (self.everywhere, self._mark_everywhere)):
            button.clicked.connect(slot)
            row.addWidget(button)
        self.everywhere.setToolTip(text("tables.unpublished.everywhere_tip"))
        self.here.setToolTip(text("tables.unpublished.here_tip"))

    def refresh(self) -> None:
        """Offer what there is to say of the shown table."""
        self._period = next(self._waiting(), "")
        self.setVisible(bool(self._period))
        self.everywhere.setVisible(year_of(self._period) >= self._session.today().year)  # surely not out anywhere
        for name, button in (("here", self.here), ("everywhere", self.everywhere)):
            button.setText(text(f"tables.unpublished.{name}", period=self._period))

    def _waiting(self) -> Iterator[str]:
        """Periods that may well not be out: the source of most tables comes out one to two years later."""
        session, table = self._session, self._facts.table
        if session.read_only or table is None or table.rows.kind not in _YEARLY:
            return
        for row in reversed(rows_of(table, session.programme)):
            late = year_of(row.period) >= session.today().year - 1
            if late and any(unfilled(session.edition, session.programme, table, row.period)):
                yield row.period

    def _mark_here(self) -> None:
        if self._facts.table is not None:
            self._mark([self._facts.table])

    def _mark_everywhere(self) -> None:
        self._mark([table for table in self._session.edition.tables.values() if table.rows.kind in _YEARLY])

    def _mark(self, tables: list[Table]) -> None:
        session, year = self._session, year_of(self._period)
        keys = [
            key
            for table in tables
            for row in rows_of(table, session.programme)
            if year_of(row.period) == year
            for key in unfilled(session.edition, session.programme, table, row.period)
        ]
        marked = tuple(dict.fromkeys(keys))  # a figure may stand in several tables
        if self._facts.set_no_data(marked, NoDataReason.NOT_YET_PUBLISHED):
            session.bus.told.emit(text("tables.unpublished.done", count=len(marked), period=self._period))
