"""What the list "Mi hiányzik még?" holds: findings under their chapters and, folded below, those answered."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from hep_desktop.domain.findings import Finding
from hep_desktop.frozen import dataclass
from hep_desktop.services.checking import Answered
from hep_desktop.ui.look import DONE, GRID, colour, mark_of, row_ground, scaled
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import STEPS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from hep_desktop.template.model import Edition

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Chapter:
    """The heading over the findings of a chapter."""

    title: str


@dataclass(frozen=True, slots=True)
class Fold:
    """The line that unfolds what was answered."""

    count: int
    unfolded: bool


Row = Chapter | Finding | Fold | Answered


class FindingsModel(QAbstractListModel):
    """The rows of the list; a sentence is made when it is first shown."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._chapters: tuple[Edition | None, Mapping[str, str]] = (None, {})
        self.findings: tuple[Finding, ...] = ()
        self.answered: tuple[Answered, ...] = ()
        self.unfolded = False
        self._rows: tuple[Row, ...] = ()

    def show(self, findings: tuple[Finding, ...], answered: tuple[Answered, ...]) -> None:
        """List other findings."""
        self.findings, self.answered = findings, answered
        self._change((*self._under_chapters(), *self._answered_rows()))

    def _change(self, rows: tuple[Row, ...]) -> None:
        """Take away and bring in only what differs between the first and the last change."""
        before = self._rows
        head = _alike(before, rows)
        tail = _alike(before[head:][::-1], rows[head:][::-1])
        gone, come = len(before) - tail, len(rows) - tail
        if head < gone:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            self._rows = (*before[:head], *before[gone:])
            self.endRemoveRows()
        if head < come:
            self.beginInsertRows(QModelIndex(), head, come - 1)
            self._rows = rows
            self.endInsertRows()

    def fold(self, *, unfolded: bool) -> None:
        """Show or hide what was answered."""
        self.unfolded = unfolded
        self.show(self.findings, self.answered)

    def place(self, wanted: Finding | None) -> QModelIndex:
        """Where a finding stands, answered or not; an invalid index where it does not."""
        for row, one in enumerate(self._rows):
            if wanted is not None and wanted in (one, getattr(one, "finding", None)):
                return self.index(row)
        return QModelIndex()

    def _under_chapters(self) -> Iterator[Row]:
        before = ""
        for finding in self.findings:
            title = self._chapter_of(finding.node)
            if title != before:
                before = title
                yield Chapter(title)
            yield finding

    def _chapter_of(self, node: str) -> str:
        if node in STEPS:
            return text(f"frame.steps_of_walk.{node}")
        edition = self._session.edition
        if self._chapters[0] is not edition:
            self._chapters = (edition, dict(_chapters(edition)))
        return self._chapters[1].get(node, "")

    def _answered_rows(self) -> Iterator[Row]:
        if self.answered:
            yield Fold(len(self.answered), self.unfolded)
            yield from self.answered if self.unfolded else ()

    # Qt's own names ---------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Chapter):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row)
            case _:
                return row if role == ROW else None

    def _words(self, row: Row) -> str:
        match row:
            case Chapter(title):
                return title
            case Fold(count, unfolded):
                return text("frame.answers.hide" if unfolded else "frame.answers.show", count=count)
            case Answered(finding):
                return self._session.checking.sentence(finding).what
            case Finding():
                return self._session.checking.sentence(row).what

    def _spoken(self, row: Row) -> str:
        match row:
            case Finding():
                return f"{text(f'frame.severity.{row.severity}')}: {self._words(row)}"
            case Answered(_, reason):
                return f"{self._words(row)} {text('frame.answers.reason', reason=reason)}"
            case _:
                return self._words(row)

    def _tip(self, row: Row) -> str | None:
        match row:
            case Finding():
                return str(self._session.checking.sentence(row))
            case Answered(_, reason):
                return text("frame.answers.reason", reason=reason)
            case _:
                return None


def _alike(some: tuple[Row, ...], others: tuple[Row, ...]) -> int:
    """How many of the first rows are the same."""
    pairs = enumerate(zip(some, others, strict=False))  # what was not checked anew is the very same object
    return next((at for at, (one, other) in pairs if one is not other and one != other), min(len(some), len(others)))


def _chapters(edition: "Edition") -> Iterator[tuple[str, str]]:
    """Every node with the heading of the chapter it stands in."""
    from hep_desktop.template.model import NodeKind  # noqa: PLC0415 – the first page has no edition

    for top in edition.nodes:
        for one in top.children if top.kind is NodeKind.PART else (top,):
            yield from ((node.id, one.heading) for node in one.walk())


class Sentences(QStyledItemDelegate):
    """A sign in its colour, and the sentence in as many lines as it needs; headings in one."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._heights: dict[Row, int] = {}  # hundreds of sentences are measured at every look
        self._measured = (0, QFont())

    def _sign_width(self, option: "QStyleOptionViewItem") -> int:
        return option.fontMetrics.horizontalAdvance("✖") + GRID  # pyright: ignore[reportAttributeAccessIssue] – not in the stubs

    def sizeHint(self, option: "QStyleOptionViewItem", index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        metrics, font = option.fontMetrics, option.font  # pyright: ignore[reportAttributeAccessIssue] – not in the stubs
        row: Row = index.data(ROW)
        if isinstance(row, Chapter | Fold):
            return QSize(width, metrics.height() + GRID)
        if self._measured != (width, font):
            self._measured, self._heights = (width, QFont(font)), {}
        height = self._heights.get(row)
        if height is None:
            room = QRect(0, 0, width - self._sign_width(option) - 2 * GRID, 10_000)
            height = metrics.boundingRect(room, _WRAPPED, str(index.data())).height()
            self._heights[row] = height
        return QSize(width, height + GRID)

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        self.initStyleOption(option, index)
        words: str = option.text  # pyright: ignore[reportAttributeAccessIssue] – not in the stubs
        chosen = row_ground(painter, option)
        rect, palette = option.rect, option.palette  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
        active = QPalette.ColorGroup.Active  # a heading that cannot be chosen is as easy to read
        ink = palette.color(active, QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        inner = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        row = index.data(ROW)
        painter.save()
        painter.setPen(ink)
        if isinstance(row, Chapter | Fold):
            font = scaled(option.font, 1, bold=True)  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
            painter.setFont(font)
            painter.drawText(inner, _LEFT, _elided(words, QFontMetrics(font), inner.width()))
        else:
            mark = DONE if isinstance(row, Answered) else mark_of(row.severity)
            painter.setPen(ink if chosen else colour(mark, palette))
            painter.drawText(inner, _LEFT, mark[0])
            painter.setPen(ink)
            painter.drawText(inner.adjusted(self._sign_width(option), 0, 0, 0), _WRAPPED, words)
        painter.restore()


def _elided(words: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
