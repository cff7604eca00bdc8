"""The steps of the walk, and where a finding leads."""

from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import (
    AnswerPlace,
    ChapterPlace,
    ChartPlace,
    CouncilPlace,
    CustodyPlace,
    FactPlace,
    FollowUpPlace,
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
    RequestPlace,
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


def step_of(place: Place | None, node: str) -> str:  # noqa: C901, PLR0911, PLR0912 – one return a step
    """The step of the walk that shows a place; without a place, the step or chapter `node` decides."""
    match place:
        case (
            FactPlace()
            | RowPlace()
            | ChartPlace()
            | TextPlace()
            | ChapterPlace()
            | OutlinePlace()
            | AnswerPlace()
            | OfficeTextPlace()
        ):
            return "situation"
        case ProblemPlace():
            return "problems"
        case MeasurePlace() | KeptMeasurePlace():
            return "plan"
        case RequestPlace():
            return "requests"
        case OpinionPlace():
            return "opinions"
        case SendingPlace():
            return "sendings"
        case TaskPlace():
            return "tasks"
        case MeetingPlace():
            return "forum"
        case PersonPlace():
            return "directory"
        case CouncilPlace():
            return "adoption"
        case ReviewPlace() | ReasonPlace():
            return "review"
        case FollowUpPlace():
            return "followup"
        case SettlementPlace() | ProgrammePlace() | CustodyPlace() | LayoutPlace():
            return "settlement"
        case None:
            return node if node in STEPS else "situation"


def destination_of(finding: Finding) -> Destination:
    """Where a finding is mended."""
    step = step_of(finding.place, finding.node)
    node = "" if finding.node in STEPS else finding.node
    return Destination(step, node, finding.place, finding.field, finding.table)
