"""Changes of the forum's meetings."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.forum import Meeting
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddMeeting(Command):
    """Add a meeting for one or more programmes."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class ChangeMeeting(Command):
    """Set some fields of a meeting."""

    meeting: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangeForumRules(Command):
    """Set some fields of how the forum of a settlement works."""

    settlement: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveMeeting(Command):
    """Remove a meeting."""

    meeting: str
