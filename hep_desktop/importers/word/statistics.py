"""Reads a table of an old programme as facts: by its caption and what stands over and before its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason, Number, Value, Words
from hep_desktop.hungarian import fold
from hep_desktop.importers.sheets import Sign, reading
from hep_desktop.importers.word.indicators import Column, Heads, Tables, is_scaled, without_codes
from hep_desktop.importers.word.layout import Labelled, Layout, layout_of, number_text, rows_of_words, shares_by_look
from hep_desktop.importers.word.parts import Figure, Remark, Statistics, Why, remark
from hep_desktop.importers.word.source import Grid
from hep_desktop.importers.word.titles import parted, stems
from hep_desktop.template.model import Indicator, IndicatorKind, RowKind, Table
from hep_desktop.words import text as say

_TITLE_ALIKE = 0.45
_HEADS_ALIKE = 0.45
_HEADS_ALONE = 0.75
_HEADS_CLEAR, _FAR_BETTER = 0.6, 2
_CANDIDATES = 8
_WORDS = (IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE)
_NOTHING_KNOWN = frozenset({"nincs adat", "n.a", "n. a", "n/a", "na", "nem all rendelkezesre", "nincs", "nem ismert"})
_ANSWERS = {"tables.yes": ("igen", "van", "elerheto", "x"), "tables.no": ("nem", "nincs", "-", "–")}
_ROW_NUMBERS = frozenset({"sorszam", "ssz", "s.sz"})
_TOTALS = frozenset({"osszesen", "mindosszesen", "egyutt"})


@dataclass
class _Taken:
    """What was taken from one table."""

    figures: list[Figure] = field(default_factory=list[Figure])
    computed: list[Figure] = field(default_factory=list[Figure])
    remarks: dict[Remark, None] = field(default_factory=dict[Remark, None])


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table with what it gives, and what of it gives nothing."""

    statistics: Statistics
    remarks: tuple[Remark, ...]


def recognise(grid: Grid, caption: str, chapter: str, tables: Tables) -> Recognised | None:
    """What a table says; None where the edition has no such table, so that it is a table in a text."""
    layout = layout_of(grid)
    title = without_codes(f"{parted(caption)[1]} {layout.title if layout else ''}")
    words = stems(title)
    found = _by_periods(layout, caption, words, chapter, tables) if layout else None
    return found or _by_members(grid, words, chapter, tables)


# --- tables of figures by period -------------------------------------------------------------------------------


def _by_periods(layout: Layout, caption: str, words: frozenset[str], chapter: str, tables: Tables) -> Recognised | None:
    cells = list(layout.figures(without_codes(caption)))
    if not any(cell.period for cell in cells):
        return None
    heads = Heads(tuple(dict.fromkeys(cell.labels for cell in cells)), shares_by_look(cells))
    table = _table(heads, words, chapter, tables)
    if table is None:
        return None
    columns = tables.assigned(table.id, heads, words)
    taken = _Taken()
    for cell in cells:
        _take(cell, columns[cell.labels][1] if cell.labels in columns else None, table, taken)
    if not taken.figures and not taken.computed:
        return None
    return Recognised(Statistics(table.id, tuple(taken.figures), tuple(taken.computed)), tuple(taken.remarks))


def _table(heads: Heads, words: frozenset[str], chapter: str, tables: Tables) -> Table | None:
    ranked = [
        (_worth(alike, _heads_alike(heads, table, words, tables)), table)
        for alike, table in tables.likely(words, chapter)[:_CANDIDATES]
        if table.rows.kind is not RowKind.LIST
    ]
    worth, table = max(ranked, key=lambda one: one[0], default=(0.0, None))
    return table if worth else _by_heads(heads, words, tables)


def _by_heads(heads: Heads, words: frozenset[str], tables: Tables) -> Table | None:
    """The table whose columns the heads mean, whatever the caption says; none where another is nearly as like them."""
    counted = [one for one in tables.edition.tables.values() if one.rows.kind is not RowKind.LIST]
    ranked = sorted(((_heads_alike(heads, one, words, tables), one.id) for one in counted), reverse=True)
    (best, key), (next_best, _) = ranked[:2]
    alone = best >= _HEADS_ALONE or (best >= _HEADS_CLEAR and best >= _FAR_BETTER * next_best)
    return tables.edition.tables[key] if alone else None


def _worth(title: float, heads: float) -> float:
    if (title >= _TITLE_ALIKE and heads >= _HEADS_ALIKE) or heads >= _HEADS_ALONE:
        return title + heads
    return 0.0


def _heads_alike(heads: Heads, table: Table, words: frozenset[str], tables: Tables) -> float:
    return (
        sum(score for score, _ in tables.assigned(table.id, heads, words).values()) / len(heads.labels)
        if heads.labels
        else 0.0
    )


def _take(cell: Labelled, column: Column | None, table: Table, taken: _Taken) -> None:
    if not cell.text:
        return
    heading = " · ".join(cell.labels)
    if column is None:
        taken.remarks[remark(Why.UNKNOWN_COLUMN, heading=heading or cell.text)] = None
    elif not cell.period:
        taken.remarks[remark(Why.NO_PERIOD, heading=heading)] = None
    elif is_scaled(cell.labels):
        taken.remarks[remark(Why.SCALED, heading=heading)] = None
    else:
        period = _period(cell.period, table)
        value = _value(cell.text, column.indicator) if period else None
        if not period:
            taken.remarks[remark(Why.NOT_A_PERIOD, period=cell.period)] = None
        elif value is None:
            taken.remarks[remark(Why.NO_NUMBER, heading=f"{heading}, {cell.period}", text=cell.text)] = None
        else:
            where = f"{cell.row + 1}/{cell.column + 1}"
            _put(Figure(FactKey(column.indicator.code, period), value, heading, where), column.indicator, taken)


