"""The next five years out of a programme: each of its records is carried over, or stands in a list with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from hep_desktop.domain.followup import FollowUp, MeasureState
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.outline import Outline
from hep_desktop.domain.places import (
    ChapterPlace,
    ChartPlace,
    FactPlace,
    MeasurePlace,
    OutlinePlace,
    Place,
    ProblemPlace,
    ProgrammeBound,
    ProgrammePlace,
    RowPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.domain.rows import ListRow
from hep_desktop.frozen import dataclass
from hep_desktop.template.breaks import year_of
from hep_desktop.template.model import Edition, RowKind
from hep_desktop.template.succession import Succession


class Why(StrEnum):
    """Why something does not go into the next programme as it was."""

    NOT_WANTED = "not_wanted"
    DONE = "done"
    OLD_YEAR = "old_year"
    OF_THE_PERIOD = "of_the_period"  # votes, follow-up, opinions, requests: they belong to the five years that were
    DATE_OVER = "date_over"
    NEW_BASELINE = "new_baseline"
    NO_PROBLEM = "no_problem"
    NO_SUCCESSOR = "no_successor"


@dataclass(frozen=True, slots=True)
class Left:
    """What stayed behind: a whole record, or one field of a record that was carried.

    `told` is what the edition says of a thing that has no successor.
    """

    place: Place
    record: Record
    why: Why
    field: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What its writer wants to carry; `measures` by id."""

    texts: bool = True
    figures: bool = True
    problems: bool = True
    measures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rolled:
    """The records of the next programme, and all that is not among them as it was."""

    carried: tuple[tuple[Place, Record], ...] = ()
    left: tuple[Left, ...] = ()


def latest(programme: Programme) -> Mapping[str, FollowUp]:
    """What was last said of each measure."""
    found: dict[str, FollowUp] = {}
    for (measure, _), record in sorted(programme.followups.items(), key=lambda one: one[0][1]):
        found[measure] = record
    return found


def unfinished(programme: Programme) -> frozenset[str]:
    """The measures that are not done, as far as anybody has said."""
    said = latest(programme)
    return frozenset(key for key in programme.measures if not _is_done(said.get(key)))


def rolled(
    office: Office, source: str, details: ProgrammeDetails, edition: Edition, succession: Succession, wanted: Wanted
) -> Rolled:
    """What of a programme goes into the next one, whose own data are `details`, written by `edition`."""
    roll = _Roll(office.programmes[source], details, edition, succession, wanted)
    for place, record in office.content_of(source):
        if not isinstance(place, ProgrammePlace):
            roll.take(place, record)
    return Rolled(tuple(roll.carried), tuple(roll.left))


def _is_done(said: FollowUp | None) -> bool:
    return said is not None and said.state is MeasureState.DONE


