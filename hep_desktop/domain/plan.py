"""The action plan (HEP IT): problems found, and the measures that answer them."""

from datetime import date
from enum import StrEnum

from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem named in the conclusions of a target group, with the possibility of development.

    `node` is the conclusions node (`he.3.9` …); `position` orders problems within it. `rests_on` are the figures and
    `sentences` what of the analysis shows it.
    """

    id: str
    node: str
    position: int
    title: str = ""
    description: str = ""
    opportunity: str = ""
    rests_on: tuple[FactKey, ...] = ()
    sentences: str = ""


class Direction(StrEnum):
    """Which way a result indicator should go; without it nobody can say whether a target is better."""

    UNSAID = ""
    MORE = "more"
    LESS = "less"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class ResultIndicator:
    """How success is measured: what, from which figure to which, by which source.

    `yearly` are the targets on the way, as people write them: `2028: 5; 2029: 8`.
    """

    id: str
    name: str = ""
    unit: str = ""
    baseline: str = ""
    baseline_fact: FactKey | None = None
    target: str = ""
    source: str = ""
    direction: Direction = Direction.UNSAID
    yearly: str = ""


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What a measure costs in a year, in thousand forints, and who pays; `year` 0 is not told yet."""

    id: str
    year: int = 0
    thousands: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the fields of the measure sheet; columns A–K of the summary table are a view on them.

    `group` is a target group of the action plan (MR, CH, WO, EL, DI); `deadline` is what people write
    ("évente", "folyamatos"), `due` the optional date that checks and calendars use.
    """

    id: str
    group: str
    position: int
    problems: tuple[str, ...] = ()
    title: str = ""
    reason: str = ""
    goal: str = ""
    goal_short: str = ""
    goal_medium: str = ""
    goal_long: str = ""
    strategy: str = ""
    content: str = ""
    responsible: str = ""
    partners: str = ""
    deadline: str = ""
    due: date | None = None
    indicators: tuple[ResultIndicator, ...] = ()
    risks: str = ""
    resources: str = ""
    sustainability: str = ""
    money: tuple[YearMoney, ...] = ()
