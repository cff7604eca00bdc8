"""*Éves nyomon követés*: each measure in a chosen year, and the law's days."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from hep_desktop.domain.followup import FollowUp, MeasureState
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import FollowUpPlace, Place
from hep_desktop.domain.programme import NOT_ADOPTED, Status
from hep_desktop.template.numbering import Numbered, numbered
from hep_desktop.ui import look
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.law_list import LawList
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.followup_form import FollowUpForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_WIDTH = 90  # letters
_MARKS = {
    MeasureState.UNTOLD: look.OPEN,
    MeasureState.NOT_BEGUN: look.OPEN,
    MeasureState.UNDER_WAY: look.TIP,
    MeasureState.DONE: look.DONE,
    MeasureState.MISSED: look.WARNING,
    MeasureState.CHANGED: look.TIP,
}


class FollowupPage(Page):
    """The list and the form of a year; before adoption only the days."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.report = page_action(self, "followup.report", "", self._show_report)
        self.years = QComboBox()
        self.list = GroupedList()
        self.list.setAccessibleName(text("followup.list"))
        self.form = FollowUpForm(session)
        self.law = LawList(session, self)
        self._right = SheetOrWords(self.form)
        self._told = sentence()
        self.tabs = QTabWidget()
        self.tabs.setUsesScrollButtons(False)  # the first of the two would be hidden when it comes with the adoption
        self._place()
        self.years.currentIndexChanged.connect(self._year_chosen)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.reload(None)

    def _place(self) -> None:
        caption = QLabel(text("followup.year"))
        caption.setBuddy(self.years)
        self.years.setAccessibleName(text("followup.year"))
        line = QHBoxLayout()
        for widget in (caption, self.years, ActionButton(self.report)):
            line.addWidget(widget)
        line.addStretch(1)
        measures = QWidget()
        column = QVBoxLayout(measures)
        column.addLayout(line)
        column.addWidget(SideBySide(self.list, self._right, share=(2, 3)), 1)
        days = QWidget()
        days.setMaximumWidth(look.letters(self, _WIDTH))
        inner = QVBoxLayout(days)
        inner.addWidget(self.law)
        inner.addStretch(1)
        self.tabs.addTab(measures, text("followup.measures"))
        self.tabs.addTab(scrolled(days), text("followup.days"))
        whole = QVBoxLayout(self)
        for widget in (heading(text("followup.title")), self._told):
            whole.addWidget(widget)
        whole.addWidget(self.tabs, 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose the measure and the year, and go into one of the fields."""
        del table
        if not isinstance(place, FollowUpPlace) or self.years.findText(place.year) < 0:
            return False
        self.years.setCurrentIndex(self.years.findText(place.year))
        return self.list.choose(place.measure) and (self.form.focus(field) or self.form.focus("state"))

    def show_node(self, node: str) -> None:
        """The days are counted anew when the page is shown."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show how things stand now."""
        del outcome
        status = self.session.programme.details.status
        followed = status not in NOT_ADOPTED
        if followed and not self.tabs.isTabVisible(0):
            self.tabs.setCurrentIndex(0)
        self.tabs.setTabVisible(0, followed)
        self._told.setText("" if status is Status.ADOPTED else text(f"followup.{_told_of(status)}"))
        self._told.setVisible(status is not Status.ADOPTED)
        self.law.reload()
        self.report.setEnabled(bool(self.session.programme.followups))
        if followed:
            self.form.set_writable(writable=status is Status.ADOPTED and not self.session.read_only)
            self._offer_years()
            self._list()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """What is asked every year."""
        return text("followup.guide.words")

    # inside -----------------------------------------------------------------------------------

    def _offer_years(self) -> None:
        details = self.session.programme.details
        offered = [str(year) for year in range(details.first_day.year, details.last_day.year + 1)]
        if offered != [self.years.itemText(at) for at in range(self.years.count())]:
            self.years.blockSignals(True)
            self.years.clear()
            self.years.addItems(offered)
            self.years.setCurrentIndex(max(0, self.years.findText(str(self.session.today().year))))
            self.years.blockSignals(False)

    def _list(self) -> None:
        groups = numbered(self.session.edition.action_plan, self.session.programme)
        self.list.show_groups(
            [Group(g.code, f"{g.number} {g.title}", tuple(map(self._row, measures))) for g, measures in groups]
        )
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    def _row(self, one: Numbered) -> Row:
        record = self._record(one.measure.id)
        title = f"{one.number} {one.measure.title.strip()}"
        state = record.state if record is not None else MeasureState.UNTOLD
        if record is not None and record.lacks_evidence:
            return Row(one.measure.id, title, text("followup.no_evidence"), look.WARNING)
        return Row(one.measure.id, title, text(f"papers.followup.states.{state}"), _MARKS[state])

    def _record(self, measure: str) -> FollowUp | None:
        return self.session.programme.followups.get((measure, self.years.currentText()))

    def _show_chosen(self, key: str) -> None:
        if key in self.session.programme.measures:
            self._right.show_sheet()
            self.form.show_year(key, self.years.currentText())
        else:
            self.form.leave()
            self._right.show_words(text("followup.none_chosen"))

    def _year_chosen(self) -> None:
        self.form.leave()
        self._list()

    def _write(self) -> None:
        self.form.focus("state")

    def _show_report(self) -> None:
        self.leave()
        self.session.go("preview", "followup")


def _told_of(status: Status) -> str:
    return "not_adopted" if status is Status.DRAFT else status.value
