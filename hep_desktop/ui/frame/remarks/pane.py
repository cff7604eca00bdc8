"""The remarks beside the page: a list by place, and under it the chosen one with what was answered and what can be."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QTextBrowser, QVBoxLayout, QWidget

from hep_desktop.domain.anchoring import Found, locate
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.remarks import CellAnchor, RemarkState, ResponseKind, Thread
from hep_desktop.hungarian import short_date, sort_key
from hep_desktop.services import remarking
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.frame.remarks.order import document_order
from hep_desktop.ui.frame.remarks.places import place_words
from hep_desktop.ui.frame.remarks.telling import thread_markdown
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.look import DONE, GRID, OPEN, TIP, WARNING, Mark
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.spelt import Spelt
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

_MARKS: dict[RemarkState, Mark] = {RemarkState.OPEN: OPEN, RemarkState.ANSWERED: TIP, RemarkState.CLOSED: DONE}
_ASKING = (ResponseKind.ANSWERED, ResponseKind.DECLINED, ResponseKind.REOPENED)
_LIST, _TOLD = 3, 2


class RemarksPane(QWidget):
    """Enter or a double click on a remark leads to its place."""

    wanted = Signal(object)
    """The thread whose place somebody wants to see."""

    counted = Signal(int, int)
    """How many are open, and how many there are."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._threads: dict[str, Thread] = {}
        self._kind: ResponseKind | None = None
        self._seen = self._answering = ""
        self.nothing = sentence(text("remarks.pane.none"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(text("remarks.pane.filter"))
        self.by = QComboBox()
        self.by.setAccessibleName(text("remarks.pane.by"))
        self.list = GroupedList()
        self.list.setAccessibleName(text("remarks.pane.list"))
        self.setFocusProxy(self.list)
        self.told = QTextBrowser(openLinks=False)
        self.told.setAccessibleName(text("remarks.pane.told"))
        self.told.setTabChangesFocus(True)
        self.field = TextField(lines=2)
        self.field.setAccessibleName(text("remarks.pane.answer"))
        Spelt(session, self.field, self.field.finished)
        keys = ("accept", "answered", "declined", "reopened", "closed", "keep", "cancel")
        self.buttons = {key: small_button(text(f"remarks.pane.{key}")) for key in keys}
        self.buttons["accept"].setToolTip(text("remarks.pane.accept_tip"))
        self._place()
        self._connect()
        self.reload()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID // 2, 0, GRID // 2, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.nothing)
        column.addWidget(self.filter)
        column.addWidget(self.by)
        column.addWidget(self.list, _LIST)
        column.addWidget(self.told, _TOLD)
        column.addWidget(self.field)
        row = Flow()
        row.setSpacing(GRID // 2)
        for button in self.buttons.values():
            row.addWidget(button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._go)
        for choice in (self.filter, self.by):
            choice.activated.connect(self._filtered)
        self.buttons["accept"].clicked.connect(self.accept)
        for kind in _ASKING:
            self.buttons[kind].setProperty("kind", kind.value)
            self.buttons[kind].clicked.connect(self._ask)
        self.buttons["closed"].clicked.connect(self._close)
        self.buttons["keep"].clicked.connect(self._keep)
        self.buttons["cancel"].clicked.connect(self._give_up)

    # what is shown ----------------------------------------------------------------------------

    def reload(self) -> None:
        """List the remarks of the open programme as they are now."""
        programme = self._session.office.programmes.get(self._session.programme_id)
        threads = programme.threads if programme is not None else ()
        self._threads = {one.remark.id: one for one in threads}
        self._name_filter(threads)
        self._name_authors(threads)
        self.nothing.setVisible(not threads)
        self.filter.setVisible(bool(threads))
        self.list.setVisible(bool(threads))
        self.list.show_groups(self._groups(self._shown()))
        self.list.choose_first()
        self._show_chosen(self.list.current_id())
        self.counted.emit(sum(one.state is RemarkState.OPEN for one in threads), len(threads))

    def choose(self, key: str) -> bool:
        """Choose a remark, whatever is filtered."""
        if not self.list.choose(key) and key in self._threads:
            self.filter.setCurrentIndex(self.filter.count() - 1)
            self.by.setCurrentIndex(0)
            self.reload()
            self.list.choose(key)
        return self.list.current_id() == key

    def current(self) -> Thread | None:
        """The chosen remark."""
        return self._threads.get(self.list.current_id())

    def step(self, by: int) -> None:
        """Choose the next or previous listed remark and go there; round at the ends."""
        keys = [row.id for group in self._groups(self._shown()) for row in group.rows]
        if keys:
            now = self.list.current_id()
            at = keys.index(now) + (by if now == self._seen else 0) if now in keys else 0
            self.list.choose(keys[at % len(keys)])
            self._go(keys[at % len(keys)])

    def _shown(self) -> list[Thread]:
        state, author = self.filter.currentData(), self.by.currentData()
        return [one for one in self._threads.values() if state in ("", one.state) and author in ("", one.remark.author)]

    def _name_filter(self, threads: tuple[Thread, ...]) -> None:
        chosen = self.filter.currentData()
        if chosen is None:
            chosen = "" if self._session.reads_draft else RemarkState.OPEN.value
        self.filter.clear()
        for state in RemarkState:
            count = sum(one.state is state for one in threads)
            self.filter.addItem(text(f"remarks.filter.{state}", count=count), state.value)
        self.filter.addItem(text("remarks.filter.all", count=len(threads)), "")
        self.filter.setCurrentIndex(self.filter.findData(chosen))

    def _name_authors(self, threads: tuple[Thread, ...]) -> None:
        """Whose remarks are listed; asked where there are those of several."""
        chosen = self.by.currentData()
        counts = Counter(one.remark.author for one in threads)
        self.by.clear()
        self.by.addItem(text("remarks.pane.anybody"), "")
        for author in sorted(counts, key=sort_key):
            self.by.addItem(text("remarks.pane.of", author=author, count=counts[author]), author)
        self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
        self.by.setVisible(len(counts) > 1)

    def _groups(self, threads: list[Thread]) -> list[Group]:
        programme, edition = self._session.programme, self._session.edition
        order = document_order(programme, edition)
        placed = sorted(threads, key=lambda one: order(one.remark.anchor))
        groups: dict[str, list[Row]] = {}
        for one in placed:
            name = place_words(one.remark.anchor, programme, edition)
            lost = locate(programme, one.remark.anchor).found is Found.LOST
            title = text("remarks.pane.lost", place=name) if lost else name
            groups.setdefault(title, []).append(self._row(one, lost=lost))
        return [Group(title, title, tuple(rows)) for title, rows in groups.items()]

    def _row(self, thread: Thread, *, lost: bool) -> Row:
        remark = thread.remark
        day = short_date(remark.at.astimezone().date())
        note = text("remarks.pane.note", author=remark.author, day=day, state=text(f"remarks.state.{thread.state}"))
        if remark.suggestion is not None and thread.state is RemarkState.OPEN:
            note = text("remarks.pane.note_suggestion", note=note)
        return Row(remark.id, remarking.brief(remark), note, WARNING if lost else _MARKS[thread.state])

    def _show_chosen(self, key: str) -> None:
        thread = self._threads.get(key) if key else None
        if key != self._answering:
            self._kind = None  # what was begun for another remark is not said of this one
        programme = self._session.programme_id in self._session.office.programmes
        shown = thread is not None and programme
        self.told.setVisible(shown)
        if thread is not None and programme:
            session, anchor = self._session, thread.remark.anchor
            as_quoted = not isinstance(anchor, CellAnchor) or remarking.is_as_quoted(
                session.editing, session.programme_id, anchor
            )
            self.told.setMarkdown(thread_markdown(thread, session.programme, as_quoted=as_quoted))
        self._show_buttons(thread)

    def _show_buttons(self, thread: Thread | None) -> None:
        writing, reads = self._kind is not None, self._session.reads_draft
        able = thread is not None and not writing and not self._session.store_read_only
        state = thread.state if thread is not None else RemarkState.CLOSED
        suggests = thread is not None and thread.remark.suggestion is not None
        open_ = able and state is not RemarkState.CLOSED
        shown = {
            "accept": open_ and suggests and not reads and state is RemarkState.OPEN,
            "answered": open_ and not reads,
            "declined": open_ and not reads and state is RemarkState.OPEN,
            "reopened": able and (reads or state is RemarkState.CLOSED) and state is not RemarkState.OPEN,
            "closed": open_,
            "keep": writing,
            "cancel": writing,
        }
        for key, visible in shown.items():
            self.buttons[key].setVisible(visible)
        self.field.setVisible(writing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up answering."""
        if self._kind is not None and event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    # what is done -----------------------------------------------------------------------------

    def accept(self) -> bool:
        """Put the suggested wording of the chosen remark into its place. False where there is none to accept."""
        thread, session = self.current(), self._session
        if thread is None or thread.remark.suggestion is None or thread.state is RemarkState.CLOSED:
            return False
        if session.reads_draft or session.store_read_only:
            return False
        session.bus.closing.emit()  # what is being typed is handed over before the text changes under it
        try:
            remarking.accept(session.editing, session.programme_id, thread, self.author)
        except UserError as error:
            session.bus.refused.emit(error)
            return True
        self._go(thread.remark.id)
        session.bus.told.emit(text("remarks.pane.accepted"))
        return True

    @property
    def author(self) -> str:
        """Who signs what is said here."""
        preferences = self._session.preferences
        return (preferences.current.author if preferences is not None else "") or self._session.editing.who

    def _ask(self) -> None:
        self._kind, self._answering = ResponseKind(str(self.sender().property("kind"))), self.list.current_id()
        self.field.put("")
        self.field.setPlaceholderText(text(f"remarks.hint.{self._kind}"))
        self._show_buttons(self.current())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self._kind is not None:
            self._respond(self._kind, str(self.field.value()))

    def _close(self) -> None:
        self._respond(ResponseKind.CLOSED, "")

    def _give_up(self) -> None:
        self._kind = None
        self._show_buttons(self.current())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _respond(self, kind: ResponseKind, words: str) -> None:
        thread, session = self.current(), self._session
        if thread is None or (kind is ResponseKind.ANSWERED and not words.strip()):
            return
        try:
            remarking.respond(session.editing, session.programme_id, thread, kind, words, self.author)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        self._give_up()

    def _filtered(self) -> None:
        self.reload()

    def _go(self, key: str) -> None:
        thread = self._threads.get(key)
        if thread is not None:
            self._seen = key
            self.wanted.emit(thread)
