"""A programme to another store of the same computer or a stick; what stays here can be brought back."""

from dataclasses import replace
from pathlib import Path

from hep_desktop.domain.commands import Command, RemoveProgramme
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Status
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.identity import Clock, NewId, new_id, system_clock
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import Parcel, given, parcel_of
from hep_desktop.services.taking_over import look, take
from hep_desktop.services.workspaces import create_workspace, open_workspace
from hep_desktop.store.protection import PLAIN, is_locked
from hep_desktop.store.workspace import Workspace


def move(
    editing: Editing,
    programme: str,
    target: Path,
    progress: Progress | None = None,
    clock: Clock = system_clock,
    new_id: NewId = new_id,
) -> Command:
    """Put a programme into the store at `target`, begun where there is none; gives what is to be done here then.

    A draft goes from here, which can be undone; of an adopted one a read-only copy is put away.
    Raises UserError where the other store is in use or has it already; then nothing has changed anywhere.
    """
    progress = progress or Silent()
    if target.resolve() == editing.workspace.path.resolve():
        raise UserError("moving.same_store")
    details = editing.office.programmes[programme].details
    progress.step(0, 2, "handing.gathering")
    parcel = parcel_of(editing, programme, target.stem)
    command = _then(editing, parcel, details.status)
    workspace = _opened(target, editing.workspace.password, clock)
    try:
        progress.step(1, 2, "handing.reading")
        _put(Editing(workspace, editing.editions, clock, new_id, editing.who), parcel)
    except BaseException:
        workspace.abandon()
        raise
    return command


def _then(editing: Editing, parcel: Parcel, status: Status) -> Command:
    """What is to be done here once it is there."""
    if status is Status.DRAFT:
        return RemoveProgramme(parcel.slip.programme)
    command = given(editing, parcel)
    return replace(command, fields={**command.fields, "archived": True})


def _opened(target: Path, password: str, clock: Clock) -> Workspace:
    """The other store, which is behind the same password where this one is behind one."""
    if password and not is_locked(target):
        raise UserError("moving.unprotected", file=target.name)
    if not password and is_locked(target) and not target.exists():
        raise UserError("store.other_ending", ending=PLAIN)
    if not target.exists():
        return create_workspace(target, clock, password)
    try:
        return open_workspace(target, clock=clock, password=password)
    except UserError as error:
        if error.code in ("store.locked", "store.wrong_password"):
            raise UserError("moving.other_password", file=target.name) from error
        raise


def _put(there: Editing, parcel: Parcel) -> None:
    if parcel.slip.programme in there.office.programmes:
        raise UserError("moving.already_there", file=there.workspace.path.name)
    take(there, look(there, parcel), {})
    there.close()
