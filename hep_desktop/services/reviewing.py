"""The review of an adopted programme: what was reviewed before, and its end without a change."""

from datetime import date

from hep_desktop.domain.commands import CloseUnchanged
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.judging import is_revised
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.programme import Status
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.services.editing import Editing

__all__ = ["Held", "close_unchanged", "held", "is_revised", "refuse_future"]


@dataclass(frozen=True, slots=True)
class Held:
    """A review that is over."""

    day: date
    number: str
    revised: bool


def held(editing: Editing, programme: str) -> tuple[Held, ...]:
    """The reviews of a programme so far, all versions before this one included."""
    versions = editing.office.programmes
    chain: list[str] = []
    key = programme
    while key in versions and key not in chain:
        chain.append(key)
        key = versions[key].details.predecessor
    found = [
        Held(one.details.adopted, one.council.number, one.details.status is not Status.UNCHANGED)
        for one in versions.values()
        if one.details.predecessor in chain
        and one.details.adopted is not None
        and (one.id in chain or one.details.status is Status.UNCHANGED)
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def close_unchanged(editing: Editing, programme: str) -> Outcome:
    """Record that the council has left the programme as it is. Raises UserError where it cannot have."""
    refuse_future(editing, programme)
    return editing.do(CloseUnchanged(programme))


def refuse_future(editing: Editing, programme: str) -> None:
    """Let a vote that was held in. Raises UserError for one that is still ahead."""
    day = editing.office.programmes[programme].council.held
    if day is not None and day > editing.today:
        raise UserError("council.future", day=long_date(day))
