"""Signs in the margin of a text, beside the paragraphs that were remarked on; a press shows the remark."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from hep_desktop.domain.anchoring import locate
from hep_desktop.domain.remarks import RemarkState, Thread
from hep_desktop.services.remarking import brief
from hep_desktop.ui.frame.navigator import Navigator
from hep_desktop.ui.look import DONE, GRID, TIP, colour
from hep_desktop.ui.models.document_blocks import block_with
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

SIGN = "✎"


class RemarkMargin(QObject):
    """Follows the shown chapter; one strip lies over the margin of its editor."""

    chosen = Signal(str)
    """The id of a remark whose sign was pressed."""

    def __init__(self, session: Session, navigator: Navigator, remark: QAction) -> None:
        super().__init__(navigator)
        self._remark = remark
        self._session = session
        self._navigator = navigator
        navigator.shown.connect(self.refresh)

    def refresh(self, _where: object = None) -> None:
        """Show the signs of the chapter as they are now."""
        page = self._navigator.page
        if not isinstance(page, ChapterPage) or self._session.programme_id not in self._session.office.programmes:
            return
        edit = page.text_panel.edit
        strip = edit.findChild(Strip)
        if not isinstance(strip, Strip):
            strip = Strip(edit, self._remark)
            strip.chosen.connect(self.chosen)
            page.tables.grid.addAction(self._remark)  # its menu shows what it has
        node = page.node.id if page.node is not None else ""
        strip.show_threads(self._by_block(node))
        page.tables.grid.viewport().update()  # cells show their signs while they are painted

    def _by_block(self, node: str) -> dict[str, list[Thread]]:
        programme = self._session.programme
        found: dict[str, list[Thread]] = {}
        for thread in programme.threads:
            where = locate(programme, thread.remark.anchor)
            if where.part and where.node == node:
                found.setdefault(where.part, []).append(thread)
        return found


class Strip(QWidget):
    """Lies over the left margin of an editor."""

    chosen = Signal(str)

    def __init__(self, edit: RichEdit, remark: QAction) -> None:
        super().__init__(edit.viewport())
        self._remark = remark
        self._edit = edit
        self._threads: dict[str, list[Thread]] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        edit.viewport().installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(self.update)
        edit.document().contentsChanged.connect(self.update)
        self.hide()

    def show_threads(self, threads: dict[str, list[Thread]]) -> None:
        """The remarks by the paragraph they are on."""
        self._threads = threads
        self._lie()
        self.setVisible(bool(threads))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep beside the text; who only reads finds the remark in its menu, where the spelling stands for others."""
        if event.type() == QEvent.Type.Resize:
            self._lie()
        elif isinstance(event, QContextMenuEvent) and self._edit.isReadOnly():
            if not self._edit.textCursor().hasSelection():
                self._edit.setTextCursor(self._edit.cursorForPosition(event.pos()))
            menu = self._edit.createStandardContextMenu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addSeparator()
            menu.addAction(self._remark)
            menu.popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        self.setGeometry(0, 0, 2 * GRID, self._edit.viewport().height())

    def places(self) -> Iterator[tuple[QRect, list[Thread]]]:
        """Where the signs stand."""
        layout, top = self._edit.document().documentLayout(), self._edit.verticalScrollBar().value()
        line = self.fontMetrics().height()
        for key, threads in self._threads.items():
            block = block_with(self._edit.document(), key)
            if block is not None:
                at = layout.blockBoundingRect(block)
                yield QRect(0, round(at.top()) - top, self.width(), max(line, round(at.height()))), threads

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        line = self.fontMetrics().height()
        for rect, threads in self.places():
            waiting = any(one.state is not RemarkState.CLOSED for one in threads)
            ink = colour(TIP if waiting else DONE, self.palette())
            painter.setPen(ink)
            painter.fillRect(rect.right() - 2, rect.top(), 2, rect.height() - 2, ink)
            sign = QRect(rect.left(), rect.top(), rect.width() - 3, line + 2)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, SIGN if waiting else DONE[0])

    def _at(self, point: QPoint) -> list[Thread]:
        return next((threads for rect, threads in self.places() if rect.contains(point)), [])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found:
            waiting = next((one for one in found if one.state is RemarkState.OPEN), found[0])
            self.chosen.emit(waiting.remark.id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = (text("remarks.said", author=o.remark.author, words=brief(o.remark)) for o in self._at(event.pos()))
            QToolTip.showText(event.globalPos(), "\n".join(words), self)
            return True
        return super().event(event)
