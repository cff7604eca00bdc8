"""Answers to what the checks found."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.findings import Finding
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AnswerFinding(Command):
    """Say why a warning or tip may stay as it is; a new reason replaces the earlier one."""

    programme: str
    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawAnswer(Command):
    """Take an answer back; `finding` is the key of what was answered."""

    programme: str
    finding: str
