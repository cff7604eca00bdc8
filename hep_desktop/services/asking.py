"""Asking institutions for data: the letter and the form, each in two formats, made in a child process."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.requests import DataRequest
from hep_desktop.export.answer_form import Form, form_bytes
from hep_desktop.export.answer_text import text_bytes
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import sort_key
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import request_letter
from hep_desktop.report.rendering import Format, render
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import expect_folder, free_name, make_folder, put_all, safe_name
from hep_desktop.template.asking import asks_nothing, lists_asked
from hep_desktop.template.rows import names_of
from hep_desktop.words import text

_DRAWING = Limits(seconds=300)
_FORM, _TEXT = "xlsx", "txt"


@dataclass(frozen=True, slots=True)
class Institution:
    """Somebody who was asked before, in any programme of the office."""

    name: str
    address: str


def institutions(editing: Editing) -> tuple[Institution, ...]:
    """Everybody who was asked before, each once, with the address written last."""
    known: dict[str, Institution] = {}
    for programme in editing.office.programmes.values():
        for request in programme.requests.values():
            name = request.recipient.strip()
            if name and (request.address or name not in known):
                known[name] = Institution(name, request.address)
    return tuple(sorted(known.values(), key=lambda one: sort_key(one.name)))


def make(
    editing: Editing,
    programme: str,
    request: str,
    folder: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> tuple[Path, ...]:
    """The letter (Word, PDF) and the form (workbook, text) of a request, in a folder. Raises UserError."""
    found = editing.office.programmes[programme].requests.get(request)
    if found is None:
        raise UserError("request.gone")
    edition, settlement = editing.edition(programme), editing.office.settlement_of(programme)
    if not found.recipient.strip():
        raise UserError("request.no_recipient")
    if asks_nothing(edition, found):
        raise UserError("request.nothing_asked")
    expect_folder(folder)
    paper = request_letter.compose(editing.office, programme, found, edition, editing.today)
    record = editing.office.programmes[programme]
    rows = {table.id: names_of(table, record) for table in lists_asked(edition, found)}
    form = Form(found, settlement, edition, rows)
    drawn = child.run(draw, paper, form, editing.now, failure=UserError, progress=progress, limits=_DRAWING)
    make_folder(folder)
    stem = free_name(folder, _stem(editing, found), tuple(drawn))
    files = {folder / f"{stem}.{ending}": content for ending, content in drawn.items()}
    put_all(files)
    return tuple(files)


def draw(paper: Paper, form: Form, created: datetime, *, progress: Progress) -> Mapping[str, bytes]:
    """The files by their ending; a job for a child process."""
    progress.step(0, 3, "asking.progress.letter")
    files = {Format.DOCX.value: render(paper, Format.DOCX, progress=Silent())}
    progress.step(1, 3, "asking.progress.letter")
    files[Format.PDF.value] = render(paper, Format.PDF, progress=Silent())
    progress.step(2, 3, "asking.progress.form")
    files[_FORM] = form_bytes(form, created)
    files[_TEXT] = text_bytes(form)
    return files


def _stem(editing: Editing, request: DataRequest) -> str:
    day = (request.asked or editing.today).isoformat()
    return safe_name(text("asking.file", recipient=" ".join(request.recipient.split())[:60], date=day))
