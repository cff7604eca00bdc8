"""Where the office keeps the record of each kind of place: in which map, under which key."""

from typing import Any

from hep_desktop.domain.council import Council
from hep_desktop.domain.custody import Custody
from hep_desktop.domain.mentor_places import (
    ChecklistPlace,
    ContactPlace,
    CountyForumPlace,
    CountyMeetingPlace,
    MunicipalityPlace,
)
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.outline import Outline
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
    ProblemPlace,
    ReasonPlace,
    RemarkPlace,
    RequestPlace,
    ResponsePlace,
    ReviewPlace,
    RowPlace,
    SendingPlace,
    SettlementPlace,
    StoreBound,
    TaskPlace,
    TextPlace,
)
from hep_desktop.domain.review import Review
from hep_desktop.domain.situation import FactKey

Single = OutlinePlace | CouncilPlace | CustodyPlace | ReviewPlace
"""Of these a programme has one record each."""


_SHARED: dict[type, tuple[str, str]] = {
    SettlementPlace: ("settlements", "settlement"),
    MeetingPlace: ("meetings", "meeting"),
    OfficeTextPlace: ("texts", "node"),
    ForumRulesPlace: ("forums", "settlement"),
    PersonPlace: ("people", "person"),
    LayoutPlace: ("layouts", "layout"),
    KeptMeasurePlace: ("kept_measures", "kept"),
    MunicipalityPlace: ("desk", "code"),
    ContactPlace: ("contacts", "contact"),
    ChecklistPlace: ("checklists", "checklist"),
    CountyForumPlace: ("county_forums", "forum"),
    CountyMeetingPlace: ("county_meetings", "meeting"),
    AssociationPlace: ("associations", "association"),
}
"""The map of `Office` that holds records the whole store shares, and the field of the place that is the key there."""


def shared_home(place: StoreBound) -> tuple[str, str]:
    """The map of `Office` that holds a record the whole store shares, and its key there."""
    home, field = _SHARED[type(place)]
    return home, getattr(place, field)


Mapped = (
    FactPlace
    | RowPlace
    | TextPlace
    | ChapterPlace
    | ProblemPlace
    | MeasurePlace
    | ChartPlace
    | AnswerPlace
    | RequestPlace
    | OpinionPlace
    | SendingPlace
    | TaskPlace
    | RemarkPlace
    | ResponsePlace
    | FollowUpPlace
    | ReasonPlace
)
"""Of these a programme has many, each under its key."""


def home_of(place: Mapped) -> tuple[str, Any]:  # noqa: C901, PLR0911, PLR0912 – one return a kind of place
    """The map of `Programme` that holds the record of a place, and its key there."""
    match place:
        case FactPlace():
            return "facts", FactKey(place.indicator, place.period, place.member)
        case RowPlace():
            return "rows", place.row
        case TextPlace():
            return "texts", place.node
        case ChapterPlace():
            return "chapters", place.node
        case ProblemPlace():
            return "problems", place.problem
        case MeasurePlace():
            return "measures", place.measure
        case FollowUpPlace():
            return "followups", (place.measure, place.year)
        case ReasonPlace():
            return "reasons", place.measure
        case ChartPlace():
            return "charts", place.table
        case AnswerPlace():
            return "answers", place.finding
        case RequestPlace():
            return "requests", place.request
        case OpinionPlace():
            return "opinions", place.opinion
        case SendingPlace():
            return "sendings", place.sending
        case TaskPlace():
            return "tasks", place.task
        case RemarkPlace():
            return "remarks", place.remark
        case ResponsePlace():
            return "responses", place.response


def single_of(place: Single) -> tuple[str, Record]:
    """The field of `Programme` that holds the one record of a place, and what it is where nothing was said."""
    match place:
        case OutlinePlace():
            return "outline", Outline()
        case CouncilPlace():
            return "council", Council()
        case CustodyPlace():
            return "custody", Custody()
        case ReviewPlace():
            return "review", Review()
