"""*Mentori asztal*: a row per municipality, the nearest day first; narrowed, ordered, copied, saved; details beside."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import RemoveMunicipalities
from hep_desktop.domain.mentor_places import MunicipalityPlace
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place
from hep_desktop.services import desk, visits
from hep_desktop.services.desk import DeskRow
from hep_desktop.services.desk_received import as_received
from hep_desktop.ui import look
from hep_desktop.ui.desk_details import DeskDetails
from hep_desktop.ui.desk_files import DeskFiles
from hep_desktop.ui.desk_filter import DeskFilter
from hep_desktop.ui.desk_receiving import DeskReceiving
from hep_desktop.ui.desk_table import DeskTable
from hep_desktop.ui.desk_view import KeptView
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.mentor_bar import LEAST, mentor_column
from hep_desktop.ui.models.desk_rows import DeskModel
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, page_action
from hep_desktop.ui.pages.base import PACKAGE, PARCEL, Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_DETAILS = 40  # letters
LISTS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".tsv")


class DeskPage(Page):
    """Filters above, the table at the left, the chosen municipality at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = DeskModel(self)
        self.table = DeskTable(self.model)
        self.filter = DeskFilter()
        self.chosen = DeskDetails(session)
        self.right = SheetOrWords(self.chosen)
        self.right.setMinimumWidth(look.letters(self, _DETAILS))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.files, self.receiving = DeskFiles(session, self), DeskReceiving(session, self)
        self.first = QCheckBox(text("mentor_desk.first"))
        self._make_actions()
        self._place()
        self._connect()
        self.reload(None)
        self.kept = KeptView(session, self.filter, self.table, self)

    def _make_actions(self) -> None:
        self.contact = page_action(self, "mentor_desk.action.contact", "Ctrl+Shift+N", self._new_contact)
        self.step = page_action(self, "mentor_desk.action.step", "Ctrl+L", self._write_step)
        self.done = page_action(self, "mentor_desk.action.done", "Ctrl+Shift+K", self._step_done)
        self.log = page_action(self, "mentor_desk.action.log", "", self._show_log)
        self.add = page_action(self, "mentor_desk.action.add", "", self._add)
        self.paste = page_action(self, "mentor_desk.action.paste", "", self._paste)
        self.load = page_action(self, "mentor_desk.action.load", "", self._load)
        self.copy = page_action(self, "mentor_desk.action.copy", "", self._copy)
        self.save = page_action(self, "mentor_desk.action.save", "", self._save)
        self.calendar = page_action(self, "mentor_desk.action.calendar", "", self._calendar)
        self.open = page_action(self, "mentor_desk.action.open", "Ctrl+Shift+E", self._open)
        self.take = page_action(self, "mentor_desk.action.take", "", self._take_days)
        self.gather = page_action(self, "mentor_desk.action.gather_none", "", self.receiving.gather)
        self.search = page_action(self, "mentor_desk.action.filter", "Ctrl+F", self.filter.start)
        self.remove = page_action(self, "mentor_desk.action.remove", "", self._remove)

    def _place(self) -> None:
        buttons = Flow()
        for action in (self.contact, self.step, self.done, self.open, self.load):
            buttons.addWidget(ActionButton(action))
        buttons.addWidget(self._more())
        self.buttons = {"take": ActionButton(self.take), "gather": ActionButton(self.gather)}
        for button in self.buttons.values():
            button.hide()
            buttons.addWidget(button)
        under = QHBoxLayout()
        under.addWidget(self.count)
        under.addStretch(1)
        under.addWidget(self.first)
        whole = mentor_column(self, self.session, "desk")
        whole.addWidget(self.filter)
        whole.addLayout(buttons)
        whole.addWidget(self.receiving.bar)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        both = SideBySide(left, self.right, share=(7, 2))
        both.setMinimumHeight(look.lines(self, LEAST))
        whole.addWidget(both, 1)
        whole.addLayout(under)
        self.right.show_markdown()

    def _more(self) -> QPushButton:
        """What is wanted less often."""
        menu = QMenu(self)
        menu.addActions([self.paste, self.add, self.copy, self.save, self.calendar, self.log, self.remove])
        button = QPushButton(text("mentor_desk.others"))
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        preferences = self.session.preferences
        self.first.setVisible(preferences is not None)
        if preferences is not None:
            self.first.setChecked(preferences.current.first_page == "desk")
        self.first.toggled.connect(self._remember_first)
        self.filter.changed.connect(self._narrow)
        self.filter.left.connect(self.table.setFocus)
        self.model.narrowed.connect(self._say_count)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._offer_days)
        self.model.modelReset.connect(self._stay)
        self.table.entered.connect(self._write_step)
        self.table.copied.connect(self._copy)
        self.table.pasted.connect(self._paste)
        self.table.removed.connect(self._remove)
        self.chosen.contact_chosen.connect(self._show_contact)
        self.receiving.looked.connect(self._show_rows)
        self._code = ""

    # what the frame asks ----------------------------------------------------------------------

    def reload(self, outcome: Outcome | None) -> None:
        """Show the desk as it is now; the chosen row stays. Programmes may have been taken in elsewhere."""
        self._show_rows()
        if outcome is None:
            self.receiving.look()

    def _show_rows(self) -> None:
        rows = desk.rows_of(self.session.office, self.session.today(), self.receiving.received)
        self.filter.offer(rows)
        self.model.show_rows(rows)
        for action in (self.contact, self.step, self.done, self.remove, self.paste, self.load, self.add):
            action.setEnabled(not self.session.read_only)
        count = len(self.receiving.lacking)
        self.buttons["gather"].setVisible(count > 0 and not self.session.read_only)
        self.gather.setText(text("mentor_desk.action.gather", count=count))
        self._stay()

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Stand on a municipality, whatever was filtered."""
        del table
        if not isinstance(place, MunicipalityPlace) or place.code not in self.session.office.desk:
            return False
        if self.model.row_of(place.code) < 0:
            self.filter.clear()
        self.table.stand_on(self.model.row_of(place.code))
        return self.chosen.step.focus(field) or self.chosen.facts.focus(field) or self.start_focus() is None

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.chosen.leave()

    def start_focus(self) -> None:
        """Work begins in the table."""
        self.table.setFocus()

    def guidance(self) -> str:
        """What the desk shows, and its keys."""
        return text("mentor_desk.guidance")

    def take_files(self, paths: Sequence[Path]) -> bool:
        """A list that was dropped fills the desk."""
        if _are_received(paths):
            self.receiving.take_in(paths)
            return True
        lists = [path for path in paths if path.suffix.casefold() in LISTS]
        if lists:
            self.session.go("desk_list", str(lists[0]))
        return bool(lists)

    # the chosen row ---------------------------------------------------------------------------

    @property
    def row(self) -> DeskRow | None:
        """The row the cursor stands in."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def _stay(self) -> None:
        at = self.model.row_of(self._code)
        if at >= 0 and at != self.table.currentIndex().row():
            self.table.stand_on(at)
        elif at < 0 and self.model.rows and not self.table.currentIndex().isValid():
            self.table.stand_on(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.row
        for action in (self.contact, self.step, self.done, self.remove, self.copy, self.log):
            action.setEnabled(row is not None and (action in (self.copy, self.log) or not self.session.read_only))
        self.open.setEnabled(row is not None and self.receiving.has(row))
        self._offer_days()
        if row is None:
            empty = not self.session.office.desk
            self.right.show_words(text("mentor_desk.empty" if empty else "mentor_desk.none_left"))
            return
        self._code = row.code
        self.chosen.show_row(row)
        self.right.show_sheet()

    def _say_count(self) -> None:
        overdue = sum(row.state in desk.OVERDUE for row in self.model.rows)
        shown, every = len(self.model.rows), len(self.model.every)
        self.count.setText(text("mentor_desk.count", shown=shown, all=every, overdue=overdue))

    def _narrow(self) -> None:
        self.model.narrow(self.filter.wanted())

    # what is done -----------------------------------------------------------------------------

    def _new_contact(self) -> None:
        row = self.row
        if row is not None:
            self.leave()
            self.session.go("contacts", f"new/{row.code}")

    def _show_log(self) -> None:
        row = self.row
        if row is not None:
            self.session.go("contacts", f"of/{row.code}")

    def _show_contact(self, contact: str) -> None:
        self.session.go("contacts", f"at/{contact}")

    def _write_step(self) -> None:
        if self.row is not None:
            self.chosen.step.focus("next_step")

    def _step_done(self) -> None:
        """The nearest step is done: the log keeps what was agreed on, the row's own words go."""
        self.leave()
        row = self.row
        step = row.step if row is not None else None
        if row is None or step is None:
            self.session.bus.told.emit(text("mentor_desk.no_step"))
            return
        if self.session.attempt(visits.finished(self.session.office, row.code, step)):
            self.session.bus.told.emit(text("mentor_desk.done_step", words=step.words))

    def _selected(self) -> list[DeskRow]:
        """The chosen rows from above."""
        return [self.model.rows[at] for at in sorted(one.row() for one in self.table.selectionModel().selectedRows())]

    def _remove(self) -> None:
        rows = self._selected()
        names = ", ".join(row.municipality.name for row in rows)
        if rows and self.session.attempt(RemoveMunicipalities(tuple(row.code for row in rows))):
            self.session.bus.told.emit(text("mentor_desk.removed", names=names))

    def _copy(self) -> None:
        chosen = self._selected()
        self.files.copy(chosen if len(chosen) > 1 else self.model.rows)

    def _calendar(self) -> None:
        self.files.ask_calendar(self.model.every)

    def _save(self) -> None:
        self.files.ask_save(self.model.rows)

    def _paste(self) -> None:
        if "\t" in QGuiApplication.clipboard().text():
            self.session.go("desk_list", "clipboard")
        else:
            self.session.bus.told.emit(text("mentor_desk.no_list"))

    def _add(self) -> None:
        self.session.go("desk_add")

    def _load(self) -> None:
        self.session.go("desk_list")

    def _remember_first(self, wanted: bool) -> None:
        preferences = self.session.preferences
        if preferences is not None:
            preferences.save(preferences.current.with_first_page("desk" if wanted else ""))

    def _take_days(self) -> None:
        self.receiving.take_days(self._selected())

    def _offer_days(self) -> None:
        self.buttons["take"].setVisible(any(map(as_received, self._selected())) and not self.session.read_only)

    def _open(self) -> None:
        if self.row is not None:
            self.receiving.open(self.row)


def _are_received(paths: Sequence[Path]) -> bool:
    """Whether these are for the holdings; a single draft is opened instead, to be remarked on."""
    kept = (PACKAGE, PARCEL) if len(paths) > 1 else (PACKAGE,)
    return any(path.is_dir() or path.suffix.casefold() in kept for path in paths)
