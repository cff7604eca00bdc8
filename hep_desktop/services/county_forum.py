"""A county forum over many municipalities: an agenda out of what the desk says of them, and its papers as files."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.desk import DeskState
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.hungarian import sort_key
from hep_desktop.report.papers import county_forum
from hep_desktop.report.papers.county_forum import ForumPaper, called
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import desk
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put
from hep_desktop.words import text

__all__ = ["ForumPaper", "called", "proposed", "save"]

DRAWING = Limits(seconds=120)
_ASKED = (DeskState.EXPIRED, DeskState.NOT_ADOPTED, DeskState.REVIEW_LATE, DeskState.REVIEW_SOON)


def proposed(office: Office, codes: Iterable[str], today: date) -> str:
    """An agenda, an item a line: which of these municipalities have no programme in force or a review ahead."""
    wanted = set(codes)
    rows = [row for row in desk.rows_of(office, today) if row.code in wanted]
    items: list[str] = []
    for state in _ASKED:
        names = sorted((row.municipality.name for row in rows if row.state is state), key=sort_key)
        if names:
            items.append(text(f"county_forum.propose.{state}", names=", ".join(names)))
    return "\n".join(items)


def save(
    editing: Editing,
    contact: str,
    paper: ForumPaper,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Write a paper of a forum as PDF or Word, as the ending says. Raises UserError, Cancelled."""
    ending, office = target.suffix.casefold(), editing.office
    if ending not in (".pdf", ".docx"):
        raise UserError("mentor.forum_ending", file=target.name)
    found = office.contacts.get(contact)
    if found is None:
        raise UserError("mentor.gone")
    codes = (*found.municipalities, *(one.municipality for one in found.decisions))
    names = {code: desk.name_of(office, code) for code in codes}
    made = county_forum.compose(paper, found, names, editing.today)
    form = Format(ending.removeprefix("."))
    put(target, child.run(render, made, form, failure=UserError, progress=progress, limits=DRAWING))
    return target
