"""*Lista betöltése*: the mentor's own list from a file or the clipboard, shown column by column and row by row."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import desk_list
from hep_desktop.services.desk_list import ListRow, OwnList, RawList
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.desk_files import asked_target
from hep_desktop.ui.desk_list_tables import ColumnTable, LeftTable, StartStep, TakenTable
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, SideBySide, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.import_steps import ReadingStep
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination

CLIPBOARD = "clipboard"
_START, _READING, _SHOWN = range(3)


class DeskListPage(Page):
    """Where the list is; while it is read; what was understood of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._sheets: tuple[RawList, ...] = ()
        self.shown: OwnList | None = None
        self.rows: tuple[ListRow, ...] = ()
        self._has_left = False
        self._source = ""
        self.file = page_action(self, "mentor_list.action.file", "", self._choose_file)
        self.paste = page_action(self, "mentor_list.action.paste", "", self._paste)
        self.take = page_action(self, "mentor_list.action.take_none", "Ctrl+Return", self._take)
        self.save = page_action(self, "mentor_list.action.save_left", "", self._save_left)
        self.cancel = page_action(self, "mentor_list.action.cancel", "Esc", self._cancel)
        self.counts = sentence()
        self.counts.setObjectName("subheading")
        self.start = StartStep(self.file, self.paste)
        self.start.back.clicked.connect(self._go_back)
        self.start.gazetteer.clicked.connect(self._go_gazetteer)
        self.reading = ReadingStep(self.cancel)
        self.columns, self.taken, self.left = ColumnTable(), TakenTable(), LeftTable()
        self.sheet = QComboBox()
        self._stack = QStackedWidget()
        self._place()
        self.columns.changed.connect(self._use)
        self.left.chosen.connect(self._say)
        self.taken.ticked.connect(self._count_ticked)
        self.sheet.activated.connect(self._choose_sheet)
        self._begin()

    def _place(self) -> None:
        for part in (self.start, self.reading, self._shown_step()):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(heading(text("mentor_list.title")))
        column.addWidget(self._stack, 1)

    def _shown_step(self) -> QWidget:
        step = QWidget()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.taken, "")
        self.tabs.addTab(self.left, "")
        self._sheet_label = QLabel(text("mentor_list.sheet"))
        self._sheet_label.setBuddy(self.sheet)
        above = QHBoxLayout()
        above.addWidget(self.counts, 1)
        above.addWidget(self._sheet_label)
        above.addWidget(self.sheet)
        buttons = Flow()
        self.take_button = ActionButton(self.take)
        self.take_button.setObjectName("main")
        for button in (self.take_button, ActionButton(self.save), ActionButton(self.cancel)):
            buttons.addWidget(button)
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(SideBySide(self.columns, self.tabs, share=(2, 3)), 1)
        column.addLayout(buttons)
        return step

    # what the frame asks ----------------------------------------------------------------------

    def show_destination(self, where: Destination) -> None:
        """Begin with the clipboard or a file where one is named."""
        if where.node == CLIPBOARD:
            self._paste()
        elif where.node:
            self.take_files([Path(where.node)])

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Read a list that was dropped."""
        if self._job is None and not self.session.read_only:
            self.session.copy_first()
            path = paths[0]
            self.reading.say(path.name)
            self.reading.begin()
            self._source = path.name
            self._job = job = self.session.jobs.start(desk_list.load, path)
            job.progress.connect(self.reading.show_progress)
            job.done.connect(self._loaded)
            job.failed.connect(self._refuse)
            job.ended.connect(self._ended)
            self._show_step(_READING)
        return True

    def reload(self, outcome: Outcome | None) -> None:
        """What stands on the desk changed under the preview: compare anew."""
        del outcome
        if self.shown is not None:
            self._show(self.shown)

    def start_focus(self) -> None:
        """Where the present step begins."""
        wanted = {_START: self.start.open_button, _READING: self.reading.stop_button}
        target = wanted.get(self._stack.currentIndex(), self.take_button if self.take.isEnabled() else self.tabs)
        target.setFocus()

    def guidance(self) -> str:
        """What a list looks like and how it is read."""
        return text("mentor_list.guidance")

    # the steps --------------------------------------------------------------------------------

    def _show_step(self, step: int) -> None:
        is_other = step != self._stack.currentIndex()
        self._stack.setCurrentIndex(step)
        self._offer(step)
        if is_other and self.isVisible():
            self.start_focus()

    def _offer(self, step: int) -> None:
        """Let that be pressed which has an effect now."""
        self.take.setEnabled(step == _SHOWN and bool(self.taken.chosen_rows()) and not self.session.read_only)
        self.save.setEnabled(step == _SHOWN and self._has_left)
        self.cancel.setEnabled(step != _START)

    def _begin(self) -> None:
        self.shown = None
        self.start.say_missing(missing=not self.session.editing.workspace.gazetteer_size())
        self._show_step(_START)

    def _choose_file(self) -> None:
        title, kinds = text("mentor_list.file_title"), text("mentor_list.file_kinds")
        path = file_to_open(self, title, kinds)
        if path:
            self.take_files([path])

    def _paste(self) -> None:
        self._source = text("mentor_list.clipboard")
        try:
            self._loaded((desk_list.pasted(QGuiApplication.clipboard().text()),))
        except UserError as error:
            self._refuse(error)

    def _loaded(self, sheets: tuple[RawList, ...]) -> None:
        self._sheets = sheets
        self.left.forget()
        self.sheet.clear()
        self.sheet.addItems([one.name for one in sheets])
        for widget in (self.sheet, self._sheet_label):
            widget.setVisible(len(sheets) > 1)
        begun = [self._understood(one) for one in sheets]
        best = max(range(len(sheets)), key=lambda at: (sum(map(bool, begun[at].uses)), len(sheets[at].rows)))
        self.sheet.setCurrentIndex(best)
        self._show(begun[best])
        self.tabs.setCurrentIndex(0)
        self._show_step(_SHOWN)

    def _understood(self, raw: RawList) -> OwnList:
        return desk_list.begin(self.session.editing, raw, self._source, self._remembered())

    def _choose_sheet(self) -> None:
        self.left.forget()
        self._show(self._understood(self._sheets[self.sheet.currentIndex()]))

    def _show(self, shown: OwnList) -> None:
        self.shown = shown
        lines = shown.lines
        self.rows = desk_list.compare(self.session.editing, shown, lines)
        left = sum(line.trouble is not None for line in lines)
        self.columns.show_list(shown)
        self.taken.show_rows(self.rows)
        self.left.show_lines(desk_list.left(lines))
        new = sum(row.is_new for row in self.rows)
        changes = sum(row.changes_something for row in self.rows)
        same = len(self.rows) - changes
        counts = text("mentor_list.counts", new=new, changes=changes - new, same=same, left=left)
        repeated = sum(line.repeated for line in lines)
        told = [counts, text("mentor_list.repeated", count=repeated) if repeated else ""]
        unread = sum(bool(row.line.unreadable) for row in self.rows)
        told.append(f"{look.WARNING[0]} {text('mentor_list.unread', count=unread)}" if unread else "")
        if same and not changes and not left and not unread:
            told = [f"{look.DONE[0]} {text('mentor_list.same')}"]
        self._has_left = left > 0 or any(line.unreadable for line in lines)
        self.counts.setText(" ".join(filter(None, told)))
        self.tabs.setTabText(0, text("mentor_list.tabs.taken", count=len(self.rows)))
        self.tabs.setTabText(1, text("mentor_list.tabs.left", count=left))
        self._count_ticked()

    def _count_ticked(self) -> None:
        count = len(self.taken.chosen_rows())
        words = text("mentor_list.action.take", count=count) if count else text("mentor_list.action.take_none")
        self.take.setText(words)
        self._offer(self._stack.currentIndex())

    def _use(self, column: int, use: str) -> None:
        if self.shown is not None:
            self._show(self.shown.using(column, use))

    def _say(self, row: int, code: str) -> None:
        if self.shown is not None:
            self._show(self.shown.saying(row, code))

    # what is done -----------------------------------------------------------------------------

    def _take(self) -> None:
        shown = self.shown
        if shown is None:
            return
        left = sum(line.trouble is not None for line in shown.lines)
        self.shown = None  # what is written now needs no comparing
        try:
            count = len(desk_list.take(self.session.editing, self.taken.chosen_rows(), shown.source).changes)
        except UserError as error:
            self.shown = shown
            self.session.bus.refused.emit(error)
            return
        self._remember(desk_list.remembered_columns(shown))
        told = text("mentor_list.taken_over", count=count, source=shown.source)
        self.session.bus.told.emit(told)
        if left:  # the rows that stay out are still here to be saved
            self._show(shown)
            self.counts.setText(f"{look.DONE[0]} {told} {text('mentor_list.still_left', count=left)}")
            self.tabs.setCurrentIndex(1)
            return
        self._begin()
        self.session.go("desk")

    def _save_left(self) -> None:
        target = asked_target(self, text("mentor_list.left_file"))
        if target is not None and self.shown is not None:
            job = self.session.jobs.start(desk_list.save_left, self.shown, target)
            job.done.connect(self._saved)
            job.failed.connect(self.session.bus.refused)

    def _saved(self, target: Path) -> None:
        self.session.bus.told.emit(text("mentor_desk.saved", file=target.name))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            return
        self._go_back()

    def _refuse(self, error: UserError) -> None:
        self._begin()
        self.session.bus.refused.emit(error)

    def _ended(self) -> None:
        self._job = None
        if self._stack.currentIndex() == _READING:
            self._begin()

    def _go_back(self) -> None:
        self._begin()
        self.session.go("desk")

    def _go_gazetteer(self) -> None:
        self.session.go("import")

    def _remembered(self) -> Mapping[str, str]:
        preferences = self.session.preferences
        return preferences.current.list_columns if preferences is not None else {}

    def _remember(self, columns: dict[str, str]) -> None:
        preferences = self.session.preferences
        if preferences is not None:
            preferences.save(preferences.current.with_list_columns(columns))
