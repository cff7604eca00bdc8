"""What a command changed: places with the record before and after, and a name for the step."""

from dataclasses import fields
from typing import Any

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
from hep_desktop.domain.office_texts import OfficeText
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.outline import Chapter, Outline
from hep_desktop.domain.places import Place
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
from hep_desktop.frozen import dataclass

Record = (
    Fact
    | ListRow
    | Text
    | Chapter
    | Outline
    | Council
    | Custody
    | FollowUp
    | Review
    | Reason
    | Problem
    | Measure
    | ChartChoice
    | Answer
    | DataRequest
    | Opinion
    | Sending
    | Task
    | Remark
    | Response
    | ProgrammeDetails
    | Settlement
    | Meeting
    | Person
    | ForumRules
    | OfficeText
    | Layout
    | KeptMeasure
    | Municipality
    | Contact
    | Checklist
    | CountyForum
    | CountyMeeting
    | Association
)


@dataclass(frozen=True, slots=True)
class Change:
    """One place, before and after; None where there was or is nothing."""

    place: Place
    before: Record | None
    after: Record | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.place, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a step: a key of `resources/strings/hu/steps.toml` and what fills it."""

    key: str
    args: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All changes of one command; they happen together or not at all."""

    label: Label
    changes: tuple[Change, ...] = ()

    @property
    def places(self) -> frozenset[Place]:
        """The places that changed."""
        return frozenset(change.place for change in self.changes)


def differing_fields(before: Record | None, after: Record | None) -> tuple[str, ...]:
    """The names of the fields in which two records of one place differ; all where one is missing."""
    some: Any = before if before is not None else after
    if some is None:
        return ()
    names = tuple(f.name for f in fields(some))
    if before is None or after is None:
        return names
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
