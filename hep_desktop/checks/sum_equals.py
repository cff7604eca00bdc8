"""The parts of a total, e.g. age groups, do not add up to it."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.cells import comparable, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, table: Table | None) -> Iterator[Unit]:
    total, parts = cast("str", check.settings["total"]), cast("tuple[str, ...]", check.settings["parts"])
    shown = cast("Table", table)
    yield Unit(
        reads(edition, shown, (*shown.columns, total, *parts)), partial(_differing, check, shown, (total, *parts))
    )


def _differing(check: Check, table: Table, codes: tuple[str, ...], snapshot: Snapshot) -> Iterator[Finding]:
    for row in snapshot.rows(table):
        amounts = comparable(snapshot, row, codes)
        if amounts is not None and amounts[0] != sum(amounts[1:]):
            told = (("total", amounts[0]), ("sum", sum(amounts[1:], Decimal(0))))
            yield in_cell(snapshot, check, "fact.parts_differ", table, row.key(codes[0]), told, rests_on=amounts)


KIND = Kind("sum_equals", _units, of_table=True, settings={"total": Setting.CODE, "parts": Setting.CODES})
