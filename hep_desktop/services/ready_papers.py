"""Which papers go into the folder *Kész fájlok*, in which formats, and which of them into the package."""

from hep_desktop.report.rendering import OFFICE, Format

IN_PACKAGE = {
    "hep": "hep",
    "action-plan": "hep-it",
    "proposal": "proposal",
    "resolution": "resolution",
    "minutes": "minutes",
}
"""Papers that are handed on, by their names in the package; what was needed before a meeting is not."""
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


def is_packed(file: str) -> bool:
    """Whether a document goes into the package: what an office hands on, not what it puts up."""
    stem, _, ending = file.rpartition(".")
    return stem != _BESIDES and ending != Format.HTML
