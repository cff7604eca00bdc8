"""An edition: the document's outline, its statistical tables and indicators, and the action plan's form."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hep_desktop.domain.findings import Severity
from hep_desktop.frozen import dataclass
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.chart import Chart
from hep_desktop.template.coverage import CoverageGrid
from hep_desktop.template.example import MeasureExample
from hep_desktop.template.feed import SourceName
from hep_desktop.template.formula import Formula
from hep_desktop.template.seat import Seat
from hep_desktop.template.service import Service
from hep_desktop.template.wording import Wordings


class NodeKind(StrEnum):
    """What a node of the outline holds."""

    PART = "part"  # a heading of the whole: HEP, HEP HE, HEP IT
    SECTION = "section"  # a text, perhaps with tables
    CONCLUSIONS = "conclusions"  # problems and possibilities of a target group
    FORM = "form"  # composed from other data: measure sheets, summary table, registers


@dataclass(frozen=True, slots=True)
class Node:
    """One heading of the printed document. Ids (`hep.intro`, `he.3.2`, `it.3.1`) never change.

    `guidance` says what belongs here, `from_where` who knows it, `example` how it may read.
    `own` – the programme has added it; `edition_title` is what the edition calls it where the programme does not.
    """

    id: str
    title: str
    kind: NodeKind
    certainty: Certainty
    number: str = ""
    required: bool = False
    guidance: str = ""
    from_where: str = ""
    example: str = ""
    points: tuple[str, ...] = ()
    target_group: str = ""
    tables: tuple[str, ...] = ()
    form: str = ""
    children: tuple["Node", ...] = ()
    own: bool = False
    edition_title: str = ""

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def heading(self) -> str:
        """Number and title as printed; the short name of a part stands behind its title: … (HEP IT)."""
        if self.kind is NodeKind.PART and self.number:
            return f"{self.title} ({self.number})"
        return f"{self.number} {self.title}".strip()


class IndicatorKind(StrEnum):
    """What values an indicator takes."""

    COUNT = "count"
    PERCENT = "percent"
    BALANCE = "balance"
    RATIO = "ratio"
    NUMBER = "number"
    MONEY = "money"
    WORDS = "words"
    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Break:
    """From a day on, an indicator means something else or is no longer collected."""

    day: date
    what: str
    source: str
    certainty: Certainty
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One fact's definition. `given` – a computed total that may be typed when its parts are missing.

    `short` is what the column is called where a group's heading stands above it ("nő", "összesen").
    Nobody misses an `optional` one. A `public` one counts what anybody may know: posts, offices, places.
    """

    code: str
    label: str
    unit: str
    kind: IndicatorKind
    short: str = ""
    formula: Formula | None = None
    given: bool = False
    optional: bool = False
    decimals: int = 0
    choices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # how sources call it, for importers
    series: tuple[str, ...] = ()  # numbers of T-STAR's series, as heads of tables may give them: (TS 0301)
    note: str = ""
    breaks: tuple[Break, ...] = ()
    public: bool = False

    @property
    def computed(self) -> bool:
        """Whether the value follows from others by a formula."""
        return self.formula is not None


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a closed set of kinds; `settings` are read by the kind's module."""

    kind: str
    severity: Severity
    settings: Mapping[str, str | tuple[str, ...] | Decimal] = field(
        default_factory=dict[str, str | tuple[str, ...] | Decimal]
    )


class RowKind(StrEnum):
    """What the rows of a table are."""

    YEARS = "years"
    SCHOOL_YEARS = "school_years"
    FIXED = "fixed"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: years, school years, fixed periods or a list the clerk extends.

    `proposed` are what the first column of a list may say: rows the clerk can begin with.
    """

    kind: RowKind
    periods: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that stand under one heading, e.g. one age group of table 2."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A statistical table: which indicators it shows, in which rows, under which node.

    `ended` are columns of the template whose series had ended before any year the edition shows: what old
    files hold of them can be read, but nobody is asked for them.
    """

    id: str
    number: str
    title: str
    chapter: str
    rows: Rows
    columns: tuple[str, ...]
    certainty: Certainty
    sources: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    checks: tuple[Check, ...] = ()
    guidance: str = ""
    example: str = ""
    ended: tuple[str, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class PlanField:
    """A field of the measure sheet; `name` is the field of `Measure`, `column` its letter in A–K.

    `phrases` are words ready to be put in.
    """

    name: str
    label: str
    certainty: Certainty
    column: str = ""
    column_label: str = ""
    required: bool = False
    guidance: str = ""
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A group I–V of the summary table: its target group and the conclusions node it draws on."""

    code: str
    number: str
    title: str
    conclusions: str


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The form of the HEP IT."""

    groups: tuple[PlanGroup, ...]
    fields: tuple[PlanField, ...]
    numbering_restarts: bool = True

    @property
    def columns(self) -> tuple[PlanField, ...]:
        """The fields that stand in the summary table, by letter."""
        return tuple(sorted((f for f in self.fields if f.column), key=lambda f: f.column))


class EditionStatus(StrEnum):
    """Only a released edition is locked; a draft one may still grow."""

    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Edition:
    """One legal template, complete in itself."""

    id: str
    title: str
    status: EditionStatus
    revision: int
    in_force_from: date
    in_force_to: date | None
    legal_sources: tuple[str, ...]
    nodes: tuple[Node, ...]
    indicators: Mapping[str, Indicator]
    tables: Mapping[str, Table]
    sources: Mapping[str, SourceName]
    action_plan: ActionPlan
    checks: tuple[Check, ...]
    people_units: tuple[str, ...] = ()  # units in which people or their cases are counted
    digest: str = ""
    services: tuple[Service, ...] = ()
    coverage: CoverageGrid = field(default_factory=CoverageGrid)
    seats: tuple[Seat, ...] = ()
    wordings: Wordings = field(default_factory=Wordings)
    examples: tuple[MeasureExample, ...] = ()
    not_here: frozenset[str] = frozenset()  # nothing to count of in a programme's settlement: `lacking.answered`

    def walk(self) -> Iterator[Node]:
        """All nodes in the order of the document."""
        for node in self.nodes:
            yield from node.walk()

    def node(self, key: str) -> Node:
        """The node with an id. Raises KeyError."""
        for node in self.walk():
            if node.id == key:
                return node
        raise KeyError(key)
