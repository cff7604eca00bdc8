"""Changes of the associations of municipalities."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.associations import Association
from hep_desktop.domain.commands.command import Command
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddAssociation(Command):
    """Begin an association."""

    association: Association


@dataclass(frozen=True, slots=True)
class ChangeAssociation(Command):
    """Set some fields of an association."""

    association: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveAssociation(Command):
    """Forget an association."""

    association: str
