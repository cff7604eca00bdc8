"""Looks through the problems and measures of all programmes that stand: by place, size, group, field and words."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Part, Passage, Village
from hep_desktop.holdings.schema import opened
from hep_desktop.hungarian import fold

MOST = 200
_WORD = re.compile(r"\w+")
_SHORTEST_STEM = 4
_ENDINGS = re.compile(
    r"(?:[aeo]k|(?<=[aeiou])k)?(?:[aeo]?t|[bnt][ae]n|b[ae]|bol|r[ae]|rol|n[ae]l|h[oe]z|tol|n[ae]k|[vkt][ae]l|ert|ig|kent|[aeo]n)?$"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is blank does not narrow. `counties` are those of a region, or the one chosen."""

    words: str = ""
    settlement: str = ""
    counties: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    population_from: int | None = None
    population_to: int | None = None
    group: str = ""
    field: str = ""
    part: Part | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A problem or measure that fits; `sentence` is the one that holds what was looked for."""

    file_hash: str
    village: Village
    programme: str
    passage: Passage
    sentence: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The first of them, and how many there are, in how many villages."""

    found: tuple[Hit, ...]
    total: int
    villages: int


def search(path: Path, query: Query, limit: int = MOST, key: str = "") -> Hits:
    """What fits a query, the best first; by settlement where no words are looked for."""
    stems = stems_of(query.words)
    if query.words.strip() and not stems:
        return Hits((), 0, 0)
    where, values = _conditions(query, stems)
    source = "passage p JOIN held h ON h.id = p.held" + (" JOIN word w ON w.rowid = p.id" if stems else "")
    order = "bm25(word), h.folded, p.id" if stems else "h.folded, p.id"
    with opened(path, key) as index:
        total, villages = index.execute(
            f"SELECT count(*), count(DISTINCT h.id) FROM {source} WHERE {where}",  # noqa: S608 – our own words
            values,
        ).fetchone()
        told = f"SELECT {_TOLD} FROM {source} WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608 – as above
        rows = index.execute(told, (*values, limit)).fetchall()
    return Hits(tuple(_hit(row, stems) for row in rows), total, villages)


OF_A_PASSAGE = "p.record, p.part, p.team, p.title, p.words, p.fields, p.deadline, p.due, p.responsible, p.indicators"
_TOLD = f"h.hash, h.code, h.settlement, h.county, h.district, h.population, h.programme, {OF_A_PASSAGE}"


def stems_of(words: str) -> tuple[str, ...]:
    """Folded beginnings of words: `óvodákban` finds óvoda and óvodai, and so the other way round."""
    return tuple(dict.fromkeys(_stem(word) for word in _WORD.findall(fold(words))))


def _stem(word: str) -> str:
    bare = _ENDINGS.sub("", word, count=1)
    return bare if len(bare) >= _SHORTEST_STEM else word


def _conditions(query: Query, stems: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    parts = ["h.stands", *(said for said, _ in _narrowing(query))]
    values = [value for _, some in _narrowing(query) for value in some]
    if stems:
        parts.append("word MATCH ?")
        values.append(" ".join(f'"{stem}"*' for stem in stems))
    return " AND ".join(parts), tuple(values)


def _narrowing(query: Query) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if query.settlement.strip():
        yield "h.folded LIKE ? ESCAPE '!'", (f"{_plain(fold(query.settlement.strip()))}%",)
    for column, some in (("h.county", query.counties), ("h.district", query.districts), ("h.hash", query.files)):
        if some:
            yield f"{column} IN ({', '.join('?' * len(some))})", some
    if query.population_from is not None:
        yield "h.population >= ?", (query.population_from,)
    if query.population_to is not None:
        yield "h.population <= ?", (query.population_to,)
    if query.group:
        yield "p.team = ?", (query.group,)
    if query.field:
        yield "p.fields LIKE ? ESCAPE '!'", (f"%|{_plain(query.field)}|%",)
    if query.part is not None:
        yield "p.part = ?", (query.part,)


def _plain(said: str) -> str:
    return re.sub("([!%_])", "!\\1", said)


def _hit(row: tuple[Any, ...], stems: tuple[str, ...]) -> Hit:
    key, code, name, county, district, population, programme, *rest = row
    passage = passage_of(rest)
    return Hit(
        key,
        Village(code, name, county, district, population),
        programme,
        passage,
        sentence_with(passage, stems),
    )


def passage_of(row: list[Any]) -> Passage:
    """A passage as the index keeps it, by the names of its columns in their order."""
    record, part, team, title, words, fields, deadline, due, responsible, indicators = row
    of = tuple(field for field in fields.split("|") if field)
    return Passage(
        record,
        Part(part),
        team,
        title,
        words,
        of,
        deadline,
        date.fromisoformat(due) if due else None,
        responsible,
        tuple(indicators.split()),
    )


def sentence_with(passage: Passage, stems: tuple[str, ...]) -> str:
    """The sentence that holds the most of what is looked for; one that says more than the title does."""
    sentences = [one.strip() for one in _SENTENCE.split(passage.words) if one.strip()]
    if not sentences:
        return passage.title

    def held(sentence: str) -> tuple[int, bool]:
        begun = _WORD.findall(fold(sentence))
        return sum(any(word.startswith(stem) for word in begun) for stem in stems), sentence != passage.title

    return max(sentences, key=held)  # the first of the best
