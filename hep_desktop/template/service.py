"""An institution or service that a settlement may have or lack, as an edition asks of it."""

from enum import StrEnum

from hep_desktop.frozen import dataclass


class ServiceLaw(StrEnum):
    """The act a service is a basic service of."""

    NONE = ""
    SOCIAL = "szoctv"
    CHILDREN = "gyvt"


@dataclass(frozen=True, slots=True)
class Service:
    """An institution or service that may be missing in a settlement; `indicators` are figures of it alone.

    `sentence` says under `node` that it is not there, `elsewhere` that it is used in another place. `due_above` – it is
    a duty of every municipality with more inhabitants (None: not of each, or only under conditions).
    """

    id: str
    label: str
    node: str
    sentence: str
    elsewhere: str
    indicators: tuple[str, ...] = ()
    law: ServiceLaw = ServiceLaw.NONE
    due_above: int | None = None
