"""A number typed into a text gives away a small count that its table does not publish (`decisions.md` 34).

Numbers taken over from the tables are tied and withheld with them; one that was typed nobody can tell from any other.
So it is only pointed at, and only where its sentence speaks of that very figure: with its words, and of no other year.
Of a number that surely counts people ("egy fő") less is asked: one word of the figure, if what stands above has others.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, partial

from hep_desktop.checks.passages import Passage
from hep_desktop.checks.passages import of_plan as _of_plan
from hep_desktop.checks.people_counts import SETTINGS, Count, PeopleCounts, stems_of
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.progress import finished
from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass
from hep_desktop.masking.relations import COUNTS, Patterns
from hep_desktop.masking.view import masking
from hep_desktop.template.model import Check, Edition, Node, NodeKind, Table
from hep_desktop.template.rows import names_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_END = re.compile(r"(?<=[^\W\d])[.!?]\s+|[.!?]\s+(?=[A-Z\u00c0-\u00de\u0150\u0170])|\n")
_REMEMBERED = 5000  # passages of a chapter, and those of a large plan


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    labels = {code: one.label for code, one in edition.indicators.items() if counts_people(edition, code)}
    counts, joined = PeopleCounts(check.settings, labels.values()), _joined(edition)
    people = {code: counts.stems(label) for code, label in labels.items()}
    for node in edition.walk():
        scope = _Scope(edition, counts, people, node.tables or _of_chapter(edition, node), node.heading)
        if scope.people and node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            reads = Reads(_reads(edition, joined, scope), frozenset({node.id}), details=True, rows=True)
            yield Unit(reads, partial(_found, check, scope, partial(_of_text, node)))
    scope = _Scope(edition, counts, people, tuple(edition.tables))
    reads = Reads(_reads(edition, joined, scope), plan=True, details=True, rows=True)
    yield Unit(reads, partial(_found, check, scope, _of_plan))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a number of a sentence may count: `codes` have its words, `hinted` one of them where it counts people."""

    count: Count
    said: frozenset[str]
    codes: tuple[str, ...]
    hinted: tuple[str, ...]
    years: frozenset[str]


class _Scope:
    """The tables that a text may speak of, and by which words it speaks of each count of people."""

    def __init__(
        self,
        edition: Edition,
        counts: PeopleCounts,
        people: dict[str, frozenset[str]],
        tables: tuple[str, ...],
        heading: str = "",
    ) -> None:
        codes = (code for table in tables for code in edition.tables[table].columns)
        self.tables = tables
        self.people = {code: people[code] for code in codes if code in people}
        self._counts = counts
        self._edition, self._heading = edition, heading
        self.read = lru_cache(_REMEMBERED)(self._read)  # a figure changes more often than what is said of it

    @cached_property
    def _titled(self) -> dict[str, frozenset[str]]:
        """What stands above each figure: the heading and the title of its table; seldom asked for."""
        tables = {table: self._edition.tables[table] for table in self.tables}
        above = {table: f"{self._heading} {one.title}" if self._heading else "" for table, one in tables.items()}
        titled = {table: stems_of(words) for table, words in above.items()}
        return {code: titled[table] for table, one in tables.items() for code in one.columns}

    def _read(self, words: str) -> tuple[_Reading, ...]:
        """The sentences of a passage that may speak of a count."""
        return tuple(found for one in _END.split(words) for found in self._sentence(one))

    def _sentence(self, words: str) -> Iterator[_Reading]:
        counts = self._counts.counts(words)
        if not counts:
            return
        said = stems_of(words)
        codes = tuple(code for code, stems in self.people.items() if 2 * len(stems & said) > len(stems))
        years = frozenset(_YEAR.findall(words))
        for one in counts:
            hinted = [code for code in self.people if one.people and self._is_hinted(code, said, stems_of(one.people))]
            if codes or hinted:
                yield _Reading(one, said, codes, tuple(code for code in hinted if code not in codes), years)

    def _is_hinted(self, code: str, said: frozenset[str], counted: frozenset[str]) -> bool:
        """Whether a sentence has some word of a count, its heading or table the rest, and the number counts no others.

        "Három fiatal" are not three of whatever else the sentence speaks of; "három fő" may be.
        """
        stems = self.people[code]
        others = counted & self._counts.labelled - stems
        return not others and bool(stems & said) and 2 * len(stems & (said | self._titled[code])) > len(stems)


def _of_chapter(edition: Edition, node: Node) -> tuple[str, ...]:
    """A heading without tables of its own speaks of those of its chapter: he.3.9 of all in he.3."""
    chapter = ".".join(node.id.split(".")[:2])
    return tuple(table.id for table in edition.tables.values() if table.chapter.startswith(f"{chapter}."))


