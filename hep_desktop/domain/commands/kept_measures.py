"""The office's own examples of measures: kept, got from another office, forgotten."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.kept_measures import KeptMeasure
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class KeepMeasures(Command):
    """Keep measures as examples, each in the place of an earlier one of its id."""

    kept: tuple[KeptMeasure, ...]


@dataclass(frozen=True, slots=True)
class ForgetKeptMeasure(Command):
    """Forget one."""

    kept: str
