"""Words replaced in many places at once."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChangeWords(Command):
    """Put records with other words in the place of those that stand there; figures and their origin stay.

    `old`, `new` and `count` name the step.
    """

    programme: str
    old: str
    new: str
    count: int
    records: tuple[tuple[Place, Record], ...]
