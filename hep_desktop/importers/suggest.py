"""What an unknown table seems to be: whose its rows are, of which years, and which indicators its columns fill."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from hep_desktop.domain.layout import Layout, LayoutColumn
from hep_desktop.frozen import dataclass
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.headed import MOST_TURNED, Headed, best_row, headed, turned
from hep_desktop.importers.long_form import Long, seems_long, spread
from hep_desktop.importers.marks import figure_in
from hep_desktop.importers.matching import is_named, normal_name
from hep_desktop.importers.periods import time_in
from hep_desktop.importers.sheets import Book, Raw, Sheet, Sign, as_text
from hep_desktop.importers.wording import Wording, plain

_CODES = re.compile(r"\bk[oó]d(?:ja)?\b|törzsszám|geo5|telepid|azonosító")
_YEARS = re.compile(r"(?:tárgy)?év|időszak|idő|time_period|tanév")
_NAMES = re.compile(r"település|helység|község|megnevezés|területi egység|önkormányzat|\bnév")
_ORDINAL = re.compile(r"(?:s\.?sz|sorsz(?:ám)?|sor|no|nr)\.?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")  # a figure all the same, although not known which: it is asked about
_OF_WHICH = re.compile(r"(?:ebből|közülük)\b:?\s*", re.IGNORECASE)  # parts what the column before it counts
_RELATED = 0.25  # so much a heading must have in common with an indicator
_NAMES_AT = 12  # columns among which names of settlements are looked for
_ABOVE = 12  # rows that say what a file is
_LOOKED_AT = 40  # rows that show what a column holds


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A layout to begin with. `sure` – every word of it is that of a known source."""

    sheet: str
    row: int
    layout: Layout
    sure: bool
    figures: int = 0  # columns of them
    nothing: str = ""  # why a known source's table fills nothing at all
    is_statistic: bool = False  # it names a village of ours or a year, or speaks of what the tables ask for


def suggested(book: Book, request: Request) -> Suggestion | None:
    """The best suggestion for a file: of the sheet that names the store's settlements, else of the first."""
    wording = Wording(request, about(book))
    found = [one for sheet in book if sheet.rows for one in (suggestion(sheet, None, request, wording),)]
    return max(
        found,
        key=lambda one: (one.sure, bool(one.layout.settlement), len(one.layout.columns), one.figures),
        default=None,
    )


def suggestion(
    sheet: Sheet, row: int | None, request: Request, wording: Wording, turn: bool | None = None
) -> Suggestion:
    """What a sheet seems to hold; `row` is the lowest row of its headings where the clerk has pointed at it."""
    names = frozenset(normal_name(one.name) for one in request.settlements)
    lies = _lies(sheet, names, wording) if turn is None else turn
    seen = turned(sheet) if lies else sheet
    table = headed(seen, best_row(seen) if row is None else row)
    figures = sum(1 for at in range(len(table.headings)) if has_figures(table, at))
    layout, sure = _layout(table, names, wording, lies)
    if not sure:  # what stands above may be a remark and no group
        alone = headed(seen, table.row, alone=True)
        by_itself, certain = _layout(alone, names, wording, lies)
        layout, sure, table = (by_itself, certain, alone) if certain else (layout, sure, table)
    nothing = " ".join(layout.notes) if sure and not layout.columns else ""
    sure = sure and bool(layout.columns)
    told = _is_statistic(table, layout, names, wording)
    return Suggestion(sheet.name, table.row, layout, sure, figures, nothing, told)


def _layout(table: Headed, names: frozenset[str], wording: Wording, lies: bool) -> tuple[Layout, bool]:
    shapes = table.shapes
    who = _settlements(table, names)
    codes = next((at for at, one in enumerate(shapes) if at != who and _CODES.search(one) and _short(table, at)), None)
    years = next((at for at in range(len(shapes)) if at not in (who, codes) and _is_of_years(table, at)), None)
    figures = [at for at in range(len(shapes)) if has_figures(table, at)]
    long = Long() if lies else seems_long(table, (who, codes, years), figures, wording)
    if long.labels:
        table = spread(table, long.labels, long.value)
        shapes = table.shapes
    numbers = {at for at, one in enumerate(shapes) if _ORDINAL.fullmatch(one)}
    apart = {at for at in (who, codes, years, *numbers) if at is not None}
    columns, source, sure = _named(table, apart, wording)
    unfilled = _unfilled(table, apart, wording)

    def named(at: int | None) -> str:
        return "" if at is None else shapes[at]

    layout = Layout("", "", named(who), named(codes), named(years), source=source, turned=lies)
    asked = {one.heading for one in columns}
    timed = years is not None or all(time_in(one) for at, one in enumerate(table.headings) if shapes[at] in asked)
    layout = replace(
        layout, columns=columns, notes=(unfilled,) if unfilled else (), labels=long.labels, value=long.value
    )
    return layout, sure and who is not None and (timed or time_in(table.title) is not None)


def _named(table: Headed, apart: Collection[int], wording: Wording) -> tuple[tuple[LayoutColumn, ...], str, bool]:
    """The columns of figures with what they are of; the source if it is one, and whether every word is its own."""
    columns: dict[str, LayoutColumn] = {}
    sources: set[str] = set()
    sure = True
    whole = ""
    shapes = table.shapes
    for at, heading in enumerate(table.headings):
        if at in apart or not heading or not _is_asked(table, at):
            continue
        part = _OF_WHICH.match(heading)
        whole = whole if part else heading
        said = f"{plain(whole)} {heading[part.end() :]}" if part else heading
        bare = not plain(said)  # a time alone: what it is of stands above the table, or on the sheet's tab
        said = next(filter(None, (plain(table.title), plain(table.sheet.name))), "") if bare else said
        exact = None if bare else wording.exact(said)
        indicator = wording.meant(table.title, said)
        sources |= {exact[1]} if exact else set()
        sure = sure and (exact is not None or wording.fills_nothing(said) is not None)
        if indicator:
            columns.setdefault(shapes[at], LayoutColumn(shapes[at], indicator))
    return tuple(columns.values()), sources.pop() if len(sources) == 1 else "", sure


