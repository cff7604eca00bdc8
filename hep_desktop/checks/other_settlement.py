"""A text names another village of the same office: perhaps it was shared, and the name stayed.

Naming a neighbour is everyday, and so is a text that equals a neighbour's: neither is more than a tip.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from hep_desktop.checks.passages import Passage, units
from hep_desktop.checks.unit import Kind, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.hungarian import inflected
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield from units(edition, partial(_named, check), settlements=True)


def _named(check: Check, snapshot: Snapshot, passages: Iterable[Passage]) -> Iterator[Finding]:
    own = snapshot.office.settlement_of(snapshot.programme.id).name
    names = {one.name for one in snapshot.office.settlements.values()} - {own}
    if not names:
        return
    pattern = re.compile("|".join(f"(?P<n{place}>{inflected(name)})" for place, name in enumerate(sorted(names))))
    told: set[tuple[str, str]] = set()
    for one in passages:
        # the own name may hold another one: Nagyminta beside Minta
        for match in pattern.finditer(one.words.replace(own, " ")):
            name = sorted(names)[int((match.lastgroup or "n0")[1:])]
            if (one.title, name) not in told:
                told.add((one.title, name))
                args = (("where", one.title), ("name", name))
                code = "text.other_settlement"
                yield Finding(code, check.severity, one.node, one.place, one.field, args=args, subject=name)


KIND = Kind("other_settlement", _units)
