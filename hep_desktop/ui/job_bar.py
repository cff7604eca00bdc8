"""How far a long job has come, with *Megállítás* beside it; it is seen only while that runs."""

from PySide6.QtWidgets import QProgressBar, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.strings import text

_WIDTH = 36  # letters


class JobBar(QWidget):
    """`follow` shows a running job until it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.working = QProgressBar()
        self.working.setAccessibleName(text("frame.working"))
        self.working.setMinimumWidth(look.letters(self, _WIDTH))
        self.stop = small_button(text("holdings.action.stop"))
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.working, self.stop):
            row.addWidget(widget)
        self.setLayout(row)
        self.stop.clicked.connect(self._cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def follow(self, job: Job) -> None:
        """Show how far it is."""
        self._job = job
        self.working.setRange(0, 0)
        self.show()
        job.progress.connect(self._progressed)
        job.ended.connect(self._over)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _progressed(self, done: int, total: int, key: str) -> None:
        self.working.setRange(0, total)
        self.working.setValue(done)
        self.working.setFormat(f"{text(key)}: {done} / {total}" if total else text(key))

    def _over(self) -> None:
        if self.sender() is self._job:  # another one may be followed meanwhile
            self._job = None
            self.hide()
