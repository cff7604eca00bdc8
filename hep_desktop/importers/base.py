"""The known sources, and reading a file through the first one that recognises it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.layout import Layout
from hep_desktop.domain.progress import Progress
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.importers import answers, bm_population, ksh_gazetteer, own_tables, stadat, teir
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.headings import find_table
from hep_desktop.importers.proposal import Proposal
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book
from hep_desktop.importers.tabular import Answers, Reader
from hep_desktop.importers.workbook import open_book

if TYPE_CHECKING:
    from hep_desktop.importers.strange import Strange

T = TypeVar("T")


class Importer(Protocol):
    """One source; a module of this package, named in the edition's sources."""

    def read(self, book: Book, request: Request) -> Proposal | None:
        """What the file offers, or None where it is not of this source."""


IMPORTERS: tuple[Importer, ...] = (answers, own_tables, ksh_gazetteer, bm_population, teir, stadat)

_CENSUS_CODES = ("TERUL_GEO5", "TIME_PERIOD", "OBS_VALUE")  # its database as .csv: codes alone, in words nowhere
_STEPS = 3
BY_LAYOUT = "layout"
"""The importer's name in proposals of tables that need no module of their own."""


def read_file(path: str, request: Request, *, progress: Progress) -> Proposal:
    """What a file offers the store; a job for a child process. Raises UserError, also for an unknown table."""

    def reading(book: Book) -> Proposal:
        found = _recognised(book, request)
        if found is None:
            raise Refused("import.unknown_source")
        return replace(found, doubts=(*book.doubts, *found.doubts))

    return _reading(path, reading, progress)


def look_at(path: str, request: Request, *, progress: Progress) -> "Proposal | Strange":
    """As `read_file`, but an unknown table comes back to be shown."""

    def looking(book: Book) -> "Proposal | Strange":
        found = _recognised(book, request)
        if found:
            return replace(found, doubts=(*book.doubts, *found.doubts))
        from hep_desktop.importers.strange import strange  # noqa: PLC0415 – known files need none of it

        return strange(book, request)

    return _reading(path, looking, progress)


def read_by(path: str, request: Request, layout: Layout, answers: Answers, *, progress: Progress) -> Proposal:
    """What a file offers by the layout that the clerk has just shown; a job for a child process. Raises UserError."""

    def reading(book: Book) -> Proposal:
        found = by_layout(book, request, layout, answers)
        if found is None:
            raise Refused("import.unknown_source")
        return replace(found, doubts=(*book.doubts, *found.doubts))

    return _reading(path, reading, progress)


def _reading(path: str, read: Callable[[Book], T], progress: Progress) -> T:
    file = Path(path)
    try:
        progress.step(0, _STEPS, "importing.progress.opening")
        book = open_book(file)
        progress.step(1, _STEPS, "importing.progress.reading")
        found = read(book)
        progress.step(_STEPS, _STEPS, "importing.progress.read")
    except Refused as refused:
        raise UserError(refused.code, file=file.name, **refused.values) from refused
    return found


def _recognised(book: Book, request: Request) -> Proposal | None:
    for importer in IMPORTERS:
        proposal = importer.read(book, request)
        if proposal is not None:
            return proposal
    layouts = (*(one for source in request.sources for one in source.layouts), *request.layouts)
    for layout in layouts:
        proposal = by_layout(book, request, layout, Answers())
        if proposal is not None:
            return proposal
    if find_table(book, *_CENSUS_CODES):
        raise Refused("import.is_census_codes")
    from hep_desktop.importers.suggest import suggested  # noqa: PLC0415 – known files need none of it

    guess = suggested(book, request)
    if guess and guess.nothing:
        raise Refused("import.fills_nothing", why=guess.nothing)
    return by_layout(book, request, guess.layout, Answers()) if guess and guess.sure else None


def by_layout(book: Book, request: Request, layout: Layout, answers: Answers) -> Proposal | None:
    """What the tables of one layout offer; None where the file has none."""
    read = Reader(book, request, layout, answers).read()
    if read is None:
        return None
    return Proposal(BY_LAYOUT, FileOrigin(book.file, book.sha256), read.offers, read.doubts, read.stopped, (), layout)
