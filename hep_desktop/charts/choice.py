"""Whether a chart is printed: as the clerk chose, else as its figures suggest."""

from hep_desktop.charts.plot import Plot
from hep_desktop.domain.programme import Programme


def is_printed(programme: Programme, table: str, plot: Plot) -> bool:
    """Whether the chart of a table stands in the papers."""
    choice = programme.charts.get(table)
    return plot.telling if choice is None else choice.printed