class _Roll:
    """Goes through the records of one programme; each is carried or left, never both and never neither."""

    def __init__(
        self, source: Programme, details: ProgrammeDetails, edition: Edition, succession: Succession, wanted: Wanted
    ) -> None:
        self.carried: list[tuple[Place, Record]] = []
        self.left: list[Left] = []
        self._source = source
        self._details = details
        self._edition = edition
        self._next = succession
        self._wanted = wanted
        self._said = latest(source)
        self._nodes = {node.id for node in edition.walk()} | {one.id for one in source.outline.own}
        self._problems = {one.id for one in source.problems.values() if self._goes_on(one)}
        self._fixed = {
            (code, period)
            for table in edition.tables.values()
            if table.rows.kind is RowKind.FIXED
            for code in table.columns
            for period in table.rows.periods
        }

    def take(self, place: ProgrammeBound, record: Record) -> None:
        """Carry a record, or leave it with its reason."""
        match place, record:
            case FactPlace(), _:
                self._fact(place, record)
            case TextPlace() | ChapterPlace(), _:
                self._of_node(place, record)
            case OutlinePlace(), Outline():
                self._carry_if(place, record, self._wanted.texts)
            case RowPlace(), ListRow():
                self._row(place, record)
            case ChartPlace(), _:
                self._chart(place, record)
            case ProblemPlace(), Problem():
                self._problem(place, record)
            case MeasurePlace(), Measure():
                self._measure(place, record)
            case _:
                self._leave(place, record, Why.OF_THE_PERIOD)

    def _carry(self, place: ProgrammeBound, record: Record) -> None:
        self.carried.append((replace(place, programme=self._details.id), record))

    def _leave(self, place: Place, record: Record, why: Why, name: str = "", told: str = "") -> None:
        self.left.append(Left(place, record, why, name, told))

    def _carry_if(self, place: ProgrammeBound, record: Record, wanted: bool) -> None:
        if wanted:
            self._carry(place, record)
        else:
            self._leave(place, record, Why.NOT_WANTED)

    def _fact(self, place: FactPlace, record: Record) -> None:
        code = self._next.indicator(place.indicator)
        if not self._wanted.figures:
            self._leave(place, record, Why.NOT_WANTED)
        elif self._next.why_gone(place.indicator) or code not in self._edition.indicators:
            self._leave(place, record, Why.NO_SUCCESSOR, told=self._next.why_gone(place.indicator))
        elif self._is_old(code, place.period):
            self._leave(place, record, Why.OLD_YEAR)
        else:
            self._carry(replace(place, indicator=code), record)

    def _is_old(self, code: str, period: str) -> bool:
        """Whether no table shows this period any more; one year before the first is kept for comparisons."""
        year = year_of(period)
        return bool(year) and year < self._details.years[0] - 1 and (code, period) not in self._fixed

    def _of_node(self, place: TextPlace | ChapterPlace, record: Record) -> None:
        node = self._next.node(place.node)
        if not self._wanted.texts:
            self._leave(place, record, Why.NOT_WANTED)
        elif node not in self._nodes:
            self._leave(place, record, Why.NO_SUCCESSOR, told=self._next.why_gone(place.node))
        else:
            self._carry(replace(place, node=node), record)

    def _row(self, place: RowPlace, record: ListRow) -> None:
        table = self._next.table(record.table)
        if not self._wanted.figures:
            self._leave(place, record, Why.NOT_WANTED)
        elif table not in self._edition.tables:
            self._leave(place, record, Why.NO_SUCCESSOR, told=self._next.why_gone(record.table))
        else:
            self._carry(place, replace(record, table=table))

    def _chart(self, place: ChartPlace, record: Record) -> None:
        table = self._next.table(place.table)
        known = self._edition.tables.get(table)
        if not self._wanted.figures:
            self._leave(place, record, Why.NOT_WANTED)
        elif known is None or known.chart is None:
            self._leave(place, record, Why.NO_SUCCESSOR, told=self._next.why_gone(place.table))
        else:
            self._carry(replace(place, table=table), record)

    def _goes_on(self, record: Problem) -> bool:
        return self._wanted.problems and self._next.node(record.node) in self._nodes

    def _problem(self, place: ProblemPlace, record: Problem) -> None:
        if self._goes_on(record):
            self._carry(place, replace(record, node=self._next.node(record.node)))
        elif self._wanted.problems:
            self._leave(place, record, Why.NO_SUCCESSOR, told=self._next.why_gone(record.node))
        else:
            self._leave(place, record, Why.NOT_WANTED)

    def _measure(self, place: MeasurePlace, record: Measure) -> None:
        said = self._said.get(record.id)
        if record.id not in self._wanted.measures:
            self._leave(place, record, Why.DONE if _is_done(said) else Why.NOT_WANTED)
            return
        due = record.due
        if due is not None and due < self._details.first_day:
            self._leave(place, record, Why.DATE_OVER, "due")
            due = None
        indicators = tuple(self._indicators(record, said))
        if indicators != record.indicators:
            self._leave(place, record, Why.NEW_BASELINE, "indicators")
        problems = tuple(one for one in record.problems if one in self._problems)
        if problems != record.problems:
            self._leave(place, record, Why.NO_PROBLEM, "problems")
        self._carry(place, replace(record, due=due, indicators=indicators, problems=problems))

    def _indicators(self, measure: Measure, said: FollowUp | None) -> Iterator[ResultIndicator]:
        """With what was reached as the new baseline."""
        reached = {one.id: one.value for one in said.reached if one.value.strip()} if said is not None else {}
        for one in measure.indicators:
            value = reached.get(one.id)
            yield replace(one, baseline=value, baseline_fact=None) if value is not None else one
