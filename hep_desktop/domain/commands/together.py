"""Several changes that happen together or not at all, as one step."""

from typing import TYPE_CHECKING

from hep_desktop.domain.outcome import Label
from hep_desktop.frozen import dataclass

if TYPE_CHECKING:
    from hep_desktop.domain.commands import Command


@dataclass(frozen=True, slots=True)
class Together:
    """Carry out commands one after the other, each on what the one before has left; `label` names the step."""

    label: Label
    commands: "tuple[Command, ...]"
