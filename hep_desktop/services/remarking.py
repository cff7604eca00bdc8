"""Making remarks and responses: ids, moments and names are given here, suggestions put into their place."""

from collections.abc import Mapping
from datetime import timedelta

from hep_desktop.domain.anchoring import locate
from hep_desktop.domain.commands import AddRemarks, Command, SetFacts, Together
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import MeasurePlace, ProblemPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import Anchor, CellAnchor, Remark, RemarkState, Response, ResponseKind, Thread
from hep_desktop.domain.situation import Fact
from hep_desktop.domain.suggesting import wording
from hep_desktop.services.editing import Editing
from hep_desktop.template.cell_text import UnreadableError, read, shown
from hep_desktop.words import text

_STEPS = {ResponseKind.CLOSED: "close_remark", ResponseKind.REOPENED: "reopen_remark"}


def remark(
    editing: Editing, programme: str, anchor: Anchor, words: str, author: str, suggestion: str | None = None
) -> Outcome:
    """Add a remark. Raises UserError."""
    found = _programme(editing, programme)
    made_on = found.custody.seen[-1].state if found.custody.draft and found.custody.seen else ""
    one = Remark(editing.new_id(), anchor, words.strip(), author, editing.now, suggestion, made_on)
    return editing.do(AddRemarks(programme, "add_remark", (one,)))


def respond(editing: Editing, programme: str, thread: Thread, kind: ResponseKind, words: str, author: str) -> Outcome:
    """Answer a remark, close it or open it again. Raises UserError."""
    response = _response(editing, thread, kind, words, author)
    return editing.do(AddRemarks(programme, _STEPS.get(kind, "respond_remark"), responses=(response,)))


def accept(editing: Editing, programme: str, thread: Thread, author: str) -> Outcome:
    """Put the suggested wording or value into its place and say so: one step. Raises UserError."""
    found, remark = _programme(editing, programme), thread.remark
    if isinstance(remark.anchor, CellAnchor):
        change = _value(editing, programme, remark.anchor, remark.suggestion)
    else:
        change = wording(found, remark, editing.new_id)
    said = _response(editing, thread, ResponseKind.ACCEPTED, "", author)
    commands = (change, AddRemarks(programme, "accept_remark", responses=(said,)))
    return editing.do(Together(Label("accept_remark"), commands))


def waiting_on(programme: Programme) -> Mapping[str, int]:
    """How many remarks that are not closed lie on each problem and measure, by its id."""
    found: dict[str, int] = {}
    for thread in programme.threads if programme.remarks else ():
        if thread.state is not RemarkState.CLOSED:
            place = locate(programme, thread.remark.anchor).place
            key = place.problem if isinstance(place, ProblemPlace) else ""
            key = place.measure if isinstance(place, MeasurePlace) else key
            found[key] = found.get(key, 0) + 1
    return found


def is_as_quoted(editing: Editing, programme: str, anchor: CellAnchor) -> bool:
    """Whether a cell still shows what was quoted of it."""
    indicator = editing.edition(programme).indicators.get(anchor.fact.indicator)
    now = None if indicator is None else shown(editing.figures(programme).shown(anchor.fact), indicator)
    return now == anchor.quote


def brief(remark: Remark) -> str:
    """What is remarked, in a line; where there are no words, what is suggested."""
    words = remark.words or text("remarks.only_suggestion", words=remark.suggestion or "")
    return " ".join(words.split())


def _value(editing: Editing, programme: str, anchor: CellAnchor, suggestion: str | None) -> Command:
    """What puts a suggested value into its cell. Raises UserError where the cell shows another than was quoted."""
    if suggestion is None:
        raise UserError("remarks.no_suggestion")
    if not is_as_quoted(editing, programme, anchor):
        raise UserError("remarks.value_changed", suggestion=suggestion)
    try:
        value = read(suggestion, editing.edition(programme).indicators[anchor.fact.indicator])
    except UnreadableError as error:
        raise UserError("remarks.no_value", suggestion=suggestion) from error
    before = editing.office.programmes[programme].facts.get(anchor.fact, Fact())
    return SetFacts(programme, ((anchor.fact, before.typed_over(value)),))


def _response(editing: Editing, thread: Thread, kind: ResponseKind, words: str, author: str) -> Response:
    # after what it answers, even where this computer's clock is behind the other's
    at = max(editing.now, thread.latest + timedelta(microseconds=1))
    return Response(editing.new_id(), thread.remark.id, kind, words.strip(), author, at)


def _programme(editing: Editing, programme: str) -> Programme:
    found = editing.office.programmes.get(programme)
    if found is None:
        raise UserError("programme.gone")
    return found
