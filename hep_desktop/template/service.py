"""An institution or service that a settlement may have or lack, as an edition asks of it."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """An institution or service that may be missing in a settlement; `indicators` are figures of it alone.

    `sentence` says under `node` that it is not there, `elsewhere` that it is used in another place.
    """

    id: str
    label: str
    node: str
    sentence: str
    elsewhere: str
    indicators: tuple[str, ...] = ()
