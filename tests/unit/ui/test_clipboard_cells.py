"""Cells of other programs: what each of them puts on the clipboard, as a grid reads it."""

import pytest
from PySide6.QtCore import QMimeData

from hep_desktop.ui.clipboard_cells import cells_in

WRITER = """<html><body><table width="665"><col width="130"/><tr valign="top">
<td width="130" style="border: none"><p style="orphans: 0">
\t20</p></td><td width="130"><p>17</p></td><td><p>1&nbsp;018</p></td></tr>
<tr><td><p>21</p></td><td><p><br/>

</p></td><td><p>19,5</p></td></tr></table><p><br/></p></body></html>"""
CALC = """<table><tr><td sdval="20" sdnum="1038;"><font>20</font></td><td sdval="1021.5">1 021,5</td></tr></table>"""
LETTER = "<p>Első sor</p><table><tr><td>1</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    ("words", "html", "read"),
    [
        ("20\n17\n1 018\n21\n\n19,5", WRITER, "20\t17\t1\u00a0018\n21\t\t19,5"),
        ("20\t1 021,5", CALC, "20\t1 021,5"),  # the words know the cells already
        ("Első sor\n1\n2", LETTER, "Első sor\n1\n2"),  # no table alone
        ("1\n2", "<table><tr><td>1</td></tr><tr><td>2</td></tr></table>", "1\n2"),
        ("1\n2", "", "1\n2"),
    ],
)
def test_cells(words: str, html: str, read: str) -> None:
    data = QMimeData()
    data.setText(words)
    if html:
        data.setHtml(html)
    assert cells_in(data) == read
