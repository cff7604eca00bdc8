"""Which rows of a programme's lists the rows of an answer are: those it was given, those of the same name, or new."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from hep_desktop.domain.commands import AddRows
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Words
from hep_desktop.frozen import dataclass
from hep_desktop.identity import NewId
from hep_desktop.importers.proposal import Offer
from hep_desktop.template.asking import NEW
from hep_desktop.template.model import Edition, Table
from hep_desktop.template.rows import names_of

Pairs = tuple[tuple[FactPlace, Fact], ...]


def is_new(key: FactKey) -> bool:
    """Whether a figure is of a row that the list does not have yet."""
    return key.member.startswith(NEW)


def placed(offers: Iterable[Offer], programme: Programme, tables: Iterable[Table]) -> Iterator[Offer]:
    """The offers for lists with the rows they are of; a row that says no more than we wrote into it is left out."""
    found = tuple(offers)
    for table in tables:
        rows = _Rows(programme, table)
        ours = [one for one in found if one.key.indicator in table.columns]
        for _, line in groupby(ours, key=lambda one: one.key.member):
            yield from rows.placed(tuple(line))


def names(offers: Iterable[Offer], programme: Programme, edition: Edition) -> Mapping[str, str]:
    """What the rows of lists are called of which something is offered, by their member."""
    found = [one for one in offers if one.key.member]
    if not found:
        return {}
    there = {member: name for table in edition.tables.values() for member, name in names_of(table, programme).items()}
    firsts = {table.columns[0] for table in edition.tables.values()}
    said = (one for one in found if one.key.indicator in firsts)
    return there | {one.key.member: one.fact.value.text for one in said if isinstance(one.fact.value, Words)}


def parted(facts: Pairs, edition: Edition, new_id: NewId) -> tuple[AddRows | None, Pairs]:
    """The new rows with what is in them, as one command, and what else is taken over."""
    added = [(place, fact) for place, fact in facts if place.member.startswith(NEW)]
    if not added:
        return None, facts
    table_of = {code: table.id for table in edition.tables.values() for code in table.columns}
    ids = {place.member: new_id() for place, _ in added}
    tables = {place.member: table_of[place.indicator] for place, _ in added}
    rows = tuple(ListRow(ids[member], table) for member, table in tables.items())
    told = tuple((FactKey(place.indicator, place.period, ids[place.member]), fact) for place, fact in added)
    return AddRows(added[0][0].programme, rows, told), tuple(one for one in facts if one not in added)


@dataclass(frozen=True, slots=True)
class _Known:
    """A row of the list as it is now."""

    member: str
    said: Mapping[str, object]
    name: str


class _Rows:
    """The rows of one list, each of which one row of the answer can be."""

    def __init__(self, programme: Programme, table: Table) -> None:
        self._table = table
        self._left = [_known(programme, row.id, table) for row in programme.rows_in(table.id)]

    def placed(self, line: tuple[Offer, ...]) -> Iterator[Offer]:
        """One row of the answer under the row it is."""
        said = {one.key.indicator: one.fact.value for one in line}
        name = _folded(said.get(self._table.columns[0]))
        if len(line) == 1 and name in {_folded(Words(one)) for one in self._table.rows.proposed}:
            return  # as it was sent
        known = self._find(line[0].key.member, name, said)
        if known is None:
            yield from line if is_new(line[0].key) else (_moved(one, f"{NEW}{one.key.member}") for one in line)
            return
        self._left.remove(known)
        for one in line:
            if one.key.indicator != self._table.columns[0] or _folded(one.fact.value) != known.name:
                yield _moved(one, known.member)

    def _find(self, member: str, name: str, said: Mapping[str, object]) -> _Known | None:
        """By the name first: rows may have been sorted beside their hidden keys."""
        tests: tuple[Callable[[_Known], bool], ...] = (
            lambda one: one.member == member and one.name == name,
            lambda one: bool(name) and one.name == name,
            lambda one: one.member == member,
            lambda one: not name and said.items() <= one.said.items(),
        )
        return next((one for test in tests for one in self._left if test(one)), None)


def _known(programme: Programme, member: str, table: Table) -> _Known:
    keys = ((code, programme.facts.get(FactKey(code, "", member))) for code in table.columns)
    said = {code: fact.value for code, fact in keys if fact is not None}
    return _Known(member, said, _folded(said.get(table.columns[0])))


def _folded(value: object) -> str:
    return " ".join(value.text.casefold().split()) if isinstance(value, Words) else ""


def _moved(offer: Offer, member: str) -> Offer:
    return replace(offer, key=replace(offer.key, member=member))
