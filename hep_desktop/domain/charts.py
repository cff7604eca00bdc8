"""Which charts of a programme are printed."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """What the clerk chose for the chart of one table; where nobody chose, its figures decide."""

    printed: bool
