"""What the window's actions do; each hands the work to a service or a part of the frame."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets

from hep_desktop import __version__, paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Label
from hep_desktop.domain.places import Place
from hep_desktop.services.outfiles import put
from hep_desktop.services.workspaces import default_path
from hep_desktop.ui.actions import name_action
from hep_desktop.ui.choosing_files import file_to_open, file_to_save
from hep_desktop.ui.frame.remark_commands import RemarkCommands
from hep_desktop.ui.pages.base import PACKAGE, PARCEL, REMARKS, SEALED
from hep_desktop.ui.pages.registry import OTHER_PAGES, PAGES
from hep_desktop.ui.strings import error_sentences, place_name, step_name, text
from hep_desktop.ui.walk import STEPS, Destination

if TYPE_CHECKING:
    from hep_desktop.services.protecting import Prepared
    from hep_desktop.template.model import Edition
    from hep_desktop.ui.frame.searching import Searching
    from hep_desktop.ui.main_window import MainWindow


class WindowCommands:
    """The handlers of one window's actions."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.remarks = RemarkCommands(window)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Action id → what it does; an action without a handler is not shown."""
        window = self._window
        handlers: dict[str, Callable[[], object]] = {
            "start": partial(self.close_for, "start"),
            "new_programme": partial(self._go, "new_programme"),
            "open_store": self.open_store,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": partial(self.find, here=True),
            "find_everywhere": partial(self.find, here=False),
            "find_next": partial(self.find_on, 1),
            "find_previous": partial(self.find_on, -1),
            "replace": self.replace,
            "coverage": partial(self._go, "coverage"),
            **{page: partial(self._go, page) for page in ("requests", "opinions", "tasks")},
            "next_chapter": partial(window.tree.step_chapter, 1),
            "previous_chapter": partial(window.tree.step_chapter, -1),
            "next_step": self.next_step,
            "next_finding": partial(window.side.findings.step, 1),
            "previous_finding": partial(window.side.findings.step, -1),
            "answer_finding": self.answer_finding,
            "findings": self.findings,
            "details": partial(self._side, "details"),
            "guidance": partial(self._side, "help"),
            "next_pane": partial(window.panes.step, 1),
            "previous_pane": partial(window.panes.step, -1),
            **self.remarks.handlers(),
            "report": self.report,
            "about": self.about,
            "desk": partial(self.close_for, "desk"),
        }
        beside = ("import", "word", "history", "backups", "protection", "hand_over", "take_over", "remarks")
        handlers |= {page: partial(self._go, page) for page in beside if page in OTHER_PAGES}
        if "ready" in PAGES:
            handlers["papers"] = partial(self._go, "ready")
        handlers.update({f"step_{step}": partial(self._go, step) for step in STEPS if step in PAGES})
        return handlers

    def refresh(self) -> None:
        """Grey out what cannot be done now, and name what undo and redo would do."""
        session = self._window.session
        actions = self._window.actions_
        actions.allow(programme=bool(session.programme_id), writing=not session.store_read_only)
        for key, label in (("undo", session.undo_label()), ("redo", session.redo_label())):
            self._name(key, label)

    def fill_page_menu(self) -> None:
        """The menu *Oldal* shows what the shown page can do."""
        menu = self._window.actions_.menus["page"]
        menu.clear()
        page = self._window.navigator.page
        menu.addActions(page.actions() if page is not None else [])
        if menu.isEmpty():  # opening to nothing looks like a fault
            menu.addAction(text("frame.no_page_commands")).setEnabled(False)

    def close_for(self, page: str) -> None:
        """Close the programme and show a page that needs none."""
        self._window.navigator.leave()
        self._window.session.open_programme("")
        if self._window.navigator.where.step != page:
            self._go(page)

    def open_store(self) -> None:
        """Choose another store file, or a package somebody sent."""
        beside = self._window.session.store_path.parent
        path = file_to_open(self._window, text("frame.open_store"), text("frame.openable"), beside)
        if path and path.suffix.casefold() in (PACKAGE, PARCEL, REMARKS, SEALED):
            self.take_files([path])
        elif path:
            self._window.store_wanted.emit(path)

    def leave_example(self) -> None:
        """Back from the example to the store used last."""
        recent = (Path(store) for store in self._window.preferences.current.recent_stores)
        own = next((store for store in recent if store.is_file()), default_path())
        self._window.store_wanted.emit(own)

    def undo(self) -> None:
        """Take back the newest step."""
        self._step_back("undo", self._window.session.undo_label, self._window.session.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_back("redo", self._window.session.redo_label, self._window.session.redo)

    def next_step(self) -> None:
        """Go to the next best step."""
        if self._window.session.reads_draft:
            self._go("remarks" if self._window.session.programme.remarks else "situation")
            return
        self._window.watch.look()
        finding = self._window.watch.next_step()
        if finding is not None:
            self._window.go_to(finding)

    def findings(self) -> None:
        """Open the findings and put the focus there; fold the pane where it has the focus already."""
        side, focus = self._window.side, self._window.focusWidget()
        if side.isVisible() and focus and side.sections["findings"].isAncestorOf(focus):
            self._window.folding.toggle_right()
            self._window.focus_page()
            return
        self._side("findings")

    def answer_finding(self) -> None:
        """Write why the chosen finding may stay as it is."""
        self._side("findings")
        pane = self._window.side.findings
        if not pane.write_reason():
            finding = pane.current()
            self._window.notice.tell(text("frame.answers.choose" if finding is None else "frame.answers.error"))

    @cached_property
    def searching(self) -> "Searching":
        """The search; nothing of it is loaded before somebody searches."""
        from hep_desktop.ui.frame.searching import Searching  # noqa: PLC0415 – as said above

        return Searching(self._window)

    def find(self, *, here: bool) -> None:
        """Search on the shown page or everywhere."""
        self.searching.find(here=here)

    def find_on(self, by: int) -> None:
        """The next or previous hit."""
        self.searching.find_on(by)

    def replace(self) -> None:
        """Search in order to replace."""
        self.searching.replace()

    def save_again(self) -> None:
        """Try to write once more; the strip tells how it went."""
        self._window.session.editing.retry_saving()

    def save_elsewhere(self) -> None:
        """Write everything to another place, when its own fails, and go on there."""
        from hep_desktop.ui.frame.saving_elsewhere import SavingElsewhere  # noqa: PLC0415 – seldom needed

        SavingElsewhere(self._window).ask()

    def reopen(self, prepared: "Prepared") -> None:
        """The store was written anew with another password, or none: put it in place and go on there."""
        from hep_desktop.services.protecting import carry_out, discard, stands  # noqa: PLC0415 – passwords are changed seldom

        window, store = self._window, prepared.store
        window.navigator.leave()
        try:
            window.session.editing.flush()
            if not stands(prepared, window.session.editing):
                raise UserError("password.changed_meanwhile")  # noqa: TRY301 – told as what flushing says
        except UserError as error:
            discard((store, *prepared.copies))
            window.notice.refuse(error)
            return
        window.memory.keep_for(store.name)
        window.let_go()
        try:
            left = ", ".join(path.name for path in carry_out(prepared))
        except UserError as error:
            discard((store, *prepared.copies))
            window.rewritten.emit(store.old, window.session.editing.workspace.password, str(error_sentences(error)))
            return
        words = text("password.done_set" if prepared.password else "password.done_removed")
        if left:
            words = f"{words} {text('password.done_left', files=left)}"
        window.rewritten.emit(store.name, prepared.password, words)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window: the shown page may want them, else the import page does."""
        page = self._window.navigator.page
        if page is not None and page.take_files(paths):
            return
        endings = {path.suffix.casefold() for path in paths}
        self._go("take_over" if PARCEL in endings else "remarks" if REMARKS in endings else "import")
        page = self._window.navigator.page
        if page is not None and not page.take_files(paths):
            self._window.notice.tell(text("frame.files_not_wanted"))

    def of_banner(self, action: str) -> None:
        """What the button of a banner means."""
        ways: dict[str, Callable[[], object]] = {
            "save_elsewhere": self.save_elsewhere,
            "leave_example": self.leave_example,
            "hand_over": partial(self._go, "hand_over"),
            "remarks": partial(self._go, "remarks"),
            "backups": partial(self._go, "backups"),
            "report": self.report,
        }
        ways[action]()

    def report(self) -> None:
        """Save what the help desk may ask for; nothing of the content is in it."""
        from hep_desktop.services.help_report import report  # noqa: PLC0415 – seldom asked for

        path = file_to_save(self._window, text("frame.crash.keep"), text("frame.crash.file"))
        if path is None:
            return
        try:
            put(path, report(self._window.session.editing, paths.user_data() / "logs").encode("utf-8"))
        except UserError as error:
            self._window.notice.refuse(error)
        else:
            self._window.notice.tell(text("frame.crash.kept", file=path.name))

    def about(self) -> None:
        """Say what this is."""
        words = text("frame.about", version=__version__, store=self._window.session.store_path)
        box = QtWidgets.QMessageBox(parent=self._window)
        box.setIcon(box.Icon.Information)
        box.setWindowTitle(text("frame.title"))
        box.setText(words)
        box.open()

    def _go(self, step: str) -> None:
        if step == "hand_over" and self._window.session.reads_draft:
            step = "remarks"  # a draft goes back with remarks alone
        self._window.navigator.go(Destination(step))

    def _side(self, part: str) -> None:
        window = self._window
        if not window.side.isVisible():
            window.folding.toggle_right()
        window.side.focus_part(part)

    def _step_back(self, key: str, name: Callable[[], Label | None], step: Callable[[], tuple[Place, ...]]) -> None:
        self._window.navigator.leave()
        label = name()
        if label is None:
            return
        edition = self._edition()
        try:
            left = step()
        except UserError as error:
            self._window.notice.refuse(error)
            return
        words = text(f"frame.{key}.done", step=step_name(label, edition).removesuffix("."))
        if left:
            places = ", ".join(place_name(place, edition) for place in left)
            words = f"{words} {text('frame.undo.left', places=places)}"
        self._window.notice.tell(words)

    def _name(self, key: str, label: Label | None) -> None:
        action = self._window.actions_[key]
        action.setEnabled(action.isEnabled() and label is not None)
        words = text(f"frame.{key}.named", step=step_name(label, self._edition())) if label else text(f"actions.{key}")
        action.setText(words)
        name_action(action)

    def _edition(self) -> "Edition | None":
        session = self._window.session
        return session.edition if session.programme_id else None
