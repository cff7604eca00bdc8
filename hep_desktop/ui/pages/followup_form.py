"""The form of one measure in one year."""

from collections.abc import Iterator
from typing import Any

from hep_desktop.domain.commands import ChangeFollowUp, Command
from hep_desktop.domain.followup import FollowUp, MeasureState, Reached
from hep_desktop.domain.plan import Measure
from hep_desktop.hungarian import long_date
from hep_desktop.ui.evidence_files import EvidenceFiles
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column
from hep_desktop.ui.models.summary import indicator_line
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, title_field

_MARK = "|"  # between measure and year in the form's key


class FollowUpForm(RecordForm):
    """State, what the indicators reached, evidence, reason and the new deadline."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self._find, self._command)
        self.promised = sentence(quiet=True)
        self.add_widget(self.promised)
        states = [(state, text(f"papers.followup.states.{state}")) for state in MeasureState]
        self.add("state", text("followup.field.state"), ChoiceField(states))
        self.grid = RecordGrid(
            [
                Column(name, text(f"followup.reached.{name}"), share=share)
                for name, share in (("name", 5), ("value", 3), ("measured", 3), ("evidence", 5))
            ],
            self._make,
        )
        self.add("reached", text("followup.field.reached"), self.grid)
        self.add_widget(GridButtons(self.grid, text("followup.add_reached")))
        self.add("evidence", text("followup.field.evidence"), TextField())
        self.files = EvidenceFiles(session)
        self.add("files", text("followup.field.files"), self.files)
        self.add("reason", text("followup.field.reason"), TextField())
        self.add("deadline", text("followup.field.deadline"), title_field())
        self.add_stretch()

    def show_year(self, measure: str, year: str) -> None:
        """Show what is recorded of a measure in a year."""
        self.promised.setText("\n".join(_promised(self.session.programme.measures[measure])))
        self.switch_to(f"{measure}{_MARK}{year}")

    def _make(self) -> Reached:
        return Reached(self.session.new_id())

    def _find(self, key: str) -> FollowUp | None:
        measure, _, year = key.partition(_MARK)
        programme = self.session.programme
        if measure not in programme.measures:
            return None
        recorded = programme.followups.get((measure, year), FollowUp())
        return recorded.with_indicators(programme.measures[measure])

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        measure, _, year = key.partition(_MARK)
        given = MeasureState(value) if field == "state" else value  # Qt gives a plain text back
        return ChangeFollowUp(self.session.programme_id, measure, year, {field: given})


def _promised(measure: Measure) -> Iterator[str]:
    """What the adopted plan says of a measure's day and results."""
    deadline = measure.deadline or (long_date(measure.due) if measure.due is not None else "")
    if deadline:
        yield text("followup.promised.deadline", deadline=deadline)
    for one in measure.indicators:
        yield text("followup.promised.result", result=indicator_line(one))
