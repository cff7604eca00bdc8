"""A part is larger than the whole it belongs to."""

from collections.abc import Iterator
from functools import partial
from typing import cast

from hep_desktop.checks.cells import comparable, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, table: Table | None) -> Iterator[Unit]:
    codes = (cast("str", check.settings["part"]), cast("str", check.settings["whole"]))
    shown = cast("Table", table)
    yield Unit(reads(edition, shown, (*shown.columns, *codes)), partial(_larger, check, shown, codes))


def _larger(check: Check, table: Table, codes: tuple[str, ...], snapshot: Snapshot) -> Iterator[Finding]:
    for row in snapshot.rows(table):
        amounts = comparable(snapshot, row, codes)
        if amounts is not None and amounts[0] > amounts[1]:
            told = (("part", amounts[0]), ("whole", amounts[1]))
            words = (("whole_indicator", snapshot.edition.indicators[codes[1]].label),)
            key = row.key(codes[0])
            yield in_cell(snapshot, check, "fact.more_than_whole", table, key, told, words, subject=codes[1])


KIND = Kind("not_more_than", _units, of_table=True, settings={"part": Setting.CODE, "whole": Setting.CODE})
