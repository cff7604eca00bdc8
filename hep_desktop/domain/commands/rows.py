"""Changes of the rows of list tables."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddRows(Command):
    """Add rows at the end of a list, with what is written into them and, in one paste, into rows above.

    Their `position` is chosen by the program.
    """

    programme: str
    rows: tuple[ListRow, ...]
    facts: tuple[tuple[FactKey, Fact | None], ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveRows(Command):
    """Remove rows, by id, with all that stands in them."""

    programme: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveRow(Command):
    """Move a row up (-1) or down (1) in its list."""

    programme: str
    row: str
    by: int
