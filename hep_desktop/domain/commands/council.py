"""Changes around the council's vote."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChangeCouncil(Command):
    """Set some fields of the proposal or of what the council decided."""

    programme: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Adopt(Command):
    """The council has adopted this version: it never changes again, and an earlier one is superseded."""

    programme: str


@dataclass(frozen=True, slots=True)
class BeginVersion(Command):
    """Begin a new draft `id` with everything an adopted version holds; its five years go on."""

    programme: str
    id: str
    created: date
    planned_adoption: date
