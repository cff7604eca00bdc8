"""The chart of a statistical table on paper, if it is to be printed."""

from collections.abc import Iterator

from hep_desktop.charts import telling
from hep_desktop.charts.choice import is_printed
from hep_desktop.charts.plot import plot_of
from hep_desktop.report.document import ChartBlock, Run
from hep_desktop.report.papers.material import Material
from hep_desktop.template.model import Table


def chart(material: Material, table: Table) -> Iterator[ChartBlock]:
    """The chart as a block, with caption, small print and text alternative; nothing where none is printed."""
    plot = plot_of(table, material.figures)
    if plot is not None and is_printed(material.programme, table.id, plot):
        notes = tuple((Run(note),) for note in telling.notes(plot))
        yield ChartBlock(plot, telling.alternative(plot), telling.caption(plot), notes)
