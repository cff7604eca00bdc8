"""For the council: the proposal with the resolution it is asked for, and the extract of what it resolved."""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.council import Council
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
    Tone,
)
from hep_desktop.report.papers import review
from hep_desktop.report.papers.closing import signatures
from hep_desktop.report.papers.hearing import is_recorded, nationality, others
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording, votes
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_HEAD = ("proposer", "prepared_by", "legal_review", "sitting", "majority")


def proposal(
    office: Office, programme: str, edition: Edition, as_of: date, annexes: tuple[str, ...] | None = None
) -> Paper:
    """The proposal (előterjesztés) with the draft of the resolution; `annexes` where they are not the usual ones."""
    material = Material.of(office, programme, edition)
    title = text("papers.proposal.title")
    return _paper(material, title, (Heading(1, title, "proposal"), *_proposing(material, as_of, annexes)), as_of)


def resolution(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The extract (kivonat) of the council's resolution."""
    material = Material.of(office, programme, edition)
    title = text("papers.resolution.title")
    return _paper(material, title, (Heading(1, title, "resolution"), *_resolved(material)), as_of)


def is_resolved(office: Office, programme: str) -> bool:
    """Whether there is a resolution to extract."""
    return office.programmes[programme].council.decided


def _paper(material: Material, title: str, blocks: tuple[Block, ...], as_of: date) -> Paper:
    running = text("papers.running", settlement=material.settlement.name, title=title)
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def _proposing(material: Material, as_of: date, annexes: tuple[str, ...] | None) -> Iterator[Block]:
    council, held = material.programme.council, _held(material)
    subject = {**_period(material), "settlement": material.settlement.name}
    told_of, content = _of_what(material)
    yield Paragraph((Run(text(f"papers.proposal.{told_of}", **subject)),), Tone.CENTRED)
    told = {key: getattr(council, key, "") or text(f"papers.proposal.values.{key}") for key in _HEAD}
    body = tuple(
        Row((Cell(words(text(f"papers.proposal.{key}"), bold=True)), cell(said))) for key, said in told.items()
    )
    yield TableBlock("proposal.facts", (4, 7), body)
    said = Wording.of(material)
    yield from said.paragraphs("proposal_greeting", held, bold=True)
    for key in ("proposal_law", content, "proposal_grants"):
        yield from said.paragraphs(key, held)
    yield from _heard(material, held, as_of)
    yield Heading(2, text("papers.proposal.financial"), "proposal.financial")
    if council.financial_effect:
        yield Paragraph((Run(council.financial_effect),))
    else:
        yield from said.paragraphs("proposal_no_financial", held)
    yield from said.paragraphs("proposal_asking", held)
    yield _signed(material, council)
    yield Heading(2, text("papers.proposal.draft"), "proposal.draft")
    yield from _decision(material)
    listed = tuple(_annexes(material)) if annexes is None else annexes
    if listed:
        yield Heading(2, text("papers.proposal.annexes"), "proposal.annexes")
        yield ListBlock(tuple((Run(annex),) for annex in listed), ordered=True)


def _of_what(material: Material) -> tuple[str, str]:
    """The words for what is proposed: a first version, one that a review has changed, or none."""
    if not material.programme.details.predecessor:
        return "subject", "proposal_content"
    unchanged = review.leaves_it(material.office, material.programme.id)
    return "review_subject", "proposal_unchanged" if unchanged else "proposal_revised"


def _held(material: Material) -> dict[str, str]:
    """The days of the forum's meetings, for the standing texts."""
    held = [one.held for one in material.office.meetings_of(material.programme.id) if one.held is not None]
    return {"forum": ", ".join(map(long_date, held))}


def _heard(material: Material, held: dict[str, str], as_of: date) -> Iterator[Block]:
    """Who was heard before the vote; what the nationality bodies said must be told (Nek. tv. 82. § (3))."""
    council, told = material.programme.council, Wording.of(material)
    yield Heading(2, text("papers.proposal.heard"), "proposal.heard")
    forum = told.paragraphs("proposal_forum", held) if any(held.values()) else ()
    yield from forum or (Paragraph((Run(text("papers.proposal.no_forum")),)),)
    yield from (Paragraph((Run(said),)) for said in nationality(material, as_of))
    yield Paragraph((Run(others(material)),))
    if council.committees:
        yield Paragraph((Run(council.committees),))
    else:
        yield from told.paragraphs("proposal_no_committees", held)


def _decision(material: Material) -> Iterator[Block]:
    """The text that is voted on, or that was."""
    council, details = material.programme.council, material.programme.details
    unchanged = review.leaves_it(material.office, material.programme.id)
    if unchanged:
        yield from review.resolved(material)
    decided = "resolution_revises" if details.predecessor else "resolution_adopts"
    for key in () if unchanged else (decided, "resolution_orders"):
        yield from Wording.of(material).paragraphs(key, _voted(council), keeps=True)
    responsible = council.responsible or text("papers.resolution.responsible_usual")
    deadline = council.deadline or text("papers.resolution.deadline_usual")
    yield Paragraph((Run(text("papers.minutes.responsible", value=responsible)),), keeps=True)
    yield Paragraph((Run(text("papers.minutes.deadline", value=deadline)),))


def _voted(council: Council) -> dict[str, str]:
    """When the council sat and how it voted, for the standing texts; nothing before the vote."""
    voted = (council.votes_for, council.votes_against, council.abstentions) if council.decided else ()
    day = long_date(council.held) if council.held else ""
    return {"held": day or (text("papers.minutes.undated") if council.decided else ""), **votes(*voted)}


def _period(material: Material) -> dict[str, str]:
    details = material.programme.details
    return {"first": str(details.first_day.year), "last": str(details.last_day.year)}


def _annexes(material: Material) -> Iterator[str]:
    if review.leaves_it(material.office, material.programme.id):
        yield text("papers.kinds.review")
    else:
        yield text("papers.kinds.hep")
        yield text("papers.kinds.action_plan")
        if material.programme.details.predecessor:
            yield text("papers.kinds.comparison")
    for meeting in material.office.meetings_of(material.programme.id):
        if meeting.held is not None:
            yield text("papers.kinds.minutes_of", date=long_date(meeting.held))
    if is_recorded(material.office, material.programme.id):
        yield text("papers.kinds.opinions")


def _signed(material: Material, council: Council) -> SignatureLines:
    dated = text("papers.closing.dated", place=material.settlement.name)
    return SignatureLines(dated, (Signer(council.proposer, text("papers.proposal.proposer_signs")),))


def _resolved(material: Material) -> Iterator[Block]:
    council, said = material.programme.council, Wording.of(material)
    voted = _voted(council)
    yield from said.paragraphs("resolution_from", voted, Tone.CENTRED)
    yield from said.paragraphs("resolution_vote", voted, Tone.LABEL)
    yield Heading(2, text("papers.resolution.number", number=council.number), "resolution.number")
    yield from _decision(material)
    yield from said.paragraphs("minutes_closing", tone=Tone.CENTRED)
    yield signatures(material)
    yield from said.paragraphs("resolution_extract", voted, Tone.NOTE)
