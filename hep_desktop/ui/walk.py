"""The steps of the walk, and where a finding leads."""

from hep_desktop.domain.findings import Finding
from hep_desktop.domain.mentor_places import (
    ChecklistPlace,
    ContactPlace,
    CountyForumPlace,
    CountyMeetingPlace,
    MunicipalityPlace,
)
from hep_desktop.domain.places import (
    AnswerPlace,
    AssociationPlace,
    ChapterPlace,
    ChartPlace,
    CouncilPlace,
    CustodyPlace,
    FactPlace,
    FollowUpPlace,
    ForumRulesPlace,
    KeptMeasurePlace,
    LayoutPlace,
    MeasurePlace,
    MeetingPlace,
    OfficeTextPlace,
    OpinionPlace,
    OutlinePlace,
    PersonPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    ReasonPlace,
    RemarkPlace,
    RequestPlace,
    ResponsePlace,
    ReviewPlace,
    RowPlace,
    SendingPlace,
    SettlementPlace,
    TaskPlace,
    TextPlace,
)
from hep_desktop.frozen import dataclass

STEPS = ("settlement", "situation", "problems", "plan", "forum", "adoption", "ready", "followup", "review")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go: a step or another page (`start`, `import`), a chapter of it, and the very place."""

    step: str
    node: str = ""
    place: Place | None = None
    field: str = ""
    table: str = ""


STEP_OF: dict[type, str] = {
    FactPlace: "situation",
    RowPlace: "situation",
    ChartPlace: "situation",
    TextPlace: "situation",
    ChapterPlace: "situation",
    OutlinePlace: "situation",
    AnswerPlace: "situation",
    OfficeTextPlace: "situation",
    ProblemPlace: "problems",
    MeasurePlace: "plan",
    KeptMeasurePlace: "plan",
    RequestPlace: "requests",
    OpinionPlace: "opinions",
    SendingPlace: "sendings",
    TaskPlace: "tasks",
    RemarkPlace: "remarks",
    ResponsePlace: "remarks",
    MeetingPlace: "forum",
    ForumRulesPlace: "forum_rules",
    PersonPlace: "directory",
    MunicipalityPlace: "desk",
    ContactPlace: "contacts",
    ChecklistPlace: "checklist",
    CountyForumPlace: "county_forums",
    CountyMeetingPlace: "county_forums",
    AssociationPlace: "associations",
    CouncilPlace: "adoption",
    FollowUpPlace: "followup",
    ReviewPlace: "review",
    ReasonPlace: "review",
    SettlementPlace: "settlement",
    ProgrammePlace: "settlement",
    CustodyPlace: "settlement",
    LayoutPlace: "settlement",
}
"""The step of the walk, or another page, that shows a place."""


def step_of(place: Place | None, node: str) -> str:
    """Where a place is shown; without a place, the step or chapter `node` decides."""
    if place is None:
        return node if node in STEPS else "situation"
    return STEP_OF[type(place)]


def destination_of(finding: Finding) -> Destination:
    """Where a finding is mended."""
    step = step_of(finding.place, finding.node)
    node = "" if finding.node in STEPS else finding.node
    return Destination(step, node, finding.place, finding.field, finding.table)
