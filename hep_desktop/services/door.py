"""What the edition has to say of a command before it is carried out: the door of `Editing`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hep_desktop.domain.apply import apply
from hep_desktop.domain.apply.custody import refuse_away
from hep_desktop.domain.commands import (
    AddHeading,
    AddMeasure,
    AddProblem,
    AddRows,
    ChangeCouncil,
    ChangeMeasure,
    ChangeProblem,
    ChangeProgramme,
    Command,
    CreateProgramme,
    MoveHeading,
    PrintChart,
    RenameHeading,
    RollForward,
    SetFacts,
    SetNotTypical,
    SetReturnMark,
    SetText,
    TakeOver,
    Together,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.template.breaks import running
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.lacking import answered
from hep_desktop.template.model import Edition, Node, NodeKind, RowKind
from hep_desktop.template.outlined import outlined

FIRST_YEAR, LAST_YEAR = 2000, 2100
_WRITTEN = (NodeKind.SECTION, NodeKind.CONCLUSIONS)


def edition_of(editions: Catalogue, office: Office, programme: str) -> Edition:
    """The edition a programme is written by, with its own headings, for its settlement. Raises UserError."""
    found = office.programmes.get(programme)
    if found is None:
        raise UserError("programme.gone")
    settlement = office.settlements.get(found.details.settlement)
    own = outlined(running(editions.edition(found.details.edition), found.details.years[0]), found.outline)
    return answered(own, settlement.services) if settlement else own


def carry_out(editions: Catalogue, office: Office, command: Command) -> Outcome:
    """What a command changes, once it was let in. Raises UserError where it is refused."""
    admit(editions, office, command)
    outcome = apply(office, command)
    refuse_away(office, outcome.changes)
    return outcome


def admit(editions: Catalogue, office: Office, command: Command) -> None:  # noqa: C901, PLR0912 – one case a kind of command
    """Let a command in. Raises UserError where the edition knows no such place or computes it."""
    match command:
        case SetFacts(programme, facts):
            _admit_facts(edition_of(editions, office, programme), facts)
        case TakeOver(_, placed, _):
            for place, fact in placed:
                key = FactKey.of(place)
                _admit_facts(edition_of(editions, office, place.programme), ((key, fact),))
        case AddRows(programme, rows, facts):
            edition = edition_of(editions, office, programme)
            _admit_rows(edition, rows)
            _admit_facts(edition, facts)
        case PrintChart(programme, table, _):
            _admit_chart(edition_of(editions, office, programme), table)
        case SetText(programme, node, _):
            _admit_node(edition_of(editions, office, programme), node, _WRITTEN, "node.no_text")
        case SetNotTypical() | SetReturnMark() | RenameHeading() | AddHeading() | MoveHeading():
            _admit_to_outline(edition_of(editions, office, command.programme), command)
        case AddProblem() | ChangeProblem() | AddMeasure() | ChangeMeasure():
            _admit_to_plan(edition_of(editions, office, command.programme), command)
        case Together(_, commands):
            _admit_together(editions, office, commands)
        case CreateProgramme(details) | RollForward(details):
            _admit_details(editions, {"edition": details.edition, "planned_adoption": details.planned_adoption})
        case ChangeProgramme(_, fields):
            _admit_details(editions, fields)
        case ChangeCouncil(_, {"held": date() as day}):
            admit_day(day)
        case _:
            return


def _admit_together(editions: Catalogue, office: Office, commands: Iterable[Command]) -> None:
    """Each is let in on what the one before would leave: a text under a heading just made."""
    for one in commands:
        admit(editions, office, one)
        office = office.with_changes(apply(office, one).changes)


def _admit_to_outline(
    edition: Edition, command: SetNotTypical | SetReturnMark | RenameHeading | AddHeading | MoveHeading
) -> None:
    match command:
        case SetNotTypical(_, node, _):
            _admit_node(edition, node, _WRITTEN, "node.no_text")
        case SetReturnMark(_, node, _) | RenameHeading(_, node, _):
            _node(edition, node)
        case AddHeading(_, heading):
            _admit_beside(edition, heading.parent, heading.after)
        case MoveHeading(_, heading, after):
            _admit_beside(edition, _parent(edition, heading), after)


def _admit_to_plan(edition: Edition, command: AddProblem | ChangeProblem | AddMeasure | ChangeMeasure) -> None:
    match command:
        case AddProblem(_, problem):
            _admit_problem(edition, problem.node)
        case ChangeProblem(_, _, fields) if "node" in fields:
            _admit_problem(edition, fields["node"])
        case AddMeasure(_, measure):
            _admit_group(edition, measure.group)
        case ChangeMeasure(_, _, fields) if "group" in fields:
            _admit_group(edition, fields["group"])
        case _:
            return


def _admit_chart(edition: Edition, table: str) -> None:
    found = edition.tables.get(table)
    if found is None or found.chart is None:
        raise UserError("chart.unknown", table=table)


def _admit_facts(edition: Edition, facts: Iterable[tuple[FactKey, Fact | None]]) -> None:
    for key, fact in facts:
        if fact is None:
            continue  # what an older edition left behind may always be cleared
        indicator = edition.indicators.get(key.indicator)
        if indicator is None:
            raise UserError("indicator.unknown", indicator=key.indicator)
        if indicator.computed and not indicator.given:
            raise UserError("cell.computed", indicator=indicator.label)


def _admit_rows(edition: Edition, rows: Iterable[ListRow]) -> None:
    for row in rows:
        table = edition.tables.get(row.table)
        if table is None or table.rows.kind is not RowKind.LIST:
            raise UserError("table.no_list", table=row.table)


def _node(edition: Edition, key: str) -> Node:
    node = next((node for node in edition.walk() if node.id == key), None)
    if node is None:
        raise UserError("node.unknown", node=key)
    return node


def _admit_node(edition: Edition, key: str, kinds: tuple[NodeKind, ...], refusal: str) -> None:
    node = _node(edition, key)
    if node.kind not in kinds:
        raise UserError(refusal, node=node.heading)


def _parent(edition: Edition, key: str) -> str:
    found = next((node.id for node in edition.walk() if key in (child.id for child in node.children)), None)
    if found is None:
        raise UserError("heading.gone")
    return found


def _admit_beside(edition: Edition, parent: str, after: str) -> None:
    """Let a heading stand under `parent` after a sibling; what the program composes has no headings of its own."""
    _admit_node(edition, parent, (NodeKind.PART, *_WRITTEN), "node.no_text")
    if after and after not in (child.id for child in _node(edition, parent).children):
        raise UserError("node.unknown", node=after)


def _admit_problem(edition: Edition, node: str) -> None:
    _admit_node(edition, node, (NodeKind.CONCLUSIONS,), "node.no_problems")


def _admit_group(edition: Edition, group: str) -> None:
    if group not in (known.code for known in edition.action_plan.groups):
        raise UserError("group.unknown", group=group)


def _admit_details(editions: Catalogue, fields: Mapping[str, Any]) -> None:
    if "edition" in fields:
        editions.edition(fields["edition"])
    if "planned_adoption" in fields:
        admit_day(fields["planned_adoption"])


def admit_day(day: date) -> None:
    """Let a day of adoption in, planned or of the vote. Raises UserError where it is surely mistyped."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UserError("programme.bad_day", day=day.isoformat(), first=FIRST_YEAR, last=LAST_YEAR)
