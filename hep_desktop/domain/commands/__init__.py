"""Everything a user can change, one frozen dataclass each, by subject: each is a `Command`.

A subject is loaded when one of its commands is first named, and what carries it out when it is first carried out:
the window stands before there is anything to change.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from hep_desktop.domain.commands.command import Command as Command

if TYPE_CHECKING:
    from hep_desktop.domain.commands.answers import *
    from hep_desktop.domain.commands.associations import *
    from hep_desktop.domain.commands.charts import *
    from hep_desktop.domain.commands.council import *
    from hep_desktop.domain.commands.county_forum import *
    from hep_desktop.domain.commands.custody import *
    from hep_desktop.domain.commands.directory import *
    from hep_desktop.domain.commands.followup import *
    from hep_desktop.domain.commands.forum import *
    from hep_desktop.domain.commands.kept_measures import *
    from hep_desktop.domain.commands.layouts import *
    from hep_desktop.domain.commands.mentor import *
    from hep_desktop.domain.commands.opinions import *
    from hep_desktop.domain.commands.outline import *
    from hep_desktop.domain.commands.plan import *
    from hep_desktop.domain.commands.programme import *
    from hep_desktop.domain.commands.ready_words import *
    from hep_desktop.domain.commands.remarks import *
    from hep_desktop.domain.commands.requests import *
    from hep_desktop.domain.commands.review import *
    from hep_desktop.domain.commands.rows import *
    from hep_desktop.domain.commands.sendings import *
    from hep_desktop.domain.commands.settlement import *
    from hep_desktop.domain.commands.situation import *
    from hep_desktop.domain.commands.tasks import *
    from hep_desktop.domain.commands.together import *
    from hep_desktop.domain.commands.wording import *

SUBJECTS = {
    "answers": ("AnswerFinding", "WithdrawAnswer"),
    "associations": ("AddAssociation", "ChangeAssociation", "RemoveAssociation"),
    "charts": ("PrintChart",),
    "council": ("Adopt", "BeginVersion", "ChangeCouncil"),
    "county_forum": (
        "AddCountyForum",
        "AddCountyMeeting",
        "ChangeCountyForum",
        "ChangeCountyMeeting",
        "RemoveCountyForum",
        "RemoveCountyMeeting",
    ),
    "custody": ("ChangeCustody",),
    "directory": ("AddPeople", "ChangePeople"),
    "followup": ("ChangeFollowUp",),
    "forum": ("AddMeeting", "ChangeForumRules", "ChangeMeeting", "RemoveMeeting"),
    "kept_measures": ("ForgetKeptMeasure", "KeepMeasures"),
    "layouts": ("ForgetLayout", "KeepLayouts"),
    "mentor": (
        "AddContact",
        "ChangeChecklist",
        "ChangeContact",
        "ChangeMunicipality",
        "PutMunicipalities",
        "RemoveContact",
        "RemoveMunicipalities",
    ),
    "opinions": ("AddOpinion", "ChangeOpinion", "RemoveOpinion"),
    "outline": ("AddHeading", "MoveHeading", "RemoveHeading", "RenameHeading", "SetNotTypical", "SetReturnMark"),
    "plan": (
        "AddMeasure",
        "AddProblem",
        "ChangeMeasure",
        "ChangeProblem",
        "MoveMeasure",
        "MoveProblem",
        "RemoveMeasure",
        "RemoveProblem",
    ),
    "programme": ("ChangeProgramme", "CreateProgramme", "RemoveProgramme", "RollForward"),
    "ready_words": ("ConfirmNumbers", "KeepText", "RemoveKeptText", "SetOwnWords", "TakeTexts"),
    "remarks": ("AddRemarks", "TakeDraft"),
    "requests": ("AddRequest", "ChangeRequest", "RemoveRequest"),
    "review": ("ChangeReview", "CloseUnchanged", "GiveReason"),
    "rows": ("AddRows", "MoveRow", "RemoveRows"),
    "sendings": ("AddReceipt", "AddSending"),
    "settlement": ("AddSettlement", "ChangeSettlement"),
    "situation": ("SetTexts", "SetFacts", "SetText", "TakeOver"),
    "tasks": ("AddTasks", "ChangeTasks"),
    "together": ("Together",),
    "wording": ("ChangeWords",),
}
"""The commands of each module."""

_SUBJECT_OF = {name: subject for subject, names in SUBJECTS.items() for name in names}


def __getattr__(name: str) -> object:
    """A command on its first use."""
    if name not in _SUBJECT_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_SUBJECT_OF[name]}"), name)
