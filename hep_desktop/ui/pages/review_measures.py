"""The measures at a review: what became of each since its adoption, and why."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import Command, GiveReason
from hep_desktop.domain.comparing import Compared, Fate, measures_compared
from hep_desktop.domain.judging import lacks_reason
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.review import Reason
from hep_desktop.template.field_differences import field_differences
from hep_desktop.ui import look
from hep_desktop.ui.difference_label import difference_label
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, page_action, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

_MARKS = {Fate.UNCHANGED: look.OPEN, Fate.CHANGED: look.TIP, Fate.REMOVED: look.TIP, Fate.NEW: look.TIP}


class ReasonForm(RecordForm):
    """One measure then and now, with the reason."""

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(session, self._find, self._command)
        self._title, self._fate, self._differs = subheading(""), sentence(), sentence()
        self._marked = QWidget()
        self._lines = QVBoxLayout(self._marked)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.open = page_action(page, "review.open_measure", "", self._open)
        for widget in (self._title, self._fate, self._differs, self._marked):
            self.add_widget(widget)
        self.add("words", text("review.reason"), TextField())
        self.add_widget(ActionButton(self.open))
        self.add_stretch()

    def show_measure(self, one: Compared, then: Programme) -> None:
        """Show what became of a measure."""
        measure = one.now or one.then
        self._title.setText(measure.title if measure is not None else "")
        self._fate.setText(text("review.fate", fate=text(f"papers.comparison.fates.{one.fate}")))
        self._differs.setText(_state(one, then))
        self._show_differences(one, then)
        self.open.setEnabled(one.now is not None)
        self.set_writable(writable=self.session.writable)
        self.switch_to(one.id)

    def _show_differences(self, one: Compared, then: Programme) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if one.fields:
            self._lines.addWidget(sentence(text("review.marked"), quiet=True))
        plan = self.session.edition.action_plan
        for label, stretches in field_differences(plan, then, self.session.programme, one):
            self._lines.addWidget(difference_label(stretches, text("review.field", field=label)))

    def _find(self, key: str) -> Reason | None:
        return self.session.programme.reasons.get(key, Reason()) if key else None

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        del field
        return GiveReason(self.session.programme_id, key, value)

    def _open(self) -> None:
        self.leave()
        self.session.go("plan", place=MeasurePlace(self.session.programme_id, self.key), field="title")


class ReviewMeasures(QWidget):
    """The list of measures with their fates, and the form beside it."""

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._then: Programme | None = None
        self._all: dict[str, Compared] = {}
        self.list = GroupedList()
        self.list.setAccessibleName(text("review.measures"))
        self.form = ReasonForm(session, page)
        self._right = SheetOrWords(self.form)
        self._told = sentence()
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addWidget(SideBySide(self.list, self._right, share=(2, 3)), 1)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)

    def show_versions(self, then: Programme) -> None:
        """Compare anew."""
        self._then = then
        now, plan = self._session.programme, self._session.edition.action_plan
        compared = {group: measures_compared(then, now, group.code) for group in plan.groups}
        self._all = {one.id: one for some in compared.values() for one in some}
        self._told.setText(self._counted(now))
        self.list.show_groups(
            [
                Group(group.code, f"{group.number} {group.title}", tuple(_row(now, one) for one in some))
                for group, some in compared.items()
            ]
        )
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    def show_measure(self, measure: str) -> bool:
        """Go into the reason of a measure."""
        return self.list.choose(measure) and self.form.focus("words")

    def _counted(self, now: Programme) -> str:
        fates = [one.fate for one in self._all.values()]
        told = ", ".join(text(f"papers.comparison.count.{fate}", count=fates.count(fate)) for fate in Fate)
        lacking = sum(lacks_reason(now, one) for one in self._all.values())
        rest = text("review.lacking", count=lacking) if lacking else text("review.none_lacking")
        return f"{told}. {look.WARNING[0] if lacking else look.DONE[0]} {rest}"

    def _show_chosen(self, key: str) -> None:
        if key in self._all and self._then is not None:
            self._right.show_sheet()
            self.form.show_measure(self._all[key], self._then)
        else:
            self.form.leave()
            self._right.show_words(text("review.none_chosen"))

    def _write(self) -> None:
        self.form.focus("words")


def _row(now: Programme, one: Compared) -> Row:
    measure = one.now or one.then
    fate = text(f"papers.comparison.fates.{one.fate}")
    if lacks_reason(now, one):
        fate, mark = text("review.no_reason", fate=fate), look.WARNING
    else:
        mark = look.DONE if one.fate is not Fate.UNCHANGED else _MARKS[one.fate]
    title = measure.title.strip() if measure is not None else ""
    return Row(one.id, title or text("review.untitled"), fate, mark)


def _state(one: Compared, then: Programme) -> str:
    """How far the measure was when it was last followed up."""
    years = sorted(year for measure, year in then.followups if measure == one.id)
    if not years:
        return text("review.not_followed") if one.then is not None else ""
    record = then.followups[one.id, years[-1]]
    return text("review.followed", year=years[-1], state=text(f"papers.followup.states.{record.state}"))
