"""What the child does that reads files of others: one file after the other, each wholly checked before it counts."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import cast

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.merging import Records
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import ProgrammePlace
from hep_desktop.domain.progress import Progress
from hep_desktop.export import programme_reading, strict_zip
from hep_desktop.export.container import PROGRAMME
from hep_desktop.export.device_key import device_certificate
from hep_desktop.export.programme_json import fingerprint
from hep_desktop.export.refusal import Refused
from hep_desktop.export.telling import problem
from hep_desktop.export.trust import trusted
from hep_desktop.export.verdict import KnownCertificates, State, Verdict
from hep_desktop.export.verify import verify
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.extract import extract
from hep_desktop.holdings.folder import content_of
from hep_desktop.holdings.held import Extract, Kind, Proof, Source
from hep_desktop.services.handing_over import parcel_in
from hep_desktop.store import full_json
from hep_desktop.store.sealing import Seal
from hep_desktop.template.catalogue import Catalogue

_MOST_JSON = 60_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Question:
    """A file to read: where its copy lies, its kind by its ending, what it was called and when it was written.

    `seal` opens it where the store has a password.
    """

    path: str
    ending: str
    name: str
    written: datetime
    seal: Seal | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A programme as it lay in a file, with the pictures and other files that came with it outside of a package."""

    source: Source
    programme: str
    office: Office
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


def reader(forms: str, profile: str) -> Callable[[Question], Extract | UserError]:
    """What answers questions in the child: what is kept of a file, or why it is not taken in."""
    editions, known = Catalogue(Path(forms)), _known(Path(profile))

    def answer(question: Question) -> Extract | UserError:
        try:
            found = read(question, known)
            edition = editions.edition(found.office.programmes[found.programme].details.edition)
            return extract(found.office, found.programme, edition, found.source)
        except UserError as error:
            return error
        except (ArithmeticError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
            return UserError("holdings.unreadable", file=question.name, detail=type(error).__name__)

    return answer


def read(question: Question, known: KnownCertificates) -> Read:
    """A programme out of a file of any of the three kinds. Raises UserError."""
    path = Path(question.path)
    match question.ending:
        case "asice":
            return _package(path, question, known)
        case "hep":
            return _handover(path, question)
        case _:
            return _data(path, question)


def _known(profile: Path) -> KnownCertificates:
    return KnownCertificates(
        device_certificate(profile), tuple((one.certificate, one.name) for one in trusted(profile))
    )


def _package(path: Path, question: Question, known: KnownCertificates) -> Read:
    if path.stat().st_size > strict_zip.Bounds().file:
        raise UserError("holdings.too_large", file=question.name)
    raw = content_of(path, question.seal)
    verdict = verify(raw, known)
    if verdict.state is State.CHANGED:
        raise UserError("holdings.changed", file=question.name, reason=_first_fault(verdict))
    try:
        (content,) = (one.content for one in strict_zip.read(raw) if one.name == PROGRAMME)
    except (Refused, ValueError) as error:
        raise UserError("holdings.changed", file=question.name, reason="") from error
    programme, office = programme_reading.read(content)
    proof = Proof.SIGNED if verdict.state is State.WHOLE else Proof.UNSIGNED
    source = _source(raw, question, Kind.PACKAGE, proof, _claimed(verdict), verdict)
    return Read(source, programme, office)


def _first_fault(verdict: Verdict) -> str:
    faults = (*verdict.problems, *(one for signature in verdict.signatures for one in signature.problems))
    return problem(faults[0]) if faults else ""


def _claimed(verdict: Verdict) -> datetime | None:
    """When the last of those who signed says that he did."""
    return max((one.claimed for one in verdict.signatures if one.claimed is not None), default=None)


def _source(
    raw: bytes, question: Question, kind: Kind, proof: Proof, made: datetime | None, verdict: Verdict
) -> Source:
    return Source(
        hashlib.sha256(raw).hexdigest(),
        question.name,
        kind,
        proof,
        made or question.written,
        question.written,
        ", ".join(one.name for one in verdict.signatures),
        verdict.fingerprint,
    )


def _handover(path: Path, question: Question) -> Read:
    raw = content_of(path, question.seal)
    parcel = parcel_in(raw, question.name)
    told = Verdict(fingerprint=hashlib.sha256(parcel.content).hexdigest())
    source = _source(raw, question, Kind.HANDOVER, Proof.NOTHING, parcel.slip.at, told)
    return Read(source, parcel.slip.programme, _office(parcel.records), parcel.files)


def _data(path: Path, question: Question) -> Read:
    if path.stat().st_size > _MOST_JSON:
        raise UserError("holdings.too_large", file=question.name)
    raw = content_of(path, question.seal)
    told = Verdict(fingerprint=fingerprint(raw))
    source = _source(raw, question, Kind.DATA, Proof.NOTHING, None, told)
    if _profile(raw) == full_json.PROFILE:
        office = _office(full_json.read(raw))
        return Read(source, _only_programme(office, question), office)
    return Read(source, *programme_reading.read(raw))


def _profile(raw: bytes) -> str:
    data: object = json.loads(raw)
    return str(cast("dict[str, object]", data).get("profile", "")) if isinstance(data, dict) else ""


def _office(records: Records) -> Office:
    first = sorted(records, key=lambda place: not isinstance(place, ProgrammePlace))
    return Office().with_changes(Change(place, None, records[place]) for place in first)


def _only_programme(office: Office, question: Question) -> str:
    """The one programme of a readable copy, of several versions the last."""
    earlier = {one.details.predecessor for one in office.programmes.values()}
    last = [key for key in office.programmes if key not in earlier]
    if len(last) != 1:
        raise UserError("holdings.several", file=question.name)
    return last[0]


def read_in_child(question: Question, profile: Path, *, progress: Progress) -> Read:
    """A programme out of a file that was taken in before."""
    progress.step(0, 1, "holdings.opening")
    return read(question, _known(profile))
