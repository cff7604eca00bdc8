"""The parts of *Kész fájlok*: how the checks stand, what will be made, where it goes, and what came out."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.findings import Severity
from hep_desktop.services import reporting
from hep_desktop.services.exporting import Exported
from hep_desktop.services.outfiles import safe_name
from hep_desktop.services.ready_papers import forms_of
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence, small_button, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import programme_title, text
from hep_desktop.ui.walk import destination_of


class Checked(QWidget):
    """How many errors and warnings there are, and the way to the first."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.errors = 0
        self._words = sentence()
        self.go = small_button(text("ready.check.go"))
        self.go.clicked.connect(self._go)
        self.anyway = QCheckBox(text("ready.check.anyway"))
        self.anyway.toggled.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self.go, self.anyway):
            column.addWidget(widget)

    def reload(self) -> None:
        """Count anew."""
        counts = dict.fromkeys(Severity, 0)
        for finding in self._session.checking.findings(self._session.programme_id):
            counts[finding.severity] += 1
        self.errors = counts[Severity.ERROR]
        told = [
            f"{look.mark_of(severity)[0]} {text(f'ready.check.{severity}', count=count)}"
            for severity, count in counts.items()
            if count
        ]
        self._words.setText("\n".join(told) or f"{look.DONE[0]} {text('ready.check.clean')}")
        self.go.setVisible(self._session.checking.next_step(self._session.programme_id) is not None)
        self.anyway.setVisible(bool(self.errors))

    @property
    def allows(self) -> bool:
        """Whether files may be made now."""
        return not self.errors or self.anyway.isChecked()

    def _go(self) -> None:
        finding = self._session.checking.next_step(self._session.programme_id)
        if finding is not None:
            self._session.bus.go.emit(destination_of(finding))


class Contents(QWidget):
    """The papers that will be made, in which formats, then the others; each with its preview."""

    asked = Signal(str, str)  # document, meeting

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: list[QWidget] = []
        self.buttons: list[QPushButton] = []

    def reload(self) -> None:
        """List them anew."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons.clear()
        offers = reporting.documents(self._session.editing, self._session.programme_id)
        made = [offer for offer in offers if forms_of(offer.document)]
        others = [offer for offer in offers if not forms_of(offer.document)]
        self._rows = [self._row(offer) for offer in made]
        if others:
            self._rows += [subheading(text("ready.contents.others")), *(self._row(offer) for offer in others)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, offer: reporting.Offer) -> QWidget:
        row = QWidget(self)
        button = small_button(text("ready.contents.look"))
        button.setAccessibleName(f"{text('ready.contents.look')}: {offer.title}")
        self.buttons.append(button)
        button.setProperty("paper", [offer.document, offer.meeting])
        button.clicked.connect(self._look)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        forms = ", ".join(text(f"ready.contents.forms.{form}") for form in forms_of(offer.document))
        words = text("ready.contents.made", title=offer.title, forms=forms) if forms else offer.title
        line.addWidget(sentence(words), 1)
        line.addWidget(button)
        return row

    def _look(self) -> None:
        document, meeting = self.sender().property("paper")
        self.asked.emit(document, meeting)


class Target(QWidget):
    """The folder the files go to; the chosen one is remembered, each programme has its own inside."""

    asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = sentence()
        self.other = small_button(text("ready.target.other"))
        self.other.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.other)
        self.base = files_folder(session)

    @property
    def folder(self) -> Path:
        """Where this programme's files go."""
        title = programme_title(self._session.settlement, self._session.programme.details)
        return self.base / safe_name(title.replace("·", "–"))

    def reload(self) -> None:
        """Show it."""
        self._words.setText(str(self.folder))

    def choose(self, base: Path) -> None:
        """Another folder, now and next time."""
        self.base = base
        remember_files_folder(self._session, base)
        self.reload()


def files_folder(session: Session) -> Path:
    """Where finished files go: the folder that was chosen last, or one among the documents."""
    preferences = session.preferences
    if preferences is not None and preferences.current.files_folder:
        return Path(preferences.current.files_folder)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / text("ready.target.folder")


def remember_files_folder(session: Session, base: Path) -> None:
    """The same folder next time."""
    if session.preferences is not None:
        session.preferences.save(session.preferences.current.with_files_folder(base))


class Result(QWidget):
    """What was made, what its check proved, and what to do next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self.shows = False
        self.age = sentence()
        self.age.setObjectName("warning")
        self.words = sentence()
        self.open = small_button(text("ready.result.open"))
        self.open.clicked.connect(self._open)
        self._verdict = sentence()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.age, self.words, self.open, self._verdict, sentence(text("ready.result.next"))):
            column.addWidget(widget)

    def show_result(self, made: Exported) -> None:
        """Show it."""
        self._folder, self.shows = made.folder.parent, True
        self.words.setText(
            text("ready.result.made", folder=made.folder, count=len(made.files), package=made.package.name)
        )
        self._verdict.setText("\n".join(made.report))
        self.show()

    def tell_age(self, *, old: bool) -> None:
        """Whether the files still hold what the programme says now."""
        self.age.setText(f"{look.WARNING[0]} {text('ready.result.old')}")
        self.age.setVisible(old)
        words = self.words.text().removeprefix(f"{look.DONE[0]} ")
        self.words.setText(words if old else f"{look.DONE[0]} {words}")

    def forget(self) -> None:
        """Nothing is made now."""
        self.shows = False
        self.hide()

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self._verdict.setText(text("ready.result.not_opened", folder=self._folder))
