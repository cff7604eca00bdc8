"""Shows a paper (PDF) page by page inside the program, with the keys and buttons of a reader."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QPointF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, page_action
from hep_desktop.ui.strings import text

_CLOSER = 1.25
_POINTS = 72  # an inch, in PDF
_LEAST, _MOST = 0.25, 4.0


class PaperView(QWidget):
    """One paper, held in memory alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt warns of every link of a table of contents
        QLoggingCategory.setFilterRules("qt.pdf.links=false")
        self.document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(text("ready.preview.pages"))
        self.view.setDocument(self.document)
        self._where = QLabel()
        self.back = page_action(self, "ready.preview.page_back", "Alt+PgUp", self._back)
        self.on = page_action(self, "ready.preview.page_on", "Alt+PgDown", self._on)
        self.closer = page_action(self, "ready.preview.closer", "Ctrl++", self._come_closer)
        self.farther = page_action(self, "ready.preview.farther", "Ctrl+-", self._go_farther)
        self.width_ = page_action(self, "ready.preview.whole_width", "Ctrl+0", self._fit)
        self.view.pageNavigator().currentPageChanged.connect(self._moved)
        self._place()

    def show_paper(self, content: bytes) -> None:
        """Show a PDF; the page that was read stays the shown one as far as there is such a page."""
        page = self.view.pageNavigator().currentPage()
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(content)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.view.pageNavigator().jump(max(0, min(page, self.pages - 1)), QPointF(), self._zoom())
        self._moved()

    @property
    def content(self) -> QByteArray:
        """The paper itself."""
        return self._bytes

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return self.document.pageCount()

    def _place(self) -> None:
        row = Flow()
        row.addWidget(ActionButton(self.back))
        row.addWidget(self._where)
        for action in (self.on, self.farther, self.closer, self.width_):
            row.addWidget(ActionButton(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self._moved()

    def _moved(self) -> None:
        page = self.view.pageNavigator().currentPage() + 1
        self._where.setText(text("ready.preview.where", page=page if self.pages else 0, pages=self.pages))
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < self.pages)

    def _jump(self, page: int) -> None:
        self.view.pageNavigator().jump(page, QPointF(), self._zoom())

    def _back(self) -> None:
        self._jump(self.view.pageNavigator().currentPage() - 1)

    def _on(self) -> None:
        self._jump(self.view.pageNavigator().currentPage() + 1)

    def _zoom(self) -> float:
        # 0 leaves a fitted width alone
        return self.view.zoomFactor() if self.view.zoomMode() is QPdfView.ZoomMode.Custom else 0

    def _come_closer(self) -> None:
        self._set_zoom(_CLOSER)

    def _go_farther(self) -> None:
        self._set_zoom(1 / _CLOSER)

    def _set_zoom(self, by: float) -> None:
        now = self.view.zoomFactor()
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom and self.pages:
            inches = self.document.pagePointSize(self.view.pageNavigator().currentPage()).width() / _POINTS
            now = self.view.viewport().width() / (inches * self.view.logicalDpiX())
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(_LEAST, min(_MOST, now * by)))

    def _fit(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
