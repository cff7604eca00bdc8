"""Sends each command to the function of its subject."""

from hep_desktop.domain.apply import (
    answers,
    charts,
    council,
    directory,
    followup,
    forum,
    kept_measures,
    layouts,
    opinions,
    outline,
    plan,
    programme,
    ready_words,
    remarks,
    requests,
    review,
    rows,
    sendings,
    settlement,
    situation,
    tasks,
    wording,
)
from hep_desktop.domain.commands import (
    AddHeading,
    AddMeasure,
    AddMeeting,
    AddOpinion,
    AddPeople,
    AddProblem,
    AddReceipt,
    AddRemarks,
    AddRequest,
    AddRows,
    AddSending,
    AddSettlement,
    AddTasks,
    Adopt,
    AnswerFinding,
    BeginVersion,
    ChangeCouncil,
    ChangeCustody,
    ChangeFollowUp,
    ChangeForumRules,
    ChangeMeasure,
    ChangeMeeting,
    ChangeOpinion,
    ChangePeople,
    ChangeProblem,
    ChangeProgramme,
    ChangeRequest,
    ChangeReview,
    ChangeSettlement,
    ChangeTasks,
    ChangeWords,
    CloseUnchanged,
    Command,
    ConfirmNumbers,
    CreateProgramme,
    ForgetKeptMeasure,
    ForgetLayout,
    GiveReason,
    KeepLayouts,
    KeepMeasures,
    KeepText,
    MentorCommand,
    MoveHeading,
    MoveMeasure,
    MoveProblem,
    MoveRow,
    PrintChart,
    RefreshTexts,
    RemoveHeading,
    RemoveKeptText,
    RemoveMeasure,
    RemoveMeeting,
    RemoveOpinion,
    RemoveProblem,
    RemoveProgramme,
    RemoveRequest,
    RemoveRows,
    RenameHeading,
    RollForward,
    SetFacts,
    SetNotTypical,
    SetOwnWords,
    SetReturnMark,
    SetText,
    TakeDraft,
    TakeOver,
    TakeTexts,
    Together,
    WithdrawAnswer,
)
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Outcome
from hep_desktop.domain.places import Place


def apply(office: Office, command: Command) -> Outcome:  # noqa: C901, PLR0911, PLR0912 – one return a subject
    """What `command` would change in `office`. Raises UserError where it must be refused."""
    match command:
        case RefreshTexts() | SetFacts() | SetText() | TakeOver():
            return situation.apply(office, command)
        case AddRows() | RemoveRows() | MoveRow():
            return rows.apply(office, command)
        case SetNotTypical() | SetReturnMark() | AddHeading() | RenameHeading() | MoveHeading() | RemoveHeading():
            return outline.apply(office, command)
        case AddProblem() | ChangeProblem() | MoveProblem() | RemoveProblem():
            return plan.apply(office, command)
        case AddMeasure() | ChangeMeasure() | MoveMeasure() | RemoveMeasure():
            return plan.apply(office, command)
        case AddPeople() | ChangePeople():
            return directory.apply(office, command)
        case CreateProgramme() | RollForward() | ChangeProgramme() | RemoveProgramme() | ChangeCustody():
            return programme.apply(office, command)
        case ChangeCouncil() | Adopt() | BeginVersion() | ChangeReview() | GiveReason() | CloseUnchanged():
            return _voted(office, command)
        case ChangeFollowUp():
            return followup.apply(office, command)
        case AddSettlement() | ChangeSettlement():
            return settlement.apply(office, command)
        case PrintChart():
            return charts.apply(office, command)
        case AnswerFinding() | WithdrawAnswer():
            return answers.apply(office, command)
        case TakeTexts() | ConfirmNumbers() | KeepText() | RemoveKeptText() | SetOwnWords():
            return ready_words.apply(office, command)
        case KeepLayouts() | ForgetLayout():
            return layouts.apply(office, command)
        case KeepMeasures() | ForgetKeptMeasure():
            return kept_measures.apply(office, command)
        case ChangeWords():
            return wording.apply(office, command)
        case Together():
            return _together(office, command)
        case _:
            return _agreeing(office, command)


Agreeing = (
    AddMeeting
    | ChangeForumRules
    | ChangeMeeting
    | RemoveMeeting
    | AddOpinion
    | AddReceipt
    | AddRemarks
    | AddSending
    | ChangeOpinion
    | RemoveOpinion
    | AddRequest
    | ChangeRequest
    | RemoveRequest
    | AddTasks
    | ChangeTasks
    | MentorCommand
    | TakeDraft
)


def _agreeing(office: Office, command: Agreeing) -> Outcome:  # noqa: PLR0911 – one return a subject
    """What is done with others: meetings, opinions, requests, tasks, what is sent; and what a mentor keeps."""
    match command:
        case AddMeeting() | ChangeForumRules() | ChangeMeeting() | RemoveMeeting():
            return forum.apply(office, command)
        case AddOpinion() | ChangeOpinion() | RemoveOpinion():
            return opinions.apply(office, command)
        case AddSending() | AddReceipt():
            return sendings.apply(office, command)
        case AddRemarks() | TakeDraft():
            return remarks.apply(office, command)
        case AddRequest() | ChangeRequest() | RemoveRequest():
            return requests.apply(office, command)
        case AddTasks() | ChangeTasks():
            return tasks.apply(office, command)
        case _:
            return _of_mentor(office, command)


def _voted(
    office: Office, command: ChangeCouncil | Adopt | BeginVersion | ChangeReview | GiveReason | CloseUnchanged
) -> Outcome:
    match command:
        case ChangeCouncil() | Adopt() | BeginVersion():
            return council.apply(office, command)
        case ChangeReview() | GiveReason() | CloseUnchanged():
            return review.apply(office, command)


def _of_mentor(office: Office, command: MentorCommand) -> Outcome:
    from hep_desktop.domain.apply import mentor  # noqa: PLC0415 – few offices are a mentor's

    return mentor.apply(office, command)


def _together(office: Office, command: Together) -> Outcome:
    """What stood at each place before the first command, and what stands there after the last."""
    changes: dict[Place, Change] = {}
    for one in command.commands:
        made = apply(office, one).changes
        office = office.with_changes(made)
        for change in made:
            first = changes.get(change.place, change)
            changes[change.place] = Change(change.place, first.before, change.after)
    return Outcome(command.label, tuple(one for one in changes.values() if one.before != one.after))
