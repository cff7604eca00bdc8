"""What stands on the clipboard for a grid: lines, their cells parted by tabs."""

from PySide6.QtCore import QMimeData

from hep_desktop.domain.situation import SimpleTable
from hep_desktop.ui.pasting import from_html

_LARGEST = 2_000_000  # letters of HTML; a grid holds far less


def cells_in(data: QMimeData) -> str:
    """The words; where they hide a table, its lines.

    Spreadsheets and Word part cells by tabs. LibreOffice's Writer gives a cell a line, which would fall down a column;
    only its HTML knows the rows.
    """
    words = data.text()
    html = data.html() if "\t" not in words and "\n" in words and data.hasHtml() else ""
    if not 0 < len(html) <= _LARGEST:
        return words
    found = [block for block in from_html(html, new_id=str).text.blocks if block.plain.strip()]  # ids are not kept
    match found:
        case [SimpleTable(rows=[[_, _, *_], *_]) as table]:
            return table.plain
        case _:
            return words
