"""The strip above a text: ready words for an empty page, or numbers of another village that are to be checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.strings import text


class OfferStrip(QFrame):
    """Says one thing and has the buttons for it; hidden where there is nothing to say."""

    checked = Signal()
    """The clerk has looked at the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.words = sentence()
        self.standard = small_button(text("text.words.put_standard"))
        self.kept = small_button(text("text.words.put_kept"))
        self.take = small_button(text("text.words.take"))
        self.done = small_button(text("text.words.looked"))
        self.done.clicked.connect(self.checked)
        row = QWidget()
        flow = Flow(row)
        for button in (self.kept, self.standard, self.take, self.done):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, look.GRID // 2, look.GRID, look.GRID // 2)
        column.setSpacing(look.GRID // 2)
        column.addWidget(self.words)
        column.addWidget(row)
        self.hide()

    def offer(self, *, standard: str, kept: bool, take: bool) -> None:
        """Offer what there is; `standard` is how sure the standard text is, "" where there is none."""
        for button, shown in (
            (self.standard, bool(standard)),
            (self.kept, kept),
            (self.take, take),
            (self.done, False),
        ):
            button.setVisible(shown)
        parts = [
            text("text.words.offer" if standard or kept else "text.words.offer_take"),
            text("text.words.note", note=standard) if standard else "",
        ]
        self.words.setText("\n".join(part for part in parts if part))
        self.setVisible(bool(standard) or kept or take)

    def ask(self, source: str, numbers: tuple[str, ...]) -> None:
        """Ask to look at numbers of another village."""
        for button in (self.standard, self.kept, self.take):
            button.hide()
        self.done.show()
        told = text("text.words.to_check", source=source, numbers=", ".join(numbers))
        self.words.setText(f"{look.WARNING[0]} {told}")
        self.show()
