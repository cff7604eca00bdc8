"""The small print under a table as it will be printed: sources, breaks of series, reasons for missing figures."""

from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.services.editing import Editing
from hep_desktop.template.model import Table


def notes_of(editing: Editing, programme_id: str, table: Table) -> tuple[str, ...]:
    """One line each, with raised marks as plain signs."""
    edition, office = editing.edition(programme_id), editing.office
    material = Material(office, office.programmes[programme_id], edition, editing.figures(programme_id))
    return tuple("".join(run.text for run in runs) for runs in Statistics(material, table).notes())
