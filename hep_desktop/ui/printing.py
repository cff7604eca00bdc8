"""Prints a paper through the system's own dialog, page by page, so that the window stays alive."""

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from hep_desktop.ui.strings import text

_DPI = 300
_LOST = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class Printing(QObject):
    """One print of one paper, of which it has its own copy; goes by itself when it ends."""

    told = Signal(str)
    ended = Signal()
    failed = Signal()
    """The printer would not take it, or was gone half-way."""

    def __init__(self, paper: QByteArray, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(paper)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setResolution(_DPI)
        self.printer.setDocName(name.removesuffix("."))  # a day ends with one, and so would the name of a file
        self._painter = QPainter()
        self._pages: list[int] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._page)
        self._progress: QProgressDialog | None = None
        self.dialog = QPrintDialog(self.printer, parent)
        self.dialog.setMinMax(1, self._document.pageCount())
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
        if not self.printer.isValid() or not self._painter.begin(self.printer):
            self._fail()
            return
        self._progress = QProgressDialog(self.dialog.parentWidget())
        self._progress.setWindowTitle(text("ready.printing.title"))
        self._progress.setLabelText(self.printer.docName())
        self._progress.setCancelButtonText(text("ready.preview.cancel"))
        self._progress.setRange(0, len(self._pages))
        self._progress.canceled.connect(self._cancel)
        self._next.start()

    def _cancel(self) -> None:
        """What was drawn may come out: not every system takes back what a printer was given."""
        self._next.stop()
        self.printer.abort()
        self._painter.end()
        self.told.emit(text("ready.printing.cancelled", name=self.printer.docName()))
        self._end()

    def _page(self) -> None:
        page = self._pages.pop(0)
        if self._progress is not None:
            self._progress.setValue(self._progress.maximum() - len(self._pages) - 1)
        room = self._painter.viewport()
        size = self._document.pagePointSize(page)
        landscape = size.width() > size.height()
        # a landscape page (HEP IT) is turned, as a clerk would turn the sheet
        wide, high = (room.height(), room.width()) if landscape else (room.width(), room.height())
        shown = size.scaled(wide, high, _KEEP).toSize()
        image = _on_white(self._document.render(page, QSize(shown.width(), shown.height())))
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
        """Hand the last page over; Qt does not tell whether the printer's queue took it, so the queue is asked."""
        handed, file, queue = self._painter.end() and not self._is_lost(), self.printer.outputFileName(), self.queue()
        if not handed or (queue.isNull() and not file):
            self._fail()
            return
        waits = queue.state() is QPrinter.PrinterState.Error
        key = "filed" if file else "waits" if waits else "done"
        self.told.emit(text(f"ready.printing.{key}", name=self.printer.docName(), file=file))
        self._end()

    def queue(self) -> QPrinterInfo:
        """The printer as the system knows it now."""
        return QPrinterInfo.printerInfo(self.printer.printerName())

    def _fail(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit()
        self._end()

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
        self.dialog.deleteLater()
        self.ended.emit()
        self.deleteLater()


def _on_white(page: QImage) -> QImage:
    """The page with its ground, which is drawn as nothing at all; a mask would double the printer's work."""
    sheet = QImage(page.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, page)
    painter.end()
    return sheet
