"""What pages are put together from: headings, buttons of actions, a list beside its form, words where nothing is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QSplitter, QStackedWidget, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.actions import name_action
from hep_desktop.ui.strings import text

_NARROW = 96  # letters: below this a list and its form stand under each other
_ABOVE = 4  # steps of the grid: a label over its field


def heading(words: str) -> QLabel:
    """The title of a page."""
    label = QLabel(words)
    label.setObjectName("heading")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def subheading(words: str) -> QLabel:
    """The heading of a part."""
    label = QLabel(words)
    label.setObjectName("subheading")
    label.setWordWrap(True)
    return label


def small_button(words: str) -> QPushButton:
    """A button no wider than its words; Enter presses it too."""
    button = QPushButton(words)
    button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
    button.setAutoDefault(True)
    return button


class Wrapped(QLabel):
    """Words that wrap; how high they are is measured once for a width.

    Qt asks again whenever something near them moves, and a chapter of ten pages takes long to measure.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)

    def setText(self, words: str) -> None:
        self._heights.clear()
        super().setText(words)

    def clear(self) -> None:
        """Qt's own would not ask `setText`."""
        self.setText("")

    def changeEvent(self, event: QEvent) -> None:
        """Other letters."""
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]


def sentence(words: str = "", *, quiet: bool = False) -> QLabel:
    """Words that explain; they wrap, and can be copied."""
    label = Wrapped(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if quiet:
        label.setObjectName("quiet")
    return label


def page_action(page: QWidget, key: str, keys: str, slot: Callable[[], object]) -> QAction:
    """An action of one page, by its words and keys; the menu *Oldal* shows it too."""
    action = QAction(text(key), page)
    if keys:
        action.setShortcut(QKeySequence(keys))
    # of the whole window: Qt asks only actions of what is shown, and the focus may still be in the walk
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.triggered.connect(slot)
    name_action(action)
    page.addAction(action)
    return action


class ActionButton(QPushButton):
    """A button that does what an action does, and is grey when the action is."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(action.text(), parent)
        self._action = action
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)  # Enter presses it, as people expect
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())


class SideBySide(QSplitter):
    """A list and what belongs to the chosen row: beside it, or under it where the room is narrow."""

    def __init__(
        self, first: QWidget, second: QWidget, share: tuple[int, int] = (2, 3), parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._share = share
        self._turned = False
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        for at, part in enumerate(share):
            self.setStretchFactor(at, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the room calls for it; afterwards the user's own widths stay."""
        super().resizeEvent(event)
        narrow = event.size().width() < look.letters(self, _NARROW)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if wanted is not self.orientation() or not self._turned:
            self._turned = True
            self.setOrientation(wanted)
            whole = event.size().height() if narrow else event.size().width()
            self.setSizes([whole * part // sum(self._share) for part in self._share])


class SheetOrWords(QStackedWidget):
    """The form of the chosen record, or words where none is chosen."""

    def __init__(self, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = scrolled(form)
        self.words = sentence()
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(look.GRID, look.GRID, look.GRID, look.GRID)
        self.addWidget(self._sheet)
        self.addWidget(self.words)

    def show_markdown(self) -> None:
        """The words are Markdown."""
        self.words.setTextFormat(Qt.TextFormat.MarkdownText)

    def show_sheet(self) -> None:
        """Show the form."""
        self.setCurrentWidget(self._sheet)

    def show_words(self, words: str) -> None:
        """Show words instead."""
        self.words.setText(words)
        self.setCurrentWidget(self.words)


def scrolled(content: QWidget) -> QScrollArea:
    """A form that may be longer than the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def bring_into_view(widget: QWidget) -> None:
    """Scroll the form so that a field is seen with its label, once it is laid out: Qt itself does so for Tab alone."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, widget, partial(area.ensureWidgetVisible, widget, 0, _ABOVE * look.GRID))
