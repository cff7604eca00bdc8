"""The letter that asks a nationality self-government for its opinion or its consent.

Of days it says what the law was read to say (Nek. tv. 81. §), and for an opinion only the day that was set by hand.
"""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Heading, Paper, Row, SignatureLines, Signer, TableBlock
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_ROOM_TO_WRITE = "…" * 20


def compose(office: Office, programme: str, opinion: Opinion, edition: Edition, as_of: date) -> Paper:
    """The letter of one opinion, dated with the day it was sent."""
    material = Material.of(office, programme, edition)
    title = text(f"papers.hearing_request.title.{opinion.kind}")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "letter"), *_letter(material, opinion, opinion.sent or as_of))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def _letter(material: Material, opinion: Opinion, day: date) -> Iterator[Block]:
    said = Wording.of(material)
    until = opinion.until
    more = {"recipient": opinion.sender.strip(), "until": long_date(until) if until else ""}
    yield _facts(material, opinion)
    yield from said.paragraphs(f"{opinion.kind}_request_greeting", more, bold=True)
    for part in ("law", "asking"):
        yield from said.paragraphs(f"{opinion.kind}_request_{part}", more)
    yield from said.paragraphs(f"{opinion.kind}_request_until", more, bold=True)
    yield from said.paragraphs(f"{opinion.kind}_request_thanks", more)
    dated = f"{text('asking.letter.place', place=material.settlement.name)}{long_date(day)}"
    yield SignatureLines(dated, (Signer("", text("papers.closing.mayor")),))


def _facts(material: Material, opinion: Opinion) -> TableBlock:
    """Who writes to whom; the registration number is written in by hand."""
    told = {
        "number": _ROOM_TO_WRITE,
        "to": opinion.sender.strip(),
        "subject": text(f"papers.hearing_request.subjects.{opinion.kind}", period=material.period),
        "about": opinion.about.strip(),
        "annex": text("papers.hearing_request.annex_words"),
        "asker": material.programme.council.prepared_by.strip(),
    }
    body = (
        Row((Cell(words(text(f"papers.hearing_request.{key}"), bold=True)), cell(said)))
        for key, said in told.items()
        if said
    )
    return TableBlock("letter.facts", (3, 8), tuple(body))
