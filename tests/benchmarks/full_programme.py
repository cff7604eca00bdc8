"""A store with one full programme: every text written, every cell of every table filled, a long action plan."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path

from hep_desktop import paths
from hep_desktop.domain.commands import AddMeasure, AddProblem, Command, SetFacts, SetText
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, Fact, Run, Text, TypedOrigin
from hep_desktop.domain.values import Number
from hep_desktop.identity import NewId, system_clock
from hep_desktop.services.editing import Editing
from hep_desktop.services.workspaces import create_workspace, new_programme, new_settlement
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.model import Edition, NodeKind
from hep_desktop.template.rows import rows_of

PARAGRAPHS = 12
SENTENCE = "A település lakosságának összetétele az elmúlt öt évben lassan, de folyamatosan változott, "
PROBLEMS_A_NODE = 6
MEASURES_A_PROBLEM = 2


def full_programme(path: Path) -> tuple[Editing, str]:
    """Make the store at `path` through the public services, and leave it open: the editing and the programme's id."""
    numbers = count(1)

    def new_id() -> str:
        return f"id-{next(numbers):05}"

    editing = Editing(create_workspace(path), Catalogue(paths.forms()), system_clock, new_id, "bench")
    village = Settlement(new_id(), "00000", "Mintafalu", "Minta", "Mintai", "község", population=812)
    programme = new_programme(editing, new_settlement(editing, village, new_id), date(2027, 3, 31), new_id)
    for command in _content(editing, programme, new_id):
        editing.do(command)
    editing.flush()
    return editing, programme


def _content(editing: Editing, programme: str, new_id: NewId) -> Iterator[Command]:
    edition = editing.edition(programme)
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            yield SetText(programme, node.id, long_text(new_id))
    yield from _facts(editing, edition, programme)
    groups = [group.code for group in edition.action_plan.groups]
    for node in edition.walk():
        if node.kind is NodeKind.CONCLUSIONS:
            for place in range(PROBLEMS_A_NODE):
                problem = Problem(new_id(), node.id, place, f"Probléma {place}", SENTENCE * 3, SENTENCE)
                yield AddProblem(programme, problem)
                for _ in range(MEASURES_A_PROBLEM):
                    yield AddMeasure(programme, _measure(new_id(), groups[place % len(groups)], problem.id))


def _facts(editing: Editing, edition: Edition, programme: str) -> Iterator[Command]:
    for table in edition.tables.values():
        given = [code for code in table.columns if not edition.indicators[code].computed]
        rows = rows_of(table, editing.office.programmes[programme])
        facts = [
            (row.key(code), Fact(Number(Decimal(100 + place)), TypedOrigin("KSH")))
            for place, code in enumerate(given)
            for row in rows
        ]
        if facts:
            yield SetFacts(programme, tuple(facts))


def _measure(key: str, group: str, problem: str) -> Measure:
    return Measure(
        key,
        group,
        0,
        (problem,),
        "Intézkedés",
        SENTENCE * 2,
        SENTENCE,
        content=SENTENCE * 4,
        responsible="polgármester",
        deadline="évente",
        due=date(2029, 6, 30),
    )


def long_text(new_id: NewId) -> Text:
    """A text of about a page and a half."""
    return Text(tuple(Block(new_id(), runs=(Run(SENTENCE * 5),)) for _ in range(PARAGRAPHS)))
