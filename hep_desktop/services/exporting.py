"""The files that are handed on: the plain folder, the signed package, its check, and the copy screen's fields.

Drawing and checking happen in child processes; the signature is made here, where the key is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from hep_desktop import child, paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export import package
from hep_desktop.export.check_report import Told
from hep_desktop.export.container import Entry
from hep_desktop.export.signing import CardKey, DeviceKey, Pkcs12File, Signer, SignerChoice, Unsigned
from hep_desktop.export.telling import sentences
from hep_desktop.export.verdict import SignatureVerdict, State, Verdict, Who
from hep_desktop.frozen import dataclass
from hep_desktop.services import packing, publishing, reporting
from hep_desktop.services.checking import Checking
from hep_desktop.services.copying import CopyField, copy_fields
from hep_desktop.services.drawing import draw_missing
from hep_desktop.services.editing import Editing
from hep_desktop.services.evidencing import packed_files
from hep_desktop.services.outfiles import expect_folder, make_folder, put_all, safe_name
from hep_desktop.services.packing import Job
from hep_desktop.services.picturing import picture_content, pictures_of
from hep_desktop.services.ready_papers import forms_of, is_packed, name_of
from hep_desktop.services.signers import signer_of
from hep_desktop.words import text

__all__ = [
    "CardKey",
    "CopyField",
    "DeviceKey",
    "Exported",
    "Pkcs12File",
    "SignatureVerdict",
    "SignerChoice",
    "State",
    "Unsigned",
    "Verdict",
    "Who",
    "copy_fields",
    "export",
    "sentences",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was made, and what the check of the finished package proved."""

    folder: Path
    files: tuple[Path, ...]
    package: Path
    verdict: Verdict
    fingerprint: str

    @property
    def report(self) -> tuple[str, ...]:
        """What was proved and what was not, in sentences."""
        return sentences(self.verdict)


@dataclass(frozen=True, slots=True)
class _Named:
    """A paper to draw, and what its file is called in the plain folder."""

    job: Job
    file: str


def export(
    editing: Editing,
    programme_id: str,
    out: Path,
    signer: SignerChoice = DeviceKey(),  # noqa: B008 – has no state
    progress: Progress = Silent(),  # noqa: B008 – has no state
    *,
    allow_errors: bool = False,
    sign_papers: bool = False,
) -> Exported:
    """Make the folder *Kész fájlok* and the package in `out`, and check the package.

    With `sign_papers` each PDF bears the signer's signature too, the same bytes here and there. Raises UserError,
    also where the checks found errors and nobody said to go on all the same; or Cancelled. Then no file was
    written, and all that stood in `out` still stands.
    """
    return export_with(
        editing,
        programme_id,
        out,
        partial(signer_of, signer, editing.now),
        progress,
        allow_errors=allow_errors,
        sign_papers=sign_papers,
    )


def export_with(
    editing: Editing,
    programme_id: str,
    out: Path,
    opened: Callable[[], Signer | None],
    progress: Progress = Silent(),  # noqa: B008 – has no state
    *,
    allow_errors: bool = False,
    sign_papers: bool = False,
) -> Exported:
    """As `export`, by the key that `opened` gives: asked once it is clear that there is something to sign."""
    source, papers, errors = _snapshot(editing, programme_id)
    if errors and not allow_errors:
        raise UserError("export.findings", count=errors)
    # a wrong password, a folder that cannot be written: told before the long work, not after it
    expect_folder(out)
    key = opened()
    documents = draw_missing(editing.kept_papers, source, [one.job for one in papers], progress)
    if key is not None and sign_papers:
        documents = dict(_with_signed_papers(documents, key, editing, progress))
    source = replace(source, documents={name: said for name, said in documents.items() if is_packed(name)})
    target = out / package.file_name(source, signed=key is not None)
    folder = out / text("exporting.folder")
    plain = {folder / name: content for name, content in _plain(source, documents, papers)}
    make_folder(folder)
    put_all({**plain, target: _signed(package.entries(source), key, editing)})
    verdict = verify(target)  # cannot be stopped: the files are there
    return Exported(folder, tuple(plain), target, verdict, verdict.fingerprint)


