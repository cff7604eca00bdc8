"""Opening and beginning stores, settlements and programmes."""

from datetime import date
from functools import partial
from pathlib import Path

from hep_desktop import paths
from hep_desktop.domain.commands import AddSettlement, CreateProgramme
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import MASKED_BELOW, ProgrammeDetails
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.settlement import GazetteerEntry, Settlement
from hep_desktop.identity import Clock, NewId, login_name, new_id, system_clock
from hep_desktop.services.editing import Editing
from hep_desktop.store.copies import folder_of, is_copy, owner_of
from hep_desktop.store.faults import told
from hep_desktop.store.protection import LOCKED, is_locked
from hep_desktop.store.rescue import rescue
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue

FILE_NAME = "hep.sqlite"
LOOKED_AT = ("store.in_use", "store.in_use_by_somebody", "store.not_writable")


def default_path() -> Path:
    """Where a store is begun unless the user chooses another place."""
    plain = paths.user_data() / FILE_NAME
    behind_password = plain.with_suffix(LOCKED)
    return behind_password if behind_password.exists() and not plain.exists() else plain


def example_path() -> Path:
    """Where the store of the worked example is, or will be: beside the user's own."""
    return paths.user_data() / "mintafalu" / FILE_NAME


def is_example(store: Path) -> bool:
    """Whether a store is the example and nobody's work."""
    return store == example_path()


def open_workspace(path: Path, read_only: bool = False, clock: Clock = system_clock, password: str = "") -> Workspace:
    """An existing store. Raises UserError: missing, somebody else's, in use, newer, damaged or behind a password."""
    return Workspace.open(path, clock, read_only, password if is_locked(path) else "")


def asks_for_password(path: Path) -> bool:
    """Whether a store can be opened with a password alone."""
    return path.is_file() and is_locked(path)


def open_or_look(path: Path, clock: Clock = system_clock, password: str = "") -> tuple[Workspace, UserError | None]:
    """An existing store for writing; where somebody else has it or nothing can be written there, for looking at.

    Gives why it can only be looked at. Raises UserError where it cannot even be read. A safety copy stays what it is.
    """
    if is_copy(path):
        return open_workspace(path, read_only=True, clock=clock, password=password), UserError("store.is_copy")
    try:
        return open_workspace(path, clock=clock, password=password), None
    except UserError as error:
        if error.code not in LOOKED_AT:
            raise
        return open_workspace(path, read_only=True, clock=clock, password=password), error


def is_stranger(workspace: Workspace) -> bool:
    """Whether the safety copies beside a store are another's: somebody may have put this file in its place."""
    owner = owner_of(folder_of(workspace.path))
    return bool(owner) and owner != workspace.identity()


def create_workspace(path: Path, clock: Clock = system_clock, password: str = "") -> Workspace:
    """A new store, its folder made where needed. Raises UserError; never over an existing file."""
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    return Workspace.create(path, clock, password if is_locked(path) else "")


def save_elsewhere(editing: Editing, target: Path, clock: Clock = system_clock, new_id: NewId = new_id) -> None:
    """Write everything, also what could not be written, into a new store at `target`.

    Raises UserError. Where it succeeds the caller brings the files, opens `target` and abandons `editing`.
    What has a password keeps it.
    """
    if is_locked(target) != is_locked(editing.workspace.path):
        raise UserError("store.other_ending", ending=editing.workspace.path.suffix)
    editing.close_typing()
    rescue(editing.workspace, editing.office, target, clock, new_id)


def bring_files(editing: Editing, target: Path, progress: Progress = Silent()) -> None:  # noqa: B008 – has no state
    """What lies beside a store, to beside the one that goes on with it: pictures, evidence, what a mentor received.

    Raises UserError, Cancelled; then some of it is only where it was.
    """
    from hep_desktop.services.holdings import Holdings, beside  # noqa: PLC0415 – the start page shows none

    attachments, step = editing.workspace.attachments, partial(progress.step, 0, 0, "frame.saving.bringing")
    with told(target):
        attachments.copy_to(target, step)
        for _ in beside(editing.workspace).carry_to(Holdings(target, seal=attachments.seal)):
            step()


def start_editing(workspace: Workspace, clock: Clock = system_clock) -> Editing:
    """The one door for changes of an open store, in the name of whoever is logged in. Raises UserError."""
    try:
        return Editing(workspace, Catalogue(paths.forms()), clock, new_id, login_name())
    except BaseException:  # a store that cannot be read is let go
        workspace.abandon()
        raise


def new_settlement(editing: Editing, settlement: Settlement | GazetteerEntry, new_id: NewId = new_id) -> str:
    """Add a settlement, typed or from the gazetteer, and give its id; the one with its code if it is here already."""
    entry = settlement
    known = next((s.id for s in editing.office.settlements.values() if s.code == entry.code), None)
    if known is not None:
        return known
    added = Settlement(
        new_id(), entry.code, entry.name, entry.county, entry.district, entry.kind, population=entry.population
    )
    editing.do(AddSettlement(added))
    return added.id


def new_programme(
    editing: Editing,
    settlement: str,
    planned_adoption: date,
    new_id: NewId = new_id,
    clock: Clock = system_clock,
) -> str:
    """Begin a draft by the edition in force on its planned day, and give its id. Raises UserError."""
    from hep_desktop.services.door import admit_day  # noqa: PLC0415 – opening a store begins none

    admit_day(planned_adoption)
    edition = editing.editions.for_day(planned_adoption)
    details = ProgrammeDetails(
        id=new_id(),
        settlement=settlement,
        edition=edition.id,
        edition_revision=edition.revision,
        planned_adoption=planned_adoption,
        created=clock().astimezone().date(),
        masked_below=MASKED_BELOW,
    )
    editing.do(CreateProgramme(details))
    return details.id
