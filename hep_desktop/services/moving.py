"""A programme to another store of the same computer or a stick; what stays here can be brought back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hep_desktop.domain.commands import ChangeCustody, Command, RemoveProgramme
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Status
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.identity import Clock, NewId, new_id, system_clock
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import ENDING, HAND_OVER, Parcel, hand_over, read_parcel
from hep_desktop.services.taking_over import look, take
from hep_desktop.services.workspaces import create_workspace, open_workspace


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
    with TemporaryDirectory(prefix="hep-") as folder:
        file = Path(folder) / f"hep{ENDING}"
        given = hand_over(editing, programme, target.stem, file)
        parcel = read_parcel(file)
    workspace = open_workspace(target, clock=clock) if target.exists() else create_workspace(target, clock)
    try:
        progress.step(1, 2, "handing.reading")
        _put(Editing(workspace, editing.editions, clock, new_id, editing.who), parcel)
    except BaseException:
        workspace.abandon()
        raise
    if details.status is Status.DRAFT:
        return RemoveProgramme(programme)
    return ChangeCustody(programme, HAND_OVER, {**given.fields, "archived": True})


def _put(there: Editing, parcel: Parcel) -> None:
    if parcel.slip.programme in there.office.programmes:
        raise UserError("moving.already_there", file=there.workspace.path.name)
    take(there, look(there, parcel), {})
    there.close()
