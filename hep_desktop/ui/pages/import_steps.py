"""The plain steps of loading data: choosing files, waiting while one is read, and what came of them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, sentence, small_button
from hep_desktop.ui.strings import error_sentences, text


class FileStep(QWidget):
    """Where files are dropped or chosen; why the last one was refused."""

    def __init__(self, choose: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = sentence()
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.open_button = ActionButton(choose)
        self.open_button.setObjectName("main")
        self.kept = small_button(text("import_pages.kept"))
        self.requests = small_button(text("import_pages.requests"))
        others = Flow()
        for button in (self.kept, self.requests):
            others.addWidget(button)
        column = _column(self)
        drop, known = sentence(text("import_pages.drop")), sentence(text("import_pages.known"), quiet=True)
        for widget in (self.problem, drop, self.open_button, known):
            column.addWidget(widget)
        column.addLayout(others)
        column.addStretch(1)

    def refuse(self, error: UserError) -> None:
        """Say why a file was not taken."""
        told = error_sentences(error)
        self.problem.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")
        self.problem.show()


class ReadingStep(QWidget):
    """How far the reading is, and a way to stop it."""

    def __init__(self, cancel: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = sentence()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(text("import_pages.reading"))
        self.stop_button = ActionButton(cancel)
        column = _column(self)
        for widget in (self._told, self._progress, self.stop_button):
            column.addWidget(widget)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """Which file is read."""
        self._told.setText(words)

    def begin(self) -> None:
        """Nothing is known of how long it takes."""
        self._progress.setRange(0, 0)

    def show_progress(self, done: int, total: int, key: str) -> None:
        """How far it is."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setFormat(text(key))


class DoneStep(QWidget):
    """What became of the files, and where to go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = sentence()
        self.again_button: QPushButton = small_button(text("import_pages.again"))
        self.back_button: QPushButton = small_button(text("import_pages.back"))
        column = _column(self)
        for widget in (self.result, self.again_button, self.back_button):
            column.addWidget(widget)
        column.addStretch(1)


def _column(step: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(step)
    column.setContentsMargins(0, look.GRID, 0, 0)
    return column
