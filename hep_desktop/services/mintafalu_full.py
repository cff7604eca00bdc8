"""Fills the rest of the worked example (`resources/mintafalu/full.toml`): every table, chapter and target group."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hep_desktop.domain.commands import AddRows, Command, SetFacts, SetText
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Block, Fact, FactKey, Run, Text, TypedOrigin
from hep_desktop.domain.values import NoData, NoDataReason, Number, Words
from hep_desktop.identity import NewId
from hep_desktop.services.editing import Editing
from hep_desktop.services.mintafalu import Example, origin_of, text_of
from hep_desktop.template.standard import localised
from hep_desktop.template.telling import suggestions
from hep_desktop.toml_file import read_toml


@dataclass(frozen=True, slots=True)
class Rest:
    """What the whole programme has besides the short example."""

    data: Mapping[str, Any]
    new_id: NewId

    def into(self, short: Example) -> Example:
        """The short example with the problems and measures of all target groups."""
        more = {part: [*short.data[part], *self.data[part]] for part in ("problems", "measures")}
        return replace(short, data={**short.data, **more})

    def fill(self, editing: Editing, programme: str) -> None:
        """Put figures and texts beside those of the short example."""
        for command in self._figures(programme):
            editing.do(command)
        for command in self._texts(editing, programme):
            editing.do(command)

    def _figures(self, programme: str) -> Iterator[Command]:
        for source in self.data["series"]:
            yield SetFacts(programme, tuple(self._series(source)))
        gone = self.data["not_here"].items()
        absent = ((code, period) for code, periods in gone for period in self.data["periods"][periods])
        yield SetFacts(programme, tuple((FactKey(*one), Fact(NoData(NoDataReason.NOT_HERE))) for one in absent))
        for table in self.data["lists"]:
            rows = tuple(ListRow(self.new_id(), table["table"]) for _ in table["rows"])
            yield AddRows(programme, rows, tuple(_cells(rows, table)))

    def _series(self, source: Mapping[str, Any]) -> Iterator[tuple[FactKey, Fact]]:
        """Figures in the order of their periods; those that lack at the end are not published yet."""
        origin, periods = origin_of(source), self.data["periods"][source["periods"]]
        for indicator, amounts in source["values"].items():
            for period, amount in zip(periods, amounts, strict=False):
                yield FactKey(indicator, period), Fact(_value(amount), origin)
            for period in periods[len(amounts) :]:
                yield FactKey(indicator, period), Fact(NoData(NoDataReason.NOT_YET_PUBLISHED))

    def _texts(self, editing: Editing, programme: str) -> Iterator[Command]:
        """What is written already, then the rest of the example, then what the tables let one say."""
        figures, settlement = editing.figures(programme), editing.office.settlement_of(programme)
        for node in figures.edition.walk():
            before = figures.programme.text(node.id)
            standard = figures.edition.wordings.text_for(node.id)
            if before.is_blank and standard is not None:
                before = localised(standard, settlement, figures, self.new_id)
            more = self.data["texts"].get(node.id, "")
            blocks = (*before.blocks, *(text_of(more, self.new_id).blocks if more else ()))
            said = [Run(" "), *(run for one in suggestions(figures, node.id) for run in (*one.runs, Run(" ")))][1:-1]
            blocks += (Block(self.new_id(), runs=tuple(said)),) if said else ()
            if blocks != figures.programme.text(node.id).blocks:
                yield SetText(programme, node.id, Text(blocks))


def read_rest(folder: Path, new_id: NewId) -> Rest:
    """The rest of the example in `folder` (`full.toml`)."""
    return Rest(read_toml(folder / "full.toml"), new_id)


def _cells(rows: tuple[ListRow, ...], table: Mapping[str, Any]) -> Iterator[tuple[FactKey, Fact]]:
    for row, values in zip(rows, table["rows"], strict=True):
        for code, value in zip(table["columns"], values, strict=True):
            yield FactKey(code, "", row.id), Fact(_value(value), TypedOrigin())


def _value(plain: str | int | Decimal) -> Words | Number:
    return Words(plain) if isinstance(plain, str) else Number(Decimal(plain))
