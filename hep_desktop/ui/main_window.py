"""The frame: walk at the left, page in the middle, findings and guidance at the right; no logic of the trade."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.settings import NOWHERE, LastPlace, SettingsFile
from hep_desktop.ui.actions import Actions
from hep_desktop.ui.backup_keeper import BackupKeeper
from hep_desktop.ui.frame.banners import Banners
from hep_desktop.ui.frame.commands import WindowCommands
from hep_desktop.ui.frame.folding import Folding
from hep_desktop.ui.frame.memory import Memory
from hep_desktop.ui.frame.navigator import Navigator
from hep_desktop.ui.frame.notice import Notice
from hep_desktop.ui.frame.panes import Panes
from hep_desktop.ui.frame.side_pane import SidePane
from hep_desktop.ui.frame.step_strip import StepStrip
from hep_desktop.ui.frame.top_strip import TopStrip
from hep_desktop.ui.frame.walk_tree import WalkTree
from hep_desktop.ui.look import icon
from hep_desktop.ui.marks import spoken_marks, tree_marks
from hep_desktop.ui.pages.registry import PAGES
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination, destination_of
from hep_desktop.ui.watch import Watch

_KEEP_MS = 400  # where work goes on is written once the page stands


class MainWindow(QMainWindow):
    """One window, one store. Opening another store makes another window."""

    store_wanted = Signal(Path)
    """The user chose another store file."""

    rewritten = Signal(Path, str, str)
    """The store has another password now, or another place: its path, the password, what to tell."""

    def __init__(self, session: Session, preferences: SettingsFile, last: LastPlace = NOWHERE) -> None:
        super().__init__()
        self.session = session
        self.preferences = session.preferences = preferences
        self.memory = Memory(self, preferences)
        self.watch = Watch(session, self)
        self.keeper = session.keeper = BackupKeeper(session, self)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.memory.keep)
        self._given_up = False
        self._landing = NOWHERE
        self._build()
        self.commands = WindowCommands(self)
        self.actions_ = Actions(self, self.commands.handlers())
        self._connect()
        self.setAcceptDrops(True)
        self.memory.restore()
        if not self.show_programme(last):
            self._opened(session.programme_id)

    def _build(self) -> None:
        session = self.session
        middle = QWidget()
        self.setCentralWidget(middle)  # first, and each part made where it stands: to move it costs as much
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopStrip(session, middle)
        self.opener = QToolButton(self.top)
        self.notice = Notice(middle)
        self.banners = Banners(session, middle)
        self.splitter = QSplitter(middle)
        self.tree = WalkTree(self.splitter)
        self.stack = QStackedWidget(self.splitter)
        self.side = SidePane(session, self.splitter)
        self.bottom = StepStrip(middle)
        self.navigator = Navigator(session, self.stack, self.tree)
        self.splitter.setChildrenCollapsible(False)
        for place, part in enumerate((self.tree, self.stack, self.side)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, 1 if part is self.stack else 0)
        self.opener.setIcon(icon("list"))
        self.opener.setText(text("frame.walk"))
        self.opener.setAutoRaise(True)
        self.opener.setToolTip(text("frame.walk"))
        self.top.put_first(self.opener)
        for part in (self.top, self.banners, self.notice):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.bottom)
        self.folding = Folding(self, self.tree, self.side, self.opener)
        self.panes = Panes(self, self._panes())

    def _panes(self) -> tuple[tuple[QWidget, Callable[[], bool]], ...]:
        def focus(widget: QWidget) -> bool:
            widget.setFocus()
            return True

        return (
            (self.tree, lambda: focus(self.tree)),
            (self.stack, self.focus_page),
            (self.side.search, lambda: focus(self.side.search)),
            (self.side.sections["details"], lambda: self.side.focus_part("details")),
            (self.side.sections["findings"], lambda: self.side.focus_part("findings")),
            (self.side.sections["help"], lambda: self.side.focus_part("help")),
            (self.bottom, lambda: focus(self.bottom.button)),
            (self.top, lambda: focus(self.top.switcher)),
        )

    def _connect(self) -> None:
        bus = self.session.bus
        bus.refused.connect(self.notice.refuse)
        bus.told.connect(self.notice.tell)
        bus.opened.connect(self._opened)
        bus.changed.connect(self._changed)
        self.navigator.shown.connect(self._shown)
        self.navigator.changed.connect(self._page_changed)
        self.watch.found.connect(self._found)
        bus.asked.connect(self._asked)
        bus.store_wanted.connect(self.store_wanted)
        bus.rewritten.connect(self.commands.reopen)
        self.banners.asked.connect(self.commands.of_banner)
        self.actions_.menus["page"].aboutToShow.connect(self.commands.fill_page_menu)
        self.tree.wanted.connect(self.navigator.go)
        self.tree.activated.connect(self._tree_used)
        self.tree.clicked.connect(self.folding.tree_used)
        self.opener.clicked.connect(self.folding.toggle_tree)
        self.side.findings.chosen.connect(self.go_to)
        self.side.folded.connect(self.memory.keep)
        self.top.findings_asked.connect(self.commands.findings)
        self.top.retry.connect(self.commands.save_again)
        self.top.elsewhere.connect(self.commands.save_elsewhere)
        self.bottom.asked.connect(self.commands.next_step)
        self.bottom.remarks_asked.connect(self.commands.remarks.show)
        bus.changed.connect(self.commands.remarks.changed)

    # what happens -----------------------------------------------------------------------------

    def go_to(self, finding: Finding) -> None:
        """Show the very place of a finding."""
        self.navigator.go(destination_of(finding))

    def show_programme(self, where: LastPlace) -> bool:
        """Open a programme where work was left; False where it is no longer there."""
        if where.programme not in self.session.office.programmes or not self.session.can_show(where.programme):
            return False
        self._landing = where  # no page is made before that one
        self.session.open_programme(where.programme)
        return True

    def _asked(self, action: str) -> None:
        self.actions_[action].trigger()

    def _opened(self, programme: str) -> None:
        self.side.end_search()
        self.side.release()
        self.navigator.drop()
        is_open = bool(programme)
        self.folding.active = is_open
        self.folding.arrange(anew=True)
        self.bottom.setVisible(is_open)
        self._show_title()
        self.banners.refresh()
        if is_open:
            self.tree.show_edition(self.session.edition)
        self.watch.look()
        landing, self._landing = self._landing, NOWHERE
        first = Destination("settlement" if is_open else self.memory.first_page)
        self.navigator.go(Destination(landing.step, landing.node) if landing.step in PAGES else first)
        self.commands.remarks.refresh()
        self.commands.refresh()

    def _changed(self) -> None:
        if self.session.programme_id and self.session.programme_id not in self.session.office.programmes:
            self.session.open_programme("")  # undo took it away
            return
        if self.session.programme_id and self.tree.show_edition(self.session.edition):
            self.tree.select(self.navigator.where)
            self.watch.look()
        self._show_title()
        self.banners.refresh()
        self.commands.refresh()

    def _show_title(self) -> None:
        self.top.show_programme()
        title = text("frame.title")
        self.setWindowTitle(f"{self.top.switcher.text()} – {title}" if self.session.programme_id else title)

    def _shown(self, where: Destination) -> None:
        self.tree.select(where)
        if self.side.seek is not None:
            self.side.seek.page_shown(where)
        self._page_changed()
        self.commands.refresh()
        self._keeping.start()

    def _page_changed(self) -> None:
        page = self.navigator.page
        if page is not None:
            self.side.show_page(page)
            self.actions_.give_way(page.actions())

    def _found(self) -> None:
        errors, warnings = self.watch.count(Severity.ERROR), self.watch.count(Severity.WARNING)
        self.top.show_counts(errors, warnings)
        self.side.show_counts(errors, warnings)
        self.side.findings.show_findings(self.watch.findings)
        self.tree.show_marks(tree_marks(self.watch.marks), spoken_marks(self.watch.marks))
        step = self.watch.next_step()
        self.bottom.show_step(self.session.checking.sentence(step).what if step else "")
        self.commands.remarks.name_step()

    def _tree_used(self) -> None:
        self.folding.tree_used()
        self.focus_page()

    def focus_page(self) -> bool:
        """Put the focus where work begins on the shown page."""
        page = self.navigator.page
        if page is None:
            return False
        page.start_focus()
        return True

    def show_first(self) -> None:
        """Show the window as it was left."""
        self.memory.show()
        self.banners.look_around()

    # Qt ---------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost: what is typed is handed over and written before the window goes."""
        if self._given_up:
            event.accept()
            return
        self.navigator.leave()
        self.memory.keep()
        self.keeper.last()
        try:
            self.session.close()
        except UserError as error:
            self._ask_unsaved(error)
            event.ignore()
            return
        self.watch.stop()
        event.accept()

    def _ask_unsaved(self, error: UserError) -> None:
        from hep_desktop.ui.dialogs.unsaved_dialog import UnsavedDialog  # noqa: PLC0415 – read soon after the start

        dialog = UnsavedDialog(error, self)
        dialog.again.connect(self._close_again)
        dialog.elsewhere.connect(self.commands.save_elsewhere)
        dialog.give_up.connect(self._give_up)
        dialog.open()

    def _close_again(self) -> None:
        self.session.editing.retry_saving()
        QTimer.singleShot(0, self.close)

    def move_to(self, path: Path, words: str) -> None:
        """Everything was written to another place: work goes on there, and these words are told."""
        self.memory.keep_for(path)
        self.let_go()
        self.rewritten.emit(path, self.session.editing.workspace.password, words)

    def _give_up(self) -> None:
        self.let_go()
        self.close()

    def let_go(self) -> None:
        """The store is let go; the window is only to be closed any more."""
        self.session.abandon()
        self.watch.stop()
        self.keeper.stop()
        self._given_up = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message above the page, when nothing else wanted it."""
        if event.key() == Qt.Key.Key_Escape and self.notice.isVisible():
            self.notice.hide()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            QTimer.singleShot(0, self, lambda: self.commands.take_files(paths))
