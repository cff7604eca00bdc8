"""What is put in the place of found words: the words, how many places may change, and the two buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.ui.flow import Flow
from hep_desktop.ui.look import GRID
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField


class ReplaceBox(QWidget):
    """Asks for the other words; counts are said before anything changes."""

    one = Signal()
    all_ = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField()
        self.field.setPlaceholderText(text("seeking.replacement"))
        self.field.setAccessibleName(text("seeking.replacement"))
        self.counts = sentence(quiet=True)
        self.one_button, self.all_button = small_button(text("seeking.replace_one")), small_button("")
        row = Flow()
        for button in (self.one_button, self.all_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.field)
        column.addWidget(self.counts)
        column.addLayout(row)
        self.field.returnPressed.connect(self.one)
        self.one_button.clicked.connect(self.one)
        self.all_button.clicked.connect(self.all_)
        self.show_counts(0, 0)

    def show_counts(self, writable: int, kept: int) -> None:
        """Say how many of the hits may change."""
        key = "seeking.not_writable" if kept else "seeking.writable"
        self.counts.setText(text(key, count=writable, kept=kept) if kept else text(key, count=writable))
        self.all_button.setText(text("seeking.replace_all", count=writable))
        for button in (self.one_button, self.all_button):
            button.setEnabled(bool(writable))

    def focus_one(self) -> None:
        """Ready for the next one."""
        self.one_button.setFocus(Qt.FocusReason.OtherFocusReason)
