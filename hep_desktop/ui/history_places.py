"""The places by which the history is narrowed: the chapters of the document, and the other steps of the walk."""

from collections.abc import Callable, Iterator

from hep_desktop.domain.places import FactPlace
from hep_desktop.services.restoring import Spot
from hep_desktop.template.model import Edition, Node
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import STEPS, step_of

Within = Callable[[Spot], bool]


def choices(edition: Edition) -> Iterator[tuple[str, Within]]:
    """What each is called, and which places lie in it, in the order of the walk."""
    yield text("frame.steps_of_walk.settlement"), _of_step("settlement")
    yield from chapters_of(edition)
    for step in STEPS:
        if step not in ("settlement", "situation"):
            yield text(f"frame.steps_of_walk.{step}"), _of_step(step)


def chapters_of(edition: Edition) -> Iterator[tuple[str, Within]]:
    """The chapters of the document alone."""
    for part in edition.nodes:
        for node in part.children or (part,):
            yield node.heading, _of_chapter(edition, node)


def _of_step(step: str) -> Within:
    return lambda spot: step_of(spot[0], "") == step


def _of_chapter(edition: Edition, chapter: Node) -> Within:
    nodes = {node.id for node in chapter.walk()}
    tables = {table for node in chapter.walk() for table in node.tables}
    shown = {column for table in tables if table in edition.tables for column in edition.tables[table].columns}

    def within(spot: Spot) -> bool:
        place, table = spot
        if isinstance(place, FactPlace):
            return place.indicator in shown
        return getattr(place, "node", "") in nodes or (table or getattr(place, "table", "")) in tables

    return within
