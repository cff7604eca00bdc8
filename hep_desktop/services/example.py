"""Mintafalu to look at and to try things on: a store of its own, beside the user's, made when first asked for."""

import shutil
from pathlib import Path

from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.services import demo
from hep_desktop.services.workspaces import example_path
from hep_desktop.store.faults import told


def make_example(progress: Progress = Silent()) -> Path:  # noqa: B008 – has no state
    """The example's store, begun where there is none yet: what was tried in it stays. Raises UserError, Cancelled."""
    target = example_path()
    if target.is_file():
        return target
    beside = target.parent.with_suffix(".new")  # what is broken off half-way is never taken for the example
    with told(beside):
        shutil.rmtree(beside, ignore_errors=True)
    progress.step(0, 0, "start.example.making")
    editing = demo.begin(beside / target.name, beside, full=True).editing
    editing.close()
    with told(target):
        beside.rename(target.parent)
    return target
