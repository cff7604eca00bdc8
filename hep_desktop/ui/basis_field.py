"""The figures a problem rests on: chosen from the tables, told as they are now; one key leads to their cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.domain.situation import FactKey
from hep_desktop.services.fact_choice import described
from hep_desktop.ui.dialogs.fact_dialog import FactDialog, told
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_KEY = Qt.ItemDataRole.UserRole
_LINES = 3


class BasisField(QWidget):
    """A field whose value is a tuple of keys of facts."""

    edited = Signal()
    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = QListWidget()
        self.list.setAccessibleName(text("problems.field.rests_on"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._go)
        self.list.currentRowChanged.connect(self._enable)
        self.add = small_button(text("problems.basis.add"))
        self.open = small_button(text("problems.basis.open"))
        self.remove = small_button(text("problems.basis.remove"))
        for button, slot in ((self.add, self._choose), (self.open, self._go), (self.remove, self.remove_chosen)):
            button.clicked.connect(slot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        buttons = Flow()
        for button in (self.add, self.open, self.remove):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)
        self.list.setFixedHeight(_LINES * self.list.fontMetrics().lineSpacing() + 2 * self.list.frameWidth() + 4)
        self._enable()

    def value(self) -> tuple[FactKey, ...]:
        """The keys in their order."""
        return tuple(self.list.item(row).data(_KEY) for row in range(self.list.count()))

    def put(self, value: tuple[FactKey, ...]) -> None:
        """Show figures with what they are now."""
        row = self.list.currentRow()
        self.list.clear()
        for key in value:
            found = described(self._session.figures, key)
            lost = text("problems.basis.lost", indicator=self._label(key), period=key.period)
            item = QListWidgetItem(told(found) if found is not None else lost, self.list)
            item.setData(_KEY, key)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()

    def add_key(self, key: FactKey) -> None:
        """One more figure, if it is not there."""
        if key not in self.value():
            self.put((*self.value(), key))
            self.finished.emit()

    def remove_chosen(self) -> None:
        """Let go of the chosen one."""
        row = self.list.currentRow()
        if row >= 0:
            self.put(tuple(key for at, key in enumerate(self.value()) if at != row))
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete lets go of the chosen one."""
        if event.key() == Qt.Key.Key_Delete and self.isEnabled():
            self.remove_chosen()
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        dialog = FactDialog(self._session, self, "problems.basis.title", "problems.basis.words")
        dialog.exec()
        if dialog.chosen is not None:
            self.add_key(dialog.chosen.key)

    def _go(self) -> None:
        item, session = self.list.currentItem(), self._session
        key: FactKey = item.data(_KEY)
        table = next((one for one in session.edition.tables.values() if key.indicator in one.columns), None)
        if table is not None:
            session.go("situation", table.chapter, key.at(session.programme_id), "", table.id)

    def _label(self, key: FactKey) -> str:
        indicator = self._session.edition.indicators.get(key.indicator)
        return indicator.label if indicator is not None else key.indicator

    def _enable(self) -> None:
        chosen = self.list.currentRow() >= 0
        self.open.setEnabled(chosen)
        self.remove.setEnabled(chosen)
