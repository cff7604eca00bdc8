"""A table with its headings put together: groups above, units below, and a shape that outlives the year."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from hep_desktop.frozen import dataclass
from hep_desktop.importers.headings import grouped, in_one_language, normal_heading
from hep_desktop.importers.marks import unmarked
from hep_desktop.importers.periods import time_in, without_making
from hep_desktop.importers.sheets import Raw, Sheet, Sign, as_text, reading
from hep_desktop.importers.units import is_unit

DEEPEST = 40  # rows of titles and notes that may stand above the headings
_LOOKED_AT = 40  # cells that show what a column holds
_TIME_LENGTH = 16
MOST_TURNED = 1000  # rows; a longer table does not lie on its side
_TITLE = 30  # letters that alone in their row are no group's
_GROUPS = 3  # rows of headings over one another
_SHORT_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?(?![0-9])\.?(?:\s*év)?")
_UNNAMED = re.compile(r"(?:munka(?:lap)?|sheet|tábla|table|lap)?[\W\d]*", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Headed:
    """A table: the lowest row of its headings, the first row of its data, what stands over each column and above all.

    Two columns of one shape are told apart by their years.
    """

    sheet: Sheet
    row: int
    first: int
    headings: tuple[str, ...]
    title: str

    @property
    def shapes(self) -> tuple[str, ...]:
        """The headings as they will stand in the file of another year; a blank one is called by its place."""
        return tuple(shape(one) or f"({at}.)" for at, one in enumerate(self.headings, start=1))

    def column(self, wanted: str) -> int | None:
        """The first column whose heading has a shape."""
        shapes = self.shapes
        return shapes.index(wanted) if wanted in shapes else None

    def is_of_times(self, column: int) -> bool:
        """Whether all cells under a heading tell of a time."""
        rows = islice(self.sheet.rows, self.first, self.first + _LOOKED_AT)
        said = [text for row in rows if column < len(row) and (text := as_text(row[column]))]
        return bool(said) and all(len(one) <= _TIME_LENGTH and time_in(one) for one in said)


def shape(heading: str) -> str:
    """A heading as it is compared from year to year: every year is #."""
    return normal_heading(_SHORT_YEAR.sub("#", unmarked(as_text(heading))))


def title_shape(title: str) -> str:
    """A title as it is compared from year to year: every number is #, since days and pages change too."""
    return _DIGITS.sub("#", title.casefold())


def is_unnamed(sheet: str) -> bool:
    """Whether a sheet is called as the spreadsheet program, or nobody, called it."""
    return _UNNAMED.fullmatch(sheet) is not None


def turned(sheet: Sheet) -> Sheet:
    """The sheet with its rows as columns; addresses stay those of the file."""
    rows = [list(row) for row in zip_longest(*sheet.rows, fillvalue="")]
    faults = {(column, row): fault for (row, column), fault in sheet.faults.items()}
    hues = {(column, row): hue for (row, column), hue in sheet.hues.items()}
    return Sheet(sheet.name, rows, faults, True, hues)


