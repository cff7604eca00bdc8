"""An open store with a village and a draft in one line, on real files; a small edition of its own."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from builders import value
from edition_files import small_edition, write
from hep_desktop.domain.commands import AddSettlement, CreateProgramme, SetFacts
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.domain.places import FactPlace, ProgrammePlace, SettlementPlace
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Value
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


BASE = step(Change(SettlementPlace("s"), None, VILLAGE), Change(ProgrammePlace("p"), None, DETAILS), key="base")


def added(number: int, plain: str | None = None) -> Change:
    """One more fact of the draft."""
    return Change(FactPlace("p", "women", str(number)), None, Fact(value(plain or number)))


def fill(path: Path) -> None:
    """Leave a store with a village, a draft and 300 facts at `path`, closed."""
    with store(path) as workspace:
        workspace.write(BASE)
        for number in range(300):
            workspace.write(step(added(number), key=f"step-{number}"))
        workspace.close()


def content(folder: Path) -> dict[str, str]:
    """All files below a folder but locks, by what is in them."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".lock"
    }


WOMEN = FactKey("women", "2024")


def set_women(number: int, programme: str = "p") -> SetFacts:
    """The command behind one cell."""
    return SetFacts(programme, ((WOMEN, Fact(value(number))),))


def women(editing: Editing, programme: str = "p") -> Value | None:
    """What stands in that cell."""
    found = editing.office.programmes[programme].facts.get(WOMEN)
    return found.value if found else None


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


@contextmanager
def quick_passwords() -> Iterator[None]:
    """SQLCipher with few rounds: what a password opens stays the same."""

    def rounds(count: int) -> None:
        with closing(dbapi2.connect(":memory:")) as connection:
            connection.execute(f"PRAGMA cipher_default_kdf_iter = {count}")

    rounds(1000)
    yield
    rounds(256_000)
