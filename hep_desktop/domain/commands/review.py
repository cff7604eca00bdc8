"""Changes of a review: what is said of it, and its end without a change."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChangeReview(Command):
    """Set some fields of what the review found."""

    programme: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GiveReason(Command):
    """Say why a measure was kept, changed, dropped or added; empty words take the reason away."""

    programme: str
    measure: str
    words: str


@dataclass(frozen=True, slots=True)
class CloseUnchanged(Command):
    """The council has left the programme as it is: the review is over, the adopted version stays in force."""

    programme: str
