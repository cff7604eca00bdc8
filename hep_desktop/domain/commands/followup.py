"""Changes of the yearly follow-up."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChangeFollowUp(Command):
    """Set some fields of what is said of a measure in a year, e.g. `2028`."""

    programme: str
    measure: str
    year: str
    fields: Mapping[str, Any]
