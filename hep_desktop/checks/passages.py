"""Everything clerks wrote in words, piece by piece, with the place each piece leads to."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.unit import PLAN, PROBLEMS, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace, Place, ProblemPlace, TextPlace
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition, NodeKind

_PROBLEM = ("title", "description", "opportunity")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a chapter's text, or a field of a problem or measure; `field` is the id or name of it."""

    place: Place
    node: str
    field: str
    title: str
    words: str


Find = Callable[[Snapshot, Iterable[Passage]], Iterator[Finding]]


def units(edition: Edition, find: Find, *, settlements: bool) -> Iterator[Unit]:
    """One unit a chapter and one for the plan, each looking at its passages."""
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            reads = Reads(texts=frozenset({node.id}), details=True, settlements=settlements)
            yield Unit(reads, partial(_found, find, partial(of_text, node.id, node.heading)))
    yield Unit(Reads(plan=True, details=True, settlements=settlements), partial(_found, find, of_plan))


def _found(find: Find, passages: Callable[[Snapshot], Iterable[Passage]], snapshot: Snapshot) -> Iterator[Finding]:
    return find(snapshot, passages(snapshot))


def of_text(node: str, title: str, snapshot: Snapshot) -> Iterator[Passage]:
    """The blocks of a chapter's text."""
    place = TextPlace(snapshot.programme.id, node)
    for block in snapshot.programme.printed_text(node).blocks:
        yield Passage(place, node, block.id, title, block.plain)


def of_plan(snapshot: Snapshot) -> Iterator[Passage]:
    """The fields of problems and measures that hold prose."""
    programme = snapshot.programme
    for problem in programme.problems.values():
        for name in _PROBLEM:
            place = ProblemPlace(programme.id, problem.id)
            yield Passage(place, PROBLEMS, name, problem.title.strip(), getattr(problem, name))
    for title, measure in in_order(snapshot):
        for field in snapshot.edition.action_plan.fields:
            value: object = getattr(measure, field.name)
            if isinstance(value, str):
                yield Passage(MeasurePlace(programme.id, measure.id), PLAN, field.name, title, value)
