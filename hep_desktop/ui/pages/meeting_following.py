"""Below the decisions of a meeting: what the chosen one becomes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hep_desktop.domain.commands import AddMeasure, AddOpinion, ChangeMeeting
from hep_desktop.domain.forum import Decision, Meeting
from hep_desktop.domain.places import MeasurePlace, OpinionPlace
from hep_desktop.services.following import as_measure, as_remark, for_every_village
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grids import RecordGrid
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.pages.meeting_part import MeetingPart
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class MeetingFollowing(MeetingPart):
    """Three buttons about the row the cursor stands in; what was made is shown at once."""

    def __init__(
        self,
        session: Session,
        meeting: Callable[[], Meeting | None],
        grid: RecordGrid,
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, meeting, leave, parent)
        self._grid = grid

    def _place(self) -> None:
        self.measure = small_button(text("forum.following.measure"))
        self.remark = small_button(text("forum.following.remark"))
        self.everywhere = small_button(text("forum.following.everywhere"))
        self.measure.clicked.connect(self._make_measure)
        self.remark.clicked.connect(self._make_remark)
        self.everywhere.clicked.connect(self._make_everywhere)
        row = Flow()
        for button in (self.measure, self.remark, self.everywhere):
            row.addWidget(button)
        self._column.addLayout(row)

    def reload(self) -> None:
        """Tell what can be made now."""
        meeting = self._meeting()
        ready = meeting is not None and bool(meeting.decisions) and not self._session.read_only
        self.measure.setEnabled(ready)
        self.remark.setEnabled(ready)
        self.everywhere.setEnabled(ready)
        self.everywhere.setVisible(meeting is not None and len(meeting.programmes) > 1)

    def _chosen(self) -> tuple[Meeting, Decision] | None:
        """The decision the cursor stands in, else the last one."""
        meeting = self._left()
        if meeting is None or not meeting.decisions:
            return None
        at = self._grid.currentIndex().row()
        return meeting, meeting.decisions[at if 0 <= at < len(meeting.decisions) else -1]

    def _programme(self, decision: Decision) -> str:
        return decision.programme or self._session.programme_id

    def _make_measure(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        programme = self._programme(chosen[1])
        measure = as_measure(chosen[1], self._session.edition.action_plan.groups[0].code, self._session.new_id)
        if not self._session.attempt(AddMeasure(programme, measure)):
            return
        self._session.bus.told.emit(text("forum.following.measure_made"))
        if programme == self._session.programme_id:
            self._session.go("plan", place=MeasurePlace(programme, measure.id), field="title")

    def _make_remark(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        programme, remark = self._programme(chosen[1]), as_remark(*chosen, self._session.new_id)
        if not self._session.attempt(AddOpinion(programme, remark)):
            return
        self._session.bus.told.emit(text("forum.following.remark_made"))
        if programme == self._session.programme_id:
            self._session.go("opinions", place=OpinionPlace(programme, remark.id), field="answer")

    def _make_everywhere(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        meeting, decision = chosen
        decisions = for_every_village(meeting, decision, self._session.new_id)
        self._session.attempt(ChangeMeeting(meeting.id, {"decisions": decisions}))
