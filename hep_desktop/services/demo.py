"""Builds Mintafalu from nothing through the public services: store, imports, checks, papers, package."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.example_sources import RegisteredPopulation, write_gazetteer, write_registered_population
from hep_desktop.frozen import dataclass
from hep_desktop.identity import new_id
from hep_desktop.services import exporting, importing, workspaces
from hep_desktop.services.checking import Checking
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting import Exported
from hep_desktop.services.mintafalu import Example, read_example
from hep_desktop.services.mintafalu_full import read_rest
from hep_desktop.store.faults import told
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: the store, the files the figures came from, what the checks found, and the export."""

    store: Path
    sources: tuple[Path, ...]
    taken: int
    findings: tuple[Finding, ...]
    exported: Exported


@dataclass(frozen=True, slots=True)
class Begun:
    """The store being edited, its programme, the files the figures came from and how many were taken."""

    editing: Editing
    programme: str
    sources: tuple[Path, ...]
    taken: int


def build(out: Path, progress: Progress = Silent(), *, full: bool = False) -> Demo:  # noqa: B008 – has no state
    """Make the example in `out`, the short one or the whole. Raises UserError, e.g. where a store stands there."""
    store = out / workspaces.FILE_NAME
    if store.exists():
        raise UserError("demo.not_empty", file=str(store))
    begun = begin(store, out, full=full)
    try:
        findings = Checking(begun.editing).findings(begun.programme)
        exported = exporting.export(begun.editing, begun.programme, out, progress=progress)
    finally:
        begun.editing.close()
    return Demo(store, begun.sources, begun.taken, findings, exported)


def begin(store: Path, out: Path, *, full: bool = False) -> Begun:
    """Begin a store with the example in it; the files its figures come from are left in `out`. Raises UserError."""
    folder = paths.resources() / "mintafalu"
    example, rest = read_example(folder, new_id), read_rest(folder, new_id) if full else None
    editing = workspaces.start_editing(workspaces.create_workspace(store))
    try:
        programme = fill(editing, rest.into(example) if rest else example)
        if rest:
            rest.fill(editing, programme)
        settlement = editing.office.settlement_of(programme)
        sources = _write_sources(out / text("cli.demo_sources"), example, settlement)
        taken = sum(_take(editing, path) for path in sources)
        editing.flush()
    except BaseException:
        editing.close()
        raise
    return Begun(editing, programme, tuple(sources), taken)


def fill(editing: Editing, example: Example) -> str:
    """Put everything a clerk would type into a store, and give the programme's id."""
    settlement = workspaces.new_settlement(editing, example.settlement)
    programme = workspaces.new_programme(editing, settlement, example.planned_adoption)
    for command in example.commands(programme):
        editing.do(command)
    return programme


def _write_sources(folder: Path, example: Example, settlement: Settlement) -> Sequence[Path]:
    gazetteer = folder / f"hnt_letoltes_{example.gazetteer_year}.xlsx"
    registry = folder / f"kozerdeku_lakossag_{example.gazetteer_year - 1}.csv"
    male, female = example.registered
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_gazetteer(gazetteer, [settlement], example.gazetteer_year)
        write_registered_population(registry, [RegisteredPopulation(settlement, male, female)])
    return gazetteer, registry


def _take(editing: Editing, path: Path) -> int:
    proposal = importing.read(path, editing)
    if proposal.gazetteer:
        importing.take_list(editing, proposal)
    chosen: Iterable[importing.PreviewRow] = (row for row in importing.preview(proposal, editing) if row.chosen)
    return len(importing.take_over(editing, proposal, chosen).changes)
