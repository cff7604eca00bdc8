"""Places and records as the columns of one table: (programme, kind, key) and a body in canonical JSON."""

import json

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import (
    AnswerPlace,
    FactPlace,
    MeasurePlace,
    MeetingPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, Text

Address = tuple[str, str, str]
"""Programme ("" for what the whole store shares), kind and key."""

KINDS: dict[str, type[Record]] = {
    "programme": ProgrammeDetails,
    "settlement": Settlement,
    "meeting": Meeting,
    "fact": Fact,
    "text": Text,
    "problem": Problem,
    "measure": Measure,
    "answer": Answer,
}

_MARK = "|"  # stands in no indicator code and no period; a member may hold it, since it comes last


def address_of(place: Place) -> Address:  # noqa: PLR0911 – one return a kind of place
    """Where the record of a place is kept."""
    match place:
        case FactPlace(programme, indicator, period, member):
            return programme, "fact", _MARK.join((indicator, period, member))
        case TextPlace(programme, node):
            return programme, "text", node
        case ProblemPlace(programme, problem):
            return programme, "problem", problem
        case MeasurePlace(programme, measure):
            return programme, "measure", measure
        case AnswerPlace(programme, finding):
            return programme, "answer", finding
        case ProgrammePlace(programme):
            return programme, "programme", ""
        case SettlementPlace(settlement):
            return "", "settlement", settlement
        case MeetingPlace(meeting):
            return "", "meeting", meeting


def place_at(programme: str, kind: str, key: str) -> Place:  # noqa: PLR0911 – as above
    """The place of a kept record. Raises ValueError for an unknown kind or a key of another shape."""
    match kind:
        case "fact":
            indicator, period, member = key.split(_MARK, 2)
            return FactPlace(programme, indicator, period, member)
        case "text":
            return TextPlace(programme, key)
        case "problem":
            return ProblemPlace(programme, key)
        case "measure":
            return MeasurePlace(programme, key)
        case "answer":
            return AnswerPlace(programme, key)
        case "programme":
            return ProgrammePlace(programme)
        case "settlement":
            return SettlementPlace(key)
        case "meeting":
            return MeetingPlace(key)
        case _:
            msg = f"{kind} is no kind of record"
            raise ValueError(msg)


def body_of(kind: str, record: Record) -> str:
    """A record as canonical JSON."""
    return dumps(to_plain(record, KINDS[kind]))


def record_of(kind: str, body: str) -> Record:
    """The record `body_of` wrote. Raises ValueError."""
    return from_plain(json.loads(body), KINDS[kind])
