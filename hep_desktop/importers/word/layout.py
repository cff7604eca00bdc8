"""How a statistical table of a Word file is laid out: which cells are figures, of which period, under which words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hep_desktop.frozen import dataclass
from hep_desktop.importers.sheets import Sign, reading
from hep_desktop.importers.word.source import Grid

_YEAR = r"(?:19|20)[0-9]{2}"
_PERIOD = re.compile(
    rf"(?P<year>{_YEAR})(?:\s*[/–-]\s*(?P<next>{_YEAR}|[0-9]{{2}}))?\.?"
    r"(?:\s*(?:-?(?:as|es|ös|os)\s*)?(?:év(?:ben)?|tanév(?:ben)?|nevelési év|évi))?"
    r"(?:\s*(?:12|december|dec\.?)\.?\s*31\.?)?\s*\*?"
)
_ANY_YEAR = re.compile(rf"(?<![0-9]){_YEAR}(?:\s*/\s*(?:{_YEAR}|[0-9]{{2}}))?(?![0-9])")
_MARKS = re.compile(r"(?:\[[0-9a-z]+\]|[*⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ]|\s)+$")
_UNITS = re.compile(r"\s*(?:%|fő|db|darab|eset|ft|forint|km|perc|óra)\.?$", re.IGNORECASE)
_PART = re.compile(r"(?:ebből|közülük)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]\.?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One cell with the words that stand over and before it, outermost first."""

    row: int
    column: int
    text: str
    period: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table taken apart. `title` is a row over all columns; `heads` the words over each column."""

    grid: Grid
    title: str
    first_row: int
    first_column: int
    heads: tuple[tuple[str, ...], ...]
    bands: tuple[int, ...]  # rows that name those below

    def figures(self, caption: str) -> Iterator[Labelled]:
        """Every cell under the heads, with its period and labels; a year in the caption counts where no other does."""
        years = set(_ANY_YEAR.findall(f"{caption} {self.title}"))
        fallback = period_of(years.pop()) if len(years) == 1 else ""
        band = ""
        for row in range(self.first_row, len(self.grid.rows)):
            texts = self.grid.texts[row]
            if row in self.bands:
                band = texts[0]
                continue
            before = tuple(dict.fromkeys(text for text in texts[: self.first_column] if text)) or self.heads[0]
            for column in range(self.first_column, self.grid.columns):
                if self.grid.rows[row][column].spread:
                    continue  # a figure of several years or columns together is the figure of none
                labels = (*((band,) if band else ()), *before, *self.heads[column])
                yield _labelled(row, column, texts[column], labels, fallback)


def _labelled(row: int, column: int, text: str, labels: tuple[str, ...], fallback: str) -> Labelled:
    period, kept = "", list[str]()
    for label in labels:
        found = period_of(label)
        if found and not period:
            period = found
        elif not found:
            kept.append(label)
    if not period:
        years = {year for label in kept for year in _ANY_YEAR.findall(label)}
        period = period_of(years.pop()) if len(years) == 1 else ""
        kept = [" ".join(_ANY_YEAR.sub(" ", label).split()) for label in kept] if period else kept
    return Labelled(row, column, text, period or fallback, tuple(kept))


def shares_by_look(cells: Sequence[Labelled]) -> Mapping[tuple[str, ...], bool]:
    """Whether figures under the same labels look like shares, `12,5 %`, or like counts, `12 fő`, `12`."""
    said: dict[tuple[str, ...], set[bool]] = {}
    for cell in cells:
        if is_figure(cell.text):
            text = bare(cell.text)
            said.setdefault(cell.labels, set()).add(text.endswith("%") or "," in text)
    return {labels: next(iter(looks)) for labels, looks in said.items() if len(looks) == 1}


def period_of(text: str) -> str:
    """The year or school year that a text is: `2019. év`, `2019/2020`, `2019/20. tanév`; nothing for other texts."""
    found = _PERIOD.fullmatch(bare(text))
    if found is None:
        return ""
    if found["next"] is None:
        return found["year"]
    following = int(found["year"]) + 1
    return f"{found['year']}/{following}" if str(following).endswith(found["next"]) else ""


def bare(text: str) -> str:
    """A cell without marks of notes behind it."""
    return _MARKS.sub("", text).strip()


def number_text(text: str) -> str:
    """A cell without marks and unit: `12 fő` → `12`."""
    return _UNITS.sub("", bare(text)).strip()


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, or one of the signs in its place."""
    sign = reading(number_text(text)).sign
    return sign not in (Sign.TEXT, Sign.BLANK) and not period_of(text)


