"""What stands in a cell is no value of its column: words where a number is counted, a fraction of a person."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.cells import entered, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.values import Number, Value, Words
from hep_desktop.template.model import Check, Edition, Indicator, IndicatorKind, Table

_TOLD = 40  # so many letters of what was written are repeated
_NO_FIGURES = (IndicatorKind.WORDS, IndicatorKind.YES_NO)


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    kinds = cast("tuple[str, ...]", check.settings["of"])
    for table in edition.tables.values():
        codes = entered(edition, table, kinds)
        if codes:
            yield Unit(reads(edition, table, codes), partial(_wrong, check, table, codes))


def _wrong(check: Check, table: Table, codes: tuple[str, ...], snapshot: Snapshot) -> Iterator[Finding]:
    for row in snapshot.rows(table):
        for code in codes:
            key = row.key(code)
            fact = snapshot.programme.facts.get(key)
            fault = _fault(fact.value, snapshot.edition.indicators[code]) if fact else ""
            match fact.value if fault and fact else None:
                case Words(words):
                    found = (("found", words[:_TOLD]),)
                    yield in_cell(snapshot, check, fault, table, key, (), found)
                case Number(amount):
                    yield in_cell(snapshot, check, fault, table, key, (("found", amount),))
                case _:
                    continue


def _fault(value: Value, indicator: Indicator) -> str:
    match value:
        case Words(words) if indicator.kind is IndicatorKind.CHOICE:
            return "" if words in indicator.choices else "fact.not_a_choice"
        case Words() if indicator.kind not in _NO_FIGURES:
            return "fact.not_a_number"
        case Number(amount) if indicator.kind is IndicatorKind.COUNT and amount % 1 != Decimal(0):
            return "fact.not_whole"
        case _:
            return ""


KIND = Kind("right_type", _units, settings={"of": Setting.INDICATOR_KINDS})
