"""*Kész fájlok* of several villages in one go: tick them, one button, and a line for each says what became of it."""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import exporting, exporting_many
from hep_desktop.services.exporting_many import One
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import folder
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, sentence, small_button
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.ready_parts import files_folder, remember_files_folder
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.signer_chooser import SignerChooser
from hep_desktop.ui.strings import error_sentences, text

_PROGRAMME = Qt.ItemDataRole.UserRole


class ReadyManyPage(Page):
    """A list to tick, a folder, a button; the lines tell how far it is."""

    told = Signal(object)  # One, from the thread that makes the files

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._said: dict[str, One] = {}
        self.base = files_folder(session)
        self.make = page_action(self, "ready.many.make", "", self._make)
        self.cancel = page_action(self, "ready.cancel", "", self._cancel)
        self.open = page_action(self, "ready.result.open", "", self._open)
        self.back = page_action(self, "ready.copying.back", "", self._go_back)
        self.list = QListWidget()
        self.list.setAccessibleName(text("ready.many.list"))
        self.list.setWordWrap(True)
        self.all, self.none = small_button(text("ready.many.all")), small_button(text("ready.many.none"))
        self.anyway = QCheckBox(text("ready.many.anyway"))
        self.folder, self.other = sentence(), small_button(text("ready.target.other"))
        self.signer = SignerChooser(session, unsigned=True)
        self.words = sentence()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(text("ready.making"))
        self._place()
        self.told.connect(self._show_one)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self.other.clicked.connect(self._choose_folder)
        self.reload(None)
        self._allow()

    def _place(self) -> None:
        self.make_button = ActionButton(self.make)
        self.make_button.setObjectName("main")
        self._cancel_button, self.open_button = ActionButton(self.cancel), ActionButton(self.open)
        self.open_button.hide()
        advanced = Section(text("ready.signer"), self.signer)
        advanced.set_open(False)
        ticks, where, work = Flow(), QHBoxLayout(), QHBoxLayout()
        for widget in (self.all, self.none, self.anyway):
            ticks.addWidget(widget)
        where.addWidget(self.folder, 1)
        where.addWidget(self.other)
        for widget in (self.make_button, self.progress, self._cancel_button, self.open_button):
            work.addWidget(widget)
        work.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(heading(text("ready.many.title")))
        column.addWidget(sentence(text("ready.many.words")))
        column.addWidget(self.list, 1)
        column.addLayout(ticks)
        column.addLayout(where)
        column.addWidget(advanced)
        column.addLayout(work)
        column.addWidget(self.words)
        column.addWidget(ActionButton(self.back))

    # what the frame asks ----------------------------------------------------------------------

    def reload(self, outcome: Outcome | None) -> None:
        """List the programmes that count; ticks stay, new ones are ticked."""
        del outcome
        unticked = {key for key, ticked in self._ticks().items() if not ticked}
        row = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            self.list.clear()
            for programme in exporting_many.exportable(self.session.office):
                item = QListWidgetItem(self.list)
                item.setData(_PROGRAMME, programme)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked if programme in unticked else Qt.CheckState.Checked)
                item.setText(self._line(programme))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.folder.setText(str(self.base))

    def show_node(self, node: str) -> None:
        """Programmes may have come since."""
        del node
        self.reload(None)

    def start_focus(self) -> None:
        """On the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """What happens to those with errors."""
        return text("ready.many.guidance")

    # the list ---------------------------------------------------------------------------------

    def _ticks(self) -> dict[str, bool]:
        items = [self.list.item(at) for at in range(self.list.count())]
        return {one.data(_PROGRAMME): one.checkState() is Qt.CheckState.Checked for one in items}

    def _line(self, programme: str) -> str:
        details = self.session.office.programmes[programme].details
        named = {
            "settlement": self.session.office.settlement_of(programme).name,
            "years": f"{details.first_day.year}–{details.last_day.year}",
        }
        one = self._said.get(programme)
        if one is None:
            return f"{look.OPEN[0]} {text('ready.many.waits', **named)}"
        if one.refused is not None:
            why = error_sentences(one.refused).what
            return f"{look.ERROR[0]} {text('ready.many.refused', **named, why=why)}"
        verdict = one.exported.verdict if one.exported else exporting.Verdict()
        if verdict.state is exporting.State.CHANGED:
            return f"{look.ERROR[0]} {text('ready.many.doubt', **named, why=exporting.sentences(verdict)[0])}"
        return f"{look.DONE[0]} {text('ready.many.done', **named)}"

    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(state)

    # making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        session = self.session
        session.close_typing()
        chosen = [key for key, ticked in self._ticks().items() if ticked]
        if not chosen:
            self.words.setText(f"{look.WARNING[0]} {text('ready.many.nothing')}")
            return
        try:
            signer = self.signer.taken()
        except UserError as error:
            self._refuse(error)
            return
        self._said.clear()
        self.reload(None)
        self._job = session.jobs.start(
            exporting_many.export_each,
            self.told.emit,
            session.editing,
            chosen,
            self.base,
            signer,
            allow_errors=self.anyway.isChecked(),
            sign_papers=self.signer.signs_papers,
        )
        self._job.progress.connect(self._show_progress)
        self._job.done.connect(self._made)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._cancelled)
        self.progress.setRange(0, 0)
        self.words.setText(text("ready.making"))
        self._allow()
        self._cancel_button.setFocus()

    def _show_one(self, one: One) -> None:
        self._said[one.programme] = one
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(_PROGRAMME) == one.programme:
                item.setText(self._line(one.programme))
                self.list.scrollToItem(item)

    def _show_progress(self, done: int, total: int, key: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.words.setText(text(key))

    def _made(self, done: tuple[One, ...]) -> None:
        refused = sum(one.refused is not None for one in done)
        mark = look.WARNING[0] if refused else look.DONE[0]
        told = text("ready.many.made", made=len(done) - refused, refused=refused, folder=self.base)
        self._stopped(f"{mark} {told}")

    def _refuse(self, error: UserError) -> None:
        told = error_sentences(error)
        self._stopped(f"{look.ERROR[0]} {told.what}\n{told.why}\n{told.todo}")

    def _cancelled(self) -> None:
        made = sum(one.exported is not None for one in self._said.values())
        self._stopped(text("ready.many.cancelled", made=made, folder=self.base))

    def _stopped(self, words: str) -> None:
        self._job = None
        self.words.setText(words)
        self._allow()
        (self.open_button if self.open_button.isVisible() else self.make_button).setFocus()

    def _allow(self) -> None:
        works = self._job is not None
        self.make.setEnabled(not works)
        for widget in (self.progress, self._cancel_button):
            widget.setVisible(works)
        self.open_button.setVisible(not works and any(one.exported for one in self._said.values()))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # elsewhere --------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        chosen = folder(self, text("ready.target.title"), self.base)
        if chosen:
            self.base = chosen
            remember_files_folder(self.session, self.base)
            self.folder.setText(str(chosen))

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.base))):
            self.words.setText(text("ready.result.not_opened", folder=self.base))

    def _go_back(self) -> None:
        self.session.go("ready")
