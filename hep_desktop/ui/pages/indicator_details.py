"""Below the grid of result indicators: where the chosen one starts from, which way it goes, its yearly targets."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.plan import Direction, ResultIndicator
from hep_desktop.services.fact_choice import described, tied
from hep_desktop.ui import look
from hep_desktop.ui.dialogs.fact_dialog import FactDialog, told
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField


class IndicatorDetails(QWidget):
    """Belongs to the row the cursor of the grid stands in; everything goes through the grid's own value."""

    def __init__(self, session: Session, grid: RecordGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._grid = grid
        self.direction = ChoiceField([(one, text(f"plan.direction.{one.value or 'unsaid'}")) for one in Direction])
        self.yearly = LineField()
        self.yearly.setPlaceholderText(text("plan.example", example=text("plan.yearly_example")))
        self.tie = small_button(text("plan.fact.tie"))
        self.untie = small_button(text("plan.fact.untie"))
        self._origin = sentence(quiet=True)
        self._place()
        self.direction.finished.connect(self._set_direction)
        self.yearly.edited.connect(self._set_yearly)
        self.yearly.editingFinished.connect(grid.finished)
        self.tie.clicked.connect(self._choose)
        self.untie.clicked.connect(self._untie)
        grid.selectionModel().currentChanged.connect(self.show_row)
        for changed in (grid.model().dataChanged, grid.model().modelReset, grid.model().rowsInserted):
            changed.connect(self.show_row)
        grid.locked.connect(self.show_row)
        self.show_row()

    def _place(self) -> None:
        fields = QHBoxLayout()
        for key, field in (("direction", self.direction), ("yearly", self.yearly)):
            caption = QLabel(text(f"plan.{key}_of"))
            caption.setBuddy(field)
            caption.setWordWrap(True)
            field.setAccessibleName(text(f"plan.{key}_of"))
            place = QVBoxLayout()
            place.addWidget(caption)
            place.addWidget(field)
            place.addStretch(1)
            fields.addLayout(place)
        buttons = QHBoxLayout()
        buttons.addWidget(self.tie)
        buttons.addWidget(self.untie)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 0, 0, 0)
        column.addLayout(fields)
        column.addLayout(buttons)
        column.addWidget(self._origin)

    def show_row(self) -> None:
        """Show what is told of the chosen indicator besides the grid."""
        row = self._row()
        for widget in (self.direction, self.yearly, self.tie, self.untie):
            widget.setEnabled(self._grid.writable and row is not None)
        self.untie.setVisible(row is not None and row.baseline_fact is not None)
        self.direction.put(row.direction if row is not None else Direction.UNSAID)
        if row is None or self.yearly.value() != row.yearly:
            self.yearly.put(row.yearly if row is not None else "")
        self._origin.setText(self._origin_words(row))

    def _origin_words(self, row: ResultIndicator | None) -> str:
        if row is None:
            return text("plan.fact.no_row")
        if row.baseline_fact is None:
            return text("plan.fact.untied")
        known = described(self._session.figures, row.baseline_fact)
        return text("plan.fact.tied", fact=told(known)) if known else text("plan.fact.lost")

    def _at(self) -> int:
        """The cursor's row, or the only one there is."""
        at, count = self._grid.currentIndex().row(), len(self._grid.value())
        if at < 0 and count == 1:
            return 0
        return at if 0 <= at < count else -1

    def _row(self) -> ResultIndicator | None:
        at = self._at()
        return self._grid.value()[at] if at >= 0 else None

    def _set_direction(self) -> None:
        self._change(direction=Direction(self.direction.value()))
        self._grid.finished.emit()

    def _set_yearly(self) -> None:
        self._change(yearly=self.yearly.value())

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 – fields of an indicator
        self._grid.change_row(self._at(), fields)

    def _choose(self) -> None:
        row, at = self._row(), self._at()
        if row is None:
            return
        dialog = FactDialog(self._session, self)
        dialog.exec()
        if dialog.chosen is not None:
            made = tied(row, dialog.chosen)
            names = ("name", "unit", "source", "baseline", "baseline_fact")
            self._grid.change_row(at, {name: getattr(made, name) for name in names})
            self._grid.finished.emit()

    def _untie(self) -> None:
        self._change(baseline_fact=None)
        self._grid.finished.emit()
