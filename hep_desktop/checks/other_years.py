"""A text says that the programme is for other years: its day was moved, or the council voted in another year.

A ready text names the years as they were planned when it was put in; from then on it is the clerk's own. `names` are
how a text calls the programme.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from hep_desktop.checks.passages import Passage, text_units
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table

_YEARS = re.compile(r"(?<![\d/.])(\d{4})\s?[–-]\s?(\d{4})(?!\d)")


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    names = tuple(re.compile(one) for one in cast("tuple[str, ...]", check.settings["names"]))
    yield from text_units(edition, partial(_other, check, names), heard=True)


def _other(
    check: Check, names: tuple[re.Pattern[str], ...], snapshot: Snapshot, passages: Iterable[Passage]
) -> Iterator[Finding]:
    details = snapshot.programme.as_voted
    first, last = details.first_day.year, details.last_day.year
    # a year apart: the programme before and other plans of the village are not meant
    beside = {(first + step, last + step) for step in (-1, 1)}
    for one in passages:
        if not any(name.search(one.words) for name in names):
            continue
        told = next((match[0] for match in _YEARS.finditer(one.words) if (int(match[1]), int(match[2])) in beside), "")
        if told:
            args = (("where", one.title), ("told", told), ("years", f"{first}–{last}"))
            values = tuple(value for _, value in args[1:])
            yield Finding(
                "text.other_years", check.severity, one.node, one.place, one.field, args=args, rests_on=values
            )


KIND = Kind("other_years", _units, settings={"names": Setting.PATTERNS})
