"""The mayor's statement that the municipality has a programme in force, for tenders (Ebktv. 31. § (6))."""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.law_clock import Grants, life_of, standing
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Status
from hep_desktop.domain.readings import Readings
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
    Tone,
)
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The statement as things stand on the day it carries; an expired programme is said to be expired."""
    material = Material.of(office, programme, edition)
    title = text("papers.statement.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "statement"), *_stated(material, as_of))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def is_adopted(office: Office, programme: str) -> bool:
    """Whether there is an adopted programme to speak of."""
    return office.programmes[programme].details.status is Status.ADOPTED


def _stated(material: Material, as_of: date) -> Iterator[Block]:
    life = life_of(material.office, material.programme.id)
    found = standing(life, as_of)
    yield Paragraph((Run(text("papers.statement.subject")),), Tone.CENTRED)
    key = {Grants.EXPIRED: "expired", Grants.REVIEW_MISSED: "missed"}.get(found.grants, "valid")
    said, more = Wording.of(material), {"due": long_date(found.day) if found.day else ""}
    yield from said.paragraphs(f"statement_{key}", more)
    rows = _facts(material, life.reviews)
    body = tuple(Row((Cell(words(label, bold=True)), cell(said))) for label, said in rows)
    yield TableBlock("statement.facts", (2, 3), body)
    if found.grants in (Grants.REVIEW_LATE, Grants.REVIEW_MISSED):
        yield from said.paragraphs("statement_late", more)
    yield from said.paragraphs("statement_purpose", more)
    yield Paragraph((Run(text("papers.statement.readings", **read(life.readings))),), Tone.NOTE)
    dated = text("papers.closing.dated", place=material.settlement.name)
    yield SignatureLines(dated, (Signer("", text("papers.closing.mayor")),))


def _facts(material: Material, reviews: tuple[date, ...]) -> Iterator[tuple[str, str]]:
    details, council = material.programme.details, material.programme.council
    yield text("papers.statement.number"), council.number
    yield text("papers.statement.adopted"), long_date(details.adopted) if details.adopted else ""
    first, last = map(long_date, (details.first_day, material.office.last_day_of(details.id)))
    yield text("papers.statement.period"), f"{first} – {last}"
    held = ", ".join(map(long_date, reviews))
    yield text("papers.statement.reviewed"), held or text("papers.statement.not_reviewed")


def read(readings: Readings) -> dict[str, str]:
    """How what the law leaves open was read."""
    names = ("last_day", "reviews_from", "late_review")
    return {name: text(f"law_days.readings.choice.{getattr(readings, name)}") for name in names}
