"""The register of those who prepared the programme (HEP elkészítési jegyzék), on a sheet of its own to be signed."""

from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.report.document import Heading, Paper
from hep_desktop.report.papers import closing
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The sheet, with room for the signatures of those who took part."""
    material = Material.of(office, programme, edition)
    title = text("papers.kinds.register")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (
        Heading(1, title, "register"),
        *Wording.of(material).paragraphs("register_words"),
        closing.register("register"),
        closing.signatures(material),
    )
    return Paper(running, municipality(material.settlement), running, as_of, blocks)
