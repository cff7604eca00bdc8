"""What an institution can be asked for, what a request asks, how far it was answered, and the marks of its form."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Empty
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition, Indicator, IndicatorKind, Node, NodeKind, RowKind, Table

SHEET = "hep-desktop-request"  # very hidden, its first cell is the mark
MARK = "hep-desktop-request:"  # before the id of the request and the settlement, in the hidden row of every sheet
FIELD = "hep-desktop-field:"  # right of a cell to fill that stands in no table
TEXT = "text:"  # after it: the id of a chapter
SECTION = "==="  # begins a line of the text form that ends the answer above it
FIELDS = ("number", "dated", "filler")
HEADS = "hep-desktop-heads"  # in the column of keys, beside the headings of a list: what is below are its rows
NEW = "+"  # before the member of a row that the form brings and the list does not have

_WORDS = frozenset({IndicatorKind.WORDS, IndicatorKind.CHOICE, IndicatorKind.YES_NO})


class RequestState(StrEnum):
    """Where a request stands."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    PARTLY = "partly"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request was answered: cells, chapters and lists asked, and those that say something by now."""

    state: RequestState
    asked: int
    filled: int


def mark_of(request: str, code: str, name: str) -> str:
    """The mark of a form: which request it belongs to, and whose."""
    return f"{MARK}{request}|{code}|{name}"


def from_mark(words: str) -> tuple[str, str, str] | None:
    """The request, the settlement's KSH code and name of a mark; None for other words."""
    if not words.startswith(MARK):
        return None
    request, _, rest = words.removeprefix(MARK).partition("|")
    code, _, name = rest.partition("|")
    return (request, code, name) if request and code else None


def is_list(table: Table) -> bool:
    """Whether the answer itself says which rows there are."""
    return table.rows.kind is RowKind.LIST


def columns_asked(edition: Edition, table: Table) -> tuple[Indicator, ...]:
    """What of a table somebody else can give: what follows by a formula nobody is asked for."""
    found = (edition.indicators[code] for code in table.columns)
    return tuple(one for one in found if not one.computed and (is_list(table) or one.kind not in _WORDS))


def tables_to_ask(edition: Edition) -> Iterator[Table]:
    """The tables an institution can be asked to fill, in the order of the document."""
    for node in edition.walk():
        yield from (edition.tables[key] for key in node.tables if columns_asked(edition, edition.tables[key]))


def chapters_to_ask(edition: Edition) -> Iterator[Node]:
    """The chapters an institution can be asked to write about."""
    return (node for node in edition.walk() if node.kind is NodeKind.SECTION and node.id.startswith("he."))


def periods_asked(table: Table, request: DataRequest) -> tuple[str, ...]:
    """The rows asked of a table."""
    match table.rows.kind:
        case RowKind.FIXED:
            return table.rows.periods
        case RowKind.SCHOOL_YEARS:
            return tuple(f"{year}/{int(year) + 1}" for year in request.years)
        case _:
            return request.years


def tables_asked(edition: Edition, request: DataRequest) -> tuple[Table, ...]:
    """The tables of a request that the edition still has, in the order of the document."""
    return tuple(table for table in tables_to_ask(edition) if table.id in request.tables)


def columns_by_table(edition: Edition, request: DataRequest) -> Iterator[tuple[Table, tuple[Indicator, ...]]]:
    """The tables of a request with what each asks: a figure that stands in several is asked once."""
    seen: set[tuple[str, RowKind]] = set()
    for table in tables_asked(edition, request):
        columns = tuple(one for one in columns_asked(edition, table) if (one.code, table.rows.kind) not in seen)
        seen.update((one.code, table.rows.kind) for one in columns)
        if columns and periods_asked(table, request):
            yield table, columns


def chapters_asked(edition: Edition, request: DataRequest) -> tuple[Node, ...]:
    """The chapters of a request that the programme still has, in the order of the document."""
    return tuple(node for node in chapters_to_ask(edition) if node.id in request.chapters)


def cells_asked(edition: Edition, request: DataRequest) -> frozenset[FactKey]:
    """Every figure a request asks for, besides what stands in lists."""
    return frozenset(
        FactKey(one.code, period)
        for table, columns in columns_by_table(edition, request)
        if not is_list(table)
        for one in columns
        for period in periods_asked(table, request)
    )


def lists_asked(edition: Edition, request: DataRequest) -> tuple[Table, ...]:
    """The lists of a request."""
    return tuple(table for table in tables_asked(edition, request) if is_list(table))


def asks_nothing(edition: Edition, request: DataRequest) -> bool:
    """Whether there is nothing to fill in."""
    cells = cells_asked(edition, request)
    return not cells and not lists_asked(edition, request) and not chapters_asked(edition, request)


def progress_of(edition: Edition, programme: Programme, request: DataRequest, today: date) -> Progress:
    """Where a request stands on a day."""
    cells, chapters = cells_asked(edition, request), chapters_asked(edition, request)
    told = (programme.facts.get(key) for key in cells)
    filled = sum(fact is not None and not isinstance(fact.value, Empty) for fact in told)
    filled += sum(programme.is_answered(node.id) for node in chapters)
    lists = lists_asked(edition, request)
    said = {key.indicator for key, fact in programme.facts.items() if not isinstance(fact.value, Empty)}
    filled += sum(not said.isdisjoint(table.columns) for table in lists)
    asked = len(cells) + len(chapters) + len(lists)
    return Progress(_state(request, today, whole=filled >= asked), asked, filled)


def _state(request: DataRequest, today: date, *, whole: bool) -> RequestState:
    if request.closed:
        return RequestState.CLOSED
    if request.received is not None and whole:
        return RequestState.ANSWERED
    if request.asked is None:
        return RequestState.NOT_SENT
    if request.reply_by is not None and request.reply_by < today:
        return RequestState.OVERDUE
    return RequestState.PARTLY if request.received is not None else RequestState.SENT
