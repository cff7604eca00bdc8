"""Changes of programmes as a whole."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class CreateProgramme(Command):
    """Begin a new draft."""

    details: ProgrammeDetails


@dataclass(frozen=True, slots=True)
class RollForward(Command):
    """Begin the programme of the next five years with what is carried over from the one before."""

    details: ProgrammeDetails
    content: tuple[tuple[Place, Record], ...]


@dataclass(frozen=True, slots=True)
class ChangeProgramme(Command):
    """Set some fields of a programme's own data, e.g. the planned day of adoption."""

    programme: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveProgramme(Command):
    """Remove a draft with all its content; can be undone."""

    programme: str