def _unfilled(table: Headed, apart: Collection[int], wording: Wording) -> str:
    """What of a known source's table fills nothing, and why."""
    said = [heading for at, heading in enumerate(table.headings) if at not in apart and _is_asked(table, at)]
    besides = {plain(one): source for one in said if (source := wording.fills_nothing(one)) and not wording.exact(one)}
    source = next(iter(besides.values()), None)
    return source.not_filled.replace("{words}", "; ".join(besides)) if source else ""


def about(book: Book) -> str:
    """What a file says of itself: its name, those of its sheets, and what stands above the tables."""
    above = (as_text(raw) for sheet in book for row in sheet.rows[:_ABOVE] for raw in row if isinstance(raw, str))
    return " ".join((book.file, *book.names, *above))


def _is_asked(table: Headed, at: int) -> bool:
    """Whether a column holds figures; of a long form those of its words do."""
    return at >= table.sheet.width if table.sheet.width else has_figures(table, at)


def _cells(table: Headed, at: int, most: int = _LOOKED_AT) -> Sequence[str]:
    rows = islice(table.sheet.rows, table.first, table.first + most)
    return [text for row in rows if at < len(row) and (text := as_text(row[at]))]


def _settlements(table: Headed, names: frozenset[str]) -> int | None:
    counts = [0] * len(table.headings)
    for row in islice(table.sheet.rows, table.first, None):
        for at, raw in enumerate(row[: min(len(counts), _NAMES_AT)]):
            if isinstance(raw, str) and is_named(raw, names):
                counts[at] += 1
                break
    if any(counts):
        return counts.index(max(counts))
    return next((at for at, one in enumerate(table.shapes) if _NAMES.search(one) and not has_figures(table, at)), None)


def _short(table: Headed, at: int) -> bool:
    cells = _cells(table, at)
    return bool(cells) and all(one.isdigit() and len(one) <= len("17376") for one in cells[:10])


def _is_of_years(table: Headed, at: int) -> bool:
    if time_in(table.headings[at]) is not None:
        return False
    told = [one for one in _cells(table, at) if time_in(one)]
    return table.is_of_times(at) or (bool(told) and _YEARS.fullmatch(table.shapes[at]) is not None)


def has_figures(table: Headed, at: int) -> bool:
    """Whether most of what stands in a column are figures."""
    said = _cells(table, at)
    return sum(1 for one in said if _is_figure(one)) * 2 > len(said)


def _is_statistic(table: Headed, layout: Layout, names: frozenset[str], wording: Wording) -> bool:
    if layout.columns or layout.year or any(time_in(one) for one in (*table.headings, table.title, table.sheet.name)):
        return True
    if any(isinstance(raw, str) and is_named(raw, names) for row in table.sheet.rows for raw in row[:3]):
        return True
    figures = (one for at, one in enumerate(table.headings) if has_figures(table, at))
    return any(ranked[0][0] >= _RELATED for one in figures if (ranked := wording.ranked(one)))


def _lies(sheet: Sheet, names: frozenset[str], wording: Wording) -> bool:
    """Whether headings stand on the left: settlements beside each other, as in the census, or years."""
    if len(sheet.rows) > MOST_TURNED:
        return False
    named = list(_cells_naming(sheet, names))
    across, down = (max(Counter(one[by] for one in named).values(), default=0) for by in (0, 1))
    if across != down:
        return across > down
    if named:  # one alone
        return _has_figures_below(sheet, *named[0])
    on_the_left = [text for row in sheet.rows[:_LOOKED_AT] if row and (text := as_text(row[0]))]
    on_top = headed(sheet, best_row(sheet)).headings[:_LOOKED_AT]
    return _speak(on_the_left, wording) > _speak([one for one in on_top if one], wording)


def _cells_naming(sheet: Sheet, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where settlements are named among other cells; a title may name one alone."""
    for row, cells in enumerate(sheet.rows):
        if sum(1 for raw in cells[:3] if raw != "") > 1:
            looked_at = cells if row < _LOOKED_AT else cells[:_NAMES_AT]
            yield from ((row, at) for at, raw in enumerate(looked_at) if isinstance(raw, str) and is_named(raw, names))


def _has_figures_below(sheet: Sheet, row: int, at: int) -> bool:
    """Whether more figures stand under a cell than beside it."""
    below = sum(1 for one in range(row + 1, row + _LOOKED_AT) if _is_figure(sheet.raw(one, at)))
    return below > sum(1 for one in range(at + 1, at + _LOOKED_AT) if _is_figure(sheet.raw(row, one)))


def _speak(headings: Sequence[str], wording: Wording) -> int:
    """How many headings speak of what the tables ask for."""
    return sum(1 for one in headings if wording.exact(one) or wording.best(one))


def _is_figure(raw: Raw) -> bool:
    return figure_in(raw).sign not in (Sign.TEXT, Sign.BLANK) or bool(_DOTTED.fullmatch(as_text(raw)))
