"""A share, e.g. of women or of children, that is hardly ever seen: most often two columns were mixed up."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.cells import comparable, in_cell, reads
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, table: Table | None) -> Iterator[Unit]:
    codes = (cast("str", check.settings["part"]), cast("str", check.settings["whole"]))
    shown = cast("Table", table)
    yield Unit(reads(edition, shown, (*shown.columns, *codes)), partial(_unlikely, check, shown, codes))


def _unlikely(check: Check, table: Table, codes: tuple[str, str], snapshot: Snapshot) -> Iterator[Finding]:
    people, least, most = (cast("Decimal", check.settings[name]) for name in ("people", "at_least", "at_most"))
    for row in snapshot.rows(table):
        amounts = comparable(snapshot, row, codes)
        if amounts is None or amounts[1] < people or amounts[1] <= 0:
            continue  # in a small village one family makes any share
        share = amounts[0] * 100 / amounts[1]
        # more than the whole is an error of its own
        if not least <= share <= most and amounts[0] <= amounts[1]:
            told = (
                *(("part", amounts[0]), ("whole", amounts[1])),
                *(("share", round(share, 1)), ("least", least), ("most", most)),
            )
            words = (("whole_indicator", snapshot.edition.indicators[codes[1]].label),)
            key = row.key(codes[0])
            yield in_cell(snapshot, check, "fact.unlikely_share", table, key, told, words, amounts, codes[1])


KIND = Kind(
    "plausible_share",
    _units,
    of_table=True,
    settings={
        "part": Setting.CODE,
        "whole": Setting.CODE,
        "people": Setting.NUMBER,
        "at_least": Setting.NUMBER,
        "at_most": Setting.NUMBER,
    },
)
