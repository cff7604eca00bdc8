"""The list of hits: chapters in bold, under each the words around every hit, the hit itself in bold."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hep_desktop.ui.look import GRID, blended, row_ground, scaled
from hep_desktop.ui.models.hits import ROW, Found, Index, Row, Title

_LINES = 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HitList(QListView):
    """Rows of a `HitsModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # hundreds of rows, at every key
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Every hit gets two lines and one more for what it stands in: nothing is measured, however many there are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        view = self.parent()
        assert isinstance(view, HitList)  # noqa: S101 – its only parent
        line = view.fontMetrics().lineSpacing()
        row: Row = index.data(ROW)
        lines = 1 if isinstance(row, Title) else _LINES + bool(row.where)
        return QSize(view.viewport().width(), lines * line + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        chosen = row_ground(painter, option)
        rect, widget, palette = option.rect, option.widget, option.palette  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
        ink = palette.color(
            QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        )
        inner = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        row: Row = index.data(ROW)
        painter.save()
        painter.setPen(ink)
        if isinstance(row, Title):
            font = scaled(widget.font(), 1, bold=True)
            painter.setFont(font)
            metrics = QFontMetrics(font)
            room = inner.width() - metrics.horizontalAdvance(f" {row.count}")
            words = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner, _LEFT, f"{words} {row.count}")
        else:
            height = _draw(painter, row, widget.font(), inner)
            if row.where:
                metrics = widget.fontMetrics()
                line = inner.adjusted(0, height, 0, 0)
                line.setHeight(metrics.lineSpacing())
                painter.setPen(ink if chosen else blended(palette, 0.65))
                words = metrics.elidedText(row.where, Qt.TextElideMode.ElideRight, line.width())
                painter.drawText(line, _LEFT, words)
        painter.restore()


def _draw(painter: QPainter, row: Found, font: QFont, inner: object) -> int:
    """Two lines of the words around a hit, which is bold and underlined; gives their height."""
    layout = QTextLayout(f"{row.before}{row.words}{row.after}", font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setFontUnderline(True)
    bold = QTextLayout.FormatRange()
    bold.start, bold.length, bold.format = _units(row.before), _units(row.words), form  # pyright: ignore[reportAttributeAccessIssue] – Qt's stubs leave its fields out
    layout.setFormats([bold])
    layout.beginLayout()
    height = 0.0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(inner.width())  # pyright: ignore[reportAttributeAccessIssue] – a QRect
        position = line.position()
        position.setY(height)
        line.setPosition(position)
        height += line.height()
    layout.endLayout()
    layout.draw(painter, inner.topLeft())  # pyright: ignore[reportAttributeAccessIssue] – a QRect
    return round(height)


def _units(words: str) -> int:
    """The length as Qt counts it."""
    return len(words.encode("utf-16-le")) // 2
