"""Chooses a settlement: from the loaded gazetteer while its name is typed, or typed by hand."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.settlement import GazetteerEntry, Settlement
from hep_desktop.hungarian import fold
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_fields import CodeNote, code_field, kind_field, population_field
from hep_desktop.ui.strings import text, where_it_is
from hep_desktop.ui.text_fields import LineField

_PAUSE_MS = 150
_ROWS = 7
_ENTRY = Qt.ItemDataRole.UserRole


class SettlementChooser(QWidget):
    """`value` is what was chosen: a settlement of the store, an entry of the gazetteer, one typed, or None."""

    changed = Signal()
    accepted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search = LineField()
        self.search.setPlaceholderText(text("start.begin.search_hint"))
        self.search.setAccessibleName(text("start.begin.search"))
        self.search.setClearButtonEnabled(True)
        self.results = QListWidget()
        self.results.setAccessibleName(text("start.begin.results"))
        self.results.setWordWrap(True)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = sentence()
        self.load = QPushButton()
        self.progress = QProgressBar()
        self.progress.hide()
        self.by_hand = QCheckBox(text("start.begin.by_hand"))
        self.form = TypedSettlement()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._place()
        self.search.textChanged.connect(self._wait)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._find)
        self.results.currentRowChanged.connect(self.changed)
        self.results.itemActivated.connect(self.accepted)
        self.by_hand.toggled.connect(self._show_parts)
        self.form.changed.connect(self.changed)
        self.load.clicked.connect(self._choose_file)
        self._refresh()

    def value(self) -> Settlement | GazetteerEntry | None:
        """What was chosen."""
        if self.by_hand.isChecked():
            return self.form.value()
        self._find_now()
        index = self.results.currentIndex()
        return index.data(_ENTRY) if index.isValid() else None

    def start_focus(self) -> None:
        """Put the focus where the answer is typed."""
        target = self.form.name if self.by_hand.isChecked() else self.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the results while the name is typed; Enter takes the chosen one."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._find_now()
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                row = max(0, min(self.results.count() - 1, self.results.currentRow() + by))
                self.results.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._find_now()
                if self.results.currentIndex().isValid():
                    self.accepted.emit()
                return True
        return False

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        for widget in (self.search, self.results, self.hint, self.load, self.progress, self.by_hand, self.form):
            column.addWidget(widget)
        self.load.setSizePolicy(self.load.sizePolicy().Policy.Maximum, self.load.sizePolicy().Policy.Fixed)
        self.results.setFixedHeight(_ROWS * (self.fontMetrics().lineSpacing() + 4) + 2 * self.results.frameWidth())

    def _refresh(self) -> None:
        """Show what can be searched now."""
        size = self._session.editing.workspace.gazetteer_size()
        loadable = not self._session.read_only
        self.load.setVisible(loadable)
        self.load.setText(text("start.begin.load_again") if size else text("start.begin.load"))
        self._size = size
        self.hint.setText(text("start.begin.loaded", count=size) if size else text("start.begin.no_gazetteer"))
        self.by_hand.setChecked(not size and not self._session.office.settlements)
        self._find()
        self._show_parts()

    def _show_parts(self) -> None:
        typed = self.by_hand.isChecked()
        searchable = bool(self._size or self._session.office.settlements)
        self.search.setVisible(searchable and not typed)
        self.results.setVisible(searchable and not typed)
        self.form.setVisible(typed)
        self.by_hand.setVisible(searchable)
        self.changed.emit()

    def _wait(self) -> None:
        self._pause.start()

    def _find_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._find()

    def _find(self) -> None:
        wanted = self.search.text().strip()
        self.results.clear()
        known = self._session.office.settlements.values()
        folded = fold(wanted)
        mine = [s for s in known if folded in fold(s.name) or s.code.startswith(wanted)]
        for settlement in sorted(mine, key=lambda s: s.name):
            self._add(settlement, mine=True)
        codes = {settlement.code for settlement in known}
        if self._size and wanted:
            for entry in self._session.editing.workspace.search_gazetteer(wanted):
                if entry.code not in codes:
                    self._add(entry)
        self.results.setCurrentRow(0 if wanted and self.results.count() else -1)
        if not self.results.count() and wanted:
            item = QListWidgetItem(text("start.begin.nothing"), self.results)
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, entry: Settlement | GazetteerEntry, *, mine: bool = False) -> None:
        details = [part for part in (entry.kind, where_it_is(entry.county, entry.district)) if part]
        words = f"{entry.name} – {', '.join(details)} ({entry.code})" if details else f"{entry.name} ({entry.code})"
        if mine:
            words = f"{words} · {text('start.begin.known')}"
        item = QListWidgetItem(words, self.results)
        item.setData(_ENTRY, entry)

    # loading KSH's workbook -------------------------------------------------------------------

    def _choose_file(self) -> None:
        path = file_to_open(self, text("start.begin.choose_file"), text("start.begin.files"))
        if path:
            self.load_file(path)

    def load_file(self, path: Path) -> None:
        """Load KSH's gazetteer workbook beside the work."""
        from hep_desktop.services.importing import load_gazetteer  # noqa: PLC0415 – readers are not needed at start

        job = self._session.jobs.start(load_gazetteer, path, self._session.editing)
        job.progress.connect(self._show_progress)
        job.done.connect(self._loaded)
        job.failed.connect(self._failed)
        self._job: Job | None = job
        self.load.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.hint.setText(text("start.begin.loading"))

    def _show_progress(self, done: int, total: int, _key: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _loaded(self, _count: int) -> None:
        self._over()
        self.start_focus()

    def _failed(self, error: UserError) -> None:
        self._over()
        self._session.bus.refused.emit(error)

    def _over(self) -> None:
        self.progress.hide()
        self.load.setEnabled(True)
        self._refresh()


class TypedSettlement(QWidget):
    """A settlement typed by hand; the check digit of its code is verified while it is typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.code = LineField(), code_field()
        self.county, self.district, self.kind = LineField(), LineField(), kind_field()
        self.population = population_field()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key in ("name", "code", "county", "district", "kind", "population"):
            field: LineField = getattr(self, key)
            label = text(f"start.settlement.{key}")
            field.setAccessibleName(label)
            form.addRow(label, field)
            field.textEdited.connect(self.changed)
            if key == "code":
                self.note = CodeNote(field, self)
                form.addRow("", self.note)

    def value(self) -> Settlement | None:
        """The settlement, or None where name or code is missing."""
        name, code = self.name.value().strip(), self.code.value()
        if not name or not code or self.code.text().strip() != code:
            return None
        return Settlement(
            "",
            code,
            name,
            self.county.value().strip(),
            self.district.value().strip(),
            self.kind.value().strip(),
            self.population.value(),
        )
