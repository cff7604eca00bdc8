"""Changes of the office's settlements."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.settlement import Settlement
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddSettlement(Command):
    """Add a municipality to the store."""

    settlement: Settlement


@dataclass(frozen=True, slots=True)
class ChangeSettlement(Command):
    """Set some fields of a municipality."""

    settlement: str
    fields: Mapping[str, Any]
