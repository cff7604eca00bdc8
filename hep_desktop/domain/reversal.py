"""Taking a step back without harm: only what still holds what the step wrote, and no link is left dangling."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hep_desktop.domain.answers import Answer
from hep_desktop.domain.custody import Custody
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.kinds import OF_A_PROGRAMME
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Record, differing_fields
from hep_desktop.domain.places import (
    CustodyPlace,
    FollowUpPlace,
    MeasurePlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    ReasonPlace,
    RemarkPlace,
    ResponsePlace,
    RowPlace,
    SendingPlace,
    SettlementPlace,
    TaskPlace,
    programme_of,
)
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme, ProgrammeDetails, Status
from hep_desktop.domain.remarks import Response
from hep_desktop.domain.sendings import Sending
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact
from hep_desktop.frozen import dataclass

Changes = Mapping[Place, Change]


@dataclass(frozen=True, slots=True)
class Reversal:
    """The changes that take a step back, and the places that stay, wholly or in part, as they are now."""

    changes: tuple[Change, ...]
    left: tuple[Place, ...]


def reversal(office: Office, written: Iterable[Change]) -> Reversal:
    """How to take back what a step has written, as far as `office` still holds it."""
    written = tuple(written)
    left: dict[Place, None] = {}
    changes: dict[Place, Change] = {}
    # backwards: a programme was removed after its content, so it comes back before it
    for change in reversed(written):
        current = office.record(change.place)
        wanted = _restored(current, change)
        if wanted != change.before:
            left[change.place] = None
        if wanted != current:
            changes[change.place] = Change(change.place, current, wanted)
    while harmful := _homeless(office, changes) or _dangling(office, changes):
        if any(isinstance(place, ProgrammePlace) and changes[place].after is None for place in harmful):
            # a programme goes whole or not at all
            return Reversal((), tuple(change.place for change in written))
        for place, allowed in harmful.items():
            left[place] = None
            changes[place] = replace(changes[place], after=allowed)
            if changes[place].before == allowed:
                del changes[place]
    return Reversal(tuple(changes.values()), tuple(left))


def _restored(current: Record | None, change: Change) -> Record | None:
    """What a place should hold: what it held before the step, in each field nobody has touched since."""
    wrote, before = change.after, change.before
    if isinstance(wrote, Sending) and before is not None:
        return current  # what came back stays noted
    if current == wrote:
        return before
    if current is None or wrote is None or before is None or isinstance(current, Fact | Answer):
        # a figure and its source, a reason and what it was given for are one statement, never halved
        return current
    names = (name for name in differing_fields(before, wrote) if getattr(current, name) == getattr(wrote, name))
    restored: dict[str, Any] = {name: getattr(before, name) for name in names}
    return replace(current, **restored)


def _homeless(office: Office, changes: Changes) -> dict[Place, Record | None]:
    """Changes within programmes that are not there or are no drafts any more; with what stays instead."""
    return {place: change.before for place, change in changes.items() if not _has_home(office, changes, place)}


def _has_home(office: Office, changes: Changes, place: Place) -> bool:
    key = programme_of(place)
    if key is None:
        return True
    programme = office.programmes.get(key)
    if programme is None:
        return ProgrammePlace(key) in changes
    remarked = isinstance(place, RemarkPlace | ResponsePlace)
    if programme.custody.away and not remarked and not _comes_back(changes, key):
        return False  # somebody else has it in hand
    if programme.details.status is Status.DRAFT:
        return True
    if remarked or isinstance(place, FollowUpPlace | TaskPlace | CustodyPlace):
        return True  # what is said of an adopted version is not its content
    # an adopted version never changes; but the adoption itself can be taken back
    after = changes[place].after
    return isinstance(after, ProgrammeDetails) and after.status is not programme.details.status


def _comes_back(changes: Changes, programme: str) -> bool:
    custody = changes.get(CustodyPlace(programme))
    if custody is None or not isinstance(custody.after, Custody):
        return custody is not None
    return custody.after.draft or not custody.after.away


def _dangling(office: Office, changes: Changes) -> dict[Place, Record | None]:
    """Changes that would leave a link to something that is not there; with what their places may hold."""
    ending = {p.programme for p, c in changes.items() if isinstance(p, ProgrammePlace) and c.after is None}
    # a programme about to end is kept here, to see what would be lost with it
    after = office.with_changes(c for c in changes.values() if not _ends(c, ending))
    allowed = {place: _allowed(after, ending, change) for place, change in changes.items()}
    return {place: record for place, record in allowed.items() if record != changes[place].after}


def _ends(change: Change, ending: set[str]) -> bool:
    return isinstance(change.place, ProgrammePlace) and change.place.programme in ending


def _allowed(  # noqa: PLR0911 – one return a kind of record
    after: Office, ending: set[str], change: Change
) -> Record | None:
    match change.place, change.after:
        case place, None:
            return change.before if _is_needed(after, ending, place) else None
        case MeasurePlace(programme), Measure() as measure:
            known = after.programmes[programme].problems
            return replace(measure, problems=tuple(p for p in measure.problems if p in known))
        case FollowUpPlace(programme, measure), _:
            return change.after if measure in after.programmes[programme].measures else change.before
        case ReasonPlace() as place, _:
            return change.after if _is_judged(after, place) else change.before
        case ResponsePlace(programme), Response(remark=remark):
            return change.after if remark in after.programmes[programme].remarks else change.before
        case _, Meeting() as meeting:
            if isinstance(now := change.before, Meeting) and now.signed and meeting.signed:
                meeting = replace(now, programmes=meeting.programmes)  # signed minutes stay as they are
            programmes = tuple(p for p in meeting.programmes if p in after.programmes and p not in ending)
            return replace(meeting, programmes=programmes) if programmes else change.before
        case _, ProgrammeDetails(settlement=settlement):
            return change.after if settlement in after.settlements else change.before
        case _, Settlement(id=key, code=code):
            taken = any(s.code == code and s.id != key for s in after.settlements.values())
            return change.before if taken else change.after
        case _:
            return change.after


def _is_judged(after: Office, place: ReasonPlace) -> bool:
    """Whether the measure of a reason is there, in this version or in the one it looks at."""
    now = after.programmes[place.programme]
    then = after.programmes.get(now.details.predecessor)
    return place.measure in now.measures or (then is not None and place.measure in then.measures)


def _is_needed(after: Office, ending: set[str], place: Place) -> bool:  # noqa: PLR0911 – one return a kind of place
    """Whether something that stays still refers to what stands at `place`."""
    match place:
        case ProblemPlace(programme, problem):
            return bool(after.programmes[programme].measures_for(problem))
        case MeasurePlace(programme, measure):
            held = after.programmes[programme]
            reason = ReasonPlace(programme, measure)
            said = measure in held.reasons and not _is_judged(after, reason)
            return said or any(followed == measure for followed, _ in held.followups)
        case RowPlace(programme, row):
            return any(key.member == row for key in after.programmes[programme].facts)
        case SendingPlace(programme):
            return programme not in ending  # the log of what was sent only grows
        case RemarkPlace(programme, remark):
            return any(one.remark == remark for one in after.programmes[programme].responses.values())
        case ProgrammePlace(key):
            return _has_content(after.programmes[key]) or bool(after.meetings_of(key))
        case SettlementPlace(settlement):
            return any(p.details.settlement == settlement for k, p in after.programmes.items() if k not in ending)
        case _:
            return False


def _has_content(programme: Programme) -> bool:
    """Whether anything was written into it, or noted about it."""
    content = (kind for kind in OF_A_PROGRAMME if kind.place not in (ProgrammePlace, CustodyPlace))
    return any(True for kind in content for _ in kind.records(programme))
