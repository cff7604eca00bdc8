"""What must hold of a store after anything that happened to its writer."""

from collections.abc import Iterable
from pathlib import Path

from hep_desktop.domain.office import Office
from hep_desktop.identity import system_clock
from hep_desktop.store.workspace import Workspace

PROMISE = 1.0
"""Seconds of work that may be missing at most (`decisions.md` 23)."""


def verify(
    path: Path, said: Iterable[str], ended: float | None = None, promise: float = PROMISE, password: str = ""
) -> int:
    """The store opens whole, holds every step that was called saved, and is what its history says; gives the steps.

    `ended` is when the writer died: what it had done a second before must be there too, to the letter; `promise` is
    that second, more where the machine is so busy that nobody could keep it.
    """
    workspace = Workspace.open(path, system_clock, password=password)  # looks through the whole file
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
    letters = 0
    for words in (line.split() for line in said):
        match words:
            case ["saved", step, _]:
                assert step in there, f"called saved and lost: {step}"
            case ["done", step, at] if ended is not None and float(at) < ended - promise:
                assert step in there, f"done {ended - float(at):.1f} s before the end and lost: {step}"
            case ["key", total, at] if ended is not None and float(at) < ended - promise:
                letters = int(total)
            case ["back", *_]:
                letters = 0
            case _:
                continue
    assert letters <= _letters(office) + 1, f"typed and lost: {letters - _letters(office)} letters"
    return len(heads)


def _letters(office: Office) -> int:
    """The length of the longest text."""
    texts = (text for programme in office.programmes.values() for text in programme.texts.values())
    return max((len(text.plain) for text in texts), default=0)
