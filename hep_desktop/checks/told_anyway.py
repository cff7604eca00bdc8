"""A number typed into a text gives away a small count that its table does not publish (`decisions.md` 34).

Numbers taken over from the tables are tied and withheld with them; one that was typed nobody can tell from any other.
So it is only pointed at, and only where its sentence speaks of that very figure: with its words, and of no other year.
Of a number that surely counts people ("egy fő") less is asked: one word of the figure, if what stands above has others.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain
from typing import cast

from hep_desktop.checks.passages import Passage
from hep_desktop.checks.passages import of_plan as _of_plan
from hep_desktop.checks.unit import Kind, Reads, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.progress import finished
from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold, parse_number
from hep_desktop.masking.relations import COUNTS, Patterns
from hep_desktop.masking.view import masking
from hep_desktop.template.model import Check, Edition, Node, NodeKind, Table
from hep_desktop.template.rows import names_of

# both patterns begin with a sign that must be there: such are found many times sooner
_NUMBER = re.compile(r"\d(?<![\w/.,–-]\d)\d{0,2}(?![\w/%–]|[.,]\d|\.(?!\s*(?:$|[A-Z\u00c0-\u00de\u0150\u0170]))|-\d)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_END = re.compile(r"(?<=[^\W\d])[.!?]\s+|[.!?]\s+(?=[A-Z\u00c0-\u00de\u0150\u0170])|\n")
_REMEMBERED = 5000  # passages of a chapter, and those of a large plan
_STEM = 6
"""So many letters of a word are compared: the rest is ending."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the edition says of words: numbers spelt out, what is counted that is not people, words of many labels."""

    numerals: dict[str, Decimal]
    spelt: re.Pattern[str]
    not_people: re.Pattern[str]
    people: re.Pattern[str]
    of_people: frozenset[str]
    common: frozenset[str]

    def stems(self, label: str) -> frozenset[str]:
        """What tells this label from others, without endings."""
        return stems_of(label) - self.common

    def numbers(self, words: str) -> Iterator[tuple[str, Decimal]]:
        """The counts that a sentence states."""
        for match in chain(_NUMBER.finditer(words), self.spelt.finditer(words)):
            amount = self.numerals.get(match[0].lower()) or parse_number(match[0])
            if not amount or self.not_people.match(words, match.end()):
                continue
            if match[0].lower() not in self.of_people or self.people.match(words, match.end()):
                yield match[0], amount

    def count_people(self, words: str, number: str) -> bool:
        """Whether a number of a sentence stands before a word for people."""
        ends = (match.end() for match in re.finditer(re.escape(number), words))
        return any(self.people.match(words, end) for end in ends)


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    told = check.settings
    doubtful = _amounts(told["numerals_of_people"])
    numerals = _amounts(told["numerals"]) | doubtful
    words = Words(
        numerals,
        re.compile("|".join(rf"{one}(?<![\w-]{one})(?!\w)" for one in _written(numerals))),
        _behind(told["not_people"]),
        _behind(told["people"]),
        frozenset(doubtful),
        frozenset(stem for one in cast("tuple[str, ...]", told["common"]) for stem in stems_of(one)),
    )
    joined = _joined(edition)
    labels = {code: one.label for code, one in edition.indicators.items() if counts_people(edition, code)}
    people = {code: words.stems(label) for code, label in labels.items()}
    for node in edition.walk():
        scope = _Scope(edition, words, people, node.tables or _of_chapter(edition, node), node.heading)
        if scope.people and node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            reads = Reads(_reads(edition, joined, scope), frozenset({node.id}), details=True, rows=True)
            yield Unit(reads, partial(_found, check, scope, partial(_of_text, node)))
    scope = _Scope(edition, words, people, tuple(edition.tables))
    reads = Reads(_reads(edition, joined, scope), plan=True, details=True, rows=True)
    yield Unit(reads, partial(_found, check, scope, _of_plan))


_Reading = tuple[tuple[tuple[str, Decimal], ...], tuple[str, ...], frozenset[str]]
"""Of a sentence: the counts it states, the indicators it has the words of, and the years it names."""


class _Scope:
    """The tables that a text may speak of, and by which words it speaks of each count of people."""

    def __init__(
        self,
        edition: Edition,
        words: Words,
        people: dict[str, frozenset[str]],
        tables: tuple[str, ...],
        heading: str = "",
    ) -> None:
        codes = (code for table in tables for code in edition.tables[table].columns)
        self.tables = tables
        self.people = {code: people[code] for code in codes if code in people}
        self._words = words
        titled = {table: stems_of(f"{heading} {edition.tables[table].title}") for table in tables}
        self._titled = {code: titled[table] for table in tables for code in edition.tables[table].columns}
        self.read = lru_cache(_REMEMBERED)(self._read)  # a figure changes more often than what is said of it

    def _read(self, words: str) -> tuple[_Reading, ...]:
        """The sentences of a passage that may speak of a count."""
        if not any(self._words.numbers(words)):
            return ()
        return tuple(found for one in _END.split(words) for found in self._sentence(one))

    def _sentence(self, words: str) -> Iterator[_Reading]:
        numbers = tuple(dict(self._words.numbers(words)).items())
        said = stems_of(words) if numbers else frozenset[str]()
        codes = tuple(code for code, stems in self.people.items() if said and 2 * len(stems & said) > len(stems))
        years = frozenset(_YEAR.findall(words))
        if codes:
            yield numbers, codes, years
        of_people = tuple(one for one in numbers if self._words.count_people(words, one[0]))
        hinted = tuple(code for code in self.people if of_people and code not in codes and self._is_hinted(code, said))
        if hinted:
            yield of_people, hinted, years

    def _is_hinted(self, code: str, said: frozenset[str]) -> bool:
        """Whether a sentence has some word of a count, and its heading or table's title enough of the others."""
        stems = self.people[code]
        return bool(stems & said) and 2 * len(stems & (said | self._titled[code])) > len(stems)


def _of_chapter(edition: Edition, node: Node) -> tuple[str, ...]:
    """A heading without tables of its own speaks of those of its chapter: he.3.9 of all in he.3."""
    chapter = ".".join(node.id.split(".")[:2])
    return tuple(table.id for table in edition.tables.values() if table.chapter.startswith(f"{chapter}."))


def _amounts(told: object) -> dict[str, Decimal]:
    pairs = (one.split() for one in cast("tuple[str, ...]", told))
    return {word: Decimal(amount) for amount, word in pairs}


def _behind(patterns: object) -> re.Pattern[str]:
    """What may stand behind a number, after a blank or a hyphen."""
    return re.compile(rf"[\s-]*(?:{'|'.join(cast('tuple[str, ...]', patterns))})", re.IGNORECASE)


def _written(numerals: Iterable[str]) -> Iterator[str]:
    for one in numerals:
        yield from (one, one.capitalize())


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
    for numbers, codes, years in scope.read(passage.words):
        cells = dict(_cells(scope, codes, years, snapshot))
        for number, amount in numbers:
            same = {key: table for key, table in cells.items() if snapshot.figures.number(key) == amount}
            if same:
                yield _Likely(passage, number, same)


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


def stems_of(words: str) -> frozenset[str]:
    """The words of a sentence without their endings."""
    return frozenset(fold(word)[:_STEM] for word in _WORD.findall(words))


KIND = Kind(
    "told_anyway",
    _units,
    settings={
        "numerals": Setting.WORDS,
        "numerals_of_people": Setting.WORDS,
        "not_people": Setting.PATTERNS,
        "people": Setting.PATTERNS,
        "common": Setting.WORDS,
    },
)
