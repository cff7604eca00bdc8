"""Below a list table: new row, remove, move, and the rows that the edition proposes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hep_desktop.ui.fact_grid import FactGrid
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.strings import text


class ListButtons(QWidget):
    """What the keys of the grid do, for the mouse."""

    def __init__(self, grid: FactGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        row = Flow(self)
        self.proposed = self._button("proposed", self._add_proposed)
        for button in (
            self._button("add", grid.begin_row),
            self._button("remove", grid.remove_rows),
            self._button("up", lambda: grid.move_row(-1)),
            self._button("down", lambda: grid.move_row(1)),
            self.proposed,
        ):
            row.addWidget(button)

    def refresh(self) -> None:
        """Show what can be done with the shown table."""
        facts = self._grid.facts
        self.setVisible(facts.listed and facts.may_extend())
        self.proposed.setVisible(facts.may_propose())

    def _button(self, key: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text(f"tables.rows.{key}"))
        button.setToolTip(text(f"tables.rows.{key}_tip"))
        button.clicked.connect(lambda _checked: act())
        return button

    def _add_proposed(self) -> None:
        if self._grid.facts.add_proposed():
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self._grid.first_cell()
