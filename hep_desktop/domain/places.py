"""Typed addresses of everything a user can change: this fact, this chapter's text, this measure."""

from hep_desktop.domain.mentor_places import MentorPlace
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FactPlace:
    """One figure of a programme: indicator, period and, in list tables, the row's member."""

    programme: str
    indicator: str
    period: str
    member: str = ""


@dataclass(frozen=True, slots=True, order=True)
class TextPlace:
    """The text under one node of the document, e.g. `he.3.2`."""

    programme: str
    node: str


@dataclass(frozen=True, slots=True, order=True)
class ProblemPlace:
    """One problem found by the situation analysis."""

    programme: str
    problem: str


@dataclass(frozen=True, slots=True, order=True)
class MeasurePlace:
    """One measure of the action plan."""

    programme: str
    measure: str


@dataclass(frozen=True, slots=True, order=True)
class ProgrammePlace:
    """What a programme says of itself: settlement, edition, dates, state."""

    programme: str


@dataclass(frozen=True, slots=True, order=True)
class SettlementPlace:
    """One municipality of the office; belongs to the store, not to a programme."""

    settlement: str


@dataclass(frozen=True, slots=True, order=True)
class MeetingPlace:
    """One meeting of the HEP Forum; belongs to the store, since it may serve several programmes."""

    meeting: str


@dataclass(frozen=True, slots=True, order=True)
class PersonPlace:
    """Somebody in the office's list of people; belongs to the store."""

    person: str


@dataclass(frozen=True, slots=True, order=True)
class ForumRulesPlace:
    """How the forum of a settlement works; belongs to the store, since it outlives a programme."""

    settlement: str


@dataclass(frozen=True, slots=True, order=True)
class OfficeTextPlace:
    """The office's own wording for one heading; belongs to the store."""

    node: str


@dataclass(frozen=True, slots=True, order=True)
class LayoutPlace:
    """How tables of one shape are read; belongs to the store, since the next file may serve any programme."""

    layout: str


@dataclass(frozen=True, slots=True, order=True)
class KeptMeasurePlace:
    """A measure the office keeps as an example; belongs to the store."""

    kept: str


@dataclass(frozen=True, slots=True, order=True)
class AssociationPlace:
    """An association of municipalities; belongs to the store."""

    association: str


@dataclass(frozen=True, slots=True, order=True)
class RowPlace:
    """One row of a list table."""

    programme: str
    row: str


@dataclass(frozen=True, slots=True, order=True)
class ChapterPlace:
    """What is said of one node of the document besides its text."""

    programme: str
    node: str


@dataclass(frozen=True, slots=True, order=True)
class OutlinePlace:
    """How a programme's headings differ from those of its edition."""

    programme: str


@dataclass(frozen=True, slots=True, order=True)
class CouncilPlace:
    """The proposal to the council and its vote on a programme."""

    programme: str


@dataclass(frozen=True, slots=True, order=True)
class CustodyPlace:
    """In whose hands a programme is."""

    programme: str


@dataclass(frozen=True, slots=True, order=True)
class ChartPlace:
    """The choice whether the chart of a table is printed."""

    programme: str
    table: str


@dataclass(frozen=True, slots=True, order=True)
class RequestPlace:
    """One request for data sent to an institution."""

    programme: str
    request: str


@dataclass(frozen=True, slots=True, order=True)
class SendingPlace:
    """One line of the log of what was sent."""

    programme: str
    sending: str


@dataclass(frozen=True, slots=True, order=True)
class OpinionPlace:
    """What somebody says of a programme before the vote."""

    programme: str
    opinion: str


@dataclass(frozen=True, slots=True, order=True)
class TaskPlace:
    """One task that a meeting or the clerk has set."""

    programme: str
    task: str


@dataclass(frozen=True, slots=True, order=True)
class AnswerPlace:
    """The answer to one finding of the checks, by the finding's key."""

    programme: str
    finding: str


@dataclass(frozen=True, slots=True, order=True)
class FollowUpPlace:
    """What is said of a measure in one year of the adopted programme."""

    programme: str
    measure: str
    year: str


@dataclass(frozen=True, slots=True, order=True)
class ReviewPlace:
    """What a review found."""

    programme: str


@dataclass(frozen=True, slots=True, order=True)
class ReasonPlace:
    """Why the review kept, changed, dropped or added a measure."""

    programme: str
    measure: str


@dataclass(frozen=True, slots=True, order=True)
class RemarkPlace:
    """One remark on a programme."""

    programme: str
    remark: str


@dataclass(frozen=True, slots=True, order=True)
class ResponsePlace:
    """One response to a remark."""

    programme: str
    response: str


ProgrammeBound = (
    FactPlace
    | RowPlace
    | TextPlace
    | ChapterPlace
    | OutlinePlace
    | CouncilPlace
    | CustodyPlace
    | FollowUpPlace
    | ReviewPlace
    | ReasonPlace
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
    | ProgrammePlace
)
StoreBound = (
    SettlementPlace
    | MeetingPlace
    | PersonPlace
    | ForumRulesPlace
    | OfficeTextPlace
    | LayoutPlace
    | KeptMeasurePlace
    | AssociationPlace
    | MentorPlace
)
"""What the whole store shares."""
Place = ProgrammeBound | StoreBound


def programme_of(place: Place) -> str | None:
    """The id of the programme a place belongs to, or None for what the whole store shares."""
    return None if isinstance(place, StoreBound) else place.programme
