"""Who signs: this computer, a key file, or a card; what a choice needs is asked under it and forgotten after use."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.services import signers
from hep_desktop.services.signers import CardCertificate, CardKey, DeviceKey, Pkcs12File, SignerChoice, Unsigned
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, text

KINDS = ("device", "file", "card", "nobody")


class SignerChooser(QWidget):
    """The choice and its fields; `taken` gives it once, and empties the secret ones."""

    def __init__(self, session: Session, *, unsigned: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(text("signing.who"))
        for kind in KINDS if unsigned else KINDS[:-1]:
            self.kind.addItem(text(f"signing.kinds.{kind}"), kind)
        self.file, self.card = KeyFileFields(), CardFields(session)
        self.papers = QCheckBox(text("signing.papers"))
        self.papers.setToolTip(text("signing.papers_tip"))
        self._papers_too = unsigned  # where the papers are made they can be signed as well
        self.device, none = DeviceFields(session), sentence(text("signing.none"), quiet=True)
        self._pages: tuple[QWidget, ...] = (self.device, self.file, self.card, none)
        self.kind.currentIndexChanged.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.kind)
        for fields in self._pages:
            column.addWidget(fields)
        column.addWidget(self.papers)
        self._show(0)

    @property
    def signs_papers(self) -> bool:
        """Whether each PDF is to bear the signature as well."""
        return self._papers_too and self.papers.isChecked() and self.kind.currentData() != "nobody"

    def taken(self) -> SignerChoice:
        """The choice, with its password or PIN, which the fields then hold no more. Raises UserError."""
        match self.kind.currentData():
            case "file":
                return self.file.taken()
            case "card":
                return self.card.taken()
            case "nobody":
                return Unsigned()
            case _:
                return self.device.taken()

    def _show(self, at: int) -> None:
        for number, fields in enumerate(self._pages):  # a stack would be as high as its highest page
            fields.setVisible(number == at)
        self.papers.setVisible(self._papers_too and self.kind.currentData() != "nobody")


class _Fields(QWidget):
    """Labelled fields under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []

    def _add(self, key: str, field: QWidget, button: QWidget | None = None) -> None:
        row = self._grid.rowCount()
        label = QLabel(text(key))
        label.setBuddy(field)
        self._labels.append(label)
        field.setAccessibleName(text(key))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        if button is not None:
            self._grid.addWidget(button, row, 2)

    def _add_words(self, label: QWidget) -> None:
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 3)


class DeviceFields(_Fields):
    """This computer's key: nothing to ask, but for the password of those who set one; and the way to its page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.password, self.keys = secret(), small_button(text("signing.keys"))
        self.keys.clicked.connect(self._go)
        self._add_words(sentence(text("signing.device"), quiet=True))
        self._add("signing.password", self.password)
        self._add_words(self.keys)

    def taken(self) -> SignerChoice:
        """The key, with its password where one was typed."""
        return DeviceKey(partial(str, _emptied(self.password)))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the password only where there is one."""
        super().showEvent(event)
        locked = signers.is_locked()
        for widget in (self.password, *self._labels):
            widget.setVisible(locked)

    def _go(self) -> None:
        self._session.go("keys")


class KeyFileFields(_Fields):
    """A `.p12` or `.pfx` file and its password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.password = QLineEdit(), secret()
        self.path.setAcceptDrops(False)
        self.other = small_button(text("signing.choose_file"))
        self.other.clicked.connect(self._choose)
        self._add("signing.file", self.path, self.other)
        self._add("signing.password", self.password)

    def taken(self) -> SignerChoice:
        """The file and its password."""
        if not self.path.text().strip():
            raise UserError("signing.nobody")
        return Pkcs12File(Path(self.path.text().strip()), partial(str, _emptied(self.password)))

    def _choose(self) -> None:
        begin = Path(self.path.text()) if self.path.text() else None
        path = file_to_open(self, text("signing.file"), text("signing.key_files"), begin)
        if path:
            self.path.setText(str(path))
            self.password.setFocus()


class CardFields(_Fields):
    """The card's driver, what was found on the cards, and the PIN."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        known = session.preferences.current.card_module if session.preferences else ""
        self.module, self.found, self.pin = QLineEdit(known), QComboBox(), secret()
        self.module.setAcceptDrops(False)
        self.found.setEnabled(False)
        self.other = small_button(text("signing.choose_module"))
        self.look = small_button(text("signing.look"))
        self.words = sentence(text("signing.card"), quiet=True)
        self.other.clicked.connect(self._choose)
        self.look.clicked.connect(self._look)
        self._add("signing.module", self.module, self.other)
        self._add("signing.found", self.found, self.look)
        self._add("signing.pin", self.pin)
        self._add_words(self.words)

    def taken(self) -> SignerChoice:
        """The certificate and the PIN."""
        chosen = self.found.currentData()
        if not isinstance(chosen, CardCertificate):
            raise UserError("signing.no_card")
        return CardKey(chosen, partial(str, _emptied(self.pin)))

    def _choose(self) -> None:
        begin = Path(self.module.text()) if self.module.text() else None
        path = file_to_open(self, text("signing.module"), text("signing.modules"), begin)
        if path:
            self.module.setText(str(path))
            self._look()

    def _look(self) -> None:
        module = self.module.text().strip()
        if not module or self._job is not None:
            self.module.setFocus()
            return
        self.words.setText(text("exporting.progress.card"))
        self._job = self._session.jobs.start(signers.card_certificates, Path(module))
        self._job.done.connect(self._show)
        self._job.failed.connect(self._refuse)
        self._job.ended.connect(self._ended)

    def _show(self, found: tuple[CardCertificate, ...]) -> None:
        self.found.clear()
        for one in found:
            self.found.addItem(text("signing.on_card", name=one.name, token=one.token), one)
        self.found.setEnabled(True)
        self.words.setText(text("signing.card_found"))
        preferences = self._session.preferences
        if preferences is not None:
            preferences.save(preferences.current.with_card_module(found[0].module))
        self.pin.setFocus()

    def _refuse(self, error: UserError) -> None:
        self.found.clear()
        self.found.setEnabled(False)
        told = error_sentences(error)
        self.words.setText(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")

    def _ended(self) -> None:
        self._job = None


def secret() -> QLineEdit:
    """A field whose letters nobody sees, and no input method remembers."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAcceptDrops(False)
    return field


def _emptied(field: QLineEdit) -> str:
    words = field.text()
    field.clear()
    return words
