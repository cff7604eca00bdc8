"""How wide and high the parts of a grid of figures are: headings whole, columns shared out, no empty ground."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.models.table_model import TableModel

_LABEL, _CELL, _WORDS = 56, 9, 16  # letters: most of a label, least of a cell, least of one that holds words
_FIGURE_SHARE, _WORDS_SHARE = 3, 5
_ENDLESS = 10_000
_TRIES = 3
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def shared_out(room: int, needed: Sequence[int], shares: Sequence[int]) -> list[int]:
    """Widths by their shares, none less than it needs; together the room, or what they need where that is more."""
    widths = list(needed)
    free = set(range(len(needed)))
    while free:
        left = room - sum(widths[at] for at in range(len(needed)) if at not in free)
        whole = sum(shares[at] for at in free)
        tight = {at for at in free if left * shares[at] // whole < needed[at]}
        if not tight:
            for at in free:
                widths[at] = left * shares[at] // whole
            widths[max(free)] += left - sum(widths[at] for at in free)
            break
        free -= tight
    return widths


class LineLabels(QHeaderView):
    """What the lines count, in as many rows of letters as it takes.

    Qt would ask every cell of every line for its size, again and again; only cells with words have one of their own.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHighlightSections(True)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._known: dict[tuple[str, int], int] = {}

    def height_of(self, label: str) -> int:
        """How high a label is at the width of all."""
        known = self._known.get((label, self.width()))
        if known is None:
            room = QRect(0, 0, max(1, self.width() - look.GRID), _ENDLESS)
            known = _bold(self).boundingRect(room, int(_WRAPPED), label).height() + look.GRID // 2
            self._known[label, self.width()] = known
        return known

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._known.clear()


class GridSizes:
    """Of one grid."""

    def __init__(self, view: QTableView, labels: LineLabels, facts: TableModel) -> None:
        self._view = view
        self._labels = labels
        self._facts = facts
        self._needed: list[int] = []
        self._shares: list[int] = []
        self._longest = 0
        self._fitting = False

    def measure(self) -> None:
        """Measure the words of another table."""
        facts, bold = self._facts, _bold(self._view)
        self._view.horizontalHeader().setHighlightSections(not facts.listed)  # whose long headings would grow by it
        metrics = QFontMetrics(self._view.font()) if facts.listed else bold
        self._needed, self._shares = [], []
        for at, heading in enumerate(facts.grid.columns):
            words = facts.holds_words(at)
            least = look.letters(self._view, _WORDS if words else _CELL)
            self._needed.append(max(least, _longest(metrics, heading.split()) + look.GRID))
            self._shares.append(_WORDS_SHARE if words else _FIGURE_SHARE)
        self._longest = _longest(bold, [line.label for line in facts.grid.lines]) + 2 * look.GRID

    def fit(self) -> None:
        """Share the width out. What is moved by that tells of its new size, and is not fitted anew for it."""
        if self._fitting:
            return
        self._fitting = True
        try:
            for _ in range(_TRIES):
                room = self._fit()
                if room == self._view.viewport().width():
                    break
        finally:
            self._fitting = False

    def _fit(self) -> int:
        """Gives the width that was shared out; a scroll bar that came or went by that makes it another."""
        view = self._view
        most = min(look.letters(view, _LABEL), max(view.width() * 2 // 5, look.letters(view, 2 * _CELL)))
        view.verticalHeader().setFixedWidth(min(self._longest, most))
        view.updateGeometries()  # or the columns would share a width that was
        header, room = view.horizontalHeader(), view.viewport().width()
        for at, width in enumerate(shared_out(room, self._needed, self._shares)):
            header.resizeSection(at, width)
        self.fit_lines(0, self._facts.rowCount() - 1)
        view.updateGeometries()
        return room

    def fit_lines(self, first: int, last: int) -> None:
        """Make lines as high as their labels, and as the words in their cells."""
        for row in range(first, last + 1):
            high = self._labels.height_of(self._facts.grid.lines[row].label)
            if self._facts.line_holds_words(row):
                high = max(high, self._view.sizeHintForRow(row))
            self._labels.resizeSection(row, high)
        self._fit_height()

    def _fit_height(self) -> None:
        """No higher than its lines, so that the sources stand right below them."""
        view = self._view
        lines = sum(view.rowHeight(row) for row in range(self._facts.rowCount()))
        bar = view.horizontalScrollBar().sizeHint().height() if sum(self._needed) > view.viewport().width() else 0
        view.setMaximumHeight(view.horizontalHeader().sizeHint().height() + lines + 2 * view.frameWidth() + bar)

    @property
    def needed_width(self) -> int:
        """The width in which no column has to be scrolled to."""
        view = self._view
        bar = view.verticalScrollBar().sizeHint().width()
        return view.verticalHeader().width() + sum(self._needed) + bar + 2 * view.frameWidth()


def _bold(view: QWidget) -> QFontMetrics:
    """Of the headings of the current cell, which are bold."""
    return QFontMetrics(look.scaled(view.font(), 1, bold=True))


def _longest(metrics: QFontMetrics, words: Sequence[str]) -> int:
    return max((metrics.horizontalAdvance(one) for one in words), default=0)
