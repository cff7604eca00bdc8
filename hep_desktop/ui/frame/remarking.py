"""Remarks of a window: the pane beside the page, a remark at the chosen place, the way to a remark's place."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from hep_desktop.domain.anchoring import locate
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.places import ChapterPlace, ProgrammePlace
from hep_desktop.domain.remarks import Thread
from hep_desktop.services import remarking
from hep_desktop.ui.frame.remarks.dialog import RemarkDialog
from hep_desktop.ui.frame.remarks.margin import RemarkMargin
from hep_desktop.ui.frame.remarks.pane import RemarksPane
from hep_desktop.ui.frame.remarks.places import anchor_of, asked, whole_of
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination, step_of

if TYPE_CHECKING:
    from hep_desktop.ui.main_window import MainWindow

SECTION = "remarks"


class Remarking:
    """One a window, made when the first programme with remarks is opened or the first remark is written."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._dialog: RemarkDialog | None = None
        self.pane = RemarksPane(window.session)
        self.margin = RemarkMargin(window.session, window.navigator, window.actions_["remark"])
        self.margin.chosen.connect(self._margin_chosen)
        window.side.add_part(SECTION, text("remarks.pane.title"), self.pane)
        self.pane.wanted.connect(self.show_place)
        self.pane.counted.connect(self._counted)
        self.refresh()

    def refresh(self) -> None:
        """Another programme is open, or it has other remarks."""
        self.pane.reload()
        self.margin.refresh()

    def begin(self) -> None:
        """Write a remark on the place that is chosen on the page."""
        window, session = self._window, self._window.session
        if session.store_read_only:
            window.notice.refuse(UserError("store.read_only", file=str(session.store_path)))
            return
        part = anchor_of(window.navigator.page)
        whole = whole_of(part)
        self._dialog = RemarkDialog(
            session,
            asked(part, session),
            asked(whole, session) if whole is not None else None,
            self.pane.author,
            window,
        )
        self._dialog.finished.connect(self._written)
        self._dialog.open()

    def _written(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        window = self._window
        if dialog is None or result != QDialog.DialogCode.Accepted:
            return
        session, author = window.session, dialog.author or window.session.editing.who
        if author != self.pane.author:
            window.preferences.save(replace(window.preferences.current, author=author))
        try:
            remarking.remark(
                session.editing, session.programme_id, dialog.asked.anchor, dialog.words, author, dialog.suggestion
            )
        except UserError as error:
            window.notice.refuse(error)
            return
        newest = session.programme.threads[-1].remark.id
        self.pane.choose(newest)
        window.notice.tell(text("remarks.write.added"))

    def show_place(self, thread: Thread) -> None:
        """Go to the place of a remark; where it is lost, to its chapter."""
        where = locate(self._window.session.programme, thread.remark.anchor)
        place = None if isinstance(where.place, ProgrammePlace | ChapterPlace) else where.place
        step = step_of(place, where.node or "situation")
        part = where.part or "title" if step in ("problems", "plan") else where.part
        self._window.navigator.go(Destination(step, where.node, place, part, where.table))

    def step(self, by: int) -> None:
        """The next or previous remark."""
        self.pane.step(by)

    def accept(self) -> None:
        """Accept the suggestion of the chosen remark."""
        if not self.pane.accept():
            self._window.notice.tell(text("remarks.pane.nothing_to_accept"))

    def _margin_chosen(self, key: str) -> None:
        self._window.side.focus_part(SECTION)
        self.pane.choose(key)

    def _counted(self, open_: int, every: int) -> None:
        window = self._window
        shown = every > 0 or window.session.reads_draft
        window.side.show_part(SECTION, shown=shown)
        title = text("remarks.pane.title_count", count=open_) if open_ else text("remarks.pane.title")
        window.side.sections[SECTION].set_title(title)
        window.bottom.show_remarks(open_)
        self.margin.refresh()