def layout_of(grid: Grid) -> Layout | None:
    """The layout of a table; None where it has no cells under heads."""
    title, top = _title(grid)
    body = next((row for row in range(top + 1, len(grid.rows)) if _is_body(grid, row)), None)
    if body is None or grid.columns < 2:  # noqa: PLR2004 – a label and a figure
        return None
    first_column = _first_column(grid, body)
    heads = _with_wholes(
        tuple(dict.fromkeys(said for row in range(top, body) if _is_word(said := grid.texts[row][column])))
        for column in range(grid.columns)
    )
    bands = tuple(row for row in range(body, len(grid.rows)) if _is_band(grid, row))
    return Layout(grid, title, body, first_column, heads, bands)


def _with_wholes(heads: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Heads with what the column before counts over those that say which part of it they are: `ebből …`."""
    found: list[tuple[str, ...]] = []
    whole: tuple[str, ...] = ()
    for said in heads:
        part = bool(said) and bool(_PART.match(said[-1]))
        whole = whole if part else said
        found.append((*(one for one in whole if one not in said), *said) if part and len(said) == 1 else said)
    return tuple(found)


def with_heads_of(grid: Grid, before: Grid) -> Grid:
    """A table that goes on the one before it: with its heads, where it has none of its own."""
    known = layout_of(before)
    if known is None or before.columns != grid.columns or not _is_body(grid, 0):
        return grid
    return Grid(grid.at, (*before.rows[: known.first_row], *grid.rows))


def _is_word(text: str) -> bool:
    return bool(text) and not _LETTERS.fullmatch(text)


def _title(grid: Grid) -> tuple[str, int]:
    """Rows of one merged cell above all others are the table's title."""
    said: list[str] = []
    for row, texts in enumerate(grid.texts):
        if not _is_band(grid, row):
            return " ".join(said), row
        said.append(texts[0])
    return " ".join(said), len(grid.rows)


def _is_band(grid: Grid, row: int) -> bool:
    """Whether a row names those below: one merged cell, or one bold cell with nothing beside it.

    One plain cell with nothing beside it is a row that nobody has filled in.
    """
    first, *others = grid.rows[row]
    if not first.plain or first.spread or not others:
        return False
    if all(cell.spread for cell in others):
        return True
    bold = all(line.bold for line in first.lines) and not period_of(grid.texts[row][0])
    return row > 0 and bold and not any(grid.texts[row][1:])


def _is_body(grid: Grid, row: int) -> bool:
    """Whether a row is no head any more: a period before its cells, a band, or figures in it."""
    if _is_band(grid, row):
        return any(_is_body(grid, later) for later in range(row + 1, min(row + 3, len(grid.rows))))
    texts = grid.texts[row]
    if period_of(texts[0]):
        return True
    said = [text for text in texts[1:] if text]
    return bool(said) and any(is_figure(text) for text in said) and not all(period_of(text) for text in said)


def _first_column(grid: Grid, body: int) -> int:
    """Where figures begin: columns before hold words alone."""
    rows = [row for row in range(body, len(grid.rows)) if not _is_band(grid, row)]
    for column in range(1, grid.columns):
        said = [grid.texts[row][column] for row in rows if grid.texts[row][column]]
        if any(is_figure(text) for text in said):
            return column
    return 1


def rows_of_words(grid: Grid) -> Sequence[tuple[int, tuple[str, ...]]]:
    """The rows under the first one that say something, for tables that list things."""
    _, top = _title(grid)
    return [(row, grid.texts[row]) for row in range(top + 1, len(grid.rows)) if any(grid.texts[row])]
