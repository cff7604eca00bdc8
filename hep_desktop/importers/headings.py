"""Finds a table in a sheet by its headings, wherever it begins."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from hep_desktop.frozen import dataclass
from hep_desktop.importers.sheets import Book, Raw, Sheet, as_text

DEEPEST = 40  # rows of titles and notes that may stand above the headings

_BESIDE = " / "
_SEVERAL = 2

_HYPHENS = re.compile(r"\s*[-\u00ad\u2010\u2011]\s*")
_MARKS = re.compile(r"[\s*:]+$")


def normal_heading(raw: Raw) -> str:
    """A heading as it is compared: no layout hyphens (`Lakó-népesség`), stars or double blanks."""
    return _HYPHENS.sub("", _MARKS.sub("", as_text(raw))).casefold()


def in_one_language(headings: Sequence[str]) -> list[str]:
    """Headings that most say the same twice (`Település / Settlement`), in the first language."""
    said = [one.partition(_BESIDE) for one in headings if one]
    foreign = [rest for _, beside, rest in said if beside]
    if len(foreign) < _SEVERAL or len(foreign) * 2 <= len(said) or not all(rest.isascii() for rest in foreign):
        return list(headings)
    return [one.partition(_BESIDE)[0] for one in headings]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: its row of headings, and everything below."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    """The column of each normal heading that stands there once."""

    @property
    def first(self) -> int:
        """The first row under the headings."""
        return self.row + 1

    def heading(self, column: int) -> str:
        """What stands over a column: in the row of headings, else in the group above that reaches down."""
        return self.sheet.text(self.row, column) or (self.sheet.text(self.row - 1, column) if self.row else "")

    def column(self, heading: str) -> int | None:
        """The column of a heading, however it is hyphenated."""
        return self.columns.get(normal_heading(heading))

    def cells(self, heading: str) -> list[Raw]:
        """The cells under a heading; blank ones where there is no such heading."""
        rows = self.sheet.rows[self.first :]
        column = self.column(heading)
        if column is None:
            return [""] * len(rows)
        return [cells[column] if column < len(cells) else "" for cells in rows]

    def texts(self, heading: str) -> list[str]:
        """The cells under a heading as text."""
        return [as_text(raw) for raw in self.cells(heading)]


def find_table(book: Book, *needed: str) -> Table | None:
    """The first table of the file that has all `needed` headings in one row, or in two of which one groups them."""
    wanted = {normal_heading(heading) for heading in needed}
    for sheet in book:
        for row, cells in enumerate(sheet.rows[:DEEPEST]):
            own = in_one_language([as_text(raw) for raw in cells])
            above = in_one_language([as_text(raw) for raw in sheet.rows[row - 1]]) if row else []
            for headings in (own, grouped(above, own)):
                columns = _columns(headings)
                if wanted <= columns.keys():
                    return Table(sheet, row, columns)
    return None


def grouped(above: Sequence[str], own: Sequence[str]) -> list[str]:
    """Headings with the one of their group before them: `Helység` over `megnevezése` and `KSH kódja`.

    A merged cell holds its text on the left alone. What reaches down over two rows leaves its own row blank,
    or is said in both.
    """
    said: list[str] = []
    group = ""
    for column in range(max(len(above), len(own))):
        over = above[column] if column < len(above) else ""
        heading = own[column] if column < len(own) else ""
        group = over or (group if heading else "")
        said.append(heading if group == heading else f"{group} {heading}".strip())
        group = group if heading else ""  # it reached down: no group of what follows
    return said


def _columns(headings: Sequence[str]) -> dict[str, int]:
    names = [normal_heading(heading) for heading in headings]
    counts = Counter(names)
    return {name: column for column, name in enumerate(names) if name and counts[name] == 1}
