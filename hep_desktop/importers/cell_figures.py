"""What a cell of an unknown table says as a figure of an indicator: converted in sight, never in silence."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hep_desktop.domain.values import NoData, NoDataReason, Number, Value
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import table_number
from hep_desktop.importers.marks import Notes, beside
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.sheets import Fault, Raw, Sheet, Sign, as_text

_FAULTS = {Fault.NOT_COMPUTED: DoubtKind.NOT_COMPUTED, Fault.ERROR: DoubtKind.CELL_ERROR}
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Said:
    """A figure, what the cell says where that is something else, and what to know of it."""

    value: Value
    original: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one sheet; `fixes` are what the clerk put in the place of cells, by sheet and address."""

    sheet: Sheet
    fixes: Mapping[tuple[str, str], str]
    notes: Notes

    def figure(self, row: int, column: int, factor: Decimal, unit: str) -> Said | Doubt | None:
        """The figure of a cell; a doubt where it says none, nothing where the clerk wants none."""
        at = self.sheet.address(row, column)
        fixed = self.fixes.get((self.sheet.name, at))
        if fixed is None:
            fault = self.sheet.faults.get((row, column))
            raw = self.sheet.raw(row, column)
            if fault:
                return doubt(_FAULTS[fault], cell=at)
            mark = beside(raw).mark
            said = _read(at, raw, factor, unit)
            if not isinstance(said, Said):
                return said
            return replace(said, doubts=(*said.doubts, *self.notes.about_figure(row, column, mark)))
        if not fixed:
            return None
        said = _read(at, fixed, Decimal(1), unit)
        if not isinstance(said, Said):
            return said
        found = self.sheet.text(row, column)
        return Said(said.value, found, (doubt(DoubtKind.CORRECTED, text=found or "–"),))


def _read(at: str, raw: Raw, factor: Decimal, unit: str) -> Said | Doubt:
    text = as_text(raw)
    whole = beside(raw)
    found = whole.reading
    if whole.unit not in ("", unit):
        return doubt(DoubtKind.NO_NUMBER, cell=at, text=text)
    match found.sign:
        case Sign.NUMBER | Sign.NONE if found.number is not None:
            return _number(found.number, text, Decimal(1) if whole.unit else factor, unit, stated=bool(whole.unit))
        case Sign.WITHHELD:
            return Said(NoData(NoDataReason.WITHHELD), text)
        case Sign.UNKNOWN | Sign.MEANINGLESS:
            return Said(NoData(NoDataReason.OTHER, text), text, (doubt(DoubtKind.SIGN, text=text),))
        case Sign.BLANK:
            return doubt(DoubtKind.BLANK, cell=at)
        case _:
            return doubt(DoubtKind.NO_NUMBER, cell=at, text=text)


def _number(number: Decimal, text: str, factor: Decimal, unit: str, *, stated: bool) -> Said:
    if factor != 1:
        amount = number * factor
        told = doubt(DoubtKind.CONVERTED, text=text, value=table_number(amount, max(0, -_exponent(amount))), unit=unit)
        return Said(Number(amount), text, (told,))
    if unit == _PERCENT and 0 < number < 1 and not stated:
        return Said(Number(number), text, (doubt(DoubtKind.SHARE, text=text),))
    return Said(Number(number), "" if text == format(number, "f") else text)


def _exponent(amount: Decimal) -> int:
    return int(amount.normalize().as_tuple().exponent)
