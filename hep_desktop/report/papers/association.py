"""The statement of an association's chair that all its members have a programme in force (Ebktv. 31. § (7))."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from hep_desktop.domain.association_standing import (
    FAILING,
    MemberStanding,
    Source,
    in_short,
    members_of,
    of_settlement,
)
from hep_desktop.domain.associations import Association
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import long_date, short_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
    Tone,
)
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.report.papers.statement import read
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_COLUMNS = ("member", "number", "adopted", "last_day", "reviewed", "found")
_SHARES = (5, 5, 4, 4, 4, 6)


def is_member(office: Office, programme: str) -> bool:
    """Whether the settlement of a programme is in an association."""
    return bool(of_settlement(office, office.programmes[programme].details.settlement))


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """A page for each association that the settlement is a member of, as things stand on the day it carries."""
    material = Material.of(office, programme, edition)
    title = text("papers.association.title")
    told = [tuple(_told(material, one, as_of)) for one in of_settlement(office, material.settlement.id)]
    blocks = (Heading(1, title, "association"), *told[0], *chain.from_iterable((PageBreak(), *one) for one in told[1:]))
    running = text("papers.running", settlement=material.settlement.name, title=title)
    return Paper(running, material.settlement.name, running, as_of, blocks)


def finding(one: MemberStanding) -> str:
    """How a member stands, in a few words after its name."""
    key = "unreadable" if one.source is Source.UNREADABLE else one.standing.grants
    day = one.standing.day
    return text(f"law_days.member.{key}", day=long_date(day)) if day is not None else text(f"law_days.member.{key}")


def _told(material: Material, association: Association, as_of: date) -> Iterator[Block]:
    settlement = material.settlement
    found = members_of(material.office, association, settlement.readings, as_of)
    name = association.name.strip() or text("papers.association.unnamed")
    yield Paragraph((Run(text("papers.association.subject")),), Tone.CENTRED)
    failing = [one or text("papers.association.no_member") for one in in_short(found, FAILING)]
    said, more = Wording.of(material), {"association": name, "missing": ", ".join(failing)}
    yield from said.paragraphs("association_failing" if failing else "association_valid", more)
    head = Row(tuple(Cell(words(text(f"papers.association.{key}"))) for key in _COLUMNS))
    yield TableBlock(f"association.{association.id}", _SHARES, tuple(map(_row, found)), (head,))
    if any(one.source is not Source.STORE for one in found):
        yield Paragraph((Run(text("papers.association.typed")),), Tone.NOTE)
    yield from said.paragraphs("association_purpose", more)
    how = text("papers.association.readings", settlement=settlement.name, **read(settlement.readings))
    yield Paragraph((Run(how),), Tone.NOTE)
    place = association.seat.strip() or settlement.name
    dated = text("papers.closing.dated", place=place)
    yield SignatureLines(dated, (Signer(association.chair.strip(), text("papers.association.chair")),))


def _row(one: MemberStanding) -> Row:
    mark = "" if one.source is Source.STORE else "*"
    name = f"{one.name or text('papers.association.no_member')}{mark}"
    days = (one.life.begins, one.life.last_day, max(one.life.reviews, default=None))
    told = (short_date(day) if day else "–" for day in days)
    return Row((cell(name), cell(one.number or "–"), *map(cell, told), cell(finding(one))))
