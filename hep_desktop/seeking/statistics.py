"""What search finds in the statistical tables of a chapter: titles, columns, cells, notes and sources."""

from collections.abc import Iterator, Mapping

from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.domain.values import NoData, Number, Value, Words
from hep_desktop.hungarian import table_number
from hep_desktop.seeking.passages import Passage, What
from hep_desktop.template.model import Edition, Indicator, IndicatorKind, Node, Table
from hep_desktop.template.rows import Row, names_of, rows_with

_FIGURE = "value"

KeysOf = Mapping[str, list[FactKey]]
"""The facts a programme holds, by indicator."""


def of_tables(node: Node, edition: Edition, programme: Programme, keys: KeysOf) -> Iterator[Passage]:
    """Everything in the tables of a node."""
    for key in node.tables:
        yield from _table(node.id, edition.tables[key], edition, programme, keys)


def _table(page: str, table: Table, edition: Edition, programme: Programme, keys: KeysOf) -> Iterator[Passage]:
    rows = rows_with(table, programme, [key for code in table.columns for key in keys.get(code, ())])
    first = rows[0] if rows else Row("")
    place = first.key(table.columns[0]).at(programme.id)
    yield Passage(page, What.TABLE, table.title, place, table=table.id)
    for code in table.columns:
        label = edition.indicators[code].label
        yield Passage(page, What.COLUMN, label, first.key(code).at(programme.id), table=table.id)
    names = names_of(table, programme)
    for row in rows:
        for code in table.columns:
            fact = programme.facts.get(row.key(code))
            if fact is not None:
                indicator = edition.indicators[code]
                at = row.key(code).at(programme.id)
                yield from _fact(page, at, fact, indicator, table.id, names.get(row.member, row.period))


def _fact(page: str, at: FactPlace, fact: Fact, indicator: Indicator, table: str, row: str) -> Iterator[Passage]:
    name = f"{indicator.label}, {row}"
    shown, field = _shown(fact.value, indicator)
    if shown:
        typed = (
            field != _FIGURE and indicator.kind is not IndicatorKind.CHOICE and not isinstance(fact.origin, FileOrigin)
        )
        yield Passage(page, What.CELL, shown, at, field, table, name, writable=typed)
    if fact.note:
        yield Passage(page, What.NOTE, fact.note, at, "note", table, name, writable=True)
    source = _source(fact.origin)
    if source:
        yield Passage(page, What.SOURCE, source, at, "origin", table, name)


def _shown(value: Value, indicator: Indicator) -> tuple[str, str]:
    """What a cell says, and the field that says it; a figure is shown otherwise than it is kept."""
    match value:
        case Number(amount):
            return table_number(amount, indicator.decimals), _FIGURE
        case Words(text):
            return text, f"{_FIGURE}/text"
        case NoData(_, note):
            return note, f"{_FIGURE}/note"
        case _:
            return "", _FIGURE


def _source(origin: Origin) -> str:
    match origin:
        case TypedOrigin(source):
            return source
        case LetterOrigin(sender, number):
            return " ".join(part for part in (sender, number) if part)
        case OralOrigin(who):
            return who
        case _:
            return origin.file
