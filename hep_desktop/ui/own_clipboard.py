"""What is copied inside the program: the blocks themselves, so that numbers stay tied to their facts where pasted."""

import json
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.situation import Text
from hep_desktop.identity import NewId
from hep_desktop.ui.models.document import text_of

FORMAT = "application/x-hep-desktop-text"


def add_own(data: QMimeData, selected: QTextCursor, new_id: NewId) -> None:
    """Add the selected blocks to what other programs can paste."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(selected.selection())
    data.html()  # until it is asked for something, Qt's own data name no other formats
    data.setData(FORMAT, dumps(to_plain(text_of(document, new_id), Text)).encode())


def own_text(data: QMimeData, new_id: NewId) -> Text | None:
    """The blocks that this program has copied, with new ids; None where something else was."""
    if not data.hasFormat(FORMAT):
        return None
    try:
        copied: Text = from_plain(json.loads(bytes(data.data(FORMAT).data())), Text)
    except ValueError:  # another version of the program
        return None
    return Text(tuple(replace(block, id=new_id()) for block in copied.blocks))
