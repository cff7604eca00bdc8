"""The papers that can be made: one composer each, all listed in PAPERS."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import action_plan, minutes, programme
from hep_desktop.template.model import Edition


class Subject(StrEnum):
    """What a paper is about."""

    PROGRAMME = "programme"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper: its name on the command line, what it is about, and its composer (a pure function)."""

    id: str
    subject: Subject
    compose: Callable[[Office, str, Edition, date], Paper]


PAPERS = (
    PaperKind("hep", Subject.PROGRAMME, programme.compose),
    PaperKind("action-plan", Subject.PROGRAMME, action_plan.compose),
    PaperKind("minutes", Subject.MEETING, minutes.compose),
)
