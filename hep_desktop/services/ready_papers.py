"""Which papers go into the folder *Kész fájlok*, in which formats, and which of them into the package."""

import re

from hep_desktop.hungarian import long_date, parse_date
from hep_desktop.report.rendering import OFFICE, Format
from hep_desktop.words import text

IN_PACKAGE = {
    "hep": "hep",
    "action-plan": "hep-it",
    "proposal": "proposal",
    "resolution": "resolution",
    "minutes": "minutes",
}
"""Papers that are handed on, by their names in the package; what was needed before a meeting is not."""
_MINUTES = re.compile(r"minutes(-(?P<day>\d{4}-\d\d-\d\d))?(-(?P<again>[2-9]))?")
_BESIDES = "summary"
"""For the notice board and the village's page on the web: beside the package, not in it."""
_PAGES = ("hep", _BESIDES)


def forms_of(document: str) -> tuple[Format, ...]:
    """The formats a paper is made in; none for one that is not."""
    if document not in IN_PACKAGE and document != _BESIDES:
        return ()
    return (*OFFICE, Format.HTML) if document in _PAGES else OFFICE


def name_of(document: str) -> str:
    """What a paper's files are called among the documents, without ending."""
    return IN_PACKAGE.get(document, document)


def title_of(name: str) -> str:
    """What a paper of a package is called, by its file's name without ending; that name where nobody here knows it."""
    minutes = _MINUTES.fullmatch(name)
    if minutes is not None:
        day, again = parse_date(minutes["day"] or ""), minutes["again"]
        title = text("papers.kinds.minutes_of", date=long_date(day) if day else text("papers.minutes.undated"))
        return f"{title} ({again})" if again else title
    known = next((document for document, file in IN_PACKAGE.items() if file == name), "")
    return text(f"papers.kinds.{known.replace('-', '_')}") if known else name


def is_packed(file: str) -> bool:
    """Whether a document goes into the package: what an office hands on, not what it puts up."""
    stem, _, ending = file.rpartition(".")
    return stem != _BESIDES and ending != Format.HTML
