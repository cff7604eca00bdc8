"""Everything clerks wrote in words, piece by piece, with the place each piece leads to."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN, PROBLEMS
from hep_desktop.checks.unit import Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace, Place, ProblemPlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import Edition, NodeKind

_PROBLEM = ("title", "description", "opportunity", "sentences")


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
    yield from text_units(edition, find, settlements=settlements)
    yield Unit(Reads(plan=True, details=True, settlements=settlements), _Remembering(find).of_plan)


def text_units(edition: Edition, find: Find, *, settlements: bool = False, heard: bool = False) -> Iterator[Unit]:
    """One unit a chapter."""
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            reads = Reads(texts=frozenset({node.id}), details=True, settlements=settlements, heard=heard)
            yield Unit(reads, partial(_found, find, partial(of_text, node.id, node.heading)))


def _found(find: Find, passages: Callable[[Snapshot], Iterable[Passage]], snapshot: Snapshot) -> Iterator[Finding]:
    return find(snapshot, passages(snapshot))


class _Remembering:
    """Looks through the plan record by record: what was found in one that is still the same stands.

    A plan of two hundred long measures would else be read from end to end at every key.
    """

    def __init__(self, find: Find) -> None:
        self._find = find
        self._world: tuple[object, ...] = ()
        self._held: dict[tuple[str, str], tuple[Problem | Measure, tuple[Finding, ...]]] = {}

    def of_plan(self, snapshot: Snapshot) -> Iterator[Finding]:
        """The findings of all problems and measures."""
        world = (snapshot.edition, snapshot.programme.details, snapshot.office.settlements)
        if [*map(id, world)] != [*map(id, self._world)]:
            self._world, self._held = world, {}
        fresh: dict[tuple[str, str], tuple[Problem | Measure, tuple[Finding, ...]]] = {}
        for record, title, passages in _records(snapshot):
            held = self._held.get((record.id, title))
            if held is None or held[0] is not record:
                held = record, tuple(self._find(snapshot, passages))
            fresh[record.id, title] = held
            yield from held[1]
        self._held = fresh


def of_text(node: str, title: str, snapshot: Snapshot) -> Iterator[Passage]:
    """The blocks of a chapter's text."""
    place = TextPlace(snapshot.programme.id, node)
    for block in snapshot.programme.printed_text(node).blocks:
        yield Passage(place, node, block.id, title, block.plain)


def of_plan(snapshot: Snapshot) -> Iterator[Passage]:
    """The fields of problems and measures that hold prose."""
    for _, _, passages in _records(snapshot):
        yield from passages


def _records(snapshot: Snapshot) -> Iterator[tuple[Problem | Measure, str, Iterator[Passage]]]:
    """Each problem and measure with what a person calls it and its passages."""
    programme = snapshot.programme
    for problem in programme.problems.values():
        place: Place = ProblemPlace(programme.id, problem.id)
        yield problem, problem.title.strip(), _passages(problem, _PROBLEM, place, PROBLEMS, problem.title.strip())
    names = tuple(field.name for field in snapshot.edition.action_plan.fields)
    for title, measure in in_order(snapshot):
        yield measure, title, _passages(measure, names, MeasurePlace(programme.id, measure.id), PLAN, title)


def _passages(
    record: Problem | Measure, names: Iterable[str], place: Place, node: str, title: str
) -> Iterator[Passage]:
    for name in names:
        value: object = getattr(record, name)
        if isinstance(value, str):
            yield Passage(place, node, name, title, value)
