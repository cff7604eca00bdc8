"""Asking a nationality self-government: the letter in both formats, and what of it is kept with the opinion."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.commands import ChangeOpinion
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.domain.opinions import OF_NATIONALITIES, Opinion
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.identity import NewId
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import hearing_request
from hep_desktop.report.rendering import OFFICE, Format, render
from hep_desktop.services.editing import Editing
from hep_desktop.services.letterhead import dressed
from hep_desktop.services.outfiles import expect_folder, free_name, make_folder, put_all, safe_name
from hep_desktop.words import text

_DRAWING = Limits(seconds=300)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was made: its files, the day it carries, the copy that is kept."""

    programme: str
    opinion: str
    files: tuple[Path, ...]
    sent: date
    copy: EvidenceFile


def can_ask(opinion: Opinion) -> bool:
    """Whether there is a letter for it: of nationality self-governments only."""
    return opinion.kind in OF_NATIONALITIES


def make(
    editing: Editing,
    programme: str,
    opinion: str,
    folder: Path,
    new_id: NewId,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Letter:
    """The letter (PDF and Word) in a folder, and a copy that is kept. Raises UserError; then nothing is written."""
    office = editing.office
    found = office.programmes[programme].opinions.get(opinion)
    if found is None:
        raise UserError("opinion.gone")
    if not found.sender.strip():
        raise UserError("opinion.no_recipient")
    expect_folder(folder)
    day = found.sent or editing.today
    paper = hearing_request.compose(office, programme, found, editing.edition(programme), editing.today)
    paper = dressed(paper, office.settlement_of(programme))
    drawn = child.run(draw, paper, failure=UserError, progress=progress, limits=_DRAWING)
    make_folder(folder)
    stem = free_name(folder, _stem(found, day), tuple(drawn))
    files = {folder / f"{stem}.{ending}": content for ending, content in drawn.items()}
    put_all(files)
    copy = _kept(editing, f"{stem}.{Format.PDF}", drawn[Format.PDF], new_id)
    return Letter(programme, opinion, tuple(files), day, copy)


def noting(letter: Letter, opinion: Opinion) -> ChangeOpinion:
    """What notes the letter with its opinion: the day it was sent, and the copy, once."""
    there = {one.sha256 for one in opinion.files}
    files = opinion.files if letter.copy.sha256 in there else (*opinion.files, letter.copy)
    return ChangeOpinion(letter.programme, letter.opinion, {"sent": letter.sent, "files": files})


def draw(paper: Paper, *, progress: Progress) -> Mapping[str, bytes]:
    """The letter by the ending of its files; a job for a child process."""
    files: dict[str, bytes] = {}
    for done, form in enumerate(OFFICE):
        progress.step(done, len(OFFICE), "asking.progress.letter")
        files[form.value] = render(paper, form, progress=Silent())
    return files


def _kept(editing: Editing, name: str, content: bytes, new_id: NewId) -> EvidenceFile:
    return EvidenceFile(new_id(), name, editing.workspace.attachments.put(content), len(content))


def _stem(opinion: Opinion, day: date) -> str:
    to = " ".join(opinion.sender.split())[:60]
    return safe_name(text(f"papers.hearing_request.file.{opinion.kind}", to=to, date=day.isoformat()))
