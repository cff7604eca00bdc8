"""A form over one record of the snapshot: labels, fields, and what could not be understood, each in its place."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.commands import Command
from hep_desktop.ui import look
from hep_desktop.ui.fields import FieldBinding
from hep_desktop.ui.page_parts import bring_into_view
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import ParsedField


class RecordForm(QWidget):
    """Fields of the record whose id is `key`; `read` finds it, `write` makes the command that sets one field."""

    entered = Signal(str)
    """The focus is in this field now."""

    def __init__(
        self,
        session: Session,
        read: Callable[[str], Any],
        write: Callable[[str, str, Any], Command],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.key = ""
        self._fields: dict[str, QWidget] = {}
        self.focused = ""
        self._read = read
        self._write = write
        self._bindings: list[FieldBinding] = []
        self._captions: dict[str, QLabel] = {}
        self._notes: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.GRID, 0, 2 * look.GRID, 2 * look.GRID)
        self._column.setSpacing(look.GRID // 2)

    @property
    def fields(self) -> Mapping[str, QWidget]:
        """The fields by their names."""
        return self._fields

    def add(
        self,
        name: str,
        label: str,
        field: QWidget,
        *,
        required: bool = False,
        into: QBoxLayout | None = None,
        beside: QWidget | None = None,
    ) -> None:
        """Put a field under its label; `into` places it elsewhere than below the last one, `beside` after the label."""
        words = f"{label} {text('plan.required')}" if required else label
        caption = QLabel(words)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setWordWrap(True)
        caption.setBuddy(field)
        field.setAccessibleName(words)
        place = QVBoxLayout() if into is not None else self._column
        if into is not None:
            into.addLayout(place)
            place.setSpacing(self._column.spacing())
        else:
            place.addSpacing(look.GRID)
        line = QHBoxLayout()
        line.addWidget(caption, 1)
        if beside is not None:
            line.addWidget(beside)
        place.addLayout(line)
        place.addWidget(field)
        if isinstance(field, ParsedField):
            self._add_note(field, place)
        if into is not None:
            place.addStretch(1)  # fields side by side begin at one height
        self._fields[name] = field
        self._captions[name] = caption
        field.installEventFilter(self)
        self._bindings.append(
            FieldBinding(self.session, field, self._reader(name, field), self._writer(name), self._keyer(name))
        )

    def add_row(self) -> QBoxLayout:
        """A place for fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        self._column.addSpacing(look.GRID)
        self._column.addLayout(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Something of another kind below the last field."""
        self._column.addWidget(widget)

    def add_stretch(self) -> None:
        """Nothing more comes below."""
        self._column.addStretch(1)

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be written, or only be read."""
        for binding in self._bindings:
            binding.set_writable(writable=writable)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show a field with its label, or leave it out where it has no meaning."""
        self.fields[name].setVisible(shown)
        self._captions[name].setVisible(shown)

    def switch_to(self, key: str) -> None:
        """Show what a record holds now; what was typed for another one is handed over first."""
        if key != self.key:
            self.leave()
            self.key = key
            for note in self._notes:
                note.hide()
        if self._read(key) is not None:
            for binding in self._bindings:
                binding.show_value()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        is_there = self._read(self.key) is not None
        for binding in self._bindings:
            if is_there:
                binding.commit()
            else:
                binding.drop()
        self.session.close_typing()

    def focus(self, name: str) -> bool:
        """Put the focus into a field. False where the form has none of that name."""
        field = self.fields.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(field)
        return field is not None

    def _add_note(self, field: ParsedField, place: QBoxLayout) -> None:
        note = _Note(field)
        place.addWidget(note)
        self._notes.append(note)

    def _reader(self, name: str, field: Any) -> Callable[[], Any]:  # noqa: ANN401 – a QWidget that is a Field
        def read() -> Any:  # noqa: ANN401 – the type of the field
            record = self._read(self.key)
            return getattr(record, name) if record is not None else field.value()

        return read

    def _writer(self, name: str) -> Callable[[Any], Command]:
        def write(value: Any) -> Command:  # noqa: ANN401 – as above
            return self._write(self.key, name, value)

        return write

    def _keyer(self, name: str) -> Callable[[], str]:
        def key() -> str:
            return f"{self.key}/{name}"

        return key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which field is entered."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused = next((name for name, field in self._fields.items() if field is watched), "")
            self.entered.emit(self.focused)
        return False


class _Note(QLabel):
    """What a field cannot read, under it."""

    def __init__(self, field: ParsedField) -> None:
        super().__init__()
        self._field = field
        self.setWordWrap(True)
        self.setObjectName("problem")
        self.hide()
        field.unreadable.connect(self._tell)

    def _tell(self, unreadable: bool) -> None:
        if unreadable:
            self.setText(f"{look.ERROR[0]} {self._field.complaint()}")
        self.setVisible(unreadable)
