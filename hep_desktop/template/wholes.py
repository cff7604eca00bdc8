"""What a list table says as a whole: how many rows it has, how many say yes, and what its figures add up to."""

from decimal import Decimal

from hep_desktop.domain.values import NoData, NoDataReason, Number, Value, Words
from hep_desktop.template.model import Edition, Indicator, IndicatorKind, RowKind, Table
from hep_desktop.template.wording import NONE

WHOLE = "*"
"""The member that stands for every row of a list; ids of rows are never so short."""

COUNTED = frozenset({IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE})
"""Columns whose rows are counted: those that say something, and not no."""

ADDED = frozenset({IndicatorKind.COUNT, IndicatorKind.MONEY})
"""Columns that are added up; shares and distances are not."""


def whole(indicator: Indicator, values: tuple[Value, ...]) -> Value | None:
    """What the rows of a column give together; None where they give nothing, as long as one is not filled in."""
    withheld = next((one for one in values if isinstance(one, NoData) and one.reason is NoDataReason.WITHHELD), None)
    if not values or withheld is not None:
        return withheld  # what the others add up to would tell it
    if indicator.kind in COUNTED:
        said = (one.text.strip().lower() for one in values if isinstance(one, Words))
        return Number(Decimal(sum(bool(words) and words not in NONE for words in said)))
    known = [_amount(one) for one in values]
    if indicator.kind not in ADDED or None in known:
        return None
    return Number(sum((one for one in known if one is not None), Decimal(0)))


def _amount(value: Value) -> Decimal | None:
    match value:
        case Number(amount):
            return amount
        case NoData(NoDataReason.NOT_HERE):
            return Decimal(0)
        case _:
            return None


def list_of(edition: Edition, code: str) -> Table | None:
    """The list that an indicator is a column of."""
    lists = (table for table in edition.tables.values() if table.rows.kind is RowKind.LIST)
    return next((table for table in lists if code in table.columns), None)
