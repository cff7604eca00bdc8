"""What the source of a figure is called in a source line."""

from hep_desktop.domain.situation import FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.hungarian import short_date
from hep_desktop.words import text


def origin_name(origin: Origin) -> str:
    """A source as it stands in a source line."""
    match origin:
        case FileOrigin():
            return origin.source or origin.file
        case LetterOrigin():
            name = text("papers.table.letter", sender=origin.sender)
            return _with_details(name, origin.registration_number, short_date(origin.dated) if origin.dated else "")
        case OralOrigin():
            name = text("papers.table.oral", who=origin.who)
            return _with_details(name, short_date(origin.told) if origin.told else "")
        case TypedOrigin():
            return origin.source or text("papers.table.own_data")


def _with_details(name: str, *details: str) -> str:
    told = ", ".join(detail for detail in details if detail)
    return text("papers.table.details", name=name, details=told) if told else name
