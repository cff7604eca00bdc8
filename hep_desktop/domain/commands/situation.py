"""Changes of the situation analysis."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.layout import Layout
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.situation import Fact, FactKey, Text
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class SetFacts(Command):
    """Set facts of one programme, one cell or a pasted block; None clears the cell."""

    programme: str
    facts: tuple[tuple[FactKey, Fact | None], ...]


@dataclass(frozen=True, slots=True)
class SetText(Command):
    """Replace the text under one node."""

    programme: str
    node: str
    text: Text


@dataclass(frozen=True, slots=True)
class SetTexts(Command):
    """Replace several texts, by node, as one step: sentences are refreshed or written in."""

    programme: str
    texts: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class TakeOver(Command):
    """Take over facts read from `source` (a file's name), for any number of drafts, as one step.

    `layout` – how the file was read, where the clerk has just shown it: the next one needs no showing.
    """

    source: str
    facts: tuple[tuple[FactPlace, Fact], ...]
    layout: Layout | None = None
