"""What the checks found in a programme, for the table of the council: errors first, answered ones with their reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from hep_desktop.domain.findings import Severity
from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Heading, Paper, Paragraph, Row, Run, TableBlock
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_SHARES = (3, 2, 6)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in words, and the reason it was answered with, if any."""

    severity: Severity
    node: str
    words: str
    reason: str = ""


def compose(office: Office, programme: str, edition: Edition, as_of: date, lines: Sequence[Line]) -> Paper:
    """The list of what was found, with how many of each kind are open."""
    material = Material.of(office, programme, edition)
    title = text("papers.check_report.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "check_report"), *_told(material, lines, as_of))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def _told(material: Material, lines: Sequence[Line], as_of: date) -> Iterator[Block]:
    yield from Wording.of(material).paragraphs("check_report_words", {"day": long_date(as_of)})
    counts = Counter(one.severity for one in lines if not one.reason)
    told = [text(f"exporting.check_report.{severity.value}", count=counts[severity]) for severity in Severity]
    answered = sum(1 for one in lines if one.reason)
    told.append(text("exporting.check_report.answered", count=answered))
    yield Paragraph((Run(text("papers.separator").join(told), bold=True),))
    if not lines:
        return
    head = Row(tuple(Cell(words(text(f"papers.check_report.{key}"))) for key in ("where", "severity", "what")))
    headings = {node.id: node.heading for node in material.edition.walk()}
    ordered = sorted(lines, key=lambda one: bool(one.reason))
    body = tuple(_row(one, headings.get(one.node, "")) for one in ordered)
    yield TableBlock("check_report.table", _SHARES, body, (head,))


def _row(one: Line, where: str) -> Row:
    kind = text(f"papers.check_report.severities.{one.severity.value}")
    reason = (text("exporting.check_report.reason", reason=one.reason),) if one.reason else ()
    return Row((cell(where or text("papers.check_report.whole")), cell(kind), cell(one.words, *reason)))
