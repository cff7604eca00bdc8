"""A programme that came as data alone, opened as a package would be: its papers are drawn here, and say so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress
from hep_desktop.export import programme_json, programme_reading
from hep_desktop.holdings.held import Source
from hep_desktop.masking.view import published
from hep_desktop.report.document import Paper
from hep_desktop.report.papers.kinds import PAPERS
from hep_desktop.report.rendering import Format
from hep_desktop.report.stamp import Stamp
from hep_desktop.services.door import edition_of
from hep_desktop.services.holdings_reading import Question, Read, read_in_child
from hep_desktop.services.packing import Job, Opened, draw
from hep_desktop.services.ready_papers import name_of
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_DRAWN = ("hep", "action-plan")


def open_data(question: Question, forms: Path, profile: Path, as_of: date, *, progress: Progress) -> Opened:
    """What lies in a file that was handed over, or in programme data; the job of a child. Raises UserError."""
    read = read_in_child(question, profile, progress=progress)
    return _opened(read, Catalogue(forms), as_of, progress)


def _opened(read: Read, editions: Catalogue, as_of: date, progress: Progress) -> Opened:
    """The programme as a package would tell it, with its main papers."""
    try:
        edition = edition_of(editions, read.office, read.programme)
    except UserError as error:
        found = read.office.programmes[read.programme].details.edition
        raise UserError("package.other_edition", edition=found) from error
    told = published(Figures(edition, read.office.programmes[read.programme])).programme
    office = replace(read.office, programmes={**read.office.programmes, told.id: told})
    jobs = tuple(_jobs(office, read, edition, as_of))
    papers = draw(jobs, (Format.PDF,), None, progress=progress)
    _, as_packed = programme_reading.read(programme_json.compose(office, told.id, edition))
    return Opened(read.programme, as_packed, papers, read.files, drawn_here=True)


def _jobs(office: Office, read: Read, edition: Edition, as_of: date) -> Iterator[Job]:
    kinds = {kind.id: kind for kind in PAPERS}
    for document in _DRAWN:
        paper = kinds[document].compose(office, read.programme, edition, as_of)
        yield Job(name_of(document), _marked(paper, read.source, dict(read.files)))


def _marked(paper: Paper, source: Source, pictures: dict[str, bytes]) -> Paper:
    stamp = Stamp(text("package.drawn_here.foot", file=source.name))
    return replace(paper.with_pictures(pictures.get, _lost), stamp=stamp)


def _lost(words: str) -> str:
    return text("papers.picture.lost", words=words)
