"""The Helyi Esélyegyenlőségi Program itself: cover, contents, all chapters of its edition."""

from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.report.document import Paper
from hep_desktop.report.papers.book import book
from hep_desktop.report.papers.material import Material
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The whole programme of one settlement."""
    material = Material.of(office, programme, edition)
    return book(material, text("papers.cover.programme"), edition.nodes, as_of)
