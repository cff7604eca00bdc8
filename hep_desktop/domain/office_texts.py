"""The office's own wording for a heading, kept for all its villages."""

from hep_desktop.domain.situation import Text
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """What a text calls a village; in another village these names give way to its own."""

    name: str
    county: str = ""
    district: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class OfficeText:
    """A text as one village had it, and that village's names. `programme` is where it was kept."""

    text: Text
    names: PlaceNames
    programme: str
