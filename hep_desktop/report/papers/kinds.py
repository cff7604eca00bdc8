"""The papers that can be made: one composer each, all listed in PAPERS."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from hep_desktop.domain.office import Office
from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import (
    action_plan,
    association,
    comparison,
    council,
    followup,
    forum_rules,
    gathering,
    hearing,
    minutes,
    programme,
    register,
    review,
    sheets,
    statement,
    summary,
)
from hep_desktop.template.model import Edition


class Subject(StrEnum):
    """What a paper is about."""

    PROGRAMME = "programme"
    MEETING = "meeting"


def always(_office: Office, _subject: str) -> bool:
    """Most papers can be made at any time."""
    return True


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper: its name on the command line, what it is about, its composer (a pure function), when it is ready."""

    id: str
    subject: Subject
    compose: Callable[[Office, str, Edition, date], Paper]
    ready: Callable[[Office, str], bool] = always
    not_ready: str = ""  # the code of the refusal


PAPERS = (
    PaperKind("hep", Subject.PROGRAMME, programme.compose),
    PaperKind("action-plan", Subject.PROGRAMME, action_plan.compose),
    PaperKind("summary", Subject.PROGRAMME, summary.compose),
    PaperKind("proposal", Subject.PROGRAMME, council.proposal),
    PaperKind("register", Subject.PROGRAMME, register.compose),
    PaperKind("opinions", Subject.PROGRAMME, hearing.compose, hearing.is_recorded, "report.no_opinions"),
    PaperKind("comparison", Subject.PROGRAMME, comparison.compose, comparison.has_earlier, "report.no_earlier"),
    PaperKind("changed", Subject.PROGRAMME, sheets.changed, comparison.has_earlier, "report.no_earlier"),
    PaperKind("blank", Subject.PROGRAMME, sheets.blank),
    PaperKind("review", Subject.PROGRAMME, review.compose, review.leaves_it, "report.no_unchanged"),
    PaperKind("resolution", Subject.PROGRAMME, council.resolution, council.is_resolved, "report.no_resolution"),
    PaperKind("statement", Subject.PROGRAMME, statement.compose, statement.is_adopted, "report.not_adopted"),
    PaperKind("association", Subject.PROGRAMME, association.compose, association.is_member, "report.no_association"),
    PaperKind("followup", Subject.PROGRAMME, followup.compose, followup.is_recorded, "report.no_followup"),
    PaperKind("forum-rules", Subject.PROGRAMME, forum_rules.compose, forum_rules.is_written, "report.no_forum_rules"),
    PaperKind("invitation", Subject.MEETING, gathering.invitation),
    PaperKind("attendance", Subject.MEETING, gathering.attendance),
    PaperKind("attendance-public", Subject.MEETING, gathering.public_attendance),
    PaperKind("minutes", Subject.MEETING, minutes.compose),
)
