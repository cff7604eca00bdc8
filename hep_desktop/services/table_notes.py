"""The small print under a table as it will be printed: sources, breaks of series, reasons for missing figures."""

from hep_desktop.report.document import Run
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.services.editing import Editing
from hep_desktop.template.model import Table


def notes_of(editing: Editing, programme_id: str, table: Table) -> tuple[str, ...]:
    """One line each; raised marks stand before a bracket."""
    edition, office = editing.edition(programme_id), editing.office
    material = Material(office, office.programmes[programme_id], edition, editing.figures(programme_id))
    return tuple("".join(_plain(run) for run in runs) for runs in Statistics(material, table).notes())


def _plain(run: Run) -> str:
    return f"{run.text}) " if run.raised and run.text else run.text
