"""Changes of a mentor's own records: rows of the desk, the log of contacts, the checklist."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.mentor import Contact, Municipality, Point
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PutMunicipalities(Command):
    """Put rows on the desk, each in the place of an earlier one of its code; `source` is the list they come from."""

    rows: tuple[Municipality, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChangeMunicipality(Command):
    """Set some fields of a row."""

    code: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveMunicipalities(Command):
    """Take rows off the desk; what the log says of them stays."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddContact(Command):
    """Begin a line of the log."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class ChangeContact(Command):
    """Set some fields of a line of the log."""

    contact: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveContact(Command):
    """Remove a line of the log."""

    contact: str


@dataclass(frozen=True, slots=True)
class ChangeChecklist(Command):
    """The whole checklist template as it is now; none brings the starter one back."""

    points: tuple[Point, ...]


MentorCommand = (
    PutMunicipalities
    | ChangeMunicipality
    | RemoveMunicipalities
    | AddContact
    | ChangeContact
    | RemoveContact
    | ChangeChecklist
)
