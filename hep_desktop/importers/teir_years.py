"""TeIR's export since 2022: no heading over the names, `kod`, then `2024 Lakónépesség (dec. 31.) (fő)`.

The note lines at the end have no code.
"""

import re

from hep_desktop.importers.headings import DEEPEST, Table, in_one_language, normal_heading
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.sheets import Book, Sheet, as_text
from hep_desktop.importers.teir_columns import Export, Series

_CODES = frozenset({"kod", "kód"})
_HEADING = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\.?\s+(?P<name>.+?)\s*(?:\((?P<unit>[^()]+)\))?")
_SERIES_CODE = re.compile(r"\s*\(?\bTS\s?[0-9]{3,}\b\)?\s*")  # some exports put T-STAR's number beside the name
_STARS = " *:"


def find(book: Book) -> Export | None:
    """The export in this file, or None."""
    for sheet in book:
        for row in range(min(DEEPEST, len(sheet.rows))):
            export = _at(sheet, row)
            if export is not None:
                return export
    return None


def _at(sheet: Sheet, row: int) -> Export | None:
    headings = in_one_language([as_text(raw) for raw in sheet.rows[row]])
    codes = next((place for place, text in enumerate(headings) if normal_heading(text) in _CODES), 0)
    if codes == 0 or headings[codes - 1]:
        return None
    held = {column: _held(text) for column, text in enumerate(headings) if text and column != codes}
    if not any(isinstance(one, Series) for one in held.values()):
        return None
    return Export(Table(sheet, row, {}), codes - 1, codes, held)


def _held(heading: str) -> Series | Doubt:
    said = _HEADING.fullmatch(_SERIES_CODE.sub(" ", heading).strip(_STARS))
    if said is None:
        return doubt(DoubtKind.PERIOD_UNKNOWN, heading=heading)
    return Series(heading, said["name"], said["year"], unit=said["unit"] or "")
