"""One indicator of many villages side by side, and the villages by their size."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from hep_desktop.services import together_sheets as sheets
from hep_desktop.services.together import Look
from hep_desktop.ui import look
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.sheet_view import SheetView
from hep_desktop.ui.strings import text
from hep_desktop.ui.tab_bar import RoomyTabBar

_LETTERS = 48


class FigureLeaf(QWidget):
    """The indicator above; its figures by year, by size of village, and which of them problems name."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.indicator = ChoiceField([])
        self.indicator.setAccessibleName(text("holdings.choose.indicator"))
        self.indicator.setMinimumContentsLength(_LETTERS)
        self.indicator.finished.connect(self._show)
        label = QLabel(text("holdings.choose.indicator_label"))
        label.setBuddy(self.indicator)
        self.by_year, self.by_size, self.named = SheetView(), SheetView(), SheetView()
        self.leaves = QTabWidget()
        self.leaves.setTabBar(RoomyTabBar())
        self.leaves.setTabPosition(QTabWidget.TabPosition.North)
        for key, view in (("by_year", self.by_year), ("by_size", self.by_size), ("named", self.named)):
            view.opened.connect(self.opened)
            self.leaves.addTab(view, text(f"holdings.leaves.{key}"))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.indicator)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.addLayout(row)
        column.addWidget(self.leaves, 1)

    def show_look(self, view: Look) -> None:
        """Show the villages of an area; the indicator stays where they tell it."""
        self._look = view
        self.indicator.offer(sheets.indicators(view))
        self._show()

    def start_focus(self) -> None:
        """On the choice."""
        self.indicator.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        view, code = self._look, self.indicator.value()
        if view is None:
            return
        self.named.show_sheet(sheets.indicators_named(view))
        if code:
            self.by_year.show_sheet(sheets.figures(view, code))
            self.by_size.show_sheet(sheets.sizes(view, code))
