"""Below the text of chapter 2.3: what the tables lack, as their cells say; Enter goes there."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from hep_desktop.template.gaps import Gap, gaps
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_GAP = Qt.ItemDataRole.UserRole
_SHARES = (5, 2, 4)
_ROWS, _FEW = 9, 3


class GapList(QTreeWidget):
    """As high as its lines, up to some; where there is less room three are in sight, and the rest is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high(min(self._lines(), _ROWS)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._high(min(self._lines(), _FEW)))

    def _high(self, lines: int) -> int:
        return (self.fontMetrics().height() + look.GRID // 2) * (lines + 1) + look.GRID

    def _lines(self) -> int:
        heads = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return sum(1 + (head.childCount() if head else 0) for head in heads)


class DataGaps(QFrame):
    """Can be read and followed, not changed: the cells themselves say what is missing."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = GapList()
        self.list.setHeaderLabels([text(f"gaps.{name}") for name in ("what", "periods", "why")])
        self.list.setAccessibleName(text("gaps.list"))
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setUniformRowHeights(True)
        self.list.itemActivated.connect(self._go)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.GRID // 2)
        for widget in (sentence(text("gaps.about"), quiet=True), self.list):
            inside.addWidget(widget)
        self.section = Section("", body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.addWidget(self.section)

    def show_gaps(self) -> None:
        """Show the present ones; nothing where none is stated."""
        found = list(gaps(self._session.edition, self._session.programme))
        self.section.set_title(text("gaps.title", count=len(found)))
        self.section.fold_where_low()
        self.list.clear()
        for table, some in groupby(found, key=lambda gap: gap.table):
            head = QTreeWidgetItem([text("tables.title", number=table.number, title=table.title)])
            self.list.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            head.setFont(0, look.scaled(self.font(), 1, bold=True))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.addChildren([_item(gap) for gap in some])
            head.setExpanded(True)
        self.setVisible(bool(found))
        width = self.width() - 3 * look.GRID
        for at, share in enumerate(_SHARES[:-1]):
            self.list.setColumnWidth(at, width * share // sum(_SHARES))
        self.list.updateGeometry()

    def _go(self, item: QTreeWidgetItem) -> None:
        gap = item.data(0, _GAP)
        if isinstance(gap, Gap):
            place = gap.first.at(self._session.programme_id)
            self._session.go("situation", gap.table.chapter, place, table=gap.table.id)


def _item(gap: Gap) -> QTreeWidgetItem:
    why = text(f"tables.reasons.{gap.reason.reason}")
    told = text("gaps.reason", reason=why, note=gap.reason.note) if gap.reason.note.strip() else why
    item = QTreeWidgetItem([gap.what, gap.periods, told])
    item.setData(0, _GAP, gap)
    for at in range(3):
        item.setToolTip(at, item.text(at))
    return item
