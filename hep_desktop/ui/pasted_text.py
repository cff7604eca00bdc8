"""What another program has copied, as a clean text."""

from dataclasses import replace

from PySide6.QtCore import QMimeData

from hep_desktop.identity import NewId
from hep_desktop.ui.pasting import LARGEST_HTML, Pasted, from_html, from_plain


def pasted_text(source: QMimeData, new_id: NewId) -> Pasted:
    """Its look too, unless there is far too much of that."""
    html = source.html() if source.hasHtml() else ""
    if html and len(html) <= LARGEST_HTML:
        return from_html(html, new_id)
    lost = ("looks",) if html else ("pictures",) if source.hasImage() else ()
    return replace(from_plain(source.text(), new_id), lost=lost)
