"""A row of a list table: an institution, a service, a place, that the clerk has added."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ListRow:
    """What stands in its cells are facts whose member is the row's id; the row itself only keeps its place."""

    id: str
    table: str
    position: int = 0
