"""Everything to another place, when its own can no longer be written."""

from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.identity import Clock, NewId
from hep_desktop.store.faults import told
from hep_desktop.store.journal import Step, StepKind
from hep_desktop.store.workspace import Workspace


def rescue(workspace: Workspace, office: Office, target: Path, clock: Clock, new_id: NewId) -> None:
    """Write a new store at `target`: a copy of the old one and what waits, or at least the snapshot.

    Raises UserError where the new place fails too; the old store stays open either way.
    """
    if target.exists():
        raise UserError("store.exists", file=str(target))
    try:
        workspace.backup(target)
    except UserError:  # the old one cannot even be read: its journal is lost, its content is in memory
        copy = Workspace.create(target, clock, workspace.password, workspace.attachments.seal)
        steps: tuple[Step, ...] = (_snapshot(office, clock, new_id),)
    else:
        copy = Workspace.open(target, clock, password=workspace.password)
        steps = workspace.waiting()
    try:
        for step in steps:
            copy.write(step)
        copy.flush()
    except UserError:  # half a rescue would be taken for a whole one
        copy.abandon()
        with told(target):
            target.unlink(missing_ok=True)
        raise
    copy.close()


def _snapshot(office: Office, clock: Clock, new_id: NewId) -> Step:
    # it touches no programme, so that no undo can take everything away again
    changes = tuple(Change(place, None, record) for place, record in office.records())
    return Step(new_id(), clock(), "", StepKind.DO, Label("rescue"), changes)
