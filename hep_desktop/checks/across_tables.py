"""A figure does not fit those of other tables, e.g. more births in a year than there are infants."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.cells import comparable, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.situation import FactKey
from hep_desktop.template.figures import shifted
from hep_desktop.template.formula import Formula
from hep_desktop.template.model import Check, Edition, Table
from hep_desktop.template.relations import homes
from hep_desktop.template.rows import Row

_CODES = {"equals": "fact.across_differs", "at_most": "fact.across_more", "at_least": "fact.across_less"}


def _units(check: Check, edition: Edition, table: Table | None) -> Iterator[Unit]:
    figure, formula = cast("str", check.settings["figure"]), Formula(cast("str", check.settings["formula"]))
    shown = cast("Table", table)
    codes = tuple(code for code, _ in formula.references)
    yield Unit(reads(edition, shown, (*shown.columns, figure, *codes)), partial(_apart, check, shown, figure, formula))


def _apart(check: Check, table: Table, figure: str, formula: Formula, snapshot: Snapshot) -> Iterator[Finding]:
    codes = tuple(dict.fromkeys(code for code, _ in formula.references))
    for row in snapshot.rows(table):
        amounts = comparable(snapshot, row, (figure, *codes))
        other = formula.evaluate(partial(_number, snapshot, row)) if amounts else None
        if amounts and other is not None and _too_far(check, amounts[0], other):
            told = (("amount", amounts[0]), ("other", other))
            words = (("tables", _tables(snapshot, codes)), ("figures", _labels(snapshot, codes)))
            code = _CODES[str(check.settings["relation"])]
            yield in_cell(snapshot, check, code, table, row.key(figure), told, words, amounts, formula.text)


def _number(snapshot: Snapshot, row: Row, code: str, offset: int) -> Decimal | None:
    return snapshot.figures.number(FactKey(code, shifted(row.period, offset), row.member))


def _too_far(check: Check, amount: Decimal, other: Decimal) -> bool:
    """Whether the two are further apart than per cents or heads can be, as figures of different days or sources are."""
    percent, heads = (cast("Decimal", check.settings.get(name, Decimal(0))) for name in ("percent", "heads"))
    room = max(abs(other) * percent / 100, heads)
    match check.settings["relation"]:
        case "at_most":
            return amount > other + room
        case "at_least":
            return amount < other - room
        case _:
            return abs(amount - other) > room


def _tables(snapshot: Snapshot, codes: tuple[str, ...]) -> str:
    home = homes(snapshot.edition)
    return ", ".join(dict.fromkeys(f"{home[code].number}." for code in codes if code in home))


def _labels(snapshot: Snapshot, codes: tuple[str, ...]) -> str:
    return "; ".join(snapshot.edition.indicators[code].label for code in codes)


KIND = Kind(
    "across_tables",
    _units,
    of_table=True,
    settings={
        "figure": Setting.CODE,
        "relation": Setting.RELATION,
        "formula": Setting.FORMULA,
        "percent": Setting.NUMBER,
        "heads": Setting.NUMBER,
    },
    may_be_left_out=frozenset({"percent", "heads"}),
)
