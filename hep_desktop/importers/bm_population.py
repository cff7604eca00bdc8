"""The registry's list of permanent population by settlement and sex (`kozerdeku_lakossag_ÉÉÉÉ.csv`).

It counts those registered at an address, KSH's lakónépesség those who live there: in a village the two
may differ by half. The file names neither its year nor its day; the year stands in its name alone.
"""

from hep_desktop.domain.situation import FileOrigin
from hep_desktop.importers.feeding import Filled, Request, When, year_in
from hep_desktop.importers.headings import find_table
from hep_desktop.importers.matching import ksh_codes, match
from hep_desktop.importers.proposal import DoubtKind, Proposal, doubt
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book

NAME = "bm_population"

_CODE = "KSH kód"
_SETTLEMENT = "Település"
_MEN = "Állandó férfi lakosság összesen"
_WOMEN = "Állandó női lakosság összesen"


def read(book: Book, request: Request) -> Proposal | None:
    """What the list offers for the settlements of the store; None for another file."""
    table = find_table(book, _CODE, _SETTLEMENT, _MEN, _WOMEN)
    if table is None:
        return None
    year = year_in(book.file)
    if year is None:
        raise Refused("import.no_year")
    matches = match(request.settlements, ksh_codes(table.cells(_CODE)), table.cells(_SETTLEMENT), table.first)
    offers, stopped = Filled(book, table, matches.rows, When(year)).offers(request.of(NAME))
    return Proposal(
        importer=NAME,
        origin=FileOrigin(book.file, book.sha256, table.sheet.name),
        offers=offers,
        doubts=(doubt(DoubtKind.YEAR_FROM_NAME, year=str(year)),),
        stopped=(*stopped, *matches.stopped),
    )
