"""Tables in long form, where a cell of each row says what its figure is: laid out with a column for each such word.

A table may be long and wide at once: a row for each indicator, a column for each year.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold
from hep_desktop.importers.headed import Headed
from hep_desktop.importers.headings import normal_heading
from hep_desktop.importers.periods import time_in
from hep_desktop.importers.sheets import At, Raw, Sheet, Sign, as_text, reading
from hep_desktop.importers.units import is_unit
from hep_desktop.importers.wording import Wording, plain

MOST_WORDS = 400
"""So many different words a column that says what figures are may have; one with more says something else."""

_LOOKED_AT = 2000  # rows in which the words are looked for
_LONGEST = 200  # letters of a word
_UNITS = frozenset({"mertekegyseg", "egyseg", "me", "m.e.", "unit"})  # without accents: databases write none
_GENERIC = re.compile(
    r"(?:az?\s+)?(?:mutato |adat |indikator )?"
    r"(?:ertek\w*|adatok|adat\w?|mennyi\w*|value|obs_value|szam\w?|db|fo|darab)?"
)


def spread(table: Headed, labels: Collection[str], value: str) -> Headed:
    """The table with a further column for each word; `labels` and `value` are shapes of headings.

    The further cells are those of the file under another heading: their addresses stay.
    """
    shapes = table.shapes
    said_by = [at for at, one in enumerate(shapes) if one in labels]
    values = [at for at, one in enumerate(shapes) if one == value]
    if not said_by or not values:
        return table
    words = dict(_words(table, said_by, values))
    if len(set(words.values())) > MOST_WORDS:
        return table
    return _laid_out(table, words, values)


def _laid_out(table: Headed, words: dict[int, str], values: Sequence[int]) -> Headed:
    width = len(table.headings)
    different = dict.fromkeys(words.values())
    places = {(word, at): width + nth for nth, (word, at) in enumerate((w, at) for w in different for at in values)}
    moved: dict[At, At] = {}
    rows: list[Sequence[Raw]] = list(table.sheet.rows)
    for row, word in words.items():
        cells = rows[row]
        last = places[word, values[-1]]
        longer: list[Raw] = [*cells[:width], *([""] * (last + 1 - min(len(cells), width)))]
        for at in values:
            if at < len(cells):
                longer[places[word, at]] = cells[at]
                moved[row, places[word, at]] = row, at
        rows[row] = longer
    back = {(row, at): place for place, (row, at) in moved.items()}
    headings = [_heading(table.headings[at], word) for word in different for at in values]
    sheet = table.sheet
    return replace(
        table,
        sheet=replace(
            sheet,
            rows=rows,
            faults={**sheet.faults, **{back[at]: fault for at, fault in sheet.faults.items() if at in back}},
            hues={**sheet.hues, **{back[at]: hue for at, hue in sheet.hues.items() if at in back}},
            moved=moved,
            words=words,
            width=width,
        ),
        headings=(*table.headings, *headings),
    )


def _words(table: Headed, said_by: Sequence[int], values: Sequence[int]) -> Iterator[tuple[int, str]]:
    """What the figures of each row are; a word may stand in the first row of its block alone."""
    units = {at for at in said_by if _is_of_units(table, at)}
    last: dict[int, str] = {}
    for row in range(table.first, len(table.sheet.rows)):
        cells = table.sheet.rows[row]
        if not any(at < len(cells) and cells[at] != "" for at in values):
            continue
        for at in said_by:
            text = as_text(cells[at]) if at < len(cells) else ""
            if text:
                last[at] = text
        parts = [f"({one})" if at in units else one for at in said_by if (one := last.get(at, ""))]
        if parts and len(word := " ".join(parts)) <= _LONGEST:
            yield row, word


def _heading(value: str, word: str) -> str:
    """What stands over a further column: the words, and of the heading over the figures what it says besides."""
    said = "" if _GENERIC.fullmatch(fold(plain(value))) else value
    if not said and time_in(value) is not None:
        said = value
    unit = value[value.rindex("(") :] if not said and "(" in value and is_unit(value[value.rindex("(") :]) else ""
    return " ".join(filter(None, (word, said, "" if "(" in word else unit)))


@dataclass(frozen=True, slots=True)
class Long:
    """What makes a table a long one: the headings over its words, and over its figures."""

    labels: tuple[str, ...] = ()
    value: str = ""


def seems_long(table: Headed, taken: Collection[int | None], figures: Collection[int], wording: Wording) -> Long:
    """Whether a table is in long form; `taken` columns say whose and when, those of `figures` hold numbers."""
    shapes = table.shapes
    apart = [at for at in taken if at is not None]
    free = [at for at in figures if at not in apart]
    bare = [at for at in free if _is_bare(table, at, wording)]
    if len(free) == 1 and _different(table, apart) < _rows(table, free[0]):
        bare = free  # the same place and time again and again: something parts them
    if not bare or any(wording.best(table.headings[at]) for at in free if at not in bare):
        return Long()
    value = bare[0]
    labels = [at for at in range(len(shapes)) if at not in (*apart, *figures) and _is_of_words(table, at)]
    spoken = {at: _speaking(table, (at,), value, wording) for at in labels}
    best = max(spoken, key=lambda at: spoken[at], default=None)
    if best is None:
        return Long()
    if not spoken[best] and not _speaking(table, labels, value, wording):
        return Long()
    chosen = _parted(table, apart, [best] if spoken[best] else labels, labels)
    units = [at for at in labels if _is_of_units(table, at) and at not in chosen]
    return Long(tuple(shapes[at] for at in sorted((*chosen, *units))), shapes[value])


def _parted(table: Headed, taken: Sequence[int], chosen: list[int], labels: Sequence[int]) -> list[int]:
    """The columns that together say what a figure is: with those that part rows which would say the same."""
    rest = [at for at in labels if at not in chosen and not _is_of_units(table, at)]
    while rest:
        least = _different(table, (*taken, *chosen))
        further = max(rest, key=lambda at: _different(table, (*taken, *chosen, at)))
        if _different(table, (*taken, *chosen, further)) <= least:
            break
        chosen = [*chosen, further]
        rest.remove(further)
    return chosen


def _rows(table: Headed, at: int) -> int:
    return len(_said(table, at))


def _different(table: Headed, columns: Sequence[int]) -> int:
    return len(set(zip(*(_said(table, at, whole=True) for at in columns), strict=True))) if columns else 1


def _is_bare(table: Headed, at: int, wording: Wording) -> bool:
    """Whether a heading over figures says nothing of what they are, or not all of it."""
    heading = table.headings[at]
    return not plain(heading) or not (wording.exact(heading) or wording.best(heading))


def _is_of_words(table: Headed, at: int) -> bool:
    said = _said(table, at)
    texts = [one for one in said if reading(one).sign is Sign.TEXT and not time_in(one)]
    return bool(said) and len(texts) == len(said) and len(set(said)) <= MOST_WORDS and bool(table.headings[at])


def _is_of_units(table: Headed, at: int) -> bool:
    return fold(normal_heading(table.headings[at])) in _UNITS


def _speaking(table: Headed, columns: Sequence[int], value: int, wording: Wording) -> int:
    """How many of the words are of what the tables ask for."""
    rows = list(dict.fromkeys(zip(*(_said(table, at, whole=True) for at in columns), strict=True)))
    said = (_heading(table.headings[value], " ".join(row)) for row in rows[:MOST_WORDS])
    return sum(1 for one in said if wording.meant(table.title, one))


def _said(table: Headed, at: int, *, whole: bool = False) -> list[str]:
    rows: Iterator[Sequence[Raw]] = islice(table.sheet.rows, table.first, table.first + _LOOKED_AT)
    texts = [as_text(row[at]) if at < len(row) else "" for row in rows]
    return texts if whole else [one for one in texts if one]


def holds(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell is one of the file, not only of the layout in columns."""
    return column < sheet.width or not sheet.width or (row, column) in sheet.moved
