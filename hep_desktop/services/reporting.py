"""Making papers: composed from the present snapshot, drawn in a child process, written as a file."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Paper
from hep_desktop.report.papers.kinds import PAPERS, PaperKind, Subject
from hep_desktop.report.rendering import Format, render
from hep_desktop.services.editing import Editing
from hep_desktop.services.letterhead import dressed
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.services.picturing import picture_content
from hep_desktop.services.publishing import as_published
from hep_desktop.services.stamping import STAMPED, stamp_of
from hep_desktop.words import text

DRAWING = Limits(seconds=600)  # a hundred pages take an old laptop a minute

DOCUMENTS = tuple(kind.id for kind in PAPERS)
FORMATS = tuple(form.value for form in Format)


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be made now: what it is, what its file is best called (without ending)."""

    document: str
    title: str
    file_name: str
    meeting: str = ""


def documents(editing: Editing, programme: str) -> tuple[Offer, ...]:
    """The papers of a programme: the programme itself, its action plan, the minutes of each meeting."""
    office = editing.office
    offers: list[Offer] = []
    for kind in PAPERS:
        if kind.subject is Subject.PROGRAMME and kind.ready(office, programme):
            offers.append(_programme_offer(office, kind, programme))
        elif kind.subject is Subject.MEETING:
            offers += (_meeting_offer(office, kind, meeting.id) for meeting in office.meetings_of(programme))
    return tuple(offers)


def build(
    editing: Editing,
    document: str,
    format: str,  # noqa: A002 – the word of the command line
    target: Path,
    *,
    programme: str = "",
    meeting: str = "",
    as_of: date | None = None,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Make one paper and write it to `target`. Raises UserError, or Cancelled; then nothing was written."""
    of = {"programme": programme, "meeting": meeting}
    put(target, draw(editing, document, format, **of, as_of=as_of, progress=progress))
    return target


def draw(
    editing: Editing,
    document: str,
    format: str,  # noqa: A002 – as above
    *,
    programme: str = "",
    meeting: str = "",
    as_of: date | None = None,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> bytes:
    """One paper, in memory alone. Raises UserError, Cancelled."""
    paper = compose(editing, document, programme=programme, meeting=meeting, as_of=as_of)
    return child.run(render, paper, Format(format), failure=UserError, progress=progress, limits=DRAWING)


def compose(
    editing: Editing,
    document: str,
    *,
    programme: str = "",
    meeting: str = "",
    as_of: date | None = None,
    for_council: bool = False,
) -> Paper:
    """The paper as neutral blocks; `as_of` is the day it carries, today where it is not told."""
    kind = next(kind for kind in PAPERS if kind.id == document)
    if kind.subject is Subject.MEETING:
        return _of_meeting(editing, kind, meeting, as_of or editing.today)
    stamped = kind.id in STAMPED and not for_council
    return _of_programme(editing, kind, programme, as_of or editing.today, stamped=stamped)


def _of_meeting(editing: Editing, kind: PaperKind, meeting: str, as_of: date) -> Paper:
    office = editing.office
    found = office.meetings.get(meeting)
    served = [one for one in found.programmes if one in office.programmes] if found else []
    if not served:
        raise UserError("report.no_meeting")
    return dressed(kind.compose(office, meeting, editing.edition(served[0]), as_of), office.settlement_of(served[0]))


def _of_programme(editing: Editing, kind: PaperKind, programme: str, as_of: date, *, stamped: bool) -> Paper:
    office = editing.office
    if programme not in office.programmes:
        raise UserError("report.no_programme")
    if not kind.ready(office, programme):
        raise UserError(kind.not_ready)
    paper = kind.compose(as_published(editing, programme), programme, editing.edition(programme), as_of)
    if stamped:
        paper = replace(paper, stamp=stamp_of(editing, programme))
    return dressed(paper.with_pictures(partial(picture_content, editing), _lost), office.settlement_of(programme))


def _lost(words: str) -> str:
    return text("papers.picture.lost", words=words)


def _programme_offer(office: Office, kind: PaperKind, programme: str) -> Offer:
    details = office.programmes[programme].details
    settlement = office.settlement_of(programme).name
    name = kind.id.replace("-", "_")
    years = {"first": details.first_day.year, "last": details.last_day.year}
    stem = text(f"papers.files.{name}", settlement=settlement, **years)
    return Offer(kind.id, text(f"papers.kinds.{name}"), safe_name(stem))


def _meeting_offer(office: Office, kind: PaperKind, meeting: str) -> Offer:
    found = office.meetings[meeting]
    settlements = (office.settlement_of(one).name for one in found.programmes if one in office.programmes)
    undated = text("papers.minutes.undated")
    sortable = found.held.isoformat() if found.held else undated
    name = kind.id.replace("-", "_")
    stem = text(f"papers.files.{name}", settlement=", ".join(dict.fromkeys(settlements)), date=sortable)
    title = text(f"papers.kinds.{name}_of", date=long_date(found.held) if found.held else undated)
    return Offer(kind.id, title, safe_name(stem), meeting)
