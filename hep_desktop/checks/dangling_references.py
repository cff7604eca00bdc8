"""A text points to a table or chapter that the document does not have: mistyped, or left over from another one."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from hep_desktop.checks.passages import Passage, units
from hep_desktop.checks.unit import Kind, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    tables = frozenset(table.number for table in edition.tables.values())
    nodes = frozenset(node.number for node in edition.walk())
    words = ((cast("tuple[str, ...]", check.settings["tables"]), tables),)
    words += ((cast("tuple[str, ...]", check.settings["chapters"]), nodes),)
    known = tuple(_Pointing(some, _pointing(some), numbers) for some, numbers in words)
    yield from units(edition, partial(_dangling, check, known), settlements=False)


@dataclass(frozen=True, slots=True)
class _Pointing:
    """How a part is pointed to, and the numbers that there are; the words alone are looked for first, being quick."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    numbers: frozenset[str]


def _pointing(words: tuple[str, ...]) -> re.Pattern[str]:
    """Numbers of several parts alone: the fifth table of a text or another document is no concern of ours."""
    return re.compile(rf"\d(?<![\d./]\d)\d?(?:\.\d\d?)+(?=\.?\s+(?:\w+\.?\s+)?(?:{'|'.join(map(re.escape, words))}))")


def _dangling(
    check: Check,
    known: tuple[_Pointing, ...],
    snapshot: Snapshot,
    passages: Iterable[Passage],
) -> Iterator[Finding]:
    del snapshot
    for one in passages:
        for kind in known:
            there = any(word in one.words for word in kind.words)
            for found in dict.fromkeys(kind.pattern.findall(one.words)) if there else ():
                if found not in kind.numbers:
                    args = (("where", one.title), ("found", found))
                    yield Finding(
                        *("text.points_nowhere", check.severity, one.node, one.place, one.field),
                        args=args,
                        subject=found,
                        rests_on=(found,),
                    )


KIND = Kind("dangling_references", _units, settings={"tables": Setting.WORDS, "chapters": Setting.WORDS})