def verify(path: Path, progress: Progress = Silent()) -> Verdict:  # noqa: B008 – has no state
    """What can be proved of a package, ours or another's. Raises UserError where it cannot be read."""
    return child.run(packing.check, path, paths.user_profile(), failure=UserError, progress=progress)


def _snapshot(editing: Editing, programme_id: str) -> tuple[package.Source, list[_Named], int]:
    """One state of the data for all files, though somebody may be typing meanwhile, and how many errors it has."""
    checking = Checking(editing)
    while True:
        office = editing.office
        found = tuple(Told(one, checking.sentence(one)) for one in checking.findings(programme_id))
        found += tuple(
            Told(one.finding, checking.sentence(one.finding), one.reason) for one in checking.answered(programme_id)
        )
        errors = sum(told.finding.severity is Severity.ERROR for told in found)
        published, tellable = publishing.tellable(editing, programme_id, (told.finding for told in found))
        told = tuple(one for one in found if one.finding in tellable)
        edition, files = editing.edition(programme_id), dict(_attachments(editing, published.programmes[programme_id]))
        source = package.Source(published, programme_id, edition, findings=told, attachments=files)
        papers = list(_papers(editing, programme_id))
        if editing.office is office:
            return source, papers, errors


def _attachments(editing: Editing, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """The pictures of the texts, and chosen evidence; one whose file is lost is told in the papers."""
    yield from packed_files(editing, programme)
    for picture in pictures_of(programme):
        content = picture_content(editing, picture.sha256)
        if content is not None:
            yield f"{picture.sha256}.{picture.format.value}", content


def _papers(editing: Editing, programme_id: str) -> Iterator[_Named]:
    taken: dict[str, int] = {}
    for offer in reporting.documents(editing, programme_id):
        forms = forms_of(offer.document)
        if not forms:
            continue
        meeting = editing.office.meetings[offer.meeting] if offer.meeting else None
        day = f"-{meeting.held.isoformat()}" if meeting and meeting.held else ""
        name = name_of(offer.document) + day
        taken[name] = count = taken.get(name, 0) + 1
        paper = reporting.compose(editing, offer.document, programme=programme_id, meeting=offer.meeting)
        again = f"-{count}" if count > 1 else ""  # two meetings of one day
        yield _Named(Job(name + again, paper, forms), offer.file_name + again)


def _plain(source: package.Source, documents: Mapping[str, bytes], papers: list[_Named]) -> Iterator[tuple[str, bytes]]:
    """The documents under the names people know."""
    files = {one.job.name: one.file for one in papers}
    details = source.office.programmes[source.programme_id].details
    settlement = source.office.settlement_of(source.programme_id).name
    years = {"first": details.first_day.year, "last": details.last_day.year}
    tables = safe_name(text("exporting.tables_file", settlement=settlement, **years))
    for name, content in documents.items():
        stem, _, ending = name.rpartition(".")
        yield f"{files.get(stem, tables)}.{ending}", content


def _with_signed_papers(
    documents: Mapping[str, bytes], key: Signer, editing: Editing, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    from hep_desktop.export import pades  # noqa: PLC0415 – heavy: pyHanko

    for at, (name, content) in enumerate(documents.items()):
        progress.step(at, len(documents), "exporting.progress.papers_signed")
        yield name, pades.sign(content, key, editing.now) if name.endswith(".pdf") else content


def _signed(entries: tuple[Entry, ...], key: Signer | None, editing: Editing) -> bytes:
    if key is None:
        return package.build(entries, ())
    from hep_desktop.export import xades  # noqa: PLC0415 – heavy: lxml

    return package.build(entries, (xades.sign(entries, key, editing.now),))
