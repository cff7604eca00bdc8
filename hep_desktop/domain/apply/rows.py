"""Rows of list tables; what stands in a row comes and goes with it."""

from dataclasses import replace

from hep_desktop.domain.apply.records import change, draft, found, joined
from hep_desktop.domain.commands.rows import AddRows, MoveRow, RemoveRows
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import RowPlace
from hep_desktop.domain.programme import Programme


def apply(office: Office, command: AddRows | RemoveRows | MoveRow) -> Outcome:
    """What a command on rows changes."""
    programme = draft(office, command.programme)
    match command:
        case AddRows():
            return _add(office, programme, command)
        case RemoveRows(_, keys):
            gone = [found(programme.rows.get(key), "row.gone") for key in dict.fromkeys(keys)]
            ids = {row.id for row in gone}
            facts = (change(office, key.at(programme.id), None) for key in programme.facts if key.member in ids)
            rows = (change(office, RowPlace(programme.id, row.id), None) for row in gone)
            label = Label("remove_rows", (("table_id", gone[0].table),) if gone else ())
            return Outcome(label, joined((*facts, *rows)))
        case MoveRow(_, key, by):
            moved = found(programme.rows.get(key), "row.gone")
            order = list(programme.rows_in(moved.table))
            at = order.index(moved)
            order.insert(max(0, at + by), order.pop(at))
            numbered = (replace(row, position=place) for place, row in enumerate(order, start=1))
            changes = joined(change(office, RowPlace(programme.id, row.id), row) for row in numbered)
            return Outcome(Label("move_row", (("table_id", moved.table),)), changes)


def _add(office: Office, programme: Programme, command: AddRows) -> Outcome:
    last = {row.table: max((r.position for r in programme.rows_in(row.table)), default=0) for row in command.rows}
    placed = (replace(row, position=last[row.table] + at) for at, row in enumerate(command.rows, start=1))
    rows = joined(change(office, RowPlace(programme.id, row.id), row) for row in placed)
    facts = joined(change(office, key.at(programme.id), fact) for key, fact in command.facts)
    label = Label("add_rows", (("table_id", command.rows[0].table),) if command.rows else ())
    return Outcome(label, rows + facts)
