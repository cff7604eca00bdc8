"""A strip above the page for what the user must know: what happened, why, what to do; it waits, it never blocks."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.ui.look import ERROR, GRID, TIP, Mark, colour
from hep_desktop.ui.strings import error_sentences, text

_QUIET_MS = 8000
_REST_MS = 1500  # so long the pointer rests of who aims at nothing


class Notice(QFrame):
    """Shows one message at a time; errors stay until closed or followed, quiet ones go by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sign = QLabel()
        self._words = QLabel(wordWrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QPushButton(text("frame.notice.close"))
        self._close.clicked.connect(self.hide)
        self._gone = QTimer(self, singleShot=True)
        self._gone.timeout.connect(self._fade)
        self._pointer = QPoint()
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self.hide()

    def refuse(self, error: UserError) -> None:
        """Show why something was not done."""
        sentences = error_sentences(error)
        rest = " ".join(part for part in (sentences.why, sentences.todo) if part)
        self._show(ERROR, rest, bold=sentences.what)
        self._gone.stop()

    def tell(self, words: str) -> None:
        """Show a quiet sentence for a while."""
        self._show(TIP, words)
        self._gone.start(_QUIET_MS)

    def _fade(self) -> None:
        """Go, but not while the pointer is on its way: the page below moves up, and a click would miss its aim."""
        here = QCursor.pos()
        if here == self._pointer:
            self.hide()
        else:
            self._pointer = here
            self._gone.start(_REST_MS)

    def words(self) -> str:
        """What is shown, for tests and screen readers."""
        return self._words.text() if self.isVisible() else ""

    def _show(self, mark: Mark, words: str, bold: str = "") -> None:
        from html import escape  # noqa: PLC0415 – nothing is told before the window is seen

        sign = colour(mark, self.palette()).name()
        self._sign.setText(f'<span style="color:{sign}">{mark[0]}</span>')
        self._words.setText(f"<b>{escape(bold)}</b> {escape(words)}" if bold else escape(words))
        self.setAccessibleName(f"{bold} {words}".strip())
        self.show()
