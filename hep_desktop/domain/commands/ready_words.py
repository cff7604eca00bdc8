"""Words taken over: the office's own wording kept for all its villages, a text of another village."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.situation import Text
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class TakenText:
    """A text for one heading; `to_check` are numbers of the other village that stand in it."""

    node: str
    text: Text
    to_check: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeTexts(Command):
    """Put texts of another village into a programme, as one step; `source` is that village's name."""

    programme: str
    source: str
    texts: tuple[TakenText, ...]


@dataclass(frozen=True, slots=True)
class ConfirmNumbers(Command):
    """The clerk has looked at the numbers that came with a text of another village."""

    programme: str
    node: str


@dataclass(frozen=True, slots=True)
class KeepText(Command):
    """Keep the text under a heading as the office's own wording, in the place of what was kept before."""

    programme: str
    node: str


@dataclass(frozen=True, slots=True)
class SetOwnWords(Command):
    """Word a standing sentence of papers as the office wants it; "" brings the usual wording back."""

    programme: str
    node: str
    words: str


@dataclass(frozen=True, slots=True)
class RemoveKeptText(Command):
    """Forget the office's own wording for a heading."""

    programme: str
    node: str
