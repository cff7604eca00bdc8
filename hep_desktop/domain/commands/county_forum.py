"""Changes of county forums, their working groups and their meetings."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.mentor import CountyForum, CountyMeeting
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddCountyForum(Command):
    """Begin a forum or a working group."""

    forum: CountyForum


@dataclass(frozen=True, slots=True)
class ChangeCountyForum(Command):
    """Set some fields of a forum or a working group."""

    forum: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveCountyForum(Command):
    """Remove a forum with its working groups and all their meetings."""

    forum: str


@dataclass(frozen=True, slots=True)
class AddCountyMeeting(Command):
    """Begin a meeting."""

    meeting: CountyMeeting


@dataclass(frozen=True, slots=True)
class ChangeCountyMeeting(Command):
    """Set some fields of a meeting."""

    meeting: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveCountyMeeting(Command):
    """Remove a meeting."""

    meeting: str


CountyForumCommand = (
    AddCountyForum
    | ChangeCountyForum
    | RemoveCountyForum
    | AddCountyMeeting
    | ChangeCountyMeeting
    | RemoveCountyMeeting
)
