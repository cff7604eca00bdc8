"""The known sources, and reading a file through the first one that recognises it."""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.importers import bm_population, ksh_gazetteer, stadat, teir
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.proposal import Proposal
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book
from hep_desktop.importers.workbook import open_book


class Importer(Protocol):
    """One source; a module of this package, named in the edition's sources."""

    def read(self, book: Book, request: Request) -> Proposal | None:
        """What the file offers, or None where it is not of this source."""


IMPORTERS: tuple[Importer, ...] = (ksh_gazetteer, bm_population, teir, stadat)

_STEPS = 3


def read_file(path: str, request: Request, *, progress: Progress) -> Proposal:
    """What a file offers the store; a job for a child process. Raises UserError."""
    file = Path(path)
    try:
        progress.step(0, _STEPS, "importing.progress.opening")
        book = open_book(file)
        progress.step(1, _STEPS, "importing.progress.reading")
        proposal = _recognised(book, request)
        progress.step(_STEPS, _STEPS, "importing.progress.read")
    except Refused as refused:
        raise UserError(refused.code, file=file.name, **refused.values) from refused
    return replace(proposal, doubts=(*book.doubts, *proposal.doubts))


def _recognised(book: Book, request: Request) -> Proposal:
    for importer in IMPORTERS:
        proposal = importer.read(book, request)
        if proposal is not None:
            return proposal
    raise Refused("import.unknown_source")
