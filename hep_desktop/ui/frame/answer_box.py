"""Under the list of findings: why the chosen one is asked, how it is mended, and the clerk's reason to let it be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import AnswerFinding, WithdrawAnswer
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.services.checking import Answered
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.look import GRID
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.spelt import Spelt
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField


class AnswerBox(QWidget):
    """Explains a finding; a warning or tip can be answered in place, an answer changed or taken back."""

    finished = Signal()
    """The focus may go back to the list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._finding: Finding | None = None
        self.words = sentence(quiet=True)
        self.reason = sentence()
        self.go = small_button(text("frame.answers.go"))
        self.begin = small_button(text("frame.answers.begin"))
        self.withdraw = small_button(text("frame.answers.withdraw"))
        self.field = TextField(lines=3)
        self.field.setAccessibleName(text("frame.answers.field"))
        self.field.setPlaceholderText(text("frame.answers.hint"))
        self.keep = small_button(text("frame.answers.keep"))
        self.cancel = small_button(text("frame.answers.cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.words)
        column.addWidget(self.reason)
        column.addWidget(self.field)
        buttons = Flow()
        for button in (self.go, self.begin, self.withdraw, self.keep, self.cancel):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.begin.clicked.connect(self.write)
        self.withdraw.clicked.connect(self._take_back)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.stop)
        self.field.edited.connect(self._typed)
        Spelt(session, self.field, self.field.finished)
        self.explain(None)

    def explain(self, row: Finding | Answered | None) -> None:
        """Show what belongs to a row of the list; what is being written for it stays."""
        finding = row.finding if isinstance(row, Answered) else row
        if finding is not None and finding == self._finding and self.writing:
            return
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        told = self._session.checking.sentence(finding)
        self.words.setText(" ".join(part for part in (told.why, told.todo) if part))
        answered = isinstance(row, Answered)
        reason = row.reason if answered else self._session.checking.earlier_reason(self._session.programme_id, finding)
        lapsed = text("frame.answers.lapsed", reason=reason) if reason and not answered else ""
        self.reason.setText(text("frame.answers.reason", reason=reason) if answered else lapsed)
        self.field.put(reason)
        self._show(writing=False, answered=answered)

    @property
    def writing(self) -> bool:
        """Whether a reason is being written."""
        return not self.field.isHidden()

    def write(self) -> bool:
        """Begin to write a reason. False where none can be given: errors are mended."""
        if self._finding is None or self._finding.severity is Severity.ERROR or self._session.read_only:
            return False
        self._show(writing=True, answered=False)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def stop(self) -> None:
        """Give up writing."""
        finding, self._finding = self._finding, None
        self.field.hide()
        if finding is not None:
            answered = self._session.checking.answered(self._session.programme_id)
            self.explain(next((one for one in answered if one.finding == finding), finding))
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, Ctrl+Enter keeps: Enter alone is a new line."""
        if self.writing and event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)

    def _show(self, *, writing: bool, answered: bool) -> None:
        mendable = self._finding is not None and self._finding.severity is Severity.ERROR
        open_ = not (mendable or self._session.read_only)
        self.go.setVisible(not writing)
        self.begin.setText(text("frame.answers.change" if answered else "frame.answers.begin"))
        self.begin.setVisible(open_ and not writing)
        self.withdraw.setVisible(open_ and answered and not writing)
        self.reason.setVisible(bool(self.reason.text()) and not writing)
        for widget in (self.field, self.keep, self.cancel):
            widget.setVisible(writing)
        self._typed()

    def _typed(self) -> None:
        self.keep.setEnabled(bool(self.field.value().strip()))

    def _keep(self) -> None:
        if self._finding is not None:
            command = AnswerFinding(self._session.programme_id, self._finding, self.field.value())
            if self._session.attempt(command):
                self._finding = None
                self.field.hide()
                self.finished.emit()

    def _take_back(self) -> None:
        if self._finding is not None:
            self._session.attempt(WithdrawAnswer(self._session.programme_id, self._finding.key))
            self.finished.emit()
