"""*HEP átvétele*: a programme from another computer, new here or come back; what clashes is chosen by the user."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hep_desktop.domain.belongings import belongings, suited, title_of
from hep_desktop.domain.custody import Custody, Exchanged
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.merging import Choice, Clash, Merge, Records, merge
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Record
from hep_desktop.domain.places import CustodyPlace, Place
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.services.editing import Editing, Undone
from hep_desktop.services.handing_over import HAND_OVER, Parcel, Touch, last_touches
from hep_desktop.store import full_json
from hep_desktop.store.journal import StepKind

__all__ = ["Arrival", "Choice", "Clash", "Told", "look", "take"]


@dataclass(frozen=True, slots=True)
class Told:
    """Who changed a place last on either side, and when; None where nobody is known."""

    ours: Touch | None
    theirs: Touch | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What taking a file over would do to `office`. `is_new` – the programme is not here yet."""

    office: Office
    parcel: Parcel
    is_new: bool
    merge: Merge
    told: Mapping[Place, Told]


def look(editing: Editing, parcel: Parcel, expected: str = "", progress: Progress | None = None) -> Arrival:
    """Compare a file with what is here; nothing changes.

    Raises UserError where it was taken before, or is not of the `expected` programme's village.
    """
    progress = progress or Silent()
    office, slip = editing.office, parcel.slip
    found = office.programmes.get(slip.programme)
    if expected and slip.programme != expected:
        raise UserError("handing.other_programme", title=" ".join(parcel.title))
    if found is None:
        theirs = suited(parcel.records, office)
        _admit_edition(editing, theirs, slip.programme)
        return Arrival(office, parcel, True, merge({}, _here(office.record, theirs), theirs), {})
    if slip.this in found.custody.seen:
        raise UserError("handing.taken_before", title=" ".join(parcel.title))
    ours = suited(belongings(office, slip.programme), office)  # with what of it stayed here
    known = (*found.custody.seen, *_given(editing, slip.programme))
    base = suited(_base(editing, [one for one in slip.seen if one in known]), office)
    merged = merge(base, ours, suited(parcel.records, office))
    told: dict[Place, Told] = {}
    if merged.clashes:
        here = {touch.place: touch for touch in last_touches(editing, slip.programme, progress)}
        there = {touch.place: touch for touch in slip.touches}
        told = {c.place: Told(here.get(c.place), there.get(c.place)) for c in merged.clashes}
    return Arrival(office, parcel, False, merged, told)


def take(editing: Editing, arrival: Arrival, choices: Mapping[Place, Choice]) -> Undone:
    """Take a file over, as one step that can be undone; gives what could not be changed too.

    Raises UserError, also where something changed here since it was compared: that must not be lost unseen.
    """
    if editing.office is not arrival.office:
        raise UserError("handing.changed_since")
    parcel = arrival.parcel
    slip = parcel.slip
    for content in (parcel.content, *parcel.files.values()):
        editing.workspace.attachments.put(content)
    found = editing.office.programmes.get(slip.programme)
    before = found.custody if found else Custody()
    seen = tuple(dict.fromkeys((*before.seen, *slip.seen, slip.this)))
    custody = replace(before, seen=seen, away=False, whom=slip.who, at=slip.at)
    wanted: dict[Place, Record | None] = arrival.merge.wanted(choices)
    wanted[CustodyPlace(slip.programme)] = custody
    settlement, _ = title_of(parcel.records, slip.programme)
    label = Label(
        "hep_taken" if arrival.is_new else "hep_returned", (("settlement", settlement.name), ("who", slip.who))
    )
    return editing.restore(_as_written(editing, wanted.items()), label)


def _as_written(editing: Editing, wanted: Iterable[tuple[Place, Record | None]]) -> tuple[Change, ...]:
    """As a step whose taking back brings what is wanted: so links and adopted versions are guarded as by undo."""
    changes = (Change(place, record, editing.office.record(place)) for place, record in wanted)
    return tuple(reversed([change for change in changes if change.before != change.after]))


def _here(record_at: Callable[[Place], Record | None], theirs: Records) -> Records:
    """What stands here at the places of a programme that is not here yet: its village, people known already."""
    found = ((place, record_at(place)) for place in theirs)
    return {place: record for place, record in found if record is not None}


def _given(editing: Editing, programme: str) -> Iterator[Exchanged]:
    """The files made here, also where handing over was taken back: they left, and what is here grew out of them."""
    for head in editing.history(programme):
        if head.kind is StepKind.DO and head.label.key == HAND_OVER:
            for change in editing.workspace.changes_of(head.id):
                if isinstance(change.after, Custody):
                    yield from change.after.seen[-1:]


def _base(editing: Editing, common: Sequence[Exchanged]) -> Records:
    """What the last file that both sides have had carried; nothing where there was none or its content is lost."""
    for one in reversed(common):
        content = editing.workspace.attachments.content(one.state)
        if content is not None:
            return full_json.read(content)
    return {}


def _admit_edition(editing: Editing, records: Records, programme: str) -> None:
    """Refuse what this program knows no form for. Raises UserError."""
    editing.editions.edition(title_of(records, programme)[1].edition)
