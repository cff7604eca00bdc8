"""The chart of a statistical table as the edition lays it down: its kind, what it shows, what its parts are called."""

from collections.abc import Iterator
from enum import StrEnum

from hep_desktop.frozen import dataclass
from hep_desktop.template.section import Section
from hep_desktop.words import text

_SIDES = 2  # of a pyramid
_BALANCE = 3  # what comes, what goes, what is left
_SERIES = 4  # more cannot be told apart in black and white


class ChartKind(StrEnum):
    """The kinds of charts; a closed set."""

    COLUMNS = "columns"  # one or several columns a period, side by side
    LINE = "line"  # what changes from period to period
    STACKED = "stacked"  # parts that make up a whole, in numbers
    SHARES = "shares"  # the same in per cent
    BALANCE = "balance"  # what comes, what goes, and what is left
    PYRAMID = "pyramid"  # age groups of two sexes, for one period
    BARS = "bars"  # several figures of one period, one below the other


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """A step of a pyramid: the columns that stand to the left and to the right."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Which columns of its table a chart shows.

    `labels` name the columns, or the two sides of a pyramid, where the short names of the indicators
    are not what a reader needs. `note` is a caution to the reader, printed below.
    """

    kind: ChartKind
    title: str
    columns: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    groups: tuple[AgeGroup, ...] = ()
    note: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Every column the chart shows."""
        return self.columns or tuple(code for group in self.groups for code in group.columns)


def read_chart(section: Section) -> Chart:
    """The `[chart]` of a table's file."""
    with section:
        return Chart(
            kind=section.choice("kind", ChartKind),
            title=section.text("title"),
            columns=section.texts("columns"),
            labels=section.texts("labels"),
            groups=tuple(_group(one) for one in section.sections("groups")),
            note=section.optional_text("note"),
        )


def _group(section: Section) -> AgeGroup:
    with section:
        return AgeGroup(section.text("title"), section.texts("columns", at_least=1))


def faults_of(chart: Chart) -> Iterator[str]:
    """What does not fit in a chart, whatever its table, one sentence each."""
    if bool(chart.groups) is not (chart.kind is ChartKind.PYRAMID) or bool(chart.columns) is bool(chart.groups):
        yield text("editions.pyramid_groups")
    if any(len(group.columns) != _SIDES for group in chart.groups):
        yield text("editions.pyramid_sides")
    count = len(chart.columns)
    if len(chart.labels) != _SIDES if chart.groups else chart.labels and len(chart.labels) != count:
        yield text("editions.chart_labels")
    if chart.kind is ChartKind.BALANCE and count != _BALANCE:
        yield text("editions.balance_columns")
    if chart.kind in (ChartKind.STACKED, ChartKind.SHARES, ChartKind.BARS) and count == 1:
        yield text("editions.whole_of_one")
    if chart.kind is not ChartKind.BARS and count > _SERIES:
        yield text("editions.too_many_columns", count=_SERIES)
