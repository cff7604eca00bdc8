"""The letter that asks an institution for data; what law it rests on is the clerk's word, never the program's."""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.domain.requests import DataRequest
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    ListBlock,
    Paper,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
)
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template import asking
from hep_desktop.template.model import Edition, Table
from hep_desktop.words import text

_ROOM_TO_WRITE = "…" * 20
_MOST_YEARS = 3  # so many are listed one by one


def compose(office: Office, programme: str, request: DataRequest, edition: Edition, as_of: date) -> Paper:
    """The letter of one request."""
    material = Material.of(office, programme, edition)
    title = text("asking.letter.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "request"), *_letter(material, request, as_of))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def _letter(material: Material, request: DataRequest, as_of: date) -> Iterator[Block]:
    until = long_date(request.reply_by) if request.reply_by else ""
    more = {"recipient": request.recipient.strip(), "legal_basis": request.legal_basis.strip(), "until": until}
    said = Wording.of(material)
    yield _facts(request)
    yield from said.paragraphs("data_request_greeting", more, bold=True)
    for key in ("purpose", "law"):
        yield from said.paragraphs(f"data_request_{key}", more)
    yield from _asked(material.edition, request)
    for key in ("how", "personal"):
        yield from said.paragraphs(f"data_request_{key}", more)
    yield from said.paragraphs("data_request_until", more, bold=True)
    yield from said.paragraphs("data_request_thanks", more)
    dated = f"{text('asking.letter.place', place=material.settlement.name)}{long_date(request.asked or as_of)}"
    yield SignatureLines(dated, (Signer("", text("asking.letter.signs")),))


def _facts(request: DataRequest) -> TableBlock:
    """Who writes to whom; the registration number may be written in by hand."""
    told = {
        "number": request.number.strip() or _ROOM_TO_WRITE,
        "to": request.recipient,
        "address": request.address,
        "subject": text("asking.letter.subject_words"),
        "annex": text("asking.letter.annex_words"),
        "asker": request.asker.strip(),
    }
    body = (
        Row((Cell(words(text(f"asking.letter.{key}"), bold=True)), cell(said))) for key, said in told.items() if said
    )
    return TableBlock("letter.facts", (3, 8), tuple(body))


def _asked(edition: Edition, request: DataRequest) -> Iterator[Block]:
    tables = asking.tables_asked(edition, request)
    if tables:
        yield Heading(2, text("asking.letter.asked"), "letter.asked")
        yield ListBlock(tuple((Run(_table(table, request)),) for table in tables))
    chapters = asking.chapters_asked(edition, request)
    if chapters:
        yield Heading(2, text("asking.letter.texts"), "letter.texts")
        yield ListBlock(tuple((Run(node.title),) for node in chapters))


def _table(table: Table, request: DataRequest) -> str:
    """A table's title and the rows asked; its number says nothing to who gets the letter."""
    if asking.is_list(table):
        return text("asking.letter.list", title=table.title)
    periods = asking.periods_asked(table, request)
    told = ", ".join(periods) if len(periods) <= _MOST_YEARS else f"{periods[0]}–{periods[-1]}"
    if len(periods) > _MOST_YEARS and not _unbroken(request.years):
        told = ", ".join(periods)
    return f"{table.title} ({told})"


def _unbroken(years: tuple[str, ...]) -> bool:
    numbers = [int(year) for year in years]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
