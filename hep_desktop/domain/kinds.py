"""The kinds of record there are: what each is called, at what place it lies and where the snapshot keeps it.

This is where a kind is declared; the store, files, undo and the words of the window follow from it. A new kind is its
record's class, its place (`places.py`), a line here, a field of `Programme` or `Office` and the page that shows it
(`ui/walk.py`); `tests/house/test_kinds.py` names what is missing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

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
    ProgrammeBound,
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
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.remarks import Remark, Response
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.review import Reason, Review
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.sendings import Sending
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey, Text
from hep_desktop.domain.tasks import Task
from hep_desktop.frozen import dataclass

if TYPE_CHECKING:
    from hep_desktop.domain.office import Office
    from hep_desktop.domain.programme import Programme


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `name` stands in stores and files, so it never changes; the words of the window go by it, too.
    `home` is the field of `Programme` or `Office` that holds such records by key, or the one a programme has.
    `blank` makes what such a field for one holds while nothing was said.
    """

    name: str
    place: type[Place]
    record: type[Record]
    home: str
    blank: Callable[[], Record] | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The fields of the place that tell its record from others of the programme, or of the store."""
        return _own_parts(self.place)

    def at(self, programme: str, parts: Iterable[str] = ()) -> Place:
        """The place with such parts, in a programme where it lies in one."""
        place_of: Callable[..., Place] = self.place
        return place_of(programme, *parts) if _lies_in_a_programme(self.place) else place_of(*parts)

    def key_of(self, place: Place) -> Any:  # noqa: ANN401 – what the map at home has for keys
        """Under which key the record of a place stands at home."""
        return _key_getter(self.place)(place)

    def found(self, owner: "Programme | Office", place: Place) -> Record | None:
        """What its owner holds at a place."""
        at_home = getattr(owner, self.home)
        if self.parts:
            return at_home.get(self.key_of(place))
        return None if self.blank is not None and at_home == self.blank() else at_home

    def records(self, owner: "Programme | Office", programme: str = "") -> Iterator[tuple[Place, Record]]:
        """All records of this kind that a programme, or the office, holds."""
        if self.parts:
            at_home: Mapping[Any, Record] = getattr(owner, self.home)
            yield from ((self.at(programme, _parts_of(key)), record) for key, record in at_home.items())
        elif (record := self.found(owner, self.at(programme))) is not None:
            yield self.at(programme), record


def _parts_of(key: Any) -> tuple[str, ...]:  # noqa: ANN401 – as above
    match key:
        case FactKey(indicator, period, member):
            return indicator, period, member
        case tuple():
            return cast("tuple[str, ...]", key)
        case _:
            return (key,)


@cache
def _own_parts(place: type[Place]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(place) if one.name != "programme")


@cache
def _key_getter(place: type[Place]) -> Callable[[Any], Any]:
    return FactKey.of if place is FactPlace else attrgetter(*_own_parts(place))


@cache
def _lies_in_a_programme(place: type[Place]) -> bool:
    return issubclass(place, ProgrammeBound)


SETTLEMENT = Kind("settlement", SettlementPlace, Settlement, "settlements")

OF_A_PROGRAMME: tuple[Kind, ...] = (
    Kind("programme", ProgrammePlace, ProgrammeDetails, "details"),
    Kind("fact", FactPlace, Fact, "facts"),
    Kind("text", TextPlace, Text, "texts"),
    Kind("chapter", ChapterPlace, Chapter, "chapters"),
    Kind("row", RowPlace, ListRow, "rows"),
    Kind("outline", OutlinePlace, Outline, "outline", blank=Outline),
    Kind("council", CouncilPlace, Council, "council", blank=Council),
    Kind("custody", CustodyPlace, Custody, "custody", blank=Custody),
    Kind("review", ReviewPlace, Review, "review", blank=Review),
    Kind("problem", ProblemPlace, Problem, "problems"),
    Kind("measure", MeasurePlace, Measure, "measures"),
    Kind("followup", FollowUpPlace, FollowUp, "followups"),
    Kind("reason", ReasonPlace, Reason, "reasons"),
    Kind("chart", ChartPlace, ChartChoice, "charts"),
    Kind("answer", AnswerPlace, Answer, "answers"),
    Kind("request", RequestPlace, DataRequest, "requests"),
    Kind("opinion", OpinionPlace, Opinion, "opinions"),
    Kind("sending", SendingPlace, Sending, "sendings"),
    Kind("task", TaskPlace, Task, "tasks"),
    Kind("remark", RemarkPlace, Remark, "remarks"),
    Kind("response", ResponsePlace, Response, "responses"),
)
"""Kept in each programme; itself before what belongs to it."""

OF_THE_STORE: tuple[Kind, ...] = (
    SETTLEMENT,
    Kind("meeting", MeetingPlace, Meeting, "meetings"),
    Kind("office_text", OfficeTextPlace, OfficeText, "texts"),
    Kind("layout", LayoutPlace, Layout, "layouts"),
    Kind("kept_measure", KeptMeasurePlace, KeptMeasure, "kept_measures"),
    Kind("person", PersonPlace, Person, "people"),
    Kind("forum_rules", ForumRulesPlace, ForumRules, "forums"),
    Kind("municipality", MunicipalityPlace, Municipality, "desk"),
    Kind("contact", ContactPlace, Contact, "contacts"),
    Kind("checklist", ChecklistPlace, Checklist, "checklists"),
    Kind("county_forum", CountyForumPlace, CountyForum, "county_forums"),
    Kind("county_meeting", CountyMeetingPlace, CountyMeeting, "county_meetings"),
    Kind("association", AssociationPlace, Association, "associations"),
)
"""Shared by all programmes."""

KINDS = (*OF_A_PROGRAMME, *OF_THE_STORE)

_BY_PLACE = {kind.place: kind for kind in KINDS}


def kind_of(place: Place) -> Kind:
    """Of which kind the record of a place is."""
    return _BY_PLACE[type(place)]
