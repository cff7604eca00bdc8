"""Opens a package as it was: its papers to look at, its programme to compare with the present one and to take over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from hep_desktop import child, paths
from hep_desktop.domain.difference import difference
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import EvidenceFile, FollowUp
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion
from hep_desktop.domain.outcome import Change, Record
from hep_desktop.domain.outline import Chapter
from hep_desktop.domain.places import (
    ChapterPlace,
    Place,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.programme import Status
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.situation import Fact
from hep_desktop.export import programme_json, programme_reading
from hep_desktop.frozen import dataclass
from hep_desktop.services import packing
from hep_desktop.services.editing import Editing
from hep_desktop.services.evidencing import chosen_files
from hep_desktop.services.packing import Opened
from hep_desktop.services.picturing import pictures_of
from hep_desktop.services.publishing import as_published
from hep_desktop.services.reporting import DRAWING
from hep_desktop.store.sealing import Seal

__all__ = ["Moved", "Opened", "changes_since", "dates_since", "keep_files", "open_data", "open_package"]

_Holder = Meeting | FollowUp | Opinion


@dataclass(frozen=True, slots=True)
class Moved:
    """A field of a programme's details, then and now."""

    field: str
    then: Status | date | None
    now: Status | date | None


def open_package(
    path: Path,
    seal: Seal | None = None,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Opened:
    """A package's content; `seal` opens one of those received.

    Raises UserError where it was changed, or cannot be read by this version.
    """
    return child.run(packing.open_package, path, seal, failure=UserError, progress=progress)


def open_data(
    path: Path,
    called: str,
    as_of: date,
    seal: Seal | None = None,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Opened:
    """A received file without papers, opened as a package: `called` as it came, its papers drawn on the day `as_of`.

    Raises UserError, Cancelled.
    """
    from hep_desktop.services import opening_data  # noqa: PLC0415 – heavy: all that reads and draws
    from hep_desktop.services.holdings_reading import Question  # noqa: PLC0415 – as above

    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        raise UserError("holdings.gone", file=called or path.name) from None
    question = Question(str(path), path.suffix[1:].casefold(), called or path.name, written, seal)
    forms, profile = paths.forms(), paths.user_profile()
    return child.run(
        opening_data.open_data, question, forms, profile, as_of, failure=UserError, progress=progress, limits=DRAWING
    )


def changes_since(editing: Editing, opened: Opened) -> tuple[Change, ...]:
    """From the package to the present: in what they differ, as far as a package tells; the records are the store's own.

    Both sides are seen as a package shows them, so what it never holds (notes, marks, contacts, files that were not
    chosen) is no difference, and stays where a place is taken back. State and dates are told by `dates_since`.
    A programme that is not here has gone: all of it can be taken over.
    """
    then, key = _at_home(editing, opened), opened.programme
    if then.programmes[key].details.edition not in editing.editions.ids():
        raise UserError("package.other_edition", edition=then.programmes[key].details.edition)
    if key not in editing.office.programmes:
        return tuple(_newcomers(editing.office, then))
    _, now = programme_reading.read(programme_json.compose(as_published(editing, key), key, editing.edition(key)))
    kept_aside = then.programmes[key].chapters
    return tuple(
        _of_the_store(editing.office, change)
        for change in difference(then, now)
        if not isinstance(change.place, ProgrammePlace | SettlementPlace)
        and not (isinstance(change.place, TextPlace) and change.place.node in kept_aside)
    )


def dates_since(editing: Editing, opened: Opened) -> tuple[Moved, ...]:
    """State and dates that are others now than in the package: told, but never taken back from it."""
    now = editing.office.programmes.get(opened.programme)
    if now is None:
        return ()
    then, present = opened.office.programmes[opened.programme].details, now.details
    pairs = ((name, getattr(then, name), getattr(present, name)) for name in ("status", "planned_adoption", "adopted"))
    return tuple(Moved(*pair) for pair in pairs if pair[1] != pair[2])


def keep_files(editing: Editing, opened: Opened) -> None:
    """Keep the pictures and files of evidence that come with a programme taken over. Raises UserError."""
    programme = opened.office.programmes[opened.programme]
    wanted = {picture.sha256 for picture in pictures_of(programme)}
    wanted |= {one.sha256 for one in chosen_files(opened.office, programme)}
    for name, content in opened.attachments.items():
        if name.partition(".")[0] in wanted:
            editing.workspace.attachments.put(content)


def _at_home(editing: Editing, opened: Opened) -> Office:
    """The package's programme with the settlement as it is known here, by its code."""
    settlement = opened.office.settlement_of(opened.programme)
    known = next((one for one in editing.office.settlements.values() if one.code == settlement.code), settlement)
    programme = opened.office.programmes[opened.programme]
    details = replace(programme.details, settlement=known.id)
    return replace(
        opened.office,
        settlements={known.id: settlement if known is settlement else replace(settlement, id=known.id)},
        programmes={opened.programme: replace(programme, details=details)},
    )


def _newcomers(office: Office, then: Office) -> Iterator[Change]:
    """Everything of the package that is not here yet, as if it had been removed."""
    for place, record in reversed(list(then.records())):
        if office.record(place) is None:
            yield Change(place, record, None)


def _of_the_store(office: Office, change: Change) -> Change:
    """The same change between whole records: what a package leaves out is kept as it is here."""
    present = office.record(change.place)
    return Change(change.place, _whole(change.before, present, change.place), present)


def _whole(then: Record | None, present: Record | None, place: Place) -> Record | None:
    if isinstance(then, Fact) and isinstance(present, Fact):
        return replace(then, note=present.note)
    if isinstance(then, Meeting) and isinstance(present, Meeting):
        of_others = (
            one
            for one in present.decisions
            if one not in then.decisions and one.programme not in ("", *then.programmes)
        )
        decisions = (*then.decisions, *of_others)
        return replace(then, programmes=present.programmes, decisions=decisions, files=_files(then, present))
    if isinstance(then, FollowUp) and isinstance(present, FollowUp):
        return replace(then, files=_files(then, present))
    if isinstance(then, Opinion) and isinstance(present, Opinion):
        sender = then.sender or present.sender  # people of the village are not named in packages
        left_out = {"sender": sender, "contact": present.contact, "note": present.note}
        return replace(then, **left_out, files=_files(then, present))
    if isinstance(place, ChapterPlace) and isinstance(present, Chapter):
        before = then.not_typical if isinstance(then, Chapter) else None
        kept = replace(present, not_typical=before)
        return None if kept.says_nothing else kept
    return then


def _files(then: _Holder, present: _Holder) -> tuple[EvidenceFile, ...]:
    """Those of the package, and those that were never chosen for it."""
    return (*then.files, *(one for one in present.files if not one.packed and one not in then.files))
