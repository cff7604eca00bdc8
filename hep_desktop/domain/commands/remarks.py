"""Additions to the remarks of a programme; there is nothing to change or remove in them."""

from hep_desktop.domain.commands.command import Command
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place
from hep_desktop.domain.remarks import Remark, Response
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AddRemarks(Command):
    """Remarks and responses somebody has made here, or that came from elsewhere; `step` names which."""

    programme: str
    step: str
    remarks: tuple[Remark, ...] = ()
    responses: tuple[Response, ...] = ()
    who: str = ""


@dataclass(frozen=True, slots=True)
class TakeDraft(Command):
    """What a draft sent to be remarked on holds, by place (None: it holds it no more)."""

    programme: str
    content: tuple[tuple[Place, Record | None], ...]
    settlement: str = ""
    who: str = ""
