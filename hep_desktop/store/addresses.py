"""Places and records as the columns of one table: (programme, kind, key) and a body in canonical JSON."""

from dataclasses import fields

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.associations import Association
from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.council import Council
from hep_desktop.domain.custody import Custody
from hep_desktop.domain.directory import Person
from hep_desktop.domain.followup import FollowUp
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.forum_rules import ForumRules
from hep_desktop.domain.kept_measures import KeptMeasure
from hep_desktop.domain.layout import Layout
from hep_desktop.domain.mentor import Checklist, Contact, CountyForum, CountyMeeting, Municipality
from hep_desktop.domain.mentor_places import (
    ChecklistPlace,
    ContactPlace,
    CountyForumPlace,
    CountyMeetingPlace,
    MunicipalityPlace,
)
from hep_desktop.domain.office_texts import OfficeText
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.outline import Chapter, Outline
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
    programme_of,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.remarks import Remark, Response
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.review import Reason, Review
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.sendings import Sending
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, Text
from hep_desktop.domain.tasks import Task

Address = tuple[str, str, str]
"""Programme ("" for what the whole store shares), kind and key."""

KINDS: dict[str, type[Record]] = {
    "programme": ProgrammeDetails,
    "settlement": Settlement,
    "meeting": Meeting,
    "layout": Layout,
    "kept_measure": KeptMeasure,
    "fact": Fact,
    "row": ListRow,
    "text": Text,
    "chapter": Chapter,
    "outline": Outline,
    "council": Council,
    "custody": Custody,
    "followup": FollowUp,
    "review": Review,
    "reason": Reason,
    "problem": Problem,
    "measure": Measure,
    "chart": ChartChoice,
    "answer": Answer,
    "request": DataRequest,
    "opinion": Opinion,
    "sending": Sending,
    "task": Task,
    "remark": Remark,
    "response": Response,
    "office_text": OfficeText,
    "person": Person,
    "forum_rules": ForumRules,
    "municipality": Municipality,
    "contact": Contact,
    "checklist": Checklist,
    "county_forum": CountyForum,
    "county_meeting": CountyMeeting,
    "association": Association,
}

PLACES: dict[str, type[Place]] = {
    "programme": ProgrammePlace,
    "settlement": SettlementPlace,
    "meeting": MeetingPlace,
    "layout": LayoutPlace,
    "kept_measure": KeptMeasurePlace,
    "fact": FactPlace,
    "row": RowPlace,
    "text": TextPlace,
    "chapter": ChapterPlace,
    "outline": OutlinePlace,
    "council": CouncilPlace,
    "custody": CustodyPlace,
    "followup": FollowUpPlace,
    "review": ReviewPlace,
    "reason": ReasonPlace,
    "problem": ProblemPlace,
    "measure": MeasurePlace,
    "chart": ChartPlace,
    "answer": AnswerPlace,
    "request": RequestPlace,
    "opinion": OpinionPlace,
    "sending": SendingPlace,
    "task": TaskPlace,
    "remark": RemarkPlace,
    "response": ResponsePlace,
    "office_text": OfficeTextPlace,
    "person": PersonPlace,
    "forum_rules": ForumRulesPlace,
    "municipality": MunicipalityPlace,
    "contact": ContactPlace,
    "checklist": ChecklistPlace,
    "county_forum": CountyForumPlace,
    "county_meeting": CountyMeetingPlace,
    "association": AssociationPlace,
}

_KIND_OF = {place: kind for kind, place in PLACES.items()}
_NAMES = {place: tuple(one.name for one in fields(place)) for place in _KIND_OF}
_MARK = "|"  # stands in no indicator code and no period; a member may hold it, since it comes last


def address_of(place: Place) -> Address:
    """Where the record of a place is kept."""
    parts: list[str] = [getattr(place, name) for name in _NAMES[type(place)]]
    programme = "" if programme_of(place) is None else parts.pop(0)
    return programme, _KIND_OF[type(place)], _MARK.join(parts)


def place_at(programme: str, kind: str, key: str) -> Place:
    """The place of a kept record. Raises ValueError for an unknown kind or a key of another shape."""
    place = PLACES.get(kind)
    if place is None:
        msg = f"{kind} is no kind of record"
        raise ValueError(msg)
    names = _NAMES[place]
    before = [programme] if names[0] == "programme" else []
    wanted = len(names) - len(before)
    parts = key.split(_MARK, wanted - 1) if wanted else []
    if len(parts) != wanted:
        msg = f"{key} is no key of a {kind}"
        raise ValueError(msg)
    return place(*before, *parts)


def body_of(kind: str, record: Record) -> str:
    """A record as canonical JSON."""
    return dumps(to_plain(record, KINDS[kind]))


def record_of(kind: str, body: object) -> Record:
    """The record of the JSON data that `body_of` wrote. Raises ValueError."""
    return from_plain(body, KINDS[kind])
