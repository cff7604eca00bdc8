"""Answers to findings; an error is mended, not explained."""

from hep_desktop.domain.answers import Answer
from hep_desktop.domain.apply.records import change, draft, found
from hep_desktop.domain.commands.answers import AnswerFinding, WithdrawAnswer
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import AnswerPlace


def apply(office: Office, command: AnswerFinding | WithdrawAnswer) -> Outcome:
    """What an answer, or taking it back, changes."""
    programme = draft(office, command.programme)
    match command:
        case AnswerFinding(key, finding, reason):
            if finding.severity is Severity.ERROR:
                raise UserError("answer.to_an_error")
            if not reason.strip():
                raise UserError("answer.no_reason")
            answer = Answer(finding.code, finding.place, reason.strip(), finding.digest)
            return Outcome(Label("answer_finding"), change(office, AnswerPlace(key, finding.key), answer))
        case WithdrawAnswer(key, finding):
            found(programme.answers.get(finding), "answer.gone")
            return Outcome(Label("withdraw_answer"), change(office, AnswerPlace(key, finding), None))
