"""Changes of whose hands a programme is in."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChangeCustody(Command):
    """Set some fields of a programme's custody; `step` is the name of what that means."""

    programme: str
    step: str
    fields: Mapping[str, Any]
