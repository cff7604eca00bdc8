"""Reading files of strangers in a child process: known ones at once, unknown ones to be shown."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.layout import Layout
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.hungarian import sort_key
from hep_desktop.importers.base import look_at, read_by, read_file
from hep_desktop.importers.feeding import Request, listed_by, wanted_by
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, Proposal, doubt
from hep_desktop.importers.strange import Strange
from hep_desktop.services.answering import addressed
from hep_desktop.services.editing import Editing
from hep_desktop.services.showing import Shown

READING = Limits(seconds=60)

T = TypeVar("T")

_LISTED = 5


def read(path: Path, editing: Editing, progress: Progress = Silent()) -> Proposal:  # noqa: B008 – has no state
    """What a file offers the drafts of the store; writes nothing. Raises UserError, Cancelled."""
    request = request_of(editing)
    return _with_something(_run(path, progress, read_file, request), request, editing)


def look(path: Path, editing: Editing, progress: Progress = Silent()) -> Proposal | Shown:  # noqa: B008 – has no state
    """As `read`; of a table that nobody knows, what it seems to be. Raises UserError, Cancelled."""
    request = request_of(editing)
    found = _run(path, progress, look_at, request)
    if not isinstance(found, Strange):
        return _with_something(found, request, editing)
    if not request.settlements:
        raise UserError("import.no_draft", file=path.name)
    return Shown.begin(path, found, request)


def read_shown(shown: Shown, editing: Editing, progress: Progress = Silent()) -> Proposal:  # noqa: B008 – has no state
    """What the whole file offers as it was shown. Raises UserError, Cancelled."""
    layout = shown.layout()
    same = (one for one in editing.office.layouts.values() if _shape(one) == _shape(layout))
    kept = next(same, layout)
    layout = replace(layout, id=kept.id)
    return _run(shown.path, progress, read_by, shown.request, layout, shown.answers)


def read_any(path: Path, request: Request, progress: Progress) -> Proposal:
    """What a file offers. Raises UserError, Cancelled."""
    return _run(path, progress, read_file, request)


def drafts(editing: Editing) -> list[Programme]:
    """The programmes that can take something in."""
    programmes = editing.office.programmes.values()
    return [one for one in programmes if one.details.status is Status.DRAFT and not one.custody.away]


def listed(names: Iterable[str]) -> str:
    """The first few names in their order."""
    ordered = sorted(names, key=sort_key)
    return ", ".join([*ordered[:_LISTED], "…"] if len(ordered) > _LISTED else ordered)


def request_of(editing: Editing) -> Request:
    """What the store wants from files."""
    settlements = [editing.office.settlement_of(one.id) for one in drafts(editing)]
    editions = {one.id: one for one in (editing.edition(draft.id) for draft in drafts(editing))}.values()
    sources = [one for edition in editions for one in edition.sources.values() if one.feeds or one.layouts]
    known = (Known(one.code, one.name) for one in settlements)
    wanted = {code: one for edition in editions for code, one in wanted_by(edition).items()}
    layouts = tuple(editing.office.layouts.values())
    listed = {code: one for edition in editions for code, one in listed_by(edition).items()}
    return Request(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(sources)), layouts, wanted, listed)


def _run(path: Path, progress: Progress, job: Callable[..., T], *args: object) -> T:
    def failure(code: str) -> UserError:
        if code == child.TOO_LONG:
            return UserError("import.reader_slow", file=path.name)
        return UserError("import.reader_died", file=path.name)

    return child.run(job, str(path), *args, failure=failure, progress=progress, limits=READING)


def _shape(layout: Layout) -> tuple[object, ...]:
    headings = frozenset(one.heading for one in layout.columns)
    long = (layout.labels, layout.value)
    return layout.settlement, layout.code, layout.year, layout.title, layout.turned, headings, long


def _with_something(proposal: Proposal, request: Request, editing: Editing) -> Proposal:
    if proposal.answer is not None:
        return addressed(proposal, proposal.answer, editing)
    if proposal.offers or proposal.stopped:
        return proposal
    if not request.settlements and not proposal.gazetteer:
        raise UserError("import.no_draft", file=proposal.file)
    if not proposal.gazetteer:
        names = listed(one.name for one in request.settlements)
        raise UserError("import.no_settlement", file=proposal.file, names=names)
    if request.settlements:
        return replace(proposal, doubts=(*proposal.doubts, doubt(DoubtKind.NONE_OF_OURS)))
    return proposal
