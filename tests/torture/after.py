"""What must hold of a store after anything that happened to its writer."""

from collections.abc import Iterable
from pathlib import Path

from hep_desktop.domain.office import Office
from hep_desktop.identity import system_clock
from hep_desktop.store.workspace import Workspace

PROMISE = 1.0
"""Seconds of work that may be missing at most (`decisions.md` 23)."""


def verify(path: Path, said: Iterable[str], ended: float | None = None) -> int:
    """The store opens whole, holds every step that was called saved, and is what its history says; gives the steps.

    `ended` is when the writer died: what it had done a second before must be there too.
    """
    workspace = Workspace.open(path, system_clock)  # looks through the whole file
    try:
        heads = workspace.step_heads()
        office = workspace.load()
        replayed = Office()
        for head in heads:
            replayed = replayed.with_changes(workspace.changes_of(head.id))
    finally:
        workspace.close()
    assert replayed == office, "the content is not what the history says"
    there = {head.id for head in heads}
    assert len(there) == len(heads), "a step is there twice"
    for words in (line.split() for line in said):
        match words:
            case ["saved", step, _]:
                assert step in there, f"called saved and lost: {step}"
            case ["done", step, at] if ended is not None and float(at) < ended - PROMISE:
                assert step in there, f"done {ended - float(at):.1f} s before the end and lost: {step}"
            case _:
                continue
    return len(heads)
