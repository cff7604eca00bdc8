"""Prints a paper through the system's own dialog, page by page, so that the window stays alive."""

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_DPI = 300
_LOST = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class Printing(QObject):
    """One print of one paper; goes by itself when it ends."""

    ended = Signal()
    failed = Signal()
    """The printer would not take it, or was gone half-way."""

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setResolution(_DPI)
        self._painter = QPainter()
        self._pages: list[int] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._page)
        self.dialog = QPrintDialog(self.printer, parent)
        self.dialog.setMinMax(1, document.pageCount())
        self.dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        self.dialog.accepted.connect(self._begin)
        self.dialog.rejected.connect(self._end)

    def ask(self) -> None:
        """Open the dialog."""
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.show()

    def _begin(self) -> None:
        first = self.printer.fromPage() or 1
        last = self.printer.toPage() or self._document.pageCount()
        self._pages = list(range(first - 1, last))
        if self.printer.isValid() and self._painter.begin(self.printer):
            self._next.start()
            return
        self._fail()

    def _page(self) -> None:
        page = self._pages.pop(0)
        room = self._painter.viewport()
        size = self._document.pagePointSize(page)
        landscape = size.width() > size.height()
        # a landscape page (HEP IT) is turned, as a clerk would turn the sheet
        wide, high = (room.height(), room.width()) if landscape else (room.width(), room.height())
        shown = size.scaled(wide, high, _KEEP).toSize()
        image = self._document.render(page, QSize(shown.width(), shown.height()))
        self._painter.save()
        if landscape:
            self._painter.translate(room.width(), 0)
            self._painter.rotate(90)
        self._painter.drawImage(QRect(0, 0, shown.width(), shown.height()), image)
        self._painter.restore()
        if image.isNull() or self._is_lost():
            self._fail()
        elif not self._pages:
            self._finish()
        elif self.printer.newPage():
            self._next.start()
        else:
            self._fail()

    def _is_lost(self) -> bool:
        return self.printer.printerState() in _LOST

    def _finish(self) -> None:
        """Hand the last page over; only now may the spooler say that it has no printer."""
        if self._painter.end() and not self._is_lost():
            self._end()
        else:
            self._fail()

    def _fail(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit()
        self._end()

    def _end(self) -> None:
        self.dialog.deleteLater()
        self.ended.emit()
        self.deleteLater()
