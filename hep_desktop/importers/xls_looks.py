"""What calamine does not tell of an `.xls` file: the colours by which a figure is said not to be the last word.

xlrd reads them. A file in which it loses its way has no colours, since its figures are calamine's affair.
"""

from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from hep_desktop.importers.sheet_xml import KSH_HUES
from hep_desktop.importers.sheets import At, Hue


def hues(data: bytes) -> dict[str, dict[At, Hue]]:
    """The coloured cells of each sheet, by its name; nothing at all where no letters have such a colour."""
    import xlrd  # noqa: PLC0415 – few files are so old

    try:
        book: Any = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=StringIO()
        )
        looks = dict(_looks(book))
        return {name: dict(_coloured(book.sheet_by_name(name), looks)) for name in book.sheet_names()} if looks else {}
    except Exception:  # noqa: BLE001 – what it meets in a damaged file it raises as it comes
        return {}


def _looks(book: Any) -> Iterator[tuple[int, Hue]]:  # noqa: ANN401 – xlrd has no types
    """The looks of cells whose letters have such a colour; blue and underlined is a link."""
    for at, look in enumerate(book.xf_list):
        font = book.font_list[look.font_index]
        colour = book.colour_map.get(font.colour_index)
        hue = KSH_HUES.get(bytes(colour).hex().upper()) if colour and not font.underline_type else None
        if hue:
            yield at, hue


def _coloured(sheet: Any, looks: Mapping[int, Hue]) -> Iterator[tuple[At, Hue]]:  # noqa: ANN401 – as above
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            look = sheet.cell_xf_index(row, column)
            if look in looks:
                yield (row, column), looks[look]
