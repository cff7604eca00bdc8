"""What checks on the figures of a table share: which figures can be compared, and how a finding names a cell."""

from collections.abc import Iterable
from decimal import Decimal

from hep_desktop.checks.unit import Snapshot
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.hungarian import sentence_number
from hep_desktop.template.model import Check, Table
from hep_desktop.template.rows import Row


def comparable(snapshot: Snapshot, row: Row, codes: tuple[str, ...]) -> tuple[Decimal, ...] | None:
    """The figures of some columns in a row; None where one is missing.

    None also where all are computed: what they are computed from is compared itself, and one mistake
    makes one finding.
    """
    figures = [snapshot.figures.figure(row.key(code)) for code in codes]
    amounts = [figure.value.amount for figure in figures if isinstance(figure.value, Number)]
    if len(amounts) < len(codes) or all(figure.computed for figure in figures):
        return None
    return tuple(amounts)


def in_cell(
    snapshot: Snapshot, check: Check, code: str, table: Table, key: FactKey, amounts: Iterable[tuple[str, Decimal]]
) -> Finding:
    """A finding that leads to a cell; `amounts` fill the sentence, written as in Hungarian text."""
    indicator = snapshot.edition.indicators[key.indicator]
    args = (
        ("table", table.number),
        ("period", key.period),
        ("indicator", indicator.label),
        *((name, written(amount)) for name, amount in amounts),
    )
    place = key.at(snapshot.programme.id)
    return Finding(code, check.severity, table.chapter, place, table=table.id, args=args)


def written(amount: Decimal) -> str:
    """An amount with the decimals it has, at most two."""
    rounded = round(amount, 2).normalize()
    exponent = rounded.as_tuple().exponent
    return sentence_number(rounded, max(0, -exponent) if isinstance(exponent, int) else 0)
