"""The top strip: which programme is open, its state, the law's clock, what is missing, and the state of saving."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from hep_desktop.domain.programme import Status
from hep_desktop.services.saving import Saved, SaveFailed, SaveState
from hep_desktop.ui.clock_words import clock_words
from hep_desktop.ui.frame.elided import ElidedLabel
from hep_desktop.ui.look import DONE, ERROR, GRID, WARNING, icon
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, programme_title, text

_SLOW_MS = 600  # with the typing gathered before it a second, by when it is told that it is not saved yet


class TopStrip(QFrame):
    """Everything in one line; a failed save turns the saving part into a sentence with a button."""

    retry = Signal()
    elsewhere = Signal()
    findings_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._session = session
        self.switcher = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup, autoRaise=True)
        self.switcher.setObjectName("switcher")
        self.switcher.setMenu(QMenu(self.switcher))
        self.switcher.menu().aboutToShow.connect(self._fill_menu)
        self._status = QLabel()
        self._status.setObjectName("badge")
        self._clock = ElidedLabel()
        self.counts = QPushButton(flat=True)
        self.counts.clicked.connect(self.findings_asked)
        self.saving = QLabel()
        self.failure = QLabel(wordWrap=True)
        self.failure.setObjectName("problem")
        self.failure.hide()
        self.retry_button = QPushButton(icon("retry"), text("frame.saving.retry"))
        self.retry_button.clicked.connect(self.retry)
        self.retry_button.hide()
        self.elsewhere_button = QPushButton(text("frame.saving.elsewhere"))
        self.elsewhere_button.clicked.connect(self.elsewhere)
        self.elsewhere_button.hide()
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._say_saving)
        self._place()
        session.bus.saving.connect(self.show_saving)
        self.show_saving(session.editing.save_state)

    def _place(self) -> None:
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        for widget in (self.switcher, self._status, self._clock):
            row.addWidget(widget)
        row.addStretch(1)
        self.failure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.failure, 100)
        for widget in (self.retry_button, self.elsewhere_button, self.counts, self.saving):
            row.addWidget(widget)

    def put_first(self, widget: QWidget) -> None:
        """Put a widget before all others."""
        self._row.insertWidget(0, widget)

    def show_programme(self) -> None:
        """Show what is open now."""
        session = self._session
        failed = isinstance(session.editing.save_state, SaveFailed)
        for widget in (self._status, self._clock, self.counts):
            widget.setVisible(bool(session.programme_id) and not failed)
        if not session.programme_id:
            self.switcher.setText(text("frame.no_programme"))
            return
        details = session.programme.details
        self.switcher.setText(programme_title(session.settlement, details))
        self.switcher.setAccessibleName(text("frame.switcher", title=self.switcher.text()))
        self._status.setText(text(f"frame.status.{details.status}"))
        self._clock.set_text(*clock_words(session, session.programme_id))

    def show_counts(self, errors: int, warnings: int) -> None:
        """Show how much is missing."""
        parts = [f"{ERROR[0]} {errors}" if errors else "", f"{WARNING[0]} {warnings}" if warnings else ""]
        self.counts.setText("  ".join(part for part in parts if part) or f"{DONE[0]} {text('frame.findings.all_done')}")
        words = text("frame.findings.counts", errors=errors, warnings=warnings)
        self.counts.setToolTip(f"{words} – {text('actions.findings').replace('&', '')} (Ctrl+R)")
        self.counts.setAccessibleName(words)

    def show_saving(self, state: SaveState) -> None:
        """Show whether everything is on the disk; a failure takes the whole strip."""
        failed = isinstance(state, SaveFailed)
        for widget in (self.failure, self.retry_button, self.elsewhere_button):
            widget.setVisible(failed)
        self.saving.setVisible(not failed)
        for widget in (self._status, self._clock, self.counts):
            widget.setVisible(not failed and bool(self._session.programme_id))
        match state:
            case Saved(at):
                self._slow.stop()
                self.saving.setText(text("frame.saving.saved", time=f"{at.astimezone():%H:%M}"))
            case SaveFailed(error):
                self._slow.stop()
                self.failure.setText(f"{ERROR[0]} {error_sentences(error)}")
            case _:
                self._slow.start()
        if self._session.store_read_only:
            self.saving.setText(text("frame.saving.read_only"))

    def _say_saving(self) -> None:
        self.saving.setText(text("frame.saving.now"))

    def _fill_menu(self) -> None:
        menu = self.switcher.menu()
        menu.clear()
        office = self._session.office
        programmes = sorted(office.programmes.values(), key=lambda p: p.details.planned_adoption)
        for programme in programmes:
            title = programme_title(office.settlement_of(programme.id), programme.details)
            if programme.details.status is not Status.DRAFT:  # versions of the same five years
                title = f"{title} – {text(f'frame.status.{programme.details.status}')}"
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(programme.id == self._session.programme_id)
            action.setData(programme.id)
        menu.addSeparator()
        menu.addAction(text("actions.start")).setData("")
        menu.triggered.connect(self._switch, Qt.ConnectionType.UniqueConnection)

    def _switch(self, action: object) -> None:
        chosen = action.data()  # pyright: ignore[reportAttributeAccessIssue] – a QAction
        self._session.open_programme(str(chosen))
