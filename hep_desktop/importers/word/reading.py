"""Reads a whole Word file as an offer for one programme; a job for a child process."""

from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.identity import new_id
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.word.body import read_body
from hep_desktop.importers.word.container import open_package
from hep_desktop.importers.word.parts import WordProgramme
from hep_desktop.importers.word.placing import place
from hep_desktop.importers.word.source import Source
from hep_desktop.template.model import Edition

_STEPS = 3


def read_word(path: str, edition: Edition, village: str, *, progress: Progress) -> WordProgramme:
    """What a file offers a programme of a village by its edition. Raises UserError."""
    file = Path(path)
    try:
        progress.step(0, _STEPS, "word.progress.opening")
        package = open_package(file)
        progress.step(1, _STEPS, "word.progress.reading")
        source = read_body(package, progress)
        progress.step(2, _STEPS, "word.progress.placing")
        _refuse_blank(source)
        return place(source, edition, village, new_id, progress)
    except Refused as refused:
        raise UserError(refused.code, file=file.name, **refused.values) from refused
    except RecursionError as error:  # boxes within tables within boxes
        raise UserError("word.damaged", file=file.name) from error


def _refuse_blank(source: Source) -> None:
    if not source.items:
        raise Refused("word.blank")
