"""What checks on the figures of a table share: which figures can be compared, and how a finding names a cell."""

from collections.abc import Container, Iterable
from decimal import Decimal

from hep_desktop.canonical import plain_decimal
from hep_desktop.checks.unit import Reads, Snapshot
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.hungarian import sentence_number
from hep_desktop.template.model import Check, Edition, RowKind, Table
from hep_desktop.template.relations import homes, references
from hep_desktop.template.rows import Row, names_of


def reads(edition: Edition, table: Table, codes: Iterable[str]) -> Reads:
    """What a check of some figures reads: them, what they rest on, and in a list what its rows are called."""
    listed = table.rows.kind is RowKind.LIST
    return Reads(references(edition, (*table.columns[:listed], *codes)), details=True, rows=listed)


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


def entered(edition: Edition, table: Table, kinds: Container[str]) -> tuple[str, ...]:
    """The columns whose figures are kept in a table and can be typed; what is computed is judged where it is from."""
    home = homes(edition)
    own = [edition.indicators[code] for code in table.columns if home[code] is table]
    return tuple(i.code for i in own if i.kind in kinds and (i.given or not i.computed))


def given(snapshot: Snapshot, key: FactKey) -> Decimal | None:
    """The number somebody entered into a cell, None while the cell shows a computed one."""
    figure = snapshot.figures.figure(key)
    return figure.value.amount if isinstance(figure.value, Number) and not figure.computed else None


def in_cell(
    snapshot: Snapshot,
    check: Check,
    code: str,
    table: Table,
    key: FactKey,
    amounts: Iterable[tuple[str, Decimal]],
    words: Iterable[tuple[str, str]] = (),
    rests_on: Iterable[Decimal] = (),
    subject: str = "",
) -> Finding:
    """A finding that leads to a cell; `amounts` fill the sentence, written as in Hungarian text, and so do `words`.

    A row of a list is called as its first cell says. The finding rests on the amounts it tells, or on those in
    `rests_on` where it tells their sum.
    """
    amounts = tuple(amounts)
    values = tuple(plain_decimal(amount) for amount in (tuple(rests_on) or tuple(amount for _, amount in amounts)))
    indicator = snapshot.edition.indicators[key.indicator]
    args = (
        ("table", table.number),
        ("period", key.period or names_of(table, snapshot.programme).get(key.member, "")),
        ("indicator", indicator.label),
        *((name, written(amount)) for name, amount in amounts),
        *words,
    )
    place = key.at(snapshot.programme.id)
    return Finding(code, check.severity, table.chapter, place, "", table.id, args, subject, values)


def written(amount: Decimal) -> str:
    """An amount with the decimals it has, at most two."""
    rounded = round(amount, 2).normalize()
    exponent = rounded.as_tuple().exponent
    return sentence_number(rounded, max(0, -exponent) if isinstance(exponent, int) else 0)
