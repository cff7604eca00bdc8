"""The action plan (HEP IT) on its own, for those who carry it out."""

from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.report.document import Paper
from hep_desktop.report.papers.book import book
from hep_desktop.report.papers.material import Material
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_FORM = "action_plan_table"


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The part of the programme that holds the summary table."""
    material = Material.of(office, programme, edition)
    parts = (part for part in edition.nodes if any(node.form == _FORM for node in part.walk()))
    return book(material, text("papers.cover.action_plan"), parts, as_of)
