"""A part of a pane or page under a heading that folds it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

_LOW = 32  # lines of the whole window


class Section(QWidget):
    """Heading and body; the heading is a button, so that the keyboard folds it too."""

    folded = Signal(bool)

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.body = body
        self._lines_of_window = 0
        self.heading = QToolButton(autoRaise=True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setObjectName("section")
        self.heading.setCheckable(True)
        self.heading.setChecked(True)
        self.set_title(title)
        self.heading.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(body, 1)
        self._toggled(open_=True)

    @property
    def open(self) -> bool:
        """Whether the body is shown."""
        return self.heading.isChecked()

    def set_open(self, open_: bool) -> None:
        """Show or fold the body."""
        self.heading.setChecked(open_)

    def fold_where_low(self) -> None:
        """Large letters on a small screen leave room for the text above alone; asked again when either is another."""
        lines = self.window().height() // self.fontMetrics().lineSpacing()
        if lines != self._lines_of_window:
            self._lines_of_window = lines
            self.set_open(lines >= _LOW)

    def set_title(self, title: str) -> None:
        """Show another heading."""
        self.heading.setText(title)
        self.heading.setAccessibleName(title)

    def _toggled(self, open_: bool) -> None:
        self.heading.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self.body.setVisible(open_)
        vertical = QSizePolicy.Policy.Expanding if open_ else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.folded.emit(not open_)
