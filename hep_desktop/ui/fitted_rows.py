"""Makes the rows of a table as high as their words need: those in sight at once, the others between keys."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from hep_desktop.ui.between_keys import BetweenKeys

_AT_ONCE = 10  # rows, about as many as are seen


class FittedRows(QObject):
    """To measure hundreds of rows takes longer than anybody who types should wait."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._rest = BetweenKeys(self)

    def fit(self) -> None:
        """The words, or the widths of the columns, are others now."""
        rows = range(self._view.model().rowCount())
        first = max(0, self._view.rowAt(0))
        for row in rows[first : first + _AT_ONCE]:
            self._view.resizeRowToContents(row)
        self._rest.begin(self._fitting((*rows[first + _AT_ONCE :], *rows[:first])))

    def _fitting(self, rows: Iterable[int]) -> Iterator[None]:
        for row in rows:
            self._view.resizeRowToContents(row)
            yield
