"""A file that no source and no layout knows: as much of it as is needed to show how it is read."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from hep_desktop.frozen import dataclass
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.matching import is_named, normal_name
from hep_desktop.importers.proposal import Doubt
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book, Raw, Sheet
from hep_desktop.importers.suggest import Suggestion, suggested

_SHOWN = 60  # rows that are shown of a sheet, besides those of the store's settlements
_WIDEST = 4000  # columns; the census has a settlement in each
_NONE: tuple[Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class Strange:
    """The sheets of an unknown file, with only the rows that matter here, and what they seem to be."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    suggestion: Suggestion
    doubts: tuple[Doubt, ...] = ()

    @property
    def book(self) -> Book:
        """The rows that matter as a file of sheets."""
        names = tuple(one.name for one in self.sheets)
        return Book(self.file, self.sha256, names, lambda place: self.sheets[place], self.doubts)

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name."""
        return next(one for one in self.sheets if one.name == name)


def strange(book: Book, request: Request) -> Strange:
    """What is needed of an unknown file. Raises Refused where it has no table of figures."""
    suggestion = suggested(book, request)
    if suggestion is None or not suggestion.figures or not suggestion.is_statistic:
        raise Refused("import.unknown_source")
    names = frozenset(normal_name(one.name) for one in request.settlements)
    sheets = tuple(_shortened(sheet, names) for sheet in book)
    return Strange(book.file, book.sha256, sheets, suggestion, book.doubts)


def _shortened(sheet: Sheet, names: Collection[str]) -> Sheet:
    """Rows that concern nobody here are left blank, so that the others keep their numbers."""
    rows: list[Sequence[Raw]] = [
        row[:_WIDEST] if at < _SHOWN or _names_one(row, names) else _NONE for at, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=rows)


def _names_one(row: Sequence[Raw], names: Collection[str]) -> bool:
    said = [cell for cell in row[:8] if cell != ""]
    return len(said) == 1 or any(isinstance(cell, str) and is_named(cell, names) for cell in said)
