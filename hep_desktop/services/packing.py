"""What child processes do for the export: draw papers and tables, check a package."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress
from hep_desktop.export import package
from hep_desktop.export.container import PROGRAMME
from hep_desktop.export.verdict import KnownCertificates, Verdict
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.folder import content_of
from hep_desktop.report.document import Paper
from hep_desktop.report.rendering import OFFICE, Format, render
from hep_desktop.store.sealing import Seal

if TYPE_CHECKING:
    from hep_desktop.export.cosigning import Taken

_WORKBOOK = "tables"
TABLES = f"{_WORKBOOK}.xlsx"
PARTS = 100  # steps that a paper is counted as


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to draw, its name in the package without ending, and in which formats."""

    name: str
    paper: Paper
    forms: tuple[Format, ...] = OFFICE


def draw(
    jobs: Sequence[Job], forms: tuple[Format, ...], tables: package.Source | None, *, progress: Progress
) -> dict[str, bytes]:
    """All papers in some formats, and the workbook of tables where its source is given, by name in the package."""
    documents: dict[str, bytes] = {}
    wanted = asked(jobs, forms)
    for job, form in wanted:
        within = _Within(progress, len(documents), len(wanted))
        documents[f"{job.name}.{form.value}"] = render(job.paper, form, progress=within)
    if tables is not None:
        documents[TABLES] = package.workbook(tables)
    return documents


def asked(jobs: Sequence[Job], forms: tuple[Format, ...]) -> tuple[tuple[Job, Format], ...]:
    """Which papers are wanted in which of some formats."""
    return tuple((job, form) for job in jobs for form in forms if form in job.forms)


class _Within:
    """The progress of one of several papers, told as that of all; a long one can be stopped half-way."""

    def __init__(self, progress: Progress, before: int, jobs: int) -> None:
        self._progress = progress
        self._before = before
        self._jobs = jobs

    def step(self, done: int, total: int, key: str) -> None:  # noqa: ARG002 – one sentence for all papers
        """Report to the whole."""
        parts = self._before * PARTS + PARTS * done // max(total, 1)
        self._progress.step(parts, self._jobs * PARTS, "exporting.progress.papers")


def check(path: Path, profile: Path, *, progress: Progress) -> Verdict:
    """The verdict on a package, by a user who knows the device key in his profile."""
    from hep_desktop.export.device_key import device_certificate  # noqa: PLC0415 – heavy: cryptography
    from hep_desktop.export.trust import trusted  # noqa: PLC0415 – as above
    from hep_desktop.export.verify import verify_file  # noqa: PLC0415 – heavy: cryptography, lxml

    progress.step(0, 1, "exporting.progress.check")
    others = tuple((one.certificate, one.name) for one in trusted(profile))
    return verify_file(path, KnownCertificates(device_certificate(profile), others))


@dataclass(frozen=True, slots=True)
class Opened:
    """What lies in a package: the programme, the papers and the pictures of its texts, by name.

    `drawn_here` – there were no papers in the file; these were made of its data.
    """

    programme: str
    office: Office
    papers: Mapping[str, bytes]
    attachments: Mapping[str, bytes]
    drawn_here: bool = False


def open_package(path: Path, seal: Seal | None = None, *, progress: Progress) -> Opened:
    """The content of a package that agrees with itself."""
    from hep_desktop.export import cosigning, programme_reading  # noqa: PLC0415 – heavy: cryptography, lxml

    progress.step(0, 1, "exporting.progress.check")
    try:
        files = cosigning.whole(content_of(path, seal), path.name).files
    except OSError as error:
        raise UserError("export.unreadable", file=path.name) from error
    programme, office = programme_reading.read(files[PROGRAMME])
    papers, attachments = (_under(folder, files) for folder in ("documents/", "attachments/"))
    return Opened(programme, office, papers, attachments)


def _under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix(folder): content for name, content in files.items() if name.startswith(folder)}


def take_over(own: Path, returned: Path, *, progress: Progress) -> "Taken":
    """Our package with the signatures of its copy that came back."""
    from hep_desktop.export import cosigning  # noqa: PLC0415 – heavy: cryptography, lxml

    progress.step(0, 1, "exporting.progress.check")
    try:
        return cosigning.take_over(own.read_bytes(), returned.read_bytes(), own.name)
    except OSError as error:
        raise UserError("export.unreadable", file=Path(error.filename or returned).name) from error
