"""Several changes that happen together or not at all, as one step."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.outcome import Label
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Together(Command):
    """Carry out commands one after the other, each on what the one before has left; `label` names the step."""

    label: Label
    commands: tuple[Command, ...]
