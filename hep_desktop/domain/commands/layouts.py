"""How tables of files are read: kept, renamed, forgotten."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.layout import Layout
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class KeepLayouts(Command):
    """Keep layouts, each in the place of an earlier one of its id: shown, renamed, or got from another office."""

    layouts: tuple[Layout, ...]


@dataclass(frozen=True, slots=True)
class ForgetLayout(Command):
    """Forget one: its tables are unknown again."""

    layout: str
