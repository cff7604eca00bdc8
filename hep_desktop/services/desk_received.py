"""What received packages and drafts tell the mentor's desk, and the way from a row to what was received."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hep_desktop.domain.council import NationalityBody
from hep_desktop.domain.desk import DeskRow, Received, Source
from hep_desktop.domain.mentor import Municipality
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.remarks import RemarkState
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import Holding, Holdings, TakenIn, beside
from hep_desktop.services.visits import Asked
from hep_desktop.words import text

_MOST_NAMED = 6


def held(holdings: Holdings, progress: Progress = Silent()) -> tuple[Holding, ...]:  # noqa: B008 – has no state
    """The programme of each village among the files that were received."""
    progress.step(0, 1, "mentor_desk.reading")
    return holdings.rows()


def received(holdings: Iterable[Holding]) -> dict[str, Received]:
    """What they tell the rows, by KSH code."""
    return {one.ksh_code: _received(one) for one in holdings}


def _received(one: Holding) -> Received:
    adopted = one.adopted is not None
    return Received(
        one.begins if adopted else None,  # the clock counts from the first vote, not from that of a review
        one.next_review if adopted else None,
        one.expires if adopted else None,
        one.status is Status.DRAFT,
        one.received.date(),
        one.file_hash,
        one.source.name,
        text(f"mentor_desk.nationality.{one.nationality}") if one.nationality is not NationalityBody.UNTOLD else "",
    )


def not_on_desk(office: Office, holdings: Iterable[Holding]) -> tuple[Municipality, ...]:
    """Rows for villages whose programme was received and which do not stand on the desk."""
    return tuple(
        Municipality(one.ksh_code, one.settlement, one.county, one.district, one.population)
        for one in holdings
        if one.ksh_code not in office.desk
    )


def as_received(row: DeskRow) -> Mapping[str, object]:
    """The days of a row as the received file has them, where they differ from what was typed."""
    return {one.field: one.other for one in row.differences if one.source is Source.FILE}


def draft_of(office: Office, code: str) -> str:
    """The programme of a village that lies in this very store: the newest that is not put away."""
    here = [one.id for one in _programmes(office, code) if not one.custody.archived]
    return max(here, default="")


def asked(editing: Editing, codes: Iterable[str]) -> Asked:
    """What a visit should ask by the drafts that lie here – open remarks, chapters not written – and by packages."""
    remarks: dict[str, str] = {}
    missing: dict[str, str] = {}
    for code in codes:
        programme = draft_of(editing.office, code)
        if not programme:
            continue
        threads = editing.office.programmes[programme].threads
        if count := sum(one.state is not RemarkState.CLOSED for one in threads):
            remarks[code] = text("mentor_desk.remarks_open", count=count)
        if names := tuple(_unwritten(editing, programme)):
            shown = ", ".join(names[:_MOST_NAMED])
            missing[code] = f"{shown}, …" if len(names) > _MOST_NAMED else shown
    return Asked(remarks, missing, received(held(beside(editing.workspace))))


def _programmes(office: Office, code: str) -> Iterator[Programme]:
    for one in office.programmes.values():
        if office.settlement_of(one.id).code == code:
            yield one


def _unwritten(editing: Editing, programme: str) -> Iterator[str]:
    found = editing.office.programmes[programme]
    for node in editing.edition(programme).walk():
        if node.required and not found.is_answered(node.id):
            yield node.heading


def take_in(holdings: Holdings, paths: Sequence[Path], progress: Progress = Silent()) -> TakenIn:  # noqa: B008 – has no state
    """Take received files and folders into the holdings. Raises UserError, Cancelled."""
    return holdings.take_in(paths, progress)


def taken_words(taken: TakenIn) -> str:
    """What became of them; those that could not be taken in are named."""
    told = text("mentor_desk.took", count=taken.added, known=taken.known)
    names = ", ".join(name for name, _ in taken.quarantined[:_MOST_NAMED])
    return f"{told} {text('mentor_desk.took_not', count=len(taken.quarantined), names=names)}" if names else told
