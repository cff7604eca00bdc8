"""One version of a programme as a frozen snapshot, made of its subjects."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from enum import StrEnum

from hep_desktop.domain.answers import Answer
from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.council import Council
from hep_desktop.domain.custody import Custody
from hep_desktop.domain.followup import FollowUp
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.outline import Chapter, Outline
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.remarks import Remark, Response, Thread, threads
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.review import Reason, Review
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.sendings import Sending
from hep_desktop.domain.situation import Fact, FactKey, Text
from hep_desktop.domain.tasks import Task, TaskList
from hep_desktop.frozen import dataclass

YEARS_VALID = 5  # Ebktv. 31. § (1)
MASKED_BELOW = 3  # what KSH withholds: one or two people
YEARS_SHOWN = 5  # the five full years before adoption (decisions.md 9)


class Status(StrEnum):
    """Where a version stands in its life."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    UNCHANGED = "unchanged"  # a review that left the version it looked at in force


NOT_ADOPTED = frozenset({Status.DRAFT, Status.UNCHANGED})
"""The council has not made such a version the programme."""


def add_years(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February in common years."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, slots=True)
class ProgrammeDetails:
    """What a programme says of itself. `predecessor` is the version it grew out of.

    Counts of people below `masked_below` are not published (0: all are).
    `follows` is the programme of the five years before.
    `adopted` is the day the council adopted this version, `begins` the day its five years began: a later version
    goes on with those of the first, since a review does not restart them.
    """

    id: str
    settlement: str
    edition: str
    edition_revision: int
    planned_adoption: date
    created: date
    status: Status = Status.DRAFT
    predecessor: str = ""
    masked_below: int = 0
    adopted: date | None = None
    begins: date | None = None
    follows: str = ""

    @property
    def first_day(self) -> date:
        """The day the five years begin, as planned until the council has voted."""
        return self.begins or self.planned_adoption

    @property
    def last_day(self) -> date:
        """The last day of the five years; the exact day is a reading of Ebktv. 31. § (1)."""
        return add_years(self.first_day, YEARS_VALID) - timedelta(days=1)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that tables show: the five full years before adoption."""
        return tuple(range(self.planned_adoption.year - YEARS_SHOWN, self.planned_adoption.year))


@dataclass(frozen=True, slots=True)
class Programme:
    """A whole programme version; nothing in it is ever changed in place."""

    details: ProgrammeDetails
    facts: Mapping[FactKey, Fact] = field(default_factory=dict[FactKey, Fact])
    texts: Mapping[str, Text] = field(default_factory=dict[str, Text])
    problems: Mapping[str, Problem] = field(default_factory=dict[str, Problem])
    measures: Mapping[str, Measure] = field(default_factory=dict[str, Measure])
    chapters: Mapping[str, Chapter] = field(default_factory=dict[str, Chapter])
    outline: Outline = field(default_factory=Outline)
    council: Council = field(default_factory=Council)
    custody: Custody = field(default_factory=Custody)
    followups: Mapping[tuple[str, str], FollowUp] = field(default_factory=dict[tuple[str, str], FollowUp])
    charts: Mapping[str, ChartChoice] = field(default_factory=dict[str, ChartChoice])
    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    rows: Mapping[str, ListRow] = field(default_factory=dict[str, ListRow])
    requests: Mapping[str, DataRequest] = field(default_factory=dict[str, DataRequest])
    opinions: Mapping[str, Opinion] = field(default_factory=dict[str, Opinion])
    sendings: Mapping[str, Sending] = field(default_factory=dict[str, Sending])
    tasks: Mapping[str, Task] = field(default_factory=dict[str, Task])
    review: Review = field(default_factory=Review)
    reasons: Mapping[str, Reason] = field(default_factory=dict[str, Reason])
    remarks: Mapping[str, Remark] = field(default_factory=dict[str, Remark])
    responses: Mapping[str, Response] = field(default_factory=dict[str, Response])

    @property
    def id(self) -> str:
        """The id of this version."""
        return self.details.id

    @property
    def as_voted(self) -> ProgrammeDetails:
        """The details with the five years beginning at the vote, also before the version is marked as adopted."""
        return replace(self.details, begins=self.details.begins or self.council.held)

    def text(self, node: str) -> Text:
        """The text under a node; blank where nothing was written."""
        return self.texts.get(node, Text())

    def chapter(self, node: str) -> Chapter:
        """What is said of a node besides its text."""
        return self.chapters.get(node, Chapter())

    def printed_text(self, node: str) -> Text:
        """The text that stands in the document; blank where a reason stands in its place."""
        return self.text(node) if self.chapter(node).not_typical is None else Text()

    def is_answered(self, node: str) -> bool:
        """Whether a text was written, or a reason why the chapter does not apply here."""
        reason = self.chapter(node).not_typical
        return not self.text(node).is_blank if reason is None else bool(reason.strip())

    def rows_in(self, table: str) -> tuple[ListRow, ...]:
        """The rows of one list table, in their order."""
        return tuple(sorted((r for r in self.rows.values() if r.table == table), key=lambda r: (r.position, r.id)))

    @property
    def threads(self) -> tuple[Thread, ...]:
        """The remarks with what was answered, the oldest first."""
        return threads(self.remarks, self.responses.values())

    @property
    def task_list(self) -> TaskList:
        """The tasks in their order."""
        return TaskList(tuple(sorted(self.tasks.values(), key=lambda one: (one.position, one.id))))

    def problems_in(self, node: str) -> tuple[Problem, ...]:
        """The problems of one conclusions node, in their order."""
        return tuple(sorted((p for p in self.problems.values() if p.node == node), key=lambda p: (p.position, p.id)))

    def measures_in(self, group: str) -> tuple[Measure, ...]:
        """The measures of one target group, in their order."""
        return tuple(sorted((m for m in self.measures.values() if m.group == group), key=lambda m: (m.position, m.id)))

    def measures_for(self, problem: str) -> tuple[Measure, ...]:
        """The measures that answer a problem."""
        return tuple(m for m in self.measures.values() if problem in m.problems)
