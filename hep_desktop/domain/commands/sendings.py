"""Additions to the log of what was sent; there is nothing to change or remove in it."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.sendings import Receipt, Sending
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddSending(Command):
    """Note that a package was sent."""

    programme: str
    sending: Sending


@dataclass(frozen=True, slots=True)
class AddReceipt(Command):
    """Note what came back for a package."""

    programme: str
    sending: str
    receipt: Receipt
