"""What a filled form brings back: judged by the request it answers, taken over with the sender as the origin."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from hep_desktop.domain.commands import ChangeRequest, Command, SetText, TakeOver, Together
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Label
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.situation import Block, FileOrigin, LetterOrigin, Run, Text
from hep_desktop.identity import NewId, new_id
from hep_desktop.importers.proposal import Answer, Doubt, DoubtKind, Offer, Proposal, doubt
from hep_desktop.services.answered_rows import parted, placed
from hep_desktop.services.editing import Editing
from hep_desktop.template.asking import cells_asked, chapters_asked, lists_asked


def addressed(proposal: Proposal, answer: Answer, editing: Editing) -> Proposal:
    """What a form offers to the one who asked. Raises UserError where nobody here did, or nothing was filled in."""
    programme, request = _asked(proposal.file, answer, editing)
    edition = editing.edition(programme.id)
    cells, lists = cells_asked(edition, request), lists_asked(edition, request)
    listed = {code for table in lists for code in table.columns}
    asked = [one for one in proposal.offers if one.key in cells or (one.key.member and one.key.indicator in listed)]
    whole = (*(one for one in asked if not one.key.member), *placed(asked, programme, lists))
    origin = _origin(request, answer, editing.today)
    offers = tuple(replace(one, fact=replace(one.fact, origin=origin)) for one in whole)
    stopped = (*proposal.stopped, *(_unasked(one) for one in proposal.offers if one not in asked))
    if not offers and not answer.texts and not stopped:
        raise UserError("request.nothing_filled", file=proposal.file)
    texts = _new_texts(editing, programme, request, answer)
    headings = {node.id: node.heading for node in chapters_asked(edition, request)}
    told = "; ".join(headings[node] for node in texts)
    doubts = (*proposal.doubts, doubt(DoubtKind.TEXTS_ADDED, chapters=told)) if texts else proposal.doubts
    return replace(proposal, offers=offers, stopped=stopped, doubts=doubts)


def _origin(request: DataRequest, answer: Answer, today: date) -> LetterOrigin:
    """The letter as the form names it, else as the request does."""
    number = answer.number or request.reply_number or request.number
    return LetterOrigin(request.recipient, number, answer.dated or request.received or today)


def asked_by(editing: Editing, answer: Answer) -> str:
    """The programme that asked; rows of lists are for it alone."""
    asking = (one.id for one in editing.office.programmes.values() if answer.request in one.requests)
    return next(asking, "")


def taking(editing: Editing, answer: Answer, facts: TakeOver, new_id: NewId = new_id) -> Together:
    """What takes an answer over as one step: figures, texts, and that it came."""
    programme, request = _asked(facts.source, answer, editing)
    rows, others = parted(facts.facts, editing.edition(programme.id), new_id)
    came = {"received": editing.today, "reply_number": answer.number or request.reply_number}
    commands: tuple[Command, ...] = (
        replace(facts, facts=others),
        *((rows,) if rows else ()),
        *_writing(programme, _new_texts(editing, programme, request, answer), new_id),
        ChangeRequest(programme.id, request.id, came),
    )
    return Together(Label("take_answer", (("recipient", request.recipient),)), commands)


def _asked(file: str, answer: Answer, editing: Editing) -> tuple[Programme, DataRequest]:
    """The draft that asked, and what it asked."""
    office = editing.office
    if answer.settlement not in {one.code for one in office.settlements.values()}:
        raise UserError("request.other_settlement", file=file, name=answer.name)
    for programme in office.programmes.values():
        request = programme.requests.get(answer.request)
        if request is not None and programme.details.status is Status.DRAFT:
            if office.settlement_of(programme.id).code != answer.settlement:
                raise UserError("request.other_settlement", file=file, name=answer.name)
            return programme, request
    raise UserError("request.unknown", file=file)


def _unasked(offer: Offer) -> Doubt:
    origin = offer.fact.origin
    return doubt(DoubtKind.NOT_ASKED_CELL, cell=origin.cell if isinstance(origin, FileOrigin) else "")


def _new_texts(
    editing: Editing, programme: Programme, request: DataRequest, answer: Answer
) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs of the answer that the asked chapters do not have yet."""
    asked = {node.id for node in chapters_asked(editing.edition(programme.id), request)}
    new: dict[str, tuple[str, ...]] = {}
    for node, words in answer.texts:
        there = {block.plain.strip() for block in programme.text(node).paragraphs()}
        lines = tuple(line for line in words.splitlines() if line not in there)
        if node in asked and lines:
            new[node] = lines
    return new


def _writing(programme: Programme, texts: Mapping[str, tuple[str, ...]], new_id: NewId) -> Iterator[SetText]:
    for node, lines in texts.items():
        added = tuple(Block(new_id(), runs=(Run(line),)) for line in lines)
        yield SetText(programme.id, node, Text((*programme.text(node).blocks, *added)))
