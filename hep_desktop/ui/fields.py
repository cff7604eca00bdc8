"""What a form asks of the widget of a field, how it is tied to the snapshot, and the fields of choices."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.ui.binding import Binding
from hep_desktop.ui.session import Session
from hep_desktop.ui.spelt import Spelt

_MOST_LINES = 12


class Field(Protocol):
    """What a binding asks of a widget: its value, a way to show one, and word of changes by the user."""

    edited: SignalInstance
    finished: SignalInstance

    def value(self) -> Any:  # noqa: ANN401 – the type of the field
        """What the widget shows."""

    def put(self, value: Any) -> None:  # noqa: ANN401 – as above
        """Show a value; `edited` is not sent."""


class FieldBinding(Binding[Any]):
    """Ties a `Field` to a value of the snapshot."""

    def __init__(
        self,
        session: Session,
        field: Any,  # noqa: ANN401 – a QWidget that is a Field: Python cannot say both
        read: Callable[[], Any],
        write: Callable[[Any], Command],
        key: Callable[[], str],
    ) -> None:
        self._field: Field = field
        self._make_key = key
        self._given: tuple[Any, Any] | None = None
        super().__init__(session, field, read, write)
        self._field.edited.connect(self.edited)
        self._field.finished.connect(self.finish)
        if getattr(field, "prose", False):
            self._spell(field)
        if isinstance(opened := getattr(field, "text_opened", None), SignalInstance):
            opened.connect(self._spell)
        if isinstance(unread := getattr(field, "unread", None), SignalInstance):
            unread.connect(session.bus.told)

    def _spell(self, editor: Any) -> None:  # noqa: ANN401 – an editor that shows prose
        Spelt(self.session, editor, self._field.finished)

    def shown(self) -> Any:  # noqa: ANN401 – see Field
        """What the widget shows; untouched, it is what was given, though the widget may say it otherwise.

        A text widget drops hard spaces, a list to tick has its own order: looking must not change a record.
        """
        now = self._field.value()
        return self._given[0] if self._given is not None and now == self._given[1] else now

    def put(self, value: Any) -> None:  # noqa: ANN401 – see Field
        self._field.put(value)
        self._given = (value, self._field.value())

    def commit(self) -> None:
        """Send what is shown; the record may be another one than when the binding was made."""
        self._key = self._make_key()
        super().commit()

    def drop(self) -> None:
        """Forget what waits to be sent: its record is gone."""
        self._pause.stop()


def normal(text: str) -> str:
    """Text as it is stored: accents composed (pasted text may hold them apart)."""
    return unicodedata.normalize("NFC", text)


_CHOICE = 24  # letters a choice shows at least; the list itself is as wide as its words


class ChoiceField(QComboBox):
    """One of a few values."""

    edited = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[Any, str]] = []
        self.offer(choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(min(_CHOICE, max((len(words) for _, words in choices), default=0)))
        self.activated.connect(self.finished)

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Other values to choose from; the chosen one stays where it is among them."""
        if list(choices) == self._choices:
            return
        kept = self.currentData()
        self._choices = list(choices)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(0, self.findData(kept)))

    def value(self) -> Any:  # noqa: ANN401 – see Field
        """The chosen value."""
        return self.currentData()

    def put(self, value: Any) -> None:  # noqa: ANN401 – see Field
        """Show a value."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a wheel turned over the field must not change it unseen."""
        event.ignore()


class CheckList(QListWidget):
    """Any number of a few things, ticked; as high as what it holds where it `grows`."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, grows: bool = True) -> None:
        super().__init__(parent)
        self._grows = grows
        self._ticks = Qt.ItemFlag.ItemIsUserCheckable  # what a reader may do
        self._stood = 0
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self.finished)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What can be ticked: ids and words; ticks of those that stay are kept."""
        items = [self.item(row) for row in range(self.count())]
        if list(choices) == [(item.data(Qt.ItemDataRole.UserRole), item.text()) for item in items]:
            return
        ticked, row = self.value(), self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for value, words in choices:
                item = QListWidgetItem(words, self)
                item.setData(Qt.ItemDataRole.UserRole, value)
                item.setFlags(self._flags(item))
                item.setCheckState(Qt.CheckState.Unchecked)
            self.setCurrentRow(row)
            self.put(ticked)
        self._fit()

    def setReadOnly(self, read_only: bool) -> None:
        """Let the ticks only be looked at."""
        self._ticks = Qt.ItemFlag.NoItemFlags if read_only else Qt.ItemFlag.ItemIsUserCheckable
        with QSignalBlocker(self):
            for row in range(self.count()):
                self.item(row).setFlags(self._flags(self.item(row)))

    def _flags(self, item: QListWidgetItem) -> Qt.ItemFlag:
        return item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable | self._ticks

    def value(self) -> tuple[str, ...]:
        """The ids of what is ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)

    def put(self, value: Sequence[str]) -> None:
        """Tick these."""
        for row in range(self.count()):
            item = self.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in value
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor shows where it stood; under the mouse nothing moves, or another row would be ticked."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(max(0, self._stood))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus a chosen row would look like a tick."""
        super().focusOutEvent(event)
        self._stood = self.currentRow()
        self.setCurrentRow(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._grows:
            return
        rows = sum(self.sizeHintForRow(row) for row in range(self.count())) or self.fontMetrics().lineSpacing()
        self.setFixedHeight(min(rows, _MOST_LINES * self.fontMetrics().lineSpacing()) + 2 * self.frameWidth() + 4)