class _Top:
    """The texts of a sheet's first rows, each worked out once: every row of headings asks for all above it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._texts: dict[int, list[str]] = {}
        self._titles: dict[int, list[str]] = {}

    def texts(self, row: int) -> list[str]:
        """What stands in a row."""
        if row not in self._texts:
            self._texts[row] = _texts(self.sheet, row)
        return self._texts[row]

    def titles(self, row: int) -> list[str]:
        """What a row says where it stands above a table."""
        if row not in self._titles:
            self._titles[row] = [said for text in self.texts(row) if (said := without_making(text))]
        return self._titles[row]


def headed(sheet: Sheet, row: int, *, alone: bool = False) -> Headed:
    """The table whose lowest row of headings is `row`; `alone` – whatever stands above it groups nothing."""
    return _headed(_Top(sheet), row, alone=alone)


def _headed(above: _Top, row: int, *, alone: bool = False) -> Headed:
    sheet = above.sheet
    names = in_one_language(above.texts(row))
    top = row
    left = next((at for at, one in enumerate(names) if one), 0)
    while not alone and top > 0 and row - top < _GROUPS and _is_group(above.texts(top - 1), left):
        top -= 1
        names = grouped(above.texts(top), names)
    first = row + 1
    units = above.texts(first)
    if _are_units(units):
        first += 1
        names = [f"{name} ({unit})" if unit else name for name, unit in zip_longest(names, units, fillvalue="")]
    titles = [said for one in range(top) for said in above.titles(one)]
    if sheet.is_turned:  # what stood above the table stands before its headings now
        for column in range(len(names)):
            if any(as_text(cells[column]) for cells in sheet.rows[first:] if column < len(cells)):
                break
            titles.append(names[column])
            names[column] = ""
    return Headed(sheet, row, first, tuple(names), " ".join(filter(None, titles)))


def heading_rows(sheet: Sheet) -> Iterator[Headed]:
    """Every row near the top that may be one of headings."""
    above = _Top(sheet)
    for row in range(min(DEEPEST, len(sheet.rows))):
        if _has_headings(above.texts(row)):
            whole, alone = _headed(above, row), _headed(above, row, alone=True)
            yield whole
            if alone.headings != whole.headings:
                yield alone


def _has_headings(texts: Sequence[str]) -> bool:
    """Whether a row may be one of headings: several, or one beside a corner left blank over the names."""
    said = sum(1 for text in texts if text)
    return said > 1 or (said == 1 and not texts[0])


def best_row(sheet: Sheet) -> int:
    """The row that looks most like headings: many words, and figures under them."""
    best = max(range(min(DEEPEST, len(sheet.rows))), key=lambda row: _likeness(sheet, row), default=0)
    best = next((row for row in range(best) if _texts(sheet, row) == _texts(sheet, best) != []), best)
    while _are_years(_texts(sheet, best + 1)) or _parts_groups(sheet, best + 1):  # under the names of groups
        best += 1
    return best - 1 if _translates(sheet, best) else best


def _translates(sheet: Sheet, row: int) -> bool:
    """Whether a row says in another language what the headings above it say."""
    above, own = (_texts(sheet, one) if one >= 0 else [] for one in (row - 1, row))
    said = [bool(one) for one in own]
    same = sum(said) > 1 and said == [bool(one) for one in above]
    return same and all(one.isascii() for one in own) and any(not one.isascii() for one in above)


def _parts_groups(sheet: Sheet, row: int) -> bool:
    """Whether a row parts the groups above it: words alone, none over the names, and figures right below."""
    texts = _texts(sheet, row)
    said = [text for text in texts if text]
    over = _texts(sheet, row - 1)
    below_names = texts[:1] in ([""], over[:1])  # a merged cell of a web page is said in both rows
    words = len(said) > 1 and below_names and texts != over and all(reading(text).sign is Sign.TEXT for text in said)
    return words and not _are_units(texts) and any(reading(text).sign is Sign.NUMBER for text in _texts(sheet, row + 1))


def _are_years(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return len(said) > 1 and all(map(_SHORT_YEAR.fullmatch, said))


def _likeness(sheet: Sheet, row: int) -> int:
    cells = sheet.rows[row]
    words = sum(1 for raw in cells if _is_heading(raw))
    figures = sum(1 for raw in cells if not _is_heading(raw) and reading(raw).sign is Sign.NUMBER)
    below = [raw for at in range(row + 1, min(row + 4, len(sheet.rows))) for raw in sheet.rows[at]]
    numbers = sum(1 for raw in below if reading(raw).sign is Sign.NUMBER)
    if not _has_headings(_texts(sheet, row)) or not words:
        return -1
    return min(words, 12) * 2 - figures * 4 + min(numbers, 12)


def _is_heading(raw: Raw) -> bool:
    text = as_text(raw)
    return bool(text) and (_SHORT_YEAR.fullmatch(text) is not None or reading(raw).sign is Sign.TEXT)


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [as_text(raw) for raw in sheet.rows[row]] if row < len(sheet.rows) else []


def _is_group(texts: Sequence[str], left: int) -> bool:
    """Whether a row above the headings groups them; a title stands alone on the left, or is long."""
    said = [column for column, text in enumerate(texts) if text]
    plain = all(reading(texts[column]).sign is Sign.TEXT or _SHORT_YEAR.fullmatch(texts[column]) for column in said)
    alone = len(said) == 1 and (said[0] <= left or len(texts[said[0]]) >= _TITLE)
    return plain and bool(said) and not alone


def _are_units(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return bool(said) and all(map(is_unit, said))
