"""Makes the rows of a table as high as their words need: those in sight at once, the others between keys."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from hep_desktop.ui.between_keys import BetweenKeys


class FittedRows(QObject):
    """To measure hundreds of rows takes longer than anybody who types should wait.

    Those out of sight are resized together, and what is in sight stays where it is.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: dict[int, int] = {}
        """Rows that are not resized yet, with their heights; 0 where they are not measured either."""
        self._work = BetweenKeys(self)
        view.verticalScrollBar().valueChanged.connect(self._fit_seen)
        view.verticalScrollBar().rangeChanged.connect(self._fit_seen)

    def fit(self) -> None:
        """The words, or the widths of the columns, are others now."""
        self._waiting = dict.fromkeys(range(self._view.model().rowCount()), 0)
        self._fit_seen()
        self._work.begin(self._fitting())

    def fit_soon(self, row: int) -> None:
        """The words of a row are others now."""
        self._waiting[row] = 0
        self._work.begin(self._fitting())

    def fit_around(self, row: int) -> None:
        """A row is going to be in sight with what stands above or below it."""
        room = self._view.viewport().height()
        self._fit_run(range(row, -1, -1), room)
        self._fit_run(range(row, self._view.model().rowCount()), room)
        self._view.updateGeometries()  # or it could not be scrolled to yet

    def _fit_seen(self) -> None:
        view = self._view
        first = max(0, view.rowAt(0))
        room = view.viewport().height() - view.rowViewportPosition(first)
        self._fit_run(range(first, view.model().rowCount()), room)

    def _fit_run(self, rows: Iterable[int], room: int) -> None:
        for row in rows:
            if row in self._waiting:
                self._view.verticalHeader().resizeSection(row, self._waiting.pop(row) or self._measured(row))
            room -= self._view.rowHeight(row)
            if room < 0:
                return

    def _measured(self, row: int) -> int:
        return max(self._view.sizeHintForRow(row), self._view.verticalHeader().sectionSizeHint(row))

    def _fitting(self) -> Iterator[None]:
        for row in tuple(self._waiting):
            if self._waiting.get(row) == 0:
                self._waiting[row] = self._measured(row)
                yield
        heights, self._waiting = self._waiting, {}
        view = self._view
        first = view.rowAt(0)
        before = view.rowViewportPosition(first)
        for row, height in heights.items():
            view.verticalHeader().resizeSection(row, height)
        view.updateGeometries()
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.rowViewportPosition(first) - before)
