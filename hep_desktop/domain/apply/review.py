"""The review every two years: reasons, what it found, and its end without a change."""

from dataclasses import replace

from hep_desktop.domain.apply.records import change, draft, with_fields
from hep_desktop.domain.commands.review import ChangeReview, CloseUnchanged, GiveReason
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.judging import is_revised, looked_at
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import ProgrammePlace, ReasonPlace, ReviewPlace
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.domain.review import Reason, Review
from hep_desktop.hungarian import long_date


def apply(office: Office, command: ChangeReview | GiveReason | CloseUnchanged) -> Outcome:
    """What a command of the review changes."""
    now = draft(office, command.programme)
    then = looked_at(office, now.id)
    if then is None:
        raise UserError("review.none")
    match command:
        case ChangeReview(key, fields):
            said = with_fields(now.review, fields)
            return Outcome(Label("change_review"), change(office, ReviewPlace(key), said if said != Review() else None))
        case GiveReason(key, measure, words):
            judged = now.measures.get(measure) or then.measures.get(measure)
            if judged is None:
                raise UserError("measure.gone")
            changes = change(office, ReasonPlace(key, measure), Reason(words) if words.strip() else None)
            return Outcome(Label("change_reason", (("title", judged.title),)), changes)
        case CloseUnchanged():
            return _close(office, then, now)


def _close(office: Office, then: Programme, now: Programme) -> Outcome:
    held = now.council.held
    if held is None or not now.council.number:
        raise UserError("council.no_resolution")
    in_time(office, then, now)
    if is_revised(then, now):
        raise UserError("review.revised")
    details = replace(now.details, status=Status.UNCHANGED, adopted=held)
    return Outcome(Label("close_unchanged"), change(office, ProgrammePlace(now.id), details))


def in_time(office: Office, then: Programme, now: Programme) -> None:
    """Let a vote on a review stand within the five years it belongs to. Raises UserError."""
    held, adopted = now.council.held, then.details.adopted
    if held is not None and adopted is not None and held <= adopted:
        raise UserError("review.before_adoption", day=long_date(held), adopted=long_date(adopted))
    last = office.last_day_of(then.id)
    if held is not None and held > last:
        raise UserError("review.after_the_end", day=long_date(held), last=long_date(last))
