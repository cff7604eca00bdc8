"""The parts that checks are made of: what they read, what one unit of work is, what a kind of check is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields
from enum import Enum, auto
from functools import cached_property
from operator import attrgetter

from hep_desktop.domain.findings import Finding
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Check, Edition, Table
from hep_desktop.template.rows import Row, rows_with


class Snapshot:
    """One programme as checks see it, with its facts at hand by indicator."""

    def __init__(self, edition: Edition, office: Office, programme: str) -> None:
        self.edition = edition
        self.office = office
        self.programme: Programme = office.programmes[programme]
        self.figures = Figures(edition, self.programme)
        self._rows: dict[str, tuple[Row, ...]] = {}

    @cached_property
    def _facts(self) -> Mapping[str, list[FactKey]]:
        by_indicator: dict[str, list[FactKey]] = defaultdict(list)
        for key in self.programme.facts:
            by_indicator[key.indicator].append(key)
        return by_indicator

    def rows(self, table: Table) -> tuple[Row, ...]:
        """The rows that a table shows."""
        if table.id not in self._rows:
            held = [key for code in table.columns for key in self._facts.get(code, ())]
            self._rows[table.id] = rows_with(table, self.programme, held)
        return self._rows[table.id]


@dataclass(frozen=True, slots=True)
class Reads:
    """What a unit reads; while none of it changes, its findings stand.

    `texts` are nodes with all said of them, `rows` those that the clerk has added to list tables.
    """

    indicators: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    plan: bool = False
    details: bool = False
    meetings: bool = False
    settlements: bool = False
    rows: bool = False
    followups: bool = False
    review: bool = False
    heard: bool = False
    forums: bool = False

    def touches(self, other: "Reads") -> bool:
        """Whether the two have something in common."""
        return (
            not self.indicators.isdisjoint(other.indicators)
            or not self.texts.isdisjoint(other.texts)
            or any(mine and its for mine, its in zip(_wholes(self), _wholes(other), strict=True))
        )


_wholes: Callable[[Reads], tuple[bool, ...]] = attrgetter(*(one.name for one in fields(Reads) if one.type is bool))
"""Of each subject that changes as a whole, whether it is read."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece of checking that is done again when something it reads has changed."""

    reads: Reads
    find: Callable[[Snapshot], Iterable[Finding]]


RELATIONS = ("equals", "at_most", "at_least")
"""How a figure can stand to what is computed from other tables."""


class Setting(Enum):
    """What a setting of a check holds."""

    CODE = auto()
    CODES = auto()
    INDICATOR_KINDS = auto()
    NUMBER = auto()
    FORMULA = auto()
    RELATION = auto()  # equals, at_most, at_least
    PATTERNS = auto()  # regular expressions
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check: its word in `[[checks]]`, its settings, and the units it makes of one check.

    `of_table` – it stands in a table's file, and `units` is given that table.
    """

    name: str
    units: Callable[[Check, Edition, Table | None], Iterable[Unit]]
    of_table: bool = False
    settings: Mapping[str, Setting] = field(default_factory=dict[str, Setting])
    may_be_left_out: frozenset[str] = frozenset()
