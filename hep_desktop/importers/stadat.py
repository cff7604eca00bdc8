"""KSH's STADAT tables, old `.xls` and present `.csv`: they go down to counties, so they hold nothing for a village.

They are known by their content: two columns for the name and the level of a territory, or a title that
begins with the table's number. A village may bear the name of its county: no row of theirs is ever a match.
"""

import re

from hep_desktop.importers.feeding import Request
from hep_desktop.importers.headings import find_table
from hep_desktop.importers.proposal import Proposal
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import Book

_NAME = "Területi egység neve"
_LEVEL = "Területi egység szintje"
_NEW_TITLE = re.compile(r"(?:[0-9]{1,2}\.){4}\s.+")  # 24.1.1.22. …
_OLD_TITLE = re.compile(r"(?P<number>(?:[0-9]{1,2}\.){3,5})\s.+")  # 6.2.4.3. …, and the sheet is called 6.2.4.3.


def read(book: Book, request: Request) -> Proposal | None:
    """Raises Refused for a table of STADAT; None for another file."""
    del request
    if find_table(book, _NAME, _LEVEL) or any(_is_titled(sheet.name, sheet.text(0, 0)) for sheet in book):
        raise Refused("import.is_stadat")
    return None


def _is_titled(name: str, title: str) -> bool:
    if _NEW_TITLE.fullmatch(title):
        return True
    old = _OLD_TITLE.fullmatch(title)
    return old is not None and old["number"].strip(".") == name.strip(".")
