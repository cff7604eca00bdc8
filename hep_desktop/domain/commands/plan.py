"""Changes of problems and measures."""

from collections.abc import Mapping
from typing import Any

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddProblem(Command):
    """Add a problem; its `position` is chosen by the program."""

    programme: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ChangeProblem(Command):
    """Set some fields of a problem."""

    programme: str
    problem: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveProblem(Command):
    """Remove a problem; the measures that answered it stay and lose the link."""

    programme: str
    problem: str


@dataclass(frozen=True, slots=True)
class MoveProblem(Command):
    """Move a problem some places down (up where negative) among those of its node."""

    programme: str
    problem: str
    by: int


@dataclass(frozen=True, slots=True)
class AddMeasure(Command):
    """Add a measure at the end of its group."""

    programme: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class ChangeMeasure(Command):
    """Set some fields of a measure."""

    programme: str
    measure: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveMeasure(Command):
    """Remove a measure."""

    programme: str
    measure: str


@dataclass(frozen=True, slots=True)
class MoveMeasure(Command):
    """Move a measure some places down (up where negative) within its group."""

    programme: str
    measure: str
    by: int
