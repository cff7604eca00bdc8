"""In whose hands a programme is: worked on here, handed over to another computer, or put away."""

from datetime import datetime

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One file that went from computer to computer: its id, and the SHA-256 of the content it carried."""

    file: str
    state: str


@dataclass(frozen=True, slots=True)
class Custody:
    """`seen`: the files given and taken, oldest first; what they carried is in the programme.

    While `away`, the programme is looked at and not changed here; `whom` has it since `at`.
    `archived`: finished with, shown folded. `draft`: it was sent to be remarked on, and stays with who sent it.
    """

    seen: tuple[Exchanged, ...] = ()
    away: bool = False
    whom: str = ""
    at: datetime | None = None
    archived: bool = False
    draft: bool = False
