"""The small print under a table as it will be printed: sources, breaks of series, reasons for missing figures."""

from hep_desktop.report.document import Run
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.services.editing import Editing
from hep_desktop.template.model import Table


def notes_of(editing: Editing, programme_id: str, table: Table) -> tuple[str, ...]:
    """One line each. Cells on the screen bear the stars of breaks, but no letters of sources: they say theirs."""
    edition, office = editing.edition(programme_id), editing.office
    material = Material(office, office.programmes[programme_id], edition, editing.figures(programme_id))
    return tuple(" ".join("".join(map(_plain, runs)).split()) for runs in Statistics(material, table).notes())


def _plain(run: Run) -> str:
    if not run.raised or not run.text:
        return run.text
    return "" if run.text.isalpha() else f"{run.text}) "
