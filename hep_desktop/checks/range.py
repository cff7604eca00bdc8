"""A figure that cannot be: a negative count, a share above a hundred per cent."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.cells import entered, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.values import Number
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    kinds = cast("tuple[str, ...]", check.settings["of"])
    for table in edition.tables.values():
        codes = entered(edition, table, kinds)
        if codes:
            yield Unit(reads(edition, table, codes), partial(_outside, check, table, codes))


def _outside(check: Check, table: Table, codes: tuple[str, ...], snapshot: Snapshot) -> Iterator[Finding]:
    least, most = check.settings.get("at_least"), check.settings.get("at_most")
    for row in snapshot.rows(table):
        for code in codes:
            key = row.key(code)
            fact = snapshot.programme.facts.get(key)
            if fact is None or not isinstance(fact.value, Number):
                continue
            amount = fact.value.amount
            if isinstance(least, Decimal) and amount < least:
                told = (("amount", amount), ("limit", least))
                yield in_cell(snapshot, check, "fact.too_small", table, key, told)
            elif isinstance(most, Decimal) and amount > most:
                told = (("amount", amount), ("limit", most))
                yield in_cell(snapshot, check, "fact.too_large", table, key, told)


KIND = Kind(
    "range",
    _units,
    settings={"of": Setting.INDICATOR_KINDS, "at_least": Setting.NUMBER, "at_most": Setting.NUMBER},
    may_be_left_out=frozenset({"at_least", "at_most"}),
)
