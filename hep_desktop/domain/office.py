"""Everything one store holds, as a frozen snapshot: settlements, meetings and programmes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any, cast

from hep_desktop.domain.associations import Association
from hep_desktop.domain.directory import Directory, Person
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.forum_rules import ForumRules
from hep_desktop.domain.kept_measures import KeptMeasure
from hep_desktop.domain.kinds import OF_A_PROGRAMME, OF_THE_STORE, SETTLEMENT, Kind, kind_of
from hep_desktop.domain.layout import Layout
from hep_desktop.domain.mentor import Checklist, Contact, CountyForum, CountyMeeting, Municipality
from hep_desktop.domain.office_texts import OfficeText
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.places import Place, ProgrammeBound, ProgrammePlace, StoreBound, programme_of
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
        return self.last_of(self.programmes[programme].details)

    def last_of(self, details: ProgrammeDetails) -> date:
        """The last of the five years that details tell of."""
        return self.settlements[details.settlement].readings.last_of(add_years(details.first_day, YEARS_VALID))

    def forum_rules(self, settlement: str) -> ForumRules:
        """How the forum of a settlement works, as far as anybody has said."""
        return self.forums.get(settlement, ForumRules())

    def meetings_of(self, programme: str) -> tuple[Meeting, ...]:
        """The meetings that served a programme, by date, undated ones last."""
        chosen = (m for m in self.meetings.values() if programme in m.programmes)
        return tuple(sorted(chosen, key=lambda m: (m.held is None, m.held or 0, m.id)))

    def record(self, place: Place) -> Record | None:
        """What stands at a place, or None."""
        owner = self if isinstance(place, StoreBound) else self.programmes.get(place.programme)
        return None if owner is None else kind_of(place).found(owner, place)

    def records(self, programmes: Iterable[str] | None = None) -> Iterator[tuple[Place, Record]]:
        """Everything that is there: settlements first, and each programme before what belongs to it.

        Of `programmes` alone, where they are named, and what the whole store shares.
        """
        yield from SETTLEMENT.records(self)
        for key in self.programmes if programmes is None else programmes:
            yield from self.content_of(key)
        for kind in OF_THE_STORE:
            if kind is not SETTLEMENT:
                yield from kind.records(self)

    def content_of(self, programme: str) -> Iterator[tuple[ProgrammeBound, Record]]:
        """Everything of one programme that is there, itself before what belongs to it."""
        for kind in OF_A_PROGRAMME:
            found = kind.records(self.programmes[programme], programme)
            yield from cast("Iterator[tuple[ProgrammeBound, Record]]", found)

    def with_changes(self, changes: Iterable[Change]) -> "Office":
        """The snapshot after `changes`; only what changed is copied."""
        programmes = dict(self.programmes)
        opened: dict[tuple[str | None, str], dict[Any, Any]] = {}
        for change in changes:
            kind, owner = kind_of(change.place), programme_of(change.place)
            if isinstance(change.place, ProgrammePlace):
                _put_details(programmes, change.place.programme, cast("ProgrammeDetails | None", change.after))
            elif not kind.parts:
                _put_single(programmes, owner, kind, change.after)
            else:
                slot = owner, kind.home
                if slot not in opened:
                    opened[slot] = dict(getattr(self if owner is None else programmes[owner], kind.home))
                _put(opened[slot], kind.key_of(change.place), change.after)
        for (owner, home), records in opened.items():
            if owner in programmes:
                programmes[owner] = replace(programmes[owner], **{home: records})
        shared = {home: records for (owner, home), records in opened.items() if owner is None}
        return replace(self, programmes=programmes, **shared)


def _put(records: dict[Any, Any], key: object, record: Record | None) -> None:
    if record is None:
        records.pop(key, None)
    else:
        records[key] = record


def _put_single(programmes: dict[str, Programme], key: str | None, kind: Kind, record: Record | None) -> None:
    if key in programmes and kind.blank is not None:
        said: Any = kind.blank() if record is None else record
        programmes[key] = replace(programmes[key], **{kind.home: said})


def _put_details(programmes: dict[str, Programme], key: str, details: ProgrammeDetails | None) -> None:
    if details is None:
        programmes.pop(key, None)
    elif key in programmes:
        programmes[key] = replace(programmes[key], details=details)
    else:
        programmes[key] = Programme(details)
