"""An open store with a village and a draft in one line, on real files; a small edition of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from edition_files import small_edition, write
from hep_desktop.domain.commands import AddSettlement, CreateProgramme
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.identity import NewId
from hep_desktop.services.editing import Editing
from hep_desktop.store.journal import Step, StepKind
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue

NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
VILLAGE = Settlement("s", "00000", "Mintafalu")
DETAILS = ProgrammeDetails("p", "s", "small", 1, date(2027, 3, 31), date(2026, 11, 21))


def clock() -> datetime:
    """Always the same moment."""
    return NOW


def ids(prefix: str = "id") -> NewId:
    """Ids that tell nothing and repeat with every test."""
    numbers = count(1)
    return lambda: f"{prefix}-{next(numbers):06}"


def catalogue(folder: Path) -> Catalogue:
    """A catalogue of one small edition: `women`, `men`, `all` (given total), `share` (computed)."""
    write(small_edition(), folder / "small")
    return Catalogue(folder)


def step(*changes: Change, key: str = "x", kind: StepKind = StepKind.DO, target: str = "") -> Step:
    """A step as the store takes it."""
    return Step(key, NOW, "Minta Mária", kind, Label("set_fact"), changes, target, frozenset({"p"}))


@contextmanager
def store(path: Path) -> Iterator[Workspace]:
    """A store, new or opened again; let go at the end."""
    workspace = Workspace.open(path, clock) if path.exists() else Workspace.create(path, clock)
    try:
        yield workspace
    finally:
        workspace.abandon()


@contextmanager
def editing(path: Path, editions: Catalogue, prefix: str = "id") -> Iterator[Editing]:
    """A store being edited, new ones with a village and a draft in it; everything is on the disk at the end."""
    with store(path) as workspace:
        opened = Editing(workspace, editions, clock, ids(prefix), "Minta Mária")
        if not opened.office.programmes:
            opened.do(AddSettlement(VILLAGE))
            opened.do(CreateProgramme(DETAILS))
        yield opened
        opened.flush()
