"""*Keresés a programokban*: problems and measures of all villages by place, size, group, field and words."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.hungarian import sort_key
from hep_desktop.services import held_search
from hep_desktop.services.held_search import Found, Part, Query
from hep_desktop.services.holdings import beside
from hep_desktop.services.together import Named
from hep_desktop.ui import look
from hep_desktop.ui.area_chooser import labelled
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.held_opener import HeldOpener
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.kept_practice import KeptPractice
from hep_desktop.ui.mentor_bar import mentor_column
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.sheet_view import SheetView
from hep_desktop.ui.strings import text

_PAUSE = 250  # milliseconds after the last key
_MOST_PEOPLE = 3_000_000


class HeldSearchPage(Page):
    """Fields above, what is found below; nothing has to be pressed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.holdings = beside(session.editing.workspace, session.clock)
        self._opener = HeldOpener(session, self.holdings, "held_search")
        self._edition = session.editing.editions.for_day(session.today())
        self._regions = dict(held_search.regions())
        self._job: Job | None = None
        self.words = self._line("words", 30)
        self.settlement = self._line("settlement", 18)
        self.least, self.most = self._line("least", 7), self._line("most", 7)
        for one in (self.least, self.most):
            one.setValidator(QIntValidator(0, _MOST_PEOPLE, one))
        self.region = self._choice("region", [(name, name) for name in self._regions])
        self.county = self._choice("county", [])
        self.district = self._choice("district", [])
        groups, fields = self._edition.action_plan.groups, self._edition.coverage.fields
        self.group = self._choice("group", [(one.code, one.title) for one in groups])
        self.field = self._choice("field", [(one.code, one.label) for one in fields])
        self.part = self._choice("part", [(one, text(f"holdings.part.{one}")) for one in Part])
        self.list = SheetView(plain=True)
        self.practice = KeptPractice(session, self.holdings)
        self.nothing = sentence(text("holdings.search.none"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self._place()
        self._offer_places()
        self.list.opened.connect(self._open)
        self.list.table.selectionModel().currentChanged.connect(self._chosen)
        self._search()

    def _line(self, key: str, letters: int) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(text(f"holdings.search.{key}_field"))
        line.setPlaceholderText(text(f"holdings.search.{key}_hint"))
        line.setFixedWidth(look.letters(line, letters))
        line.textEdited.connect(self._typed)
        return line

    def _choice(self, key: str, choices: list[tuple[object, str]]) -> ChoiceField:
        field = ChoiceField([("", text(f"holdings.search.{key}_any")), *choices])
        field.setMinimumContentsLength(21 if key == "part" else 14)
        field.setAccessibleName(text(f"holdings.search.{key}_field"))
        field.finished.connect(self._chosen_place)
        return field

    def _place(self) -> None:
        fields = Flow()
        people = labelled(text("holdings.search.people"), self.least)
        for widget in (self.words, self.settlement, self.region, self.county, self.district):
            fields.addWidget(widget)
        for widget in (people, labelled("–", self.most), self.group, self.field, self.part):
            fields.addWidget(widget)
        column = mentor_column(self, self.session, "held_search")
        column.addLayout(fields)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.practice)
        column.addStretch(0)  # where there is nothing yet, the words stay above

    # what the frame asks ----------------------------------------------------------------------

    def reload(self, outcome: object) -> None:
        """Programmes may have come since."""
        if outcome is None:
            self._offer_places()
            self._search()

    def start_focus(self) -> None:
        """Where the words are typed."""
        self.words.setFocus()

    def guidance(self) -> str:
        """How words are looked for."""
        return text("holdings.search.guidance")

    # looking ----------------------------------------------------------------------------------

    def _offer_places(self) -> None:
        places = self.holdings.places()
        within = self._regions.get(self.region.value() or "", ())
        counties = sorted({one for one, _ in places if one and (not within or one in within)}, key=sort_key)
        self.county.offer([("", text("holdings.search.county_any")), *((one, one) for one in counties)])
        county = self.county.value()
        districts = sorted(
            {d for c, d in places if d and (c == county or (not county and c in counties))}, key=sort_key
        )
        self.district.offer([("", text("holdings.search.district_any")), *((one, one) for one in districts)])

    def _typed(self) -> None:
        self._pause.start()

    def _chosen_place(self) -> None:
        self._offer_places()
        self._search()

    def query(self) -> Query:
        """What is looked for."""
        county, region = self.county.value(), self.region.value()
        return Query(
            self.words.text(),
            self.settlement.text(),
            (county,) if county else self._regions.get(region or "", ()),
            (self.district.value(),) if self.district.value() else (),
            int(self.least.text()) if self.least.text() else None,
            int(self.most.text()) if self.most.text() else None,
            self.group.value() or "",
            self.field.value() or "",
            self.part.value() or None,
        )

    def _search(self) -> None:
        self._pause.stop()
        self._job = self.session.jobs.start(held_search.found, self.holdings, self._edition, self.query())
        self._job.done.connect(self._show)
        self._job.failed.connect(self._refuse)

    def _show(self, found: Found) -> None:
        if self.sender() is not self._job:
            return  # something else is looked for meanwhile
        self._job = None
        self.list.show_sheet(found.sheet)
        self.practice.show_hit(None)
        self.list.setVisible(bool(found.hits.found))
        self.nothing.setVisible(not found.hits.found)
        empty = self.holdings.is_empty
        self.nothing.setText(text("holdings.together_empty" if empty else "holdings.search.none"))

    def _refuse(self, error: UserError) -> None:
        if self.sender() is self._job:
            self._job = None
            self.session.bus.refused.emit(error)

    def _chosen(self) -> None:
        index = self.list.table.currentIndex()
        cell = self.list.rows.cell(index.row(), 0)
        self.practice.show_hit(cell.named[0] if cell is not None and cell.named else None)

    def _open(self, named: Named) -> None:
        self._opener.open(named.file_hash)
