"""*Kapcsolatnapló*: visits, office days, trainings, calls; found by words, kind, year, municipality; form beside."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QTableView, QWidget

from hep_desktop.domain.commands import AddContact, RemoveContact
from hep_desktop.domain.county_log import whole_log
from hep_desktop.domain.mentor import ContactKind
from hep_desktop.domain.mentor_places import ContactPlace, MunicipalityPlace
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place
from hep_desktop.services import desk, visits
from hep_desktop.services.desk_received import asked
from hep_desktop.services.visits import Sought
from hep_desktop.ui import look
from hep_desktop.ui.contact_form import ContactForm
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.mentor_bar import LEAST, mentor_column
from hep_desktop.ui.models.contact_rows import COLUMNS, ContactModel
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, page_action
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import Destination

_LETTERS = {"held": 15, "kind": 14, "municipalities": 18, "subject": 28, "agreed": 30}
_PAUSE_MS = 120


class ContactsPage(Page):
    """A table of lines at the left, the form of the chosen one at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add = page_action(self, "mentor_log.action.add", "Ctrl+Shift+N", self._add)
        self.remove = page_action(self, "mentor_log.action.remove", "", self._remove)
        self.to_desk = page_action(self, "mentor_log.action.desk", "Esc", self._go_desk)
        self.seek = page_action(self, "mentor_desk.action.filter", "Ctrl+F", self._search)
        self.model = ContactModel(self)
        self.table = self._table()
        self.form = ContactForm(session)
        self.right = SheetOrWords(self.form)
        self.words = QLineEdit(placeholderText=text("mentor_log.search"), clearButtonEnabled=True)
        self.words.setAccessibleName(text("mentor_log.search"))
        self.words.setMinimumWidth(look.letters(self, 40))
        self.kind, self.year, self.village = QComboBox(), QComboBox(), QComboBox()
        for box, name in ((self.kind, "kind"), (self.year, "year"), (self.village, "village")):
            box.setAccessibleName(text(f"mentor_log.filter.{name}"))
        self._chosen = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._place()
        self._connect()
        self.reload(None)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(text("mentor_log.table"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + look.GRID)
        for at, column in enumerate(COLUMNS):
            table.setColumnWidth(at, look.letters(table, _LETTERS[column]))
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _place(self) -> None:
        self.kind.addItem(text("mentor_log.filter.all_kinds"), "")
        for kind in ContactKind:
            self.kind.addItem(desk.kind_word(kind), kind.value)
        above = Flow()
        for widget in (self.words, self.kind, self.year, self.village):
            above.addWidget(widget)
        buttons = Flow()
        for action in (self.add, self.remove, self.to_desk):
            buttons.addWidget(ActionButton(action))
        whole = mentor_column(self, self.session, "contacts")
        whole.addLayout(above)
        whole.addLayout(buttons)
        both = SideBySide(self.table, self.right, share=(1, 1))
        both.setMinimumHeight(look.lines(self, LEAST))
        whole.addWidget(both, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._narrow)
        self.words.textChanged.connect(self._wait)
        for box in (self.kind, self.year, self.village):
            box.activated.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.model.modelReset.connect(self._stay)
        self.table.activated.connect(self._write)

    # what the frame asks ----------------------------------------------------------------------

    def show_destination(self, where: Destination) -> None:
        """`new/CODE` begins a contact there, `of/CODE` shows those of a municipality, `at/ID` one of them."""
        what, _, key = where.node.partition("/")
        if what == "new":
            self._begin((key,))
        elif what == "of":
            self.village.setCurrentIndex(max(0, self.village.findData(key)))
            self._narrow()
        elif what == "at":
            self._stand_on(key)
        self._destination = what

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose a line and go into one of its fields."""
        del table
        if not isinstance(place, ContactPlace) or place.contact not in self.session.office.contacts:
            return False
        self._stand_on(place.contact)
        return self.form.focus(field) or self.form.focus("subject")

    def reload(self, outcome: Outcome | None) -> None:
        """Show the log as it is now."""
        del outcome
        office = self.session.office
        log = whole_log(office, self.session.today())
        years = sorted({one.held.year for one in log if one.held is not None}, reverse=True)
        _offer(self.year, [(text("mentor_log.filter.all_years"), 0), *((str(year), year) for year in years)])
        codes = {code for one in log for code in one.municipalities} | set(office.desk)
        named = sorted((desk.name_of(office, code), code) for code in codes)
        _offer(self.village, [(text("mentor_log.filter.all_villages"), ""), *named])
        self._narrow()
        self._show_chosen()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """A new line begins with how it was held, else work begins in the table."""
        if self._destination in ("new", "at") and self._chosen:
            self._destination = ""
            self.form.focus("kind")
        else:
            self.table.setFocus()

    def guidance(self) -> str:
        """What the log is for."""
        return text("mentor_log.guidance")

    _destination = ""

    # showing ----------------------------------------------------------------------------------

    def _wait(self) -> None:
        self._pause.start()

    def _narrow(self) -> None:
        office = self.session.office
        sought = Sought(
            self.words.text(),
            str(self.kind.currentData() or ""),
            int(self.year.currentData() or 0),
            str(self.village.currentData() or ""),
        )
        self.model.show_contacts(office, visits.found(office, sought, self.session.today()))

    def _stay(self) -> None:
        at = self.model.row_of(self._chosen)
        if self.model.contacts:
            self.table.selectRow(max(0, at))
        self._show_chosen()

    def _show_chosen(self) -> None:
        at = self.table.currentIndex().row()
        contact = self.model.contacts[at] if 0 <= at < len(self.model.contacts) else None
        is_meeting = contact is not None and contact.id in self.session.office.county_meetings
        self.remove.setEnabled(contact is not None and not is_meeting and not self.session.read_only)
        self.add.setEnabled(not self.session.read_only)
        if contact is None:
            self.right.show_words(text("mentor_log.none_left" if self._is_narrowed else "mentor_log.empty"))
            return
        self._chosen = contact.id
        if is_meeting:
            self.right.show_words(text("mentor_log.of_forum", subject=contact.subject))
            return
        self.form.switch_to(contact.id)
        self.right.show_sheet()

    def _stand_on(self, contact: str) -> None:
        if self.model.row_of(contact) < 0:
            self.words.clear()
            for box in (self.kind, self.year, self.village):
                box.setCurrentIndex(0)
            self._narrow()
        self._chosen = contact
        self._stay()

    # what is done -----------------------------------------------------------------------------

    def _begin(self, codes: tuple[str, ...]) -> None:
        session = self.session
        more = asked(session.editing, codes)
        contact = visits.begun(session.office, codes, session.today(), session.new_id, more)
        if not session.read_only and session.attempt(AddContact(contact)):
            self._stand_on(contact.id)

    def _add(self) -> None:
        self.leave()
        code = str(self.village.currentData() or "")
        self._begin((code,) if code else ())
        self.form.focus("kind")

    def _remove(self) -> None:
        if self._chosen and self.session.attempt(RemoveContact(self._chosen)):
            self.session.bus.told.emit(text("mentor_log.removed"))

    def _write(self) -> None:
        """A meeting of a forum is written on its own page."""
        if self._chosen in self.session.office.county_meetings:
            self.session.go("county_forums", self._chosen)
        else:
            self.form.focus("subject")

    def _search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _go_desk(self) -> None:
        self.leave()
        contact = self.session.office.contacts.get(self._chosen)
        code = contact.municipalities[0] if contact and contact.municipalities else ""
        self.session.go("desk", place=MunicipalityPlace(code) if code in self.session.office.desk else None)

    @property
    def _is_narrowed(self) -> bool:
        return bool(self.words.text() or any(box.currentIndex() > 0 for box in (self.kind, self.year, self.village)))


def _offer(box: QComboBox, choices: list[tuple[str, object]]) -> None:
    if [box.itemText(at) for at in range(box.count())] == [words for words, _ in choices]:
        return
    kept = box.currentData()
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)))
