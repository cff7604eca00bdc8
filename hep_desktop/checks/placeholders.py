"""What was to be replaced was left in: dots, a field in brackets, the name of the worked example's village."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from hep_desktop.checks.passages import Passage, units
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table

_TOLD = 40


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    # one by one: joined they would lose the fast search for their first letters
    patterns = tuple(re.compile(one) for one in cast("tuple[str, ...]", check.settings["patterns"]))
    invented = cast("tuple[str, ...]", check.settings["invented"])
    yield from units(edition, partial(_left, check, patterns, invented), settlements=False)


def _left(
    check: Check,
    patterns: tuple[re.Pattern[str], ...],
    invented: tuple[str, ...],
    snapshot: Snapshot,
    passages: Iterable[Passage],
) -> Iterator[Finding]:
    own = snapshot.office.settlement_of(snapshot.programme.id).name
    names = [name for name in invented if name != own]
    for one in passages:
        matches = (pattern.search(one.words) for pattern in patterns)
        found = next((match.group() for match in matches if match), "") or next(
            (name for name in names if name in one.words), ""
        )
        if found:
            args = (("where", one.title), ("found", found[:_TOLD]))
            yield Finding(
                "text.placeholder", check.severity, one.node, one.place, one.field, args=args, rests_on=(one.words,)
            )


KIND = Kind("placeholders", _units, settings={"patterns": Setting.PATTERNS, "invented": Setting.WORDS})