def counts_people(edition: Edition, code: str) -> bool:
    """Whether an indicator counts people whose small numbers are nobody else's business."""
    indicator = edition.indicators[code]
    return indicator.kind in COUNTS and indicator.unit in edition.people_units and not indicator.public


def _reads(edition: Edition, joined: dict[str, frozenset[str]], scope: _Scope) -> frozenset[str]:
    """Every indicator that can decide, over whatever distance, whether one of these is withheld."""
    waiting, found = list(scope.people), set[str]()
    while waiting:
        group = joined.get(waiting.pop(), frozenset())
        if not group <= found:
            found |= group
            formulas = (edition.indicators[code].formula for code in group)
            waiting += [read for formula in formulas if formula for read, _ in formula.references]
    return frozenset(found)


def _joined(edition: Edition) -> dict[str, frozenset[str]]:
    """Each indicator with all those that it hangs together with by sums and comparisons."""
    near: dict[str, set[str]] = {code: {code} for code in edition.indicators}
    for patterns in Patterns(edition).by_code.values():
        for pattern, _ in patterns:
            groups = [near[code] for (code, _), _ in pattern.terms if code in near]
            many = set[str]().union(*groups)
            if any(len(group) < len(many) for group in groups):
                near |= dict.fromkeys(many, many)
    frozen = {id(one): frozenset(one) for one in near.values()}
    return {code: frozen[id(one)] for code, one in near.items()}


def _of_text(node: Node, snapshot: Snapshot) -> Iterator[Passage]:
    """The paragraphs of a chapter without their tied numbers: those are withheld with their figures."""
    place = TextPlace(snapshot.programme.id, node.id)
    for block in snapshot.programme.printed_text(node.id).paragraphs():
        free = "".join(run.text if run.tied is None else " " for run in block.runs)
        yield Passage(place, node.id, block.id, node.heading, free)


def _found(
    check: Check, scope: _Scope, passages: Callable[[Snapshot], Iterable[Passage]], snapshot: Snapshot
) -> Iterator[Finding]:
    if not snapshot.programme.details.masked_below:
        return
    likely = tuple(found for one in passages(snapshot) for found in _likely(scope, one, snapshot))
    if not likely:
        return
    hidden = finished(masking(snapshot.figures, {key for one in likely for key in one.cells}))
    for one in likely:
        key = max((key for key in one.cells if key in hidden), key=lambda key: key.period, default=None)
        if key is not None:
            yield _finding(check, snapshot, one, key)


@dataclass(frozen=True, slots=True)
class _Likely:
    """A number of a passage, and the cells that state as many and that its sentence may speak of."""

    passage: Passage
    number: str
    cells: dict[FactKey, Table]


def _likely(scope: _Scope, passage: Passage, snapshot: Snapshot) -> Iterator[_Likely]:
    """A number that is a figure with the words of its sentence is not taken for one that is only hinted at."""
    for one in scope.read(passage.words):
        for codes in (one.codes, one.hinted):
            cells = _cells(scope, codes, one.years, snapshot)
            same = {key: table for key, table in cells if snapshot.figures.number(key) == one.count.amount}
            if same:
                yield _Likely(passage, one.count.number, _nearest(one.said, same, snapshot.edition))
                break


def _nearest(said: frozenset[str], cells: dict[FactKey, Table], edition: Edition) -> dict[FactKey, Table]:
    """Those of which a sentence says most: "14 férfi" are the men, not the fourteen of an age that it does not name."""
    shared = {key: len(said & stems_of(edition.indicators[key.indicator].label)) for key in cells}
    return {key: table for key, table in cells.items() if shared[key] == max(shared.values())}


def _finding(check: Check, snapshot: Snapshot, one: _Likely, key: FactKey) -> Finding:
    table, passage = one.cells[key], one.passage
    args = (
        ("heading", passage.title),
        ("found", one.number),
        ("table", table.number),
        ("indicator", snapshot.edition.indicators[key.indicator].label),
        ("period", key.period or names_of(table, snapshot.programme).get(key.member, "")),
    )
    subject = f"{one.number} {key.indicator} {key.period} {key.member}"
    where = passage.node, passage.place, passage.field
    return Finding("text.tells_withheld", check.severity, *where, "", args, subject, (passage.words,))


def _cells(
    scope: _Scope, codes: tuple[str, ...], years: frozenset[str], snapshot: Snapshot
) -> Iterator[tuple[FactKey, Table]]:
    """The cells that a sentence with these words and years may speak of."""
    for table in (snapshot.edition.tables[one] for one in scope.tables):
        here = [code for code in codes if code in table.columns]
        for row in snapshot.rows(table) if here else ():
            if not years or not row.period or not years.isdisjoint(row.period.split("/")):
                yield from ((row.key(code), table) for code in here)


KIND = Kind(
    "told_anyway",
    _units,
    settings=SETTINGS,
)
