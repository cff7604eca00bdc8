"""How the mentor looked at the desk last: pages go with the programme that is open, this stays with the store."""

from PySide6.QtCore import QObject, Qt

from hep_desktop.frozen import dataclass
from hep_desktop.services.desk import Narrowed
from hep_desktop.ui.desk_filter import DeskFilter
from hep_desktop.ui.desk_table import DeskTable
from hep_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class DeskView:
    """What was looked for, and by which column the rows were ordered."""

    wanted: Narrowed
    column: int
    order: Qt.SortOrder


class KeptView(QObject):
    """Gives a new desk the view of the one before, and keeps what is changed of it."""

    def __init__(self, session: Session, looked_for: DeskFilter, table: DeskTable, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._filter, self._heads = session, looked_for, table.horizontalHeader()
        kept = session.desk_view
        if kept is not None:
            table.sortByColumn(kept.column, kept.order)
            looked_for.look_for(kept.wanted)
        looked_for.changed.connect(self._keep)
        self._heads.sortIndicatorChanged.connect(self._keep)

    def _keep(self) -> None:
        column, order = self._heads.sortIndicatorSection(), self._heads.sortIndicatorOrder()
        self._session.desk_view = DeskView(self._filter.wanted(), column, order)
