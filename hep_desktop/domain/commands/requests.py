"""Changes of data requests."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.requests import DataRequest
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddRequest(Command):
    """Note that something is asked of an institution."""

    programme: str
    request: DataRequest


@dataclass(frozen=True, slots=True)
class ChangeRequest(Command):
    """Set some fields of a request."""

    programme: str
    request: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveRequest(Command):
    """Remove a request; what was taken over from its answer stays."""

    programme: str
    request: str
