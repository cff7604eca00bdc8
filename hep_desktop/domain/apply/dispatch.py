"""Sends each command to the function of its subject: those of `commands/plan.py` to `apply/plan.py`."""

from importlib import import_module
from typing import cast

from hep_desktop.domain.commands import Command
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Outcome


def apply(office: Office, command: Command) -> Outcome:
    """What `command` would change in `office`. Raises UserError where it must be refused."""
    subject = type(command).__module__.rpartition(".")[2]
    home = import_module(f"{__package__}.{subject}")  # loaded when first something of its subject is changed
    return cast("Outcome", home.apply(office, command))
