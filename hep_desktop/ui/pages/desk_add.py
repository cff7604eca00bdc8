"""*Település felvétele*: one municipality onto the mentor's desk, or at once all of its district or county."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import PutMunicipalities
from hep_desktop.domain.mentor import Municipality
from hep_desktop.domain.mentor_places import MunicipalityPlace
from hep_desktop.domain.settlement import GazetteerEntry, Settlement
from hep_desktop.services.desk_list import of_county
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_chooser import SettlementChooser
from hep_desktop.ui.strings import text


class DeskAddPage(Page):
    """The search, and three ways to take what was found."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chooser = SettlementChooser(session)
        self.one = page_action(self, "mentor_list.action.one", "Ctrl+Return", self._take_one)
        self.district = page_action(self, "mentor_list.action.district_none", "", self._take_district)
        self.county = page_action(self, "mentor_list.action.county_none", "", self._take_county)
        self.back = page_action(self, "mentor_list.action.back", "Esc", self._go_back)
        main = ActionButton(self.one)
        main.setObjectName("main")
        buttons = Flow()
        buttons.addWidget(main)
        for action in (self.district, self.county, self.back):
            buttons.addWidget(ActionButton(action))
        column = QVBoxLayout(self)
        column.addWidget(heading(text("mentor_list.add_title")))
        column.addWidget(sentence(text("mentor_list.add_words"), quiet=True))
        column.addWidget(self.chooser)
        column.addLayout(buttons)
        column.addStretch(1)
        self.chooser.changed.connect(self._offer)
        self.chooser.accepted.connect(self._take_one)
        self._offer()

    def start_focus(self) -> None:
        """Where the municipality is searched."""
        self.chooser.start_focus()

    def _offer(self) -> None:
        found = self.chooser.value()
        may = found is not None and not self.session.read_only
        self.one.setEnabled(may)
        self._of_county = of_county(self.session.editing, found.county) if may and found is not None else ()
        self._of_district = tuple(one for one in self._of_county if found and found.district == one.district != "")
        for action, key, rows in (
            (self.district, "district", self._of_district),
            (self.county, "county", self._of_county),
        ):
            action.setEnabled(len(rows) > 1)
            words = text(f"mentor_list.action.{key}", name=getattr(rows[0], key), count=len(rows)) if rows else ""
            action.setText(words if len(rows) > 1 else text(f"mentor_list.action.{key}_none"))

    def _take_one(self) -> None:
        found = self.chooser.value()
        if found is not None:
            self._put((_row(found),))

    def _take_district(self) -> None:
        self._put(self._of_district)

    def _take_county(self) -> None:
        self._put(self._of_county)

    def _put(self, rows: tuple[Municipality, ...]) -> None:
        """What stands on the desk already stays as it is."""
        new = tuple(row for row in rows if row.code not in self.session.office.desk)
        if new and not self.session.attempt(PutMunicipalities(new)):
            return
        self.session.bus.told.emit(text("mentor_list.added", count=len(new)))
        found = self.chooser.value()
        self.session.go("desk", place=MunicipalityPlace(found.code if found is not None else rows[0].code))

    def _go_back(self) -> None:
        self.session.go("desk")


def _row(found: Settlement | GazetteerEntry) -> Municipality:
    return Municipality(found.code, found.name, found.county, found.district, found.population)
