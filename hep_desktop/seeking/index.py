"""All passages of a programme made ready for looking through; after a change only what changed is read again."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from hep_desktop.domain.office import Office
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass
from hep_desktop.seeking.matching import Haystack, Needle, Span, Wanted
from hep_desktop.seeking.passages import (
    FORUM,
    PLAN,
    PROBLEMS,
    Passage,
    What,
    of_heading,
    of_measures,
    of_meetings,
    of_problems,
)
from hep_desktop.seeking.statistics import KeysOf, of_tables
from hep_desktop.template.model import Edition, Node

_NUMBERS = frozenset("0123456789 ,.\u00a0\u202f\u2009\u2212-")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where what is looked for stands: between two signs of a passage's words."""

    passage: Passage
    start: int
    end: int

    @property
    def writable(self) -> bool:
        """Whether it may be replaced: a figure, or a number that follows one, never."""
        span = (self.start, self.end)
        return self.passage.writable and not any(_meet(span, tied) for tied in self.passage.tied)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page holds, and the very objects it was read from."""

    source: tuple[object, ...]
    entries: tuple[tuple[Passage, Haystack], ...]


class Index:
    """The passages of one programme at a time, by the page that shows them, in the order of the document."""

    def __init__(self) -> None:
        self._pages: dict[str, _Page] = {}
        self._keys: tuple[object, KeysOf] = (None, {})

    def read(self, edition: Edition, office: Office, programme_id: str) -> Iterator[None]:
        """Read what changed since the last time, a page a step; what is found holds once all are done."""
        programme = office.programmes[programme_id]
        pages: dict[str, _Page] = {}
        for node in edition.walk():
            pages[node.id] = self._node(node, edition, programme)
            yield
        problems = tuple(one for node in edition.walk() for one in programme.problems_in(node.id))
        measures = tuple(one for group in edition.action_plan.groups for one in programme.measures_in(group.code))
        meetings = office.meetings_of(programme_id)
        pages[PROBLEMS] = self._page(PROBLEMS, (programme_id, *problems), of_problems(programme_id, problems))
        yield
        pages[PLAN] = self._page(PLAN, (programme_id, *measures), of_measures(programme_id, measures))
        yield
        pages[FORUM] = self._page(FORUM, meetings, of_meetings(meetings))
        self._pages = pages

    def hits(self, wanted: Wanted, pages: Collection[str] | None = None, *, most: int | None = None) -> tuple[Hit, ...]:
        """Where it stands, in all pages or in some, in the order of the document; the first `most` of them."""
        needle = Needle.of(wanted)
        found = (
            Hit(passage, start, end)
            for key, page in self._pages.items()
            if pages is None or key in pages
            for passage, haystack in page.entries
            for start, end in haystack.spans(needle)
        )
        return tuple(islice(_once(found), most))

    def _node(self, node: Node, edition: Edition, programme: Programme) -> _Page:
        held = (programme.facts, programme.rows, programme.details) if node.tables else ()
        said = (programme.texts.get(node.id), programme.chapters.get(node.id))
        return self._page(node.id, (programme.id, node, *said, *held), self._words(node, edition, programme))

    def _words(self, node: Node, edition: Edition, programme: Programme) -> Iterator[Passage]:
        yield from of_heading(node, programme)
        if node.tables:
            yield from of_tables(node, edition, programme, self._facts(programme))

    def _page(self, key: str, source: tuple[object, ...], passages: Iterable[Passage]) -> _Page:
        known = self._pages.get(key)
        if known is not None and _same(known.source, source):
            return known
        return _Page(source, tuple(_entry(one) for one in passages if one.words))

    def _facts(self, programme: Programme) -> KeysOf:
        if self._keys[0] is not programme.facts:
            keys: dict[str, list[FactKey]] = {}
            for key in programme.facts:
                keys.setdefault(key.indicator, []).append(key)
            self._keys = programme.facts, keys
        return self._keys[1]


def _entry(passage: Passage) -> tuple[Passage, Haystack]:
    is_number = passage.what is What.CELL and _NUMBERS.issuperset(passage.words)
    return passage, Haystack.of(passage.words, is_number=is_number)


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """A figure that two tables show is found where it stands first."""
    seen: set[tuple[object, str, int]] = set()
    for hit in hits:
        if isinstance(hit.passage.place, FactPlace) and hit.passage.field:
            key = (hit.passage.place, hit.passage.field, hit.start)
            if key in seen:
                continue
            seen.add(key)
        yield hit


def _same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    pairs = zip(some, others, strict=False)
    return len(some) == len(others) and all(
        one is other or (isinstance(one, str) and one == other) for one, other in pairs
    )


def _meet(some: Span, other: Span) -> bool:
    return some[0] < other[1] and other[0] < some[1]
