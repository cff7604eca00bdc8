"""The list "Mi hiányzik még?": every finding in words; Enter or a double click leads to the very place."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.findings import Finding
from hep_desktop.ui.look import GRID, colour, mark_of
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex

FINDING = Qt.ItemDataRole.UserRole
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class FindingsModel(QAbstractListModel):
    """Findings and their sentences; a sentence is made when it is first shown."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed."""
        return self._findings

    def show(self, findings: tuple[Finding, ...]) -> None:
        """List other findings."""
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self._findings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._session.checking.sentence(finding).what
            case Qt.ItemDataRole.AccessibleTextRole:
                words = text(f"frame.severity.{finding.severity}")
                return f"{words}: {self._session.checking.sentence(finding).what}"
            case Qt.ItemDataRole.ToolTipRole:
                return str(self._session.checking.sentence(finding))
            case _:
                return finding if role == FINDING else None


class _Sentences(QStyledItemDelegate):
    """A sign in its colour, and the sentence in as many lines as it needs."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[str, int, str], int] = {}  # hundreds of sentences are measured at every look

    def _sign_width(self, option: QStyleOptionViewItem) -> int:
        return option.fontMetrics.horizontalAdvance("✖") + GRID  # pyright: ignore[reportAttributeAccessIssue]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        key = (str(index.data()), width, option.font.key())  # pyright: ignore[reportAttributeAccessIssue] – not in the stubs
        height = self._heights.get(key)
        if height is None:
            room = QRect(0, 0, width - self._sign_width(option) - 2 * GRID, 10_000)
            height = option.fontMetrics.boundingRect(room, _WRAPPED, key[0]).height()  # pyright: ignore[reportAttributeAccessIssue] – as above
            self._heights[key] = height
        return QSize(width, height + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""  # pyright: ignore[reportAttributeAccessIssue]
        rect, widget, palette = option.rect, option.widget, option.palette  # pyright: ignore[reportAttributeAccessIssue]
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        ink = palette.highlightedText().color() if chosen else palette.text().color()
        mark = mark_of(index.data(FINDING).severity)
        inner = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        painter.save()
        painter.setPen(ink if chosen else colour(mark, palette))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, mark[0])
        painter.setPen(ink)
        painter.drawText(inner.adjusted(self._sign_width(option), 0, 0, 0), _WRAPPED, words)
        painter.restore()


class _List(QListView):
    """Lays its lines out anew when it gets wider or narrower."""

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self.scheduleDelayedItemsLayout()


class FindingsPane(QWidget):
    """The list, and under it why the chosen finding is asked and how it is mended."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(session, self)
        self._session = session
        self.view = _List()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Sentences(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(text("actions.findings"))
        self.view.activated.connect(self._activated)
        self.view.selectionModel().currentChanged.connect(self._explain)
        self._why = QLabel(wordWrap=True)
        self._why.setObjectName("quiet")
        self._why.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self._nothing = QLabel(text("frame.findings.none"), wordWrap=True)
        self._nothing.setContentsMargins(GRID, GRID, GRID, GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        column.addWidget(self._why)
        self.show_findings(())

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List other findings; the chosen one stays chosen where it is still there."""
        if findings == self.model.findings and findings:
            return
        before = self.current()
        self.model.show(findings)
        self._nothing.setVisible(not findings)
        self.view.setVisible(bool(findings))
        self._why.setVisible(False)
        if before in findings:
            self.view.setCurrentIndex(self.model.index(findings.index(before)))

    def current(self) -> Finding | None:
        """The chosen finding."""
        index = self.view.currentIndex()
        return index.data(FINDING) if index.isValid() else None

    def step(self, by: int) -> None:
        """Choose the next or previous finding and go there; round at the ends."""
        count = self.model.rowCount()
        if not count:
            return
        now = self.view.currentIndex()
        row = (now.row() + by) % count if now.isValid() else (0 if by > 0 else count - 1)
        self.view.setCurrentIndex(self.model.index(row))
        self._activated(self.model.index(row))

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(FINDING))

    def _explain(self, index: QModelIndex) -> None:
        if not index.isValid():
            self._why.hide()
            return
        sentences = self._session.checking.sentence(index.data(FINDING))
        words = " ".join(part for part in (sentences.why, sentences.todo) if part)
        self._why.setText(words)
        self._why.setVisible(bool(words))
