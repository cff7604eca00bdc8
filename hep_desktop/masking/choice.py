"""Which figures are hidden: the small counts, and as few others as are needed so that none can be worked out."""

from collections.abc import Generator, Iterable, Iterator

from hep_desktop.domain.progress import finished
from hep_desktop.domain.situation import FactKey
from hep_desktop.masking.knowledge import Knowledge
from hep_desktop.masking.ways import GaveUpError, Ways
from hep_desktop.template.figures import Figures


def hidden_in(figures: Figures, near: Iterable[FactKey]) -> frozenset[FactKey]:
    """The facts, given totals and small computed counts that must not be published, as far as some figures reach."""
    return finished(hiding(figures, near))


def hiding(figures: Figures, near: Iterable[FactKey]) -> Generator[None, None, frozenset[FactKey]]:
    """As `hidden_in`, in short steps for whoever has other things to do meanwhile."""
    threshold = figures.programme.details.masked_below
    if not threshold:
        return frozenset()
    knowledge = Knowledge(figures, threshold)
    yield from knowledge.gather(near)
    ways = Ways(knowledge.cells, knowledge.relations, threshold)
    hidden = {key for key, cell in knowledge.cells.items() if cell.withheld}
    safe: set[FactKey] = set()
    for key in _in_need(knowledge):
        if key not in safe:
            try:
                # none is found where it follows from what others publish: hiding it would hide nothing
                found = (ways.cheapest(key, hidden) or {}).keys()
            except GaveUpError:
                found = ways.beside(key)  # rather too many
            safe |= found
            hidden |= found
            yield
    return frozenset(key for key in hidden if not knowledge.cells[key].withheld)


def _in_need(knowledge: Knowledge) -> Iterator[FactKey]:
    """The small counts and those that their source withholds, always in the same order."""
    keys = (key for key, cell in knowledge.cells.items() if cell.small or cell.withheld)
    yield from sorted(keys, key=lambda key: (key.indicator, key.period, key.member))
