"""A number typed into a text gives away a small count that its table does not publish (`decisions.md` 34).

Numbers taken over from the tables are tied and withheld with them; one that was typed nobody can tell from any other.
So it is only pointed at, and only where its sentence speaks of that very figure: with its words, and of no other year.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import cast

from hep_desktop.checks.unit import Kind, Reads, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.progress import finished
from hep_desktop.domain.situation import Block, FactKey
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
_STEM = 6
"""So many letters of a word are compared: the rest is ending."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the edition says of words: numbers spelt out, what is counted that is not people, words of many labels."""

    numerals: dict[str, Decimal]
    spelt: re.Pattern[str]
    not_people: re.Pattern[str]
    common: frozenset[str]

    def stems(self, label: str) -> frozenset[str]:
        """What tells this label from others, without endings."""
        return _stems(label) - self.common

    def numbers(self, words: str) -> Iterator[tuple[str, Decimal]]:
        """The counts that a sentence states."""
        for match in chain(_NUMBER.finditer(words), self.spelt.finditer(words)):
            amount = self.numerals.get(match[0].lower()) or parse_number(match[0])
            if amount and not self.not_people.match(words, match.end()):
                yield match[0], amount


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    told = check.settings
    pairs = (one.split() for one in cast("tuple[str, ...]", told["numerals"]))
    numerals = {word: Decimal(amount) for amount, word in pairs}
    counted = "|".join(cast("tuple[str, ...]", told["not_people"]))
    words = Words(
        numerals,
        re.compile("|".join(rf"{one}(?<!\w{one})(?!\w)" for one in _written(numerals))),
        re.compile(rf"[\s-]*(?:{counted})", re.IGNORECASE),
        frozenset(stem for one in cast("tuple[str, ...]", told["common"]) for stem in _stems(one)),
    )
    near = Patterns(edition)
    for node in edition.walk():
        codes = tuple(code for table in node.tables for code in edition.tables[table].columns)
        people = {code: words.stems(edition.indicators[code].label) for code in codes if _of_people(edition, code)}
        if people and node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            reads = Reads(_reached(edition, near, people), frozenset({node.id}), details=True, rows=True)
            yield Unit(reads, partial(_of_text, check, node, words, people))


def _written(numerals: Iterable[str]) -> Iterator[str]:
    for one in numerals:
        yield from (one, one.capitalize())


def _of_people(edition: Edition, code: str) -> bool:
    indicator = edition.indicators[code]
    return indicator.kind in COUNTS and indicator.unit in edition.people_units and not indicator.public


def _reached(edition: Edition, near: Patterns, codes: Iterable[str]) -> frozenset[str]:
    """Every indicator that can decide whether one of these is withheld."""
    waiting, found = list(codes), set[str]()
    while waiting:
        code = waiting.pop()
        indicator = edition.indicators.get(code)
        if indicator is not None and code not in found:
            found.add(code)
            waiting += [read for read, _ in indicator.formula.references] if indicator.formula else ()
            waiting += [other for one, _ in near.by_code.get(code, ()) for (other, _), _ in one.terms]
    return frozenset(found)


def _of_text(
    check: Check, node: Node, words: Words, people: dict[str, frozenset[str]], snapshot: Snapshot
) -> Iterator[Finding]:
    if not snapshot.programme.details.masked_below:
        return
    likely = tuple(_likely(node, words, people, snapshot))
    hidden = finished(masking(snapshot.figures, {key for one in likely for key in one.cells}))
    for one in likely:
        key = max((key for key in one.cells if key in hidden), key=lambda key: key.period, default=None)
        if key is not None:
            yield _finding(check, node, snapshot, one, key)


@dataclass(frozen=True, slots=True)
class _Likely:
    """A number of a paragraph, and the cells that state as many and that its sentence may speak of."""

    block: Block
    number: str
    cells: dict[FactKey, Table]


def _likely(node: Node, words: Words, people: dict[str, frozenset[str]], snapshot: Snapshot) -> Iterator[_Likely]:
    for block in snapshot.programme.printed_text(node.id).paragraphs():
        free = "".join(run.text if run.tied is None else " " for run in block.runs)
        for sentence in _END.split(free) if any(words.numbers(free)) else ():
            numbers = dict(words.numbers(sentence))
            said = _stems(sentence) if numbers else frozenset[str]()
            codes = [code for code, stems in people.items() if 2 * len(stems & said) > len(stems)] if said else []
            cells = dict(_cells(node, codes, set(_YEAR.findall(sentence)), snapshot)) if codes else {}
            for number, amount in numbers.items():
                same = {key: table for key, table in cells.items() if snapshot.figures.number(key) == amount}
                if same:
                    yield _Likely(block, number, same)


def _finding(check: Check, node: Node, snapshot: Snapshot, one: _Likely, key: FactKey) -> Finding:
    table = one.cells[key]
    args = (
        ("heading", node.heading),
        ("found", one.number),
        ("table", table.number),
        ("indicator", snapshot.edition.indicators[key.indicator].label),
        ("period", key.period or names_of(table, snapshot.programme).get(key.member, "")),
    )
    place, subject = (
        TextPlace(snapshot.programme.id, node.id),
        f"{one.number} {key.indicator} {key.period} {key.member}",
    )
    told = (one.block.plain,)
    return Finding("text.tells_withheld", check.severity, node.id, place, one.block.id, "", args, subject, told)


def _cells(node: Node, codes: list[str], years: set[str], snapshot: Snapshot) -> Iterator[tuple[FactKey, Table]]:
    """The cells of a chapter's tables that a sentence with these words and years may speak of."""
    for table in (snapshot.edition.tables[one] for one in node.tables):
        rows = [
            row for row in snapshot.rows(table) if not years or not row.period or years & set(row.period.split("/"))
        ]
        yield from ((row.key(code), table) for code in codes if code in table.columns for row in rows)


def _stems(words: str) -> frozenset[str]:
    return frozenset(fold(word)[:_STEM] for word in _WORD.findall(words))


KIND = Kind(
    "told_anyway",
    _units,
    settings={"numerals": Setting.WORDS, "not_people": Setting.PATTERNS, "common": Setting.WORDS},
)
