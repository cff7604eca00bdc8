"""*HEP átadása*: a whole programme in one file for another computer; here it is looked at until it comes back."""

import hashlib
import json
import re
from datetime import datetime
from pathlib import Path

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.belongings import belongings, title_of
from hep_desktop.domain.commands import ChangeCustody
from hep_desktop.domain.custody import Exchanged
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.merging import Records
from hep_desktop.domain.places import Place
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export.container import Entry, plain_zip
from hep_desktop.export.refusal import Refused
from hep_desktop.export.strict_zip import read as unzip
from hep_desktop.frozen import dataclass
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.store import full_json
from hep_desktop.words import text

ENDING = ".hep"
HAND_OVER = "hep_given"
_CONTENT, _SLIP, _FILES = "hep.json", "atadas.json", "attachments/"
_KIND = "hep-desktop/handover"
DRAFT = "hep-desktop/draft"
_HASH = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Touch:
    """Who changed a place last, and when."""

    place: Place
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a file says of itself; `seen` are the files its content grew out of, `drawn` the state of a draft."""

    kind: str
    programme: str
    this: Exchanged
    at: datetime
    who: str
    whom: str = ""
    seen: tuple[Exchanged, ...] = ()
    touches: tuple[Touch, ...] = ()
    drawn: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it was sent to be remarked on, and not to be worked on elsewhere."""
        return self.kind == DRAFT


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file read: the slip, the records as written, their bytes, and the pictures by name."""

    slip: Slip
    records: Records
    content: bytes
    files: dict[str, bytes]

    @property
    def title(self) -> tuple[str, str]:
        """The village and the years."""
        settlement, details = title_of(self.records, self.slip.programme)
        return settlement.name, f"{details.first_day.year}–{details.last_day.year}"


def file_name(editing: Editing, programme: str) -> str:
    """What the file is called unless the user says otherwise."""
    settlement, details = title_of(belongings(editing.office, programme), programme)
    years = f"{details.first_day.year}-{details.last_day.year}"
    day = f"{editing.now.astimezone():%Y-%m-%d %H-%M}"
    return safe_name(text("handing.file_name", settlement=settlement.name, years=years, day=day)) + ENDING


def last_touches(editing: Editing, programme: str, progress: Progress | None = None) -> tuple[Touch, ...]:
    """For every place that was ever changed in a programme: who did it last and when. Raises Cancelled."""
    progress = progress or Silent()
    heads = editing.history(programme)
    found: dict[Place, Touch] = {}
    for done, head in enumerate(heads):
        progress.step(done, len(heads), "handing.gathering")
        for change in editing.workspace.changes_of(head.id):
            found[change.place] = Touch(change.place, head.at, head.who)
    return tuple(found.values())


def hand_over(
    editing: Editing, programme: str, whom: str, target: Path, progress: Progress | None = None
) -> ChangeCustody:
    """Write the file and give the command that makes the programme read-only here. Raises UserError, Cancelled.

    The caller carries the command out: so no file is said to be handed over that could not be written.
    """
    parcel = parcel_of(editing, programme, whom, progress)
    command = given(editing, parcel)  # before the file is there: without what it is compared with all of it would clash
    put(target, packed(parcel))
    return command


def parcel_of(editing: Editing, programme: str, whom: str, progress: Progress | None = None) -> Parcel:
    """A whole programme as it leaves, in memory alone. Raises UserError, Cancelled."""
    found = editing.office.programmes.get(programme)
    if found is None:
        raise UserError("programme.gone")
    records = belongings(editing.office, programme)
    content = full_json.compose(records)
    this = Exchanged(editing.new_id(), hashlib.sha256(content).hexdigest())
    touches = tuple(one for one in last_touches(editing, programme, progress) if one.place in records)
    seen = found.custody.seen
    slip = Slip(_KIND, programme, this, editing.now, editing.who, whom, seen, touches)
    return Parcel(slip, full_json.read(content), content, files_named(editing, content))


def given(editing: Editing, parcel: Parcel) -> ChangeCustody:
    """The command that makes the programme of a parcel read-only here; what a return is compared with is kept."""
    editing.workspace.attachments.put(parcel.content)
    slip = parcel.slip
    fields = {"seen": (*slip.seen, slip.this), "away": True, "whom": slip.whom, "at": slip.at}
    return ChangeCustody(slip.programme, HAND_OVER, fields)


def read_parcel(path: Path, progress: Progress | None = None) -> Parcel:
    """What a file holds. Raises UserError where it is no such file, or not whole."""
    if progress is not None:
        progress.step(0, 0, "handing.reading")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("handing.unreadable", file=path.name) from error
    return parcel_in(content, path.name)


def parcel_in(parcel: bytes, name: str) -> Parcel:
    """What the content of such a file holds; `name` is told with a fault. Raises UserError."""
    try:
        entries = {entry.name: entry.content for entry in unzip(parcel)}
        content = entries[_CONTENT]
        slip = from_plain(json.loads(entries[_SLIP]), Slip)
        if slip.kind not in (_KIND, DRAFT):
            raise UserError("handing.not_a_parcel", file=name)
        found = Parcel(slip, full_json.read(content), content, _files(entries))
        title_of(found.records, slip.programme)
    except (Refused, KeyError) as error:
        raise UserError("handing.not_a_parcel", file=name) from error
    except ValueError as error:
        raise UserError("handing.damaged", file=name) from error
    if hashlib.sha256(content).hexdigest() != slip.this.state:
        raise UserError("handing.damaged", file=name)
    return found


def files_named(editing: Editing, content: bytes) -> dict[str, bytes]:
    """The files beside the store that a content names, whatever kind of record does."""
    names = sorted({name.decode("ascii") for name in _HASH.findall(content)})
    found = {name: editing.workspace.attachments.content(name) for name in names}
    return {name: one for name, one in found.items() if one is not None}


def packed(parcel: Parcel, read_me: str = "") -> bytes:
    """The bytes of a file: what it is in plain words, the slip, the content, what the content names."""
    return plain_zip(
        (
            Entry("OLVASSEL.txt", (read_me or text("handing.read_me")).encode("utf-8")),
            Entry(_SLIP, dumps(to_plain(parcel.slip, Slip)).encode("utf-8")),
            Entry(_CONTENT, parcel.content),
            *(Entry(f"{_FILES}{name}", one) for name, one in parcel.files.items()),
        )
    )


def _files(entries: dict[str, bytes]) -> dict[str, bytes]:
    found = {name.removeprefix(_FILES): content for name, content in entries.items() if name.startswith(_FILES)}
    return {name: content for name, content in found.items() if hashlib.sha256(content).hexdigest() == name}
