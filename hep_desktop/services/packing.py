"""What a child process does for the export: draws the papers, packs tables and lists, checks a package."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export import package
from hep_desktop.export.container import Entry
from hep_desktop.export.verdict import KnownCertificates, Verdict
from hep_desktop.report.document import Paper
from hep_desktop.report.rendering import Format, render

_WORKBOOK = "tables"


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to draw, and its name in the package without ending."""

    name: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Packed:
    """Every document by its name in the package, and all files that are to be signed."""

    documents: dict[str, bytes]
    entries: tuple[Entry, ...]


def pack(source: package.Source, jobs: Sequence[Job], *, progress: Progress) -> Packed:
    """Draw everything and put together what goes into the package."""
    total = len(jobs) * len(Format) + 1
    documents: dict[str, bytes] = {}
    for form in Format:
        for job in jobs:
            progress.step(len(documents), total, "exporting.progress.papers")
            documents[f"{job.name}.{form.value}"] = render(job.paper, form, progress=Silent())
    progress.step(len(documents), total, "exporting.progress.tables")
    documents[f"{_WORKBOOK}.xlsx"] = package.workbook(source)
    return Packed(documents, package.entries(replace(source, documents=documents)))


def check(path: Path, profile: Path, *, progress: Progress) -> Verdict:
    """The verdict on a package, by a user who knows the device key in his profile."""
    from hep_desktop.export.device_key import device_certificate  # noqa: PLC0415 – heavy: cryptography
    from hep_desktop.export.verify import verify_file  # noqa: PLC0415 – heavy: cryptography, lxml

    progress.step(0, 1, "exporting.progress.check")
    return verify_file(path, KnownCertificates(device_certificate(profile)))