def _put(figure: Figure, indicator: Indicator, taken: _Taken) -> None:
    into = taken.computed if indicator.computed else taken.figures
    same = next((one for one in into if one.key == figure.key), None)
    if same is None:
        into.append(figure)
    elif same.value != figure.value:
        taken.remarks[remark(Why.TWICE, heading=f"{figure.heading}, {figure.key.period}")] = None


def _period(said: str, table: Table) -> str:
    """The period as the table has it: a school year for a table of school years, else a year."""
    if table.rows.kind is RowKind.SCHOOL_YEARS:
        return said if "/" in said else f"{said}/{int(said) + 1}"
    return "" if "/" in said else said


def _value(text: str, indicator: Indicator) -> Value | None:
    """What a cell says, as importers of statistics read it; None where it is no figure."""
    if indicator.kind in _WORDS:
        return _words(text, indicator)
    said = reading(number_text(text))
    if said.number is not None:
        return Number(said.number)
    if said.sign is Sign.WITHHELD:
        return NoData(NoDataReason.WITHHELD)
    if fold(text).strip(" .") in _NOTHING_KNOWN:
        return NoData(NoDataReason.OTHER, text.strip())
    return None  # .. and x among them, as in other files: why a figure is not known is for the clerk to say


def _words(text: str, indicator: Indicator) -> Value | None:
    said = fold(text).strip(" .")
    match indicator.kind:
        case IndicatorKind.CHOICE:
            fitting = [one for one in indicator.choices if said.startswith(fold(one))]
            return Words(fitting[0]) if len(fitting) == 1 else None
        case IndicatorKind.YES_NO:
            key = next((key for key, signs in _ANSWERS.items() if said.startswith(signs)), "")
            return Words(say(key)) if key else None
        case _:
            return Words(text)


# --- lists -----------------------------------------------------------------------------------------------------


def _by_members(grid: Grid, words: frozenset[str], chapter: str, tables: Tables) -> Recognised | None:
    rows = rows_of_words(grid)
    if not rows or grid.columns < 2:  # noqa: PLR2004 – a name and what is said of it
        return None
    first = rows[0][0] - 1
    heads = grid.texts[first] if first >= 0 else ()
    ranked = [
        (_worth(alike, _list_alike(heads, table, words, tables)), table)
        for alike, table in tables.likely(words, chapter)
        if table.rows.kind is RowKind.LIST
    ]
    worth, table = max(ranked, key=lambda one: one[0], default=(0.0, None))
    return _listed(grid, rows, heads, table, words, tables) if worth and table else None


def _list_alike(heads: Sequence[str], table: Table, words: frozenset[str], tables: Tables) -> float:
    said = Heads(tuple((head,) for head in heads if head))
    return _heads_alike(said, table, words, tables) if len(said.labels) > 1 else 0.0


def _listed(
    grid: Grid,
    rows: Sequence[tuple[int, tuple[str, ...]]],
    heads: Sequence[str],
    table: Table,
    words: frozenset[str],
    tables: Tables,
) -> Recognised | None:
    found = tables.assigned(table.id, Heads(tuple((head,) for head in heads if head)), words)
    columns = [found[head,][1] if (head,) in found else None for head in heads]
    names = next((at for at, one in enumerate(columns) if one and one.indicator.code == table.columns[0]), 0)
    taken, members = _Taken(), list[str]()
    for row, texts in rows:
        if not texts[names] or fold(texts[names]).strip(" :") in _TOTALS:
            continue
        member = f"{grid.at}.{row}"
        members.append(member)
        for at, figure in _of_member(row, texts, columns, names, table, tables, member, taken):
            del at
            _put(figure, tables.edition.indicators[figure.key.indicator], taken)
    for at, column in enumerate(columns):
        numbered = fold(heads[at] if heads else "").strip(" .") in _ROW_NUMBERS
        if column is None and at != names and not numbered and any(texts[at] for _, texts in rows):
            taken.remarks[remark(Why.UNKNOWN_COLUMN, heading=heads[at] or f"{at + 1}.")] = None
    if not members:
        return None
    statistics = Statistics(table.id, tuple(taken.figures), tuple(taken.computed), tuple(members))
    return Recognised(statistics, tuple(taken.remarks))


def _of_member(
    row: int,
    texts: Sequence[str],
    columns: Sequence[Column | None],
    names: int,
    table: Table,
    tables: Tables,
    member: str,
    taken: _Taken,
) -> Iterator[tuple[int, Figure]]:
    for at, text in enumerate(texts):
        column = columns[at]
        indicator = tables.edition.indicators[table.columns[0]] if at == names else column and column.indicator
        if not indicator or not text:
            continue
        value = _value(text, indicator)
        if value is None:
            taken.remarks[remark(Why.NO_NUMBER, heading=f"{texts[names]}, {indicator.label}", text=text)] = None
        else:
            yield at, Figure(FactKey(indicator.code, "", member), value, indicator.label, f"{row + 1}/{at + 1}")
