"""The statistical tables of a programme as neutral sheets: every cell with unit, source and cell of origin."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.domain.values import Empty, NoData, Number, Value
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition, Indicator, Table
from hep_desktop.template.own_tables import Kept, shown_of
from hep_desktop.template.rows import Row, names_of, rows_of
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; `computed` by a formula of the edition, else of the stated origin."""

    indicator: Indicator
    value: Value
    computed: bool
    origin: Origin | None
    key: FactKey


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet."""

    row: Row
    cells: tuple[Cell, ...]
    member: str = ""  # what the program calls the row; people read its name


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its figures; `source` names where the table's data usually come from."""

    table: Table
    source: str
    columns: tuple[Indicator, ...]
    rows: tuple[SheetRow, ...]
    settlement: str = ""  # KSH code

    @property
    def title(self) -> str:
        """Number and title as printed above the table."""
        return text("exporting.sheets.caption", number=self.table.number, title=self.table.title)

    @property
    def has_members(self) -> bool:
        """Whether its rows are members of a list."""
        return any(row.row.member for row in self.rows)

    def stated(self) -> Iterator[tuple[Row, Cell]]:
        """The cells that say something, row by row."""
        for row in self.rows:
            for cell in row.cells:
                if not isinstance(cell.value, Empty):
                    yield row.row, cell


def compose(edition: Edition, programme: Programme, settlement: str = "") -> tuple[Sheet, ...]:
    """All tables that stand under a node, in the order of the document, also those still empty."""
    figures = Figures(edition, programme)
    return tuple(_sheet(edition.tables[key], figures, settlement) for node in edition.walk() for key in node.tables)


def _sheet(table: Table, figures: Figures, settlement: str) -> Sheet:
    sources = figures.edition.sources
    names = (sources[code].name if code in sources else code for code in table.sources)
    names_of_rows = names_of(table, figures.programme)
    rows = (
        SheetRow(
            Row(row.period, names_of_rows.get(row.member, row.member)),
            tuple(_cell(row, code, figures) for code in table.columns),
            row.member,
        )
        for row in rows_of(table, figures.programme)
    )
    columns = tuple(figures.edition.indicators[code] for code in table.columns)
    return Sheet(table, "; ".join(names), columns, tuple(rows), settlement)


def _cell(row: Row, code: str, figures: Figures) -> Cell:
    indicator = figures.edition.indicators[code]
    figure = figures.figure(row.key(code))
    value = figure.value
    if figure.computed and isinstance(value, Number):  # as printed; a given figure keeps all its digits
        value = Number(value.amount.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP))
    origin = None if figure.computed or not figure.fact else figure.fact.origin
    return Cell(indicator, value, figure.computed, origin, row.key(code))


def kept_of(sheet: Sheet, cell: Cell) -> Kept:
    """What brings a figure back whole when the file is read again; the clerk's own note never leaves."""
    fact = Fact(cell.value, cell.origin or TypedOrigin())
    shown = shown_of(fact, reason_of(cell.value) if isinstance(cell.value, NoData) else "")
    return Kept(sheet.settlement, cell.key, shown, None if cell.computed else fact)


def source_of(cell: Cell) -> str:
    """Where a figure comes from, in words."""
    match cell.origin:
        case None:
            return text("exporting.origins.computed") if cell.computed else ""
        case FileOrigin(source=source, file=file):
            return source or file
        case LetterOrigin(sender, number, dated):
            return ", ".join(part for part in (sender, number, short_date(dated) if dated else "") if part)
        case OralOrigin(who, told):
            return text(
                "exporting.origins.oral", who=", ".join(p for p in (who, short_date(told) if told else "") if p)
            )
        case TypedOrigin(source):
            return source


def reason_of(value: NoData) -> str:
    """Why there is no figure, in words."""
    reason = text(f"exporting.no_data.{value.reason.value}")
    return f"{reason} ({value.note})" if value.note else reason
