"""Choose a figure of the situation analysis: a line to search in, and the newest figure of each indicator."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hep_desktop.hungarian import fold
from hep_desktop.services.fact_choice import Known, known_facts
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_FACT = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1


def told(known: Known) -> str:
    """A figure in a line: what, how many, when, in which table, by whom."""
    value = " ".join(part for part in (known.value, known.unit) if part)
    return text(
        "plan.fact.line",
        label=known.label,
        value=value,
        period=known.key.period,
        table=known.table,
        origin=known.origin,
    )


class FactDialog(QDialog):
    """`chosen` is the figure after *Kiválasztás*."""

    def __init__(
        self, session: Session, parent: QWidget, title: str = "plan.fact.title", words: str = "plan.fact.words"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(text(title))
        self.chosen: Known | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(text("plan.fact.search"))
        self.line.setAccessibleName(text("plan.fact.search"))
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(text(title))
        self.list.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton(text("plan.fact.take"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(text("plan.fact.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        facts = known_facts(session.figures)
        column.addWidget(sentence(text(words) if facts else text("plan.fact.none")))
        for widget in (self.line, self.list, self.buttons):
            column.addWidget(widget)
        self.resize(look.room_for(self, 90, 24))
        for one in facts:
            item = QListWidgetItem(told(one), self.list)
            item.setData(_FACT, one)
            item.setData(_FOLDED, fold(item.text()))
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk in the list while the words are typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and self.list.item(row).isHidden():
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _narrow(self, words: str) -> None:
        wanted = fold(words).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(one in item.data(_FOLDED) for one in wanted))
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        self.list.setCurrentRow(shown[0] if shown else -1)
        self.take.setEnabled(bool(shown))

    def _take(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.chosen = self.list.item(row).data(_FACT)
            self.accept()
