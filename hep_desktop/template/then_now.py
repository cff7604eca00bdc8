"""Two versions side by side: under which heading the text or the figures differ, and from what to what."""

from collections import defaultdict
from collections.abc import Mapping

from hep_desktop.domain.comparing import texts_changed
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import EMPTY, Value
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition, Node, Table


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that differs between the versions."""

    key: FactKey
    then: Value
    now: Value


class ThenNow:
    """What differs between an adopted version and the one that looks at it."""

    def __init__(self, edition: Edition, then: Programme, now: Programme) -> None:
        self.edition = edition
        self.then = then
        self.now = now
        self.texts = texts_changed(then, now)
        self._moved = _moved(then, now)

    def figures(self, table: Table) -> tuple[Moved, ...]:
        """The figures of a table that differ, column by column, the newest period first."""
        return tuple(one for code in table.columns for one in self._moved.get(code, ()))

    def count(self, node: Node) -> int:
        """How many figures differ under a heading."""
        return sum(len(self.figures(self.edition.tables[key])) for key in node.tables)


def _moved(then: Programme, now: Programme) -> Mapping[str, list[Moved]]:
    found: dict[str, list[Moved]] = defaultdict(list)
    for key in sorted({*then.facts, *now.facts}, key=lambda one: (one.period, one.member), reverse=True):
        was, is_ = _value(then.facts.get(key)), _value(now.facts.get(key))
        if was != is_:
            found[key.indicator].append(Moved(key, was, is_))
    return found


def _value(fact: Fact | None) -> Value:
    return fact.value if fact is not None else EMPTY
