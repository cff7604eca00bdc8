"""A text field with words ready to be put in: Alt+Down, the right mouse button or a small button opens the list."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from hep_desktop.services.plan_offers import offered, with_words
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

OFFERED = frozenset({"responsible", "partners", "strategy", "deadline", "risks", "resources", "sustainability"})
_LONGEST = 90  # letters of a line of the list


class OfferedText(TextField):
    """A field of the measure sheet that can be filled from a list; what is chosen may be written on."""

    def __init__(
        self,
        session: Session,
        name: str,
        parent: QWidget | None = None,
        *,
        one_line: bool = False,
        grows: bool = True,
    ) -> None:
        super().__init__(parent, one_line=one_line, grows=grows)
        self._name = name
        self._session = session
        self.setPlaceholderText(text("plan.offer.hint"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down, as in a drop-down list."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_offers(self.mapToGlobal(self.cursorRect().bottomLeft()))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be put in stands above the usual copying and pasting."""
        menu = self.createStandardContextMenu()
        first = menu.actions()[0] if menu.actions() else None
        put_in = self._menu(text("plan.offer.open"))
        if first is not None and put_in.actions() and not self.isReadOnly():
            menu.insertMenu(first, put_in)
            menu.insertSeparator(first)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def open_offers(self, at: QPoint) -> None:
        """Show the list."""
        menu = self._menu("")
        if menu.actions() and not self.isReadOnly():
            menu.exec(at)
        menu.deleteLater()
        self.setFocus()

    def put_in(self, words: str) -> None:
        """Add words to what stands here."""
        self.put(with_words(self.value(), words, self._name))
        self.edited.emit()
        self.finished.emit()

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self)
        session = self._session
        for one in offered(session.edition, session.office, session.settlement, self._name):
            menu.addSection(text(f"plan.offer.{one.kind}"))
            for words in one.words:
                shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
                action = menu.addAction(shown.replace("&", "&&"))
                action.setData(words)
                action.triggered.connect(self._chosen)
        return menu

    def _chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.put_in(str(sender.data()))


class OfferButton(QToolButton):
    """Opens the list of a field for the mouse; for keys the field has Alt+Down, and Tab goes from field to field."""

    def __init__(self, field: OfferedText, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setText(text("plan.offer.open"))
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(text("plan.offer.tip"))
        self.setAccessibleName(text("plan.offer.for", field=label))
        self.clicked.connect(self._open)
        field.installEventFilter(self)
        self.setEnabled(not field.isReadOnly())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is put into a field that can only be read."""
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.setEnabled(not self._field.isReadOnly())
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self._field.open_offers(self.mapToGlobal(self.rect().bottomLeft()))
