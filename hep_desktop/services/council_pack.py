"""The council pack: the chosen papers bound into one file with bookmarks, and each by itself, as PDF and for Word."""

from collections.abc import Collection
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import check_report, council, pack
from hep_desktop.services import publishing, reporting
from hep_desktop.services.checking import Checking
from hep_desktop.services.drawing import draw_all
from hep_desktop.services.editing import Editing
from hep_desktop.services.letterhead import dressed
from hep_desktop.services.outfiles import expect_folder, make_folder, put_all, safe_name
from hep_desktop.services.packing import Job
from hep_desktop.services.reporting import Offer
from hep_desktop.words import text

_PROPOSAL, _CHECKS = "proposal", "check-report"
_USUAL = frozenset({_PROPOSAL, "hep", "comparison", "remarks", "opinions", "review", "minutes"})
_NEVER = frozenset({"invitation", "attendance", "blank"})  # what works before a meeting; signatures go into no copy
_WHOLE = "pack"


@dataclass(frozen=True, slots=True)
class Choice:
    """A paper that can stand in the pack; `usual` ones are chosen at first. `key` names it among the others."""

    key: str
    offer: Offer
    usual: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What was made and where."""

    folder: Path
    whole: Path
    files: tuple[Path, ...]


def choices(editing: Editing, programme: str) -> tuple[Choice, ...]:
    """The papers a pack can have, in its order: the proposal first, what the checks found last."""
    offers = [one for one in reporting.documents(editing, programme) if one.document not in _NEVER]
    offers.sort(key=lambda one: one.document != _PROPOSAL)
    offers.append(Offer(_CHECKS, text("papers.check_report.title"), text("papers.check_report.title")))
    return tuple(Choice(f"{one.document}/{one.meeting}", one, _is_usual(editing.office, one)) for one in offers)


def make(
    editing: Editing,
    programme: str,
    chosen: Collection[str],
    out: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Made:
    """Draw the pack into a folder of its own in `out`. Raises UserError or Cancelled; then nothing was written."""
    offers = [one.offer for one in choices(editing, programme) if one.key in chosen]
    if not offers:
        raise UserError("pack.nothing")
    expect_folder(out)
    office = editing.office
    papers = [(one, _paper(editing, programme, one, offers)) for one in offers]
    titled = [(one.title, paper) for one, paper in papers]
    whole = pack.compose(office, programme, editing.edition(programme), editing.today, titled)
    whole = dressed(whole, office.settlement_of(programme))
    names = {_WHOLE: _whole_name(office, programme)}
    names |= {str(place): safe_name(f"{place:02} {one.file_name}") for place, (one, _) in enumerate(papers, start=1)}
    jobs = [Job(_WHOLE, whole), *(Job(str(place), paper) for place, (_, paper) in enumerate(papers, start=1))]
    drawn = draw_all(None, jobs, progress)
    folder = out / text("papers.pack.folder")
    files = {folder / _file(names, name): content for name, content in sorted(drawn.items())}
    make_folder(folder)
    put_all(files)
    return Made(folder, folder / f"{names[_WHOLE]}.pdf", tuple(files))


def _file(names: dict[str, str], drawn: str) -> str:
    stem, _, ending = drawn.rpartition(".")
    return f"{names[stem]}.{ending}"


def _paper(editing: Editing, programme: str, one: Offer, offers: list[Offer]) -> Paper:
    """A paper of the pack; the proposal lists as its annexes what the pack holds besides it."""
    settlement = editing.office.settlement_of(programme)
    if one.document == _CHECKS:
        return dressed(_checks(editing, programme), settlement)
    if one.document == _PROPOSAL:
        annexes = tuple(other.title for other in offers if other is not one)
        published = publishing.as_published(editing, programme)
        proposal = council.proposal(published, programme, editing.edition(programme), editing.today, annexes)
        return dressed(proposal, settlement)
    return reporting.compose(editing, one.document, programme=programme, meeting=one.meeting, for_council=True)


def _checks(editing: Editing, programme: str) -> Paper:
    checking = Checking(editing)
    told = dict.fromkeys(checking.findings(programme), "")
    told |= {one.finding: one.reason for one in checking.answered(programme)}
    office, tellable = publishing.tellable(editing, programme, told)
    lines = [
        check_report.Line(one.severity, one.node, str(checking.sentence(one)), reason)
        for one, reason in told.items()
        if one in tellable
    ]
    return check_report.compose(office, programme, editing.edition(programme), editing.today, lines)


def _is_usual(office: Office, one: Offer) -> bool:
    meeting = office.meetings.get(one.meeting)
    return one.document in _USUAL and (meeting is None or meeting.held is not None)


def _whole_name(office: Office, programme: str) -> str:
    details = office.programmes[programme].details
    years = {"first": details.first_day.year, "last": details.last_day.year}
    return safe_name(text("papers.files.pack", settlement=office.settlement_of(programme).name, **years))
