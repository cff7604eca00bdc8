"""Everything a user can change, one frozen dataclass each, by subject; `Command` is any of them."""

from hep_desktop.domain.commands.answers import AnswerFinding, WithdrawAnswer
from hep_desktop.domain.commands.charts import PrintChart
from hep_desktop.domain.commands.council import Adopt, BeginVersion, ChangeCouncil
from hep_desktop.domain.commands.custody import ChangeCustody
from hep_desktop.domain.commands.directory import AddPeople, ChangePeople
from hep_desktop.domain.commands.followup import ChangeFollowUp
from hep_desktop.domain.commands.forum import AddMeeting, ChangeForumRules, ChangeMeeting, RemoveMeeting
from hep_desktop.domain.commands.kept_measures import ForgetKeptMeasure, KeepMeasures
from hep_desktop.domain.commands.layouts import ForgetLayout, KeepLayouts
from hep_desktop.domain.commands.mentor import (
    AddContact,
    ChangeChecklist,
    ChangeContact,
    ChangeMunicipality,
    MentorCommand,
    PutMunicipalities,
    RemoveContact,
    RemoveMunicipalities,
)
from hep_desktop.domain.commands.opinions import AddOpinion, ChangeOpinion, RemoveOpinion
from hep_desktop.domain.commands.outline import (
    AddHeading,
    MoveHeading,
    RemoveHeading,
    RenameHeading,
    SetNotTypical,
    SetReturnMark,
)
from hep_desktop.domain.commands.plan import (
    AddMeasure,
    AddProblem,
    ChangeMeasure,
    ChangeProblem,
    MoveMeasure,
    MoveProblem,
    RemoveMeasure,
    RemoveProblem,
)
from hep_desktop.domain.commands.programme import ChangeProgramme, CreateProgramme, RemoveProgramme, RollForward
from hep_desktop.domain.commands.ready_words import ConfirmNumbers, KeepText, RemoveKeptText, SetOwnWords, TakeTexts
from hep_desktop.domain.commands.remarks import AddRemarks, TakeDraft
from hep_desktop.domain.commands.requests import AddRequest, ChangeRequest, RemoveRequest
from hep_desktop.domain.commands.review import ChangeReview, CloseUnchanged, GiveReason
from hep_desktop.domain.commands.rows import AddRows, MoveRow, RemoveRows
from hep_desktop.domain.commands.sendings import AddReceipt, AddSending
from hep_desktop.domain.commands.settlement import AddSettlement, ChangeSettlement
from hep_desktop.domain.commands.situation import RefreshTexts, SetFacts, SetText, TakeOver
from hep_desktop.domain.commands.tasks import AddTasks, ChangeTasks
from hep_desktop.domain.commands.together import Together
from hep_desktop.domain.commands.wording import ChangeWords

Command = (
    AddHeading
    | Adopt
    | BeginVersion
    | ChangeCouncil
    | ChangeCustody
    | ChangeFollowUp
    | ChangeReview
    | CloseUnchanged
    | GiveReason
    | MoveHeading
    | PrintChart
    | RemoveHeading
    | RenameHeading
    | SetNotTypical
    | SetReturnMark
    | AddMeeting
    | ForgetLayout
    | KeepLayouts
    | KeepMeasures
    | ForgetKeptMeasure
    | ChangeMeeting
    | RemoveMeeting
    | AddPeople
    | ChangePeople
    | AddOpinion
    | AddReceipt
    | AddSending
    | AddRemarks
    | AddTasks
    | ChangeForumRules
    | ChangeOpinion
    | ChangeTasks
    | RemoveOpinion
    | AddMeasure
    | AddProblem
    | AddRows
    | ChangeMeasure
    | ChangeProblem
    | MoveMeasure
    | MoveProblem
    | MoveRow
    | RemoveMeasure
    | RemoveProblem
    | ChangeProgramme
    | CreateProgramme
    | RemoveProgramme
    | RollForward
    | ConfirmNumbers
    | KeepText
    | SetOwnWords
    | RefreshTexts
    | RemoveKeptText
    | TakeTexts
    | RemoveRequest
    | RemoveRows
    | AddRequest
    | AddSettlement
    | AnswerFinding
    | ChangeRequest
    | ChangeSettlement
    | ChangeWords
    | SetFacts
    | SetText
    | TakeDraft
    | TakeOver
    | Together
    | WithdrawAnswer
    | MentorCommand
)

__all__ = [
    "AddContact",
    "AddHeading",
    "AddMeasure",
    "AddMeeting",
    "AddOpinion",
    "AddPeople",
    "AddProblem",
    "AddReceipt",
    "AddRemarks",
    "AddRequest",
    "AddRows",
    "AddSending",
    "AddSettlement",
    "AddTasks",
    "Adopt",
    "AnswerFinding",
    "BeginVersion",
    "ChangeChecklist",
    "ChangeContact",
    "ChangeCouncil",
    "ChangeCustody",
    "ChangeFollowUp",
    "ChangeForumRules",
    "ChangeMeasure",
    "ChangeMeeting",
    "ChangeMunicipality",
    "ChangeOpinion",
    "ChangePeople",
    "ChangeProblem",
    "ChangeProgramme",
    "ChangeRequest",
    "ChangeReview",
    "ChangeSettlement",
    "ChangeTasks",
    "ChangeWords",
    "CloseUnchanged",
    "Command",
    "ConfirmNumbers",
    "CreateProgramme",
    "ForgetKeptMeasure",
    "ForgetLayout",
    "GiveReason",
    "KeepLayouts",
    "KeepMeasures",
    "KeepText",
    "MentorCommand",
    "MoveHeading",
    "MoveMeasure",
    "MoveProblem",
    "MoveRow",
    "PrintChart",
    "PutMunicipalities",
    "RefreshTexts",
    "RemoveContact",
    "RemoveHeading",
    "RemoveKeptText",
    "RemoveMeasure",
    "RemoveMeeting",
    "RemoveMunicipalities",
    "RemoveOpinion",
    "RemoveProblem",
    "RemoveProgramme",
    "RemoveRequest",
    "RemoveRows",
    "RenameHeading",
    "RollForward",
    "SetFacts",
    "SetNotTypical",
    "SetOwnWords",
    "SetReturnMark",
    "SetText",
    "TakeDraft",
    "TakeOver",
    "TakeTexts",
    "Together",
    "WithdrawAnswer",
]
