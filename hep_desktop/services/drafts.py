"""A draft in one file for a mentor: read there, remarked on, never changed; here work goes on meanwhile."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hep_desktop.domain.belongings import belongings, suited, title_of
from hep_desktop.domain.commands.remarks import TakeDraft
from hep_desktop.domain.custody import Custody, Exchanged
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Outcome, Record
from hep_desktop.domain.places import (
    AnswerPlace,
    ChapterPlace,
    ChartPlace,
    CouncilPlace,
    CustodyPlace,
    FactPlace,
    MeasurePlace,
    OutlinePlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    RemarkPlace,
    ResponsePlace,
    RowPlace,
    SettlementPlace,
    TextPlace,
    programme_of,
)
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.remarks import Remark, Response
from hep_desktop.domain.situation import Fact
from hep_desktop.frozen import dataclass
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import DRAFT, ENDING, Parcel, Slip, files_named, packed
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.services.remarks_file import Brought, brought
from hep_desktop.store import full_json
from hep_desktop.words import text

_READ = (
    ProgrammePlace,
    FactPlace,
    RowPlace,
    TextPlace,
    ChapterPlace,
    OutlinePlace,
    ProblemPlace,
    MeasurePlace,
    ChartPlace,
    AnswerPlace,
    CouncilPlace,
)
"""What a mentor reads, and the village.

Meetings, people, requests, opinions and the log stay in the office: they name people.
"""

_SAID = (RemarkPlace, ResponsePlace)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a draft would bring. `own`: it is worked on here; `older`: a newer draft of it is here.

    Then only its remarks are taken.
    """

    parcel: Parcel
    is_new: bool
    own: bool
    older: bool
    brought: Brought


__all__ = ["ENDING", "Arrival", "draft_name", "look", "send", "state_of", "take"]


def draft_name(editing: Editing, programme: str) -> str:
    """What the file is called unless the user says otherwise."""
    settlement, details = title_of(belongings(editing.office, programme), programme)
    years = f"{details.first_day.year}-{details.last_day.year}"
    day = f"{editing.now.astimezone():%Y-%m-%d %H-%M}"
    return safe_name(text("remarks.draft_file", settlement=settlement.name, years=years, day=day)) + ENDING


def state_of(office: Office, programme: str) -> str:
    """The fingerprint of what is read of a programme; remarks and the office's own names for villages aside."""
    content = {place: record for place, record in _read(office, programme) if programme_of(place) == programme}
    content[ProgrammePlace(programme)] = replace(office.programmes[programme].details, settlement="")
    return hashlib.sha256(full_json.compose(content)).hexdigest()


def send(editing: Editing, programme: str, target: Path, who: str, progress: Progress | None = None) -> Path:
    """Write a draft with what was remarked on it so far. Raises UserError, Cancelled."""
    (progress or Silent()).step(0, 0, "handing.gathering")
    office = editing.office
    found = office.programmes.get(programme)
    if found is None:
        raise UserError("programme.gone")
    records: dict[Place, Record] = dict(_read(office, programme))
    records |= {RemarkPlace(programme, key): one for key, one in found.remarks.items()}
    records |= {ResponsePlace(programme, key): one for key, one in found.responses.items()}
    content = full_json.compose(records)
    this = Exchanged(editing.new_id(), hashlib.sha256(content).hexdigest())
    slip = Slip(DRAFT, programme, this, editing.now, who, drawn=state_of(office, programme))
    parcel = Parcel(slip, {}, content, files_named(editing, content))
    put(target, packed(parcel, text("remarks.draft_read_me")))
    return target


def look(editing: Editing, parcel: Parcel, progress: Progress | None = None) -> Arrival:
    """What taking a draft would do; nothing changes. Raises UserError for an edition nobody here knows."""
    (progress or Silent()).step(0, 0, "handing.reading")
    slip = parcel.slip
    found = editing.office.programmes.get(slip.programme)
    editing.editions.edition(title_of(parcel.records, slip.programme)[1].edition)
    custody = found.custody if found is not None else Custody()
    older = custody.draft and custody.at is not None and slip.at <= custody.at
    remarks = [one for one in parcel.records.values() if isinstance(one, Remark)]
    responses = [one for one in parcel.records.values() if isinstance(one, Response)]
    there = brought(editing.office, slip.programme, remarks, responses)
    return Arrival(parcel, found is None, found is not None and not custody.draft, older, there)


def take(editing: Editing, arrival: Arrival) -> Outcome:
    """Take a draft to read, or where it is no news only its remarks, as one step. Raises UserError."""
    parcel = arrival.parcel
    slip = parcel.slip
    if arrival.own or arrival.older:
        return editing.do(arrival.brought.command(slip.programme, slip.who))
    for content in parcel.files.values():
        editing.workspace.attachments.put(content)
    settlement, _ = title_of(parcel.records, slip.programme)
    content = tuple(_content(editing.office, arrival))
    return editing.do(TakeDraft(slip.programme, content, settlement.name, slip.who))


def _content(office: Office, arrival: Arrival) -> Iterator[tuple[Place, Record | None]]:
    slip = arrival.parcel.slip
    theirs = suited(arrival.parcel.records, office)
    used = {one.details.settlement for one in office.programmes.values() if not one.custody.draft}
    for place, record in theirs.items():
        if isinstance(place, SettlementPlace):
            if place.settlement not in used:  # else what somebody works with here stays
                yield place, record
        elif isinstance(place, _READ) and programme_of(place) == slip.programme:
            yield place, record
    for place, _ in _read(office, slip.programme):
        if place not in theirs and programme_of(place) == slip.programme:
            yield place, None
    seen = (Exchanged(slip.this.file, slip.drawn),)
    yield CustodyPlace(slip.programme), Custody(seen, away=True, whom=slip.who, at=slip.at, draft=True)
    yield from ((RemarkPlace(slip.programme, one.id), one) for one in arrival.brought.remarks)
    yield from ((ResponsePlace(slip.programme, one.id), one) for one in arrival.brought.responses)


def _read(office: Office, programme: str) -> Iterator[tuple[Place, Record]]:
    """What a mentor reads of a programme; the clerk's own notes are not among it."""
    if programme not in office.programmes:
        return
    settlement = office.settlement_of(programme)
    yield SettlementPlace(settlement.id), settlement
    for place, record in office.content_of(programme):
        if isinstance(place, _READ):
            yield place, replace(record, note="") if isinstance(record, Fact) else record
