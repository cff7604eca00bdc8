"""What was sent: a log that only grows, with what came back, and the very copy that was sent."""

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.hungarian import short_date
from hep_desktop.services import sending
from hep_desktop.services.sending import Receipt, Sending, Sent
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.models.step_list import moment
from hep_desktop.ui.page_parts import (
    ActionButton,
    SideBySide,
    heading,
    page_action,
    scrolled,
    sentence,
    small_button,
    subheading,
)
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text


class SendingsPage(Page):
    """The lines at the left, newest first; the chosen one and what came back for it at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._lines: tuple[Sending, ...] = ()
        self.choose = page_action(self, "sendings.choose", "", self._choose)
        self.back = page_action(self, "sendings.back", "", self._go_back)
        self.where = _field("sendings.where")
        self.problem = sentence()
        self.list = QListWidget()
        self.list.setAccessibleName(text("sendings.list"))
        self.list.currentRowChanged.connect(self._show)
        self.words = sentence()
        self.open = small_button(text("sendings.open"))
        self.open.clicked.connect(self._open)
        self.number, self.answer = _field("sendings.number"), _field("sendings.answer")
        self.note, self.attach = small_button(text("sendings.note")), small_button(text("sendings.attach"))
        self.note.clicked.connect(self._note)
        self.attach.clicked.connect(self._attach)
        self._place()

    def _place(self) -> None:
        new = QFormLayout()
        new.addRow(_label("sendings.where", self.where), self.where)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(subheading(text("sendings.new")))
        column.addLayout(new)
        for widget in (ActionButton(self.choose), self.problem, subheading(text("sendings.list"))):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self._detail = QWidget()
        inner = QVBoxLayout(self._detail)
        came = QFormLayout()
        came.addRow(_label("sendings.number", self.number), self.number)
        came.addRow(_label("sendings.answer", self.answer), self.answer)
        buttons = Flow()
        for button in (self.note, self.attach):
            buttons.addWidget(button)
        for widget in (self.words, self.open, subheading(text("sendings.came"))):
            inner.addWidget(widget)
        inner.addLayout(came)
        inner.addLayout(buttons)
        inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addWidget(heading(text("sendings.title")))
        outer.addWidget(sentence(text("sendings.words")))
        outer.addWidget(SideBySide(left, scrolled(self._detail)), 1)
        outer.addWidget(ActionButton(self.back))

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """Show the log."""
        del node
        self.reload(None)

    def reload(self, outcome: object) -> None:
        """Show the lines there are; the chosen one stays chosen."""
        del outcome
        row = max(self.list.currentRow(), 0)
        self._lines = sending.in_order(self.session.programme)
        self.list.blockSignals(True)
        self.list.clear()
        for at, one in enumerate(self._lines):
            mark = look.DONE[0] if one.receipts else look.WARNING[0]
            key = "sendings.superseded" if at else "sendings.line"
            self.list.addItem(f"{mark} {text(key, when=moment(one.sent), where=one.where)}")
        self.list.setCurrentRow(min(row, len(self._lines) - 1))
        self.list.blockSignals(False)
        for widget in (self.choose, self.note, self.attach):
            widget.setEnabled(not self.session.read_only)
        self._show()

    def start_focus(self) -> None:
        """Where the next line begins."""
        self.where.setFocus()

    def guidance(self) -> str:
        """What the log is for."""
        return text("sendings.guidance")

    # a new line -------------------------------------------------------------------------------

    def _choose(self) -> None:
        preferences = self.session.preferences
        folder = preferences.current.files_folder if preferences else ""
        begin = Path(folder) if folder else None
        path = file_to_open(self, text("sendings.choose"), text("ready.verifying.files"), begin)
        if path:
            self.take(path)

    def take(self, path: Path) -> None:
        """Note that this package was sent."""
        self.problem.setText(text("exporting.progress.check"))
        job = self.session.jobs.start(sending.look_at, path)
        job.done.connect(self._add)
        job.failed.connect(self._refuse)

    def _add(self, sent: Sent) -> None:
        self.problem.clear()
        session = self.session
        try:
            sending.add(session.editing, session.programme_id, sent, self.where.text(), session.now(), session.new_id)
        except UserError as error:
            self._refuse(error)
            self.where.setFocus()
            return
        self.list.setCurrentRow(0)
        self.number.setFocus()

    def _refuse(self, error: UserError) -> None:
        told = error_sentences(error)
        self.problem.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")

    # what came back ---------------------------------------------------------------------------

    def _chosen(self) -> Sending | None:
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show(self) -> None:
        chosen = self._chosen()
        self._detail.setEnabled(chosen is not None)
        self.words.setText(text("sendings.none") if chosen is None else "\n".join(_told(chosen)))

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        try:
            path = sending.sent_copy(self.session.editing, chosen.sha256, chosen.file)
        except UserError as error:
            self.session.bus.refused.emit(error)
            return
        self.session.go("package", str(path), field=chosen.file, table="sendings")

    def _note(self) -> None:
        self._receive(None)

    def _attach(self) -> None:
        path = file_to_open(self, text("sendings.attach"))
        if path:
            self._receive(path)

    def _receive(self, file: Path | None) -> None:
        chosen, session = self._chosen(), self.session
        if chosen is None:
            return
        receipt = Receipt(session.today(), self.number.text(), self.answer.text())
        try:
            sending.add_receipt(session.editing, session.programme_id, chosen.id, receipt, file)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        self.number.clear()
        self.answer.clear()

    def _go_back(self) -> None:
        self.session.go("ready")


def _told(one: Sending) -> list[str]:
    lines = [
        text("sendings.told", when=moment(one.sent), where=one.where, file=one.file),
        text("sendings.hash", sha256=sending.grouped(one.sha256)),
    ]
    for receipt in one.receipts:
        parts = (receipt.number, receipt.answer, receipt.attachment_name)
        lines.append(text("sendings.receipt", day=short_date(receipt.came), words=" · ".join(p for p in parts if p)))
    return lines if one.receipts else [*lines, text("sendings.no_receipt")]


def _field(key: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(text(key))
    field.setAcceptDrops(False)
    return field


def _label(key: str, field: QWidget) -> QLabel:
    label = QLabel(text(key))
    label.setBuddy(field)
    return label
