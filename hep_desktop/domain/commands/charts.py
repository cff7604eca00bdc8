"""Changes of charts."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PrintChart(Command):
    """Print the chart of a table or leave it out; None lets its figures decide again."""

    programme: str
    table: str
    printed: bool | None
