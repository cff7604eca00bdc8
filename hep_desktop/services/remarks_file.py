"""The file that carries remarks and responses from computer to computer; what it brings, and taking it over.

`resources/package/MEGJEGYZESEK.md` describes it. Every file holds all that its writer knows of a programme; whoever
reads it adds what is new. So files may come in any order, twice, or not at all.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.anchoring import Found, locate
from hep_desktop.domain.commands import AddRemarks
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.remarks import Remark, Response
from hep_desktop.export.container import Entry, plain_zip
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.export.strict_zip import Bounds
from hep_desktop.export.strict_zip import read as unzip
from hep_desktop.frozen import dataclass
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.words import text

ENDING = ".hepm"
SCHEMA, VERSION = "hep-desktop/remarks", 1
CONTENT = "megjegyzesek.json"
LONGEST, MOST = 50_000, 20_000
"""Letters of one remark, and remarks or responses of one file."""

_BOUNDS = Bounds(file=16 * 2**20, entries=8, entry=48 * 2**20, total=48 * 2**20)

Said = TypeVar("Said", Remark, Response)


@dataclass(frozen=True, slots=True)
class RemarksFile:
    """What a file says: of which programme, who wrote it when, and all remarks and responses known there."""

    schema: str
    version: int
    programme: str
    code: str
    settlement: str
    years: str
    edition: str
    who: str
    at: datetime
    remarks: tuple[Remark, ...] = ()
    responses: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What is new of remarks from elsewhere.

    `known` are here already, `altered` here with other words and so left alone, `stray` answer what nobody has said;
    `places` tells how many places of new remarks were found how.
    """

    remarks: tuple[Remark, ...]
    responses: tuple[Response, ...]
    known: int = 0
    altered: int = 0
    stray: int = 0
    places: Mapping[Found, int] | None = None

    @property
    def suggestions(self) -> int:
        """How many of the new remarks suggest a wording."""
        return sum(one.suggestion is not None for one in self.remarks)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing new."""
        return not (self.remarks or self.responses)

    def command(self, programme: str, who: str) -> AddRemarks:
        """What takes it over."""
        return AddRemarks(programme, "take_remarks", self.remarks, self.responses, who)


def brought(office: Office, programme: str, remarks: Iterable[Remark], responses: Iterable[Response]) -> Brought:
    """What of remarks and responses is new here."""
    found = office.programmes.get(programme)
    here: Mapping[str, Remark] = found.remarks if found is not None else {}
    said: Mapping[str, Response] = found.responses if found is not None else {}
    new_remarks, known, altered = _sorted_out(tuple(remarks), here)
    new_responses, known_too, altered_too = _sorted_out(tuple(responses), said)
    there = {*here, *(one.id for one in new_remarks)}
    kept = tuple(one for one in new_responses if one.remark in there)
    places: Counter[Found] = Counter()
    if found is not None:
        places.update(locate(found, one.anchor).found for one in new_remarks)
    stray = len(new_responses) - len(kept)
    return Brought(new_remarks, kept, known + known_too, altered + altered_too, stray, places)


def _sorted_out(said: tuple[Said, ...], here: Mapping[str, Said]) -> tuple[tuple[Said, ...], int, int]:
    new = {one.id: one for one in reversed(said) if one.id not in here}
    altered = sum(one.id in here and _body(here[one.id]) != _body(one) for one in said)
    return tuple(new[key] for key in sorted(new)), len(said) - len(new) - altered, altered


def _body(one: Remark | Response) -> str:
    """As it is kept: accents may be composed otherwise before that."""
    return dumps(to_plain(one, type(one)))


def file_name(editing: Editing, programme: str) -> str:
    """What the file is called unless the user says otherwise."""
    details = editing.office.programmes[programme].details
    name = editing.office.settlement_of(programme).name
    years = f"{details.first_day.year}-{details.last_day.year}"
    day = f"{editing.now.astimezone():%Y-%m-%d %H-%M}"
    return safe_name(text("remarks.file", settlement=name, years=years, day=day)) + ENDING


def write(editing: Editing, programme: str, target: Path, who: str) -> int:
    """Write all remarks and responses of a programme; gives how many. Raises UserError."""
    found = editing.office.programmes.get(programme)
    if found is None:
        raise UserError("programme.gone")
    if not found.remarks:
        raise UserError("remarks.none_to_send")
    details, settlement = found.details, editing.office.settlement_of(programme)
    said = RemarksFile(
        SCHEMA,
        VERSION,
        programme,
        settlement.code,
        settlement.name,
        f"{details.first_day.year}–{details.last_day.year}",
        details.edition,
        who,
        editing.now,
        tuple(found.remarks[key] for key in sorted(found.remarks)),
        tuple(found.responses[key] for key in sorted(found.responses)),
    )
    put(target, packed(said))
    return len(said.remarks) + len(said.responses)


def packed(said: RemarksFile) -> bytes:
    """The bytes of the file; the same content gives the same bytes."""
    read_me = text("remarks.read_me", settlement=said.settlement, years=said.years)
    body = dumps(to_plain(said, RemarksFile)).encode("utf-8")
    return plain_zip((Entry("OLVASSEL.txt", read_me.encode("utf-8")), Entry(CONTENT, body)))


def read(path: Path, progress: Progress | None = None) -> RemarksFile:
    """What a file says. Raises UserError where it is no such file, not whole, too large or of a newer program."""
    (progress or Silent()).step(0, 0, "handing.reading")
    try:
        if path.stat().st_size > _BOUNDS.file:
            raise UserError("remarks.too_large", file=path.name)
        entries = {entry.name: entry.content for entry in unzip(path.read_bytes(), _BOUNDS)}
    except Refused as refused:
        large = refused.code in (Reason.TOO_LARGE, Reason.TOO_MANY)
        raise UserError("remarks.too_large" if large else "remarks.damaged", file=path.name) from refused
    except OSError as error:
        raise UserError("handing.unreadable", file=path.name) from error
    if CONTENT not in entries:
        raise UserError("remarks.not_remarks", file=path.name)
    return parsed(entries[CONTENT], path.name)


def parsed(content: bytes, file: str) -> RemarksFile:
    """What the content of a file says. Raises UserError."""
    try:
        data = json.loads(content)
        if data["schema"] != SCHEMA or type(data["version"]) is not int:
            raise UserError("remarks.not_remarks", file=file)
        if data["version"] > VERSION:
            raise UserError("remarks.newer", file=file)
        said = from_plain(data, RemarksFile)
        whole = all(one.at.tzinfo is not None for one in (said, *said.remarks, *said.responses))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("remarks.damaged", file=file) from error
    words = (len(one.words) + len(getattr(one, "suggestion", None) or "") for one in (*said.remarks, *said.responses))
    if max(len(said.remarks), len(said.responses)) > MOST or max(words, default=0) > LONGEST:
        raise UserError("remarks.too_large", file=file)
    if not whole:
        raise UserError("remarks.damaged", file=file)
    return said


def look(editing: Editing, said: RemarksFile) -> Brought:
    """What a file would bring; nothing changes. Raises UserError where its programme is not here."""
    office = editing.office
    if said.programme not in office.programmes:
        known = said.code in {one.code for one in office.settlements.values()}
        code = "remarks.other_programme" if known else "remarks.unknown_programme"
        raise UserError(code, settlement=said.settlement, years=said.years)
    return brought(office, said.programme, said.remarks, said.responses)


def take(editing: Editing, said: RemarksFile) -> Outcome:
    """Take over what is new, as one step. Raises UserError."""
    return editing.do(look(editing, said).command(said.programme, said.who))
