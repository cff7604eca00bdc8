"""Changes of what others say of a programme."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.opinions import Opinion
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddOpinion(Command):
    """Note an opinion, or that one is asked for."""

    programme: str
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class ChangeOpinion(Command):
    """Set some fields of an opinion."""

    programme: str
    opinion: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveOpinion(Command):
    """Remove an opinion."""

    programme: str
    opinion: str
