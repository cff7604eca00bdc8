"""The last pages of a programme: how it was adopted, and who prepared it."""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.forum import Meeting
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Row, SignatureLines, Signer, TableBlock
from hep_desktop.report.papers.handwriting import ROOM, blank_rows, by_hand
from hep_desktop.report.papers.hearing import shortly
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.words import text

_REGISTER_LINES = 8  # room for as many people as usually prepare a village's programme


def adoption(material: Material, block_id: str) -> Iterator[Block]:
    """What was decided about the programme and when; blank lines are filled in by hand."""
    rows = [
        (text("papers.closing.forum"), _forum(material)),
        *((text(f"papers.closing.{key}"), _said(said)) for key, said in _decided_by_council(material).items()),
    ]
    body = tuple(Row((Cell(words(label, bold=True)), value)) for label, value in rows)
    yield TableBlock(f"{block_id}.table", (2, 3), body)
    yield signatures(material)


def _decided_by_council(material: Material) -> dict[str, str]:
    council = material.programme.council
    day = long_date(council.held) if council.held else ""
    votes = {"votes_for": council.votes_for, "votes_against": council.votes_against, "abstentions": council.abstentions}
    return {
        "nationality": council.nationality or shortly(material),
        "council": text("papers.closing.resolution", number=council.number, date=day) if council.decided else "",
        "votes": text("papers.closing.voted", **votes) if council.decided else "",
        "published": council.published,
    }


def _said(known: str) -> Cell:
    """What is known, or room to write it by hand."""
    return cell(known) if known else ROOM


def register(block_id: str) -> TableBlock:
    """The register of those who prepared the programme; signed on paper, by hand."""
    head = Row(tuple(Cell(words(text(f"papers.closing.{key}"))) for key in ("name", "parts", "signature")))
    rows = blank_rows(_REGISTER_LINES, len(head.cells))
    return by_hand(TableBlock(f"{block_id}.table", (3, 5, 3), rows, (head,), row_headers=False))


def signatures(material: Material) -> SignatureLines:
    """Room for the mayor and the notary to sign."""
    dated = text("papers.closing.dated", place=material.settlement.name)
    return SignatureLines(dated, tuple(Signer("", text(f"papers.closing.{role}")) for role in ("mayor", "notary")))


def _forum(material: Material) -> Cell:
    lines: list[str] = []
    for meeting in material.office.meetings_of(material.programme.id):
        if meeting.held is not None:
            lines += _decided(material, meeting, meeting.held)
    return cell(*lines)


def _decided(material: Material, meeting: Meeting, held: date) -> list[str]:
    """One line a numbered decision on this programme, or the day alone."""
    day = long_date(held)
    own = (one for one in meeting.decisions if one.programme in {"", material.programme.id})
    numbered = [text("papers.closing.forum_decision", date=day, number=one.number) for one in own if one.number]
    return numbered or [day]
