"""Everything one store holds, as a frozen snapshot: settlements, meetings and programmes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any, cast

from hep_desktop.domain.associations import Association
from hep_desktop.domain.directory import Directory, Person
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.forum_rules import ForumRules
from hep_desktop.domain.homes import Single, home_of, shared_home, single_of
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
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.places import (
    AnswerPlace,
    AssociationPlace,
    ChapterPlace,
    ChartPlace,
    CouncilPlace,
    CustodyPlace,
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
    StoreBound,
    TaskPlace,
    TextPlace,
)
from hep_desktop.domain.programme import YEARS_VALID, Programme, ProgrammeDetails, add_years
from hep_desktop.domain.settlement import Settlement
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """The snapshot of a whole store; `with_changes` gives the next one."""

    settlements: Mapping[str, Settlement] = field(default_factory=dict[str, Settlement])
    meetings: Mapping[str, Meeting] = field(default_factory=dict[str, Meeting])
    programmes: Mapping[str, Programme] = field(default_factory=dict[str, Programme])
    texts: Mapping[str, OfficeText] = field(default_factory=dict[str, OfficeText])
    layouts: Mapping[str, Layout] = field(default_factory=dict[str, Layout])
    people: Mapping[str, Person] = field(default_factory=dict[str, Person])
    kept_measures: Mapping[str, KeptMeasure] = field(default_factory=dict[str, KeptMeasure])
    forums: Mapping[str, ForumRules] = field(default_factory=dict[str, ForumRules])
    desk: Mapping[str, Municipality] = field(default_factory=dict[str, Municipality])
    contacts: Mapping[str, Contact] = field(default_factory=dict[str, Contact])
    checklists: Mapping[str, Checklist] = field(default_factory=dict[str, Checklist])
    county_forums: Mapping[str, CountyForum] = field(default_factory=dict[str, CountyForum])
    county_meetings: Mapping[str, CountyMeeting] = field(default_factory=dict[str, CountyMeeting])
    associations: Mapping[str, Association] = field(default_factory=dict[str, Association])

    @property
    def directory(self) -> Directory:
        """The people of the office in their order."""
        return Directory(tuple(sorted(self.people.values(), key=lambda one: (one.position, one.id))))

    def settlement_of(self, programme: str) -> Settlement:
        """The settlement a programme is for."""
        return self.settlements[self.programmes[programme].details.settlement]

    def last_day_of(self, programme: str) -> date:
        """The last of the five years, as the settlement's notary reads the law."""
        details, readings = self.programmes[programme].details, self.settlement_of(programme).readings
        return readings.last_of(add_years(details.first_day, YEARS_VALID))

    def forum_rules(self, settlement: str) -> ForumRules:
        """How the forum of a settlement works, as far as anybody has said."""
        return self.forums.get(settlement, ForumRules())

    def meetings_of(self, programme: str) -> tuple[Meeting, ...]:
        """The meetings that served a programme, by date, undated ones last."""
        chosen = (m for m in self.meetings.values() if programme in m.programmes)
        return tuple(sorted(chosen, key=lambda m: (m.held is None, m.held or 0, m.id)))

    def record(self, place: Place) -> Record | None:
        """What stands at a place, or None."""
        if isinstance(place, StoreBound):
            home, key = shared_home(place)
            return getattr(self, home).get(key)
        programme = self.programmes.get(place.programme)
        if programme is None:
            return None
        if isinstance(place, ProgrammePlace):
            return programme.details
        if isinstance(place, Single):
            name, blank = single_of(place)
            single: Record = getattr(programme, name)
            return single if single != blank else None
        home, key = home_of(place)
        return getattr(programme, home).get(key)

    def records(self) -> Iterator[tuple[Place, Record]]:
        """Everything that is there: settlements first, and each programme before what belongs to it."""
        for key, settlement in self.settlements.items():
            yield SettlementPlace(key), settlement
        for key, programme in self.programmes.items():
            yield ProgrammePlace(key), programme.details
            yield from ((fact.at(key), record) for fact, record in programme.facts.items())
            yield from ((TextPlace(key, node), record) for node, record in programme.texts.items())
            yield from ((ChapterPlace(key, node), record) for node, record in programme.chapters.items())
            yield from ((RowPlace(key, row), record) for row, record in programme.rows.items())
            for single in (OutlinePlace(key), CouncilPlace(key), CustodyPlace(key), ReviewPlace(key)):
                record = self.record(single)
                if record is not None:
                    yield single, record
            yield from ((ProblemPlace(key, problem), record) for problem, record in programme.problems.items())
            yield from ((MeasurePlace(key, measure), record) for measure, record in programme.measures.items())
            yield from ((FollowUpPlace(key, *at), record) for at, record in programme.followups.items())
            yield from ((ReasonPlace(key, measure), record) for measure, record in programme.reasons.items())
            yield from ((ChartPlace(key, table), record) for table, record in programme.charts.items())
            yield from ((AnswerPlace(key, finding), record) for finding, record in programme.answers.items())
            yield from ((RequestPlace(key, request), record) for request, record in programme.requests.items())
            yield from ((OpinionPlace(key, opinion), record) for opinion, record in programme.opinions.items())
            yield from ((SendingPlace(key, sending), record) for sending, record in programme.sendings.items())
            yield from ((TaskPlace(key, task), record) for task, record in programme.tasks.items())
            yield from ((RemarkPlace(key, remark), record) for remark, record in programme.remarks.items())
            yield from ((ResponsePlace(key, response), record) for response, record in programme.responses.items())
        yield from self._shared()

    def _shared(self) -> Iterator[tuple[Place, Record]]:
        yield from ((MeetingPlace(key), meeting) for key, meeting in self.meetings.items())
        yield from ((OfficeTextPlace(node), text) for node, text in self.texts.items())
        yield from ((LayoutPlace(key), layout) for key, layout in self.layouts.items())
        yield from ((KeptMeasurePlace(key), kept) for key, kept in self.kept_measures.items())
        yield from ((PersonPlace(key), person) for key, person in self.people.items())
        yield from ((ForumRulesPlace(key), rules) for key, rules in self.forums.items())
        yield from ((MunicipalityPlace(key), row) for key, row in self.desk.items())
        yield from ((ContactPlace(key), contact) for key, contact in self.contacts.items())
        yield from ((ChecklistPlace(key), checklist) for key, checklist in self.checklists.items())
        yield from ((CountyForumPlace(key), forum) for key, forum in self.county_forums.items())
        yield from ((CountyMeetingPlace(key), one) for key, one in self.county_meetings.items())
        yield from ((AssociationPlace(key), one) for key, one in self.associations.items())

    def with_changes(self, changes: Iterable[Change]) -> "Office":
        """The snapshot after `changes`; only what changed is copied."""
        shared: dict[str, dict[str, Any]] = {}
        programmes = dict(self.programmes)
        opened: dict[tuple[str, str], dict[Any, Any]] = {}
        for change in changes:
            if isinstance(change.place, StoreBound):
                home, key = shared_home(change.place)
                if home not in shared:
                    shared[home] = dict(getattr(self, home))
                _put(shared[home], key, change.after)
                continue
            match change.place:
                case ProgrammePlace(programme):
                    _put_details(programmes, programme, cast("ProgrammeDetails | None", change.after))
                case (
                    OutlinePlace(programme) | CouncilPlace(programme) | CustodyPlace(programme) | ReviewPlace(programme)
                ) as place:
                    _put_single(programmes, programme, place, change.after)
                case place:
                    home, key = home_of(place)
                    slot = (place.programme, home)
                    if slot not in opened:
                        opened[slot] = dict(getattr(programmes[place.programme], home))
                    _put(opened[slot], key, change.after)
        for (programme, home), records in opened.items():
            if programme in programmes:
                programmes[programme] = replace(programmes[programme], **{home: records})
        return replace(self, programmes=programmes, **shared)


def _put(records: dict[Any, Any], key: object, record: Record | None) -> None:
    if record is None:
        records.pop(key, None)
    else:
        records[key] = record


def _put_single(programmes: dict[str, Programme], key: str, place: Single, record: Record | None) -> None:
    name, blank = single_of(place)
    if key in programmes:
        programmes[key] = replace(programmes[key], **{name: blank if record is None else record})  # pyright: ignore[reportArgumentType] – the field's own kind


def _put_details(programmes: dict[str, Programme], key: str, details: ProgrammeDetails | None) -> None:
    if details is None:
        programmes.pop(key, None)
    elif key in programmes:
        programmes[key] = replace(programmes[key], details=details)
    else:
        programmes[key] = Programme(details)
