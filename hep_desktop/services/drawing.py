"""Draws all documents of an export or a council pack: PDF and Word side by side, each in a child process of its own."""

from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from threading import Lock

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import Cancelled, UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.export import programme_json
from hep_desktop.export.package import Source
from hep_desktop.report.rendering import Format
from hep_desktop.services import packing
from hep_desktop.services.kept_papers import KeptPapers
from hep_desktop.services.packing import Job

_DRAWING = Limits(seconds=1200)  # all papers of a town on an old laptop
_CHILDREN = ((Format.PDF, Format.HTML), (Format.DOCX,))
"""Formats drawn by one child; the first also makes the workbook, since its libraries load faster."""


def draw_all(source: Source | None, jobs: Sequence[Job], progress: Progress) -> dict[str, bytes]:
    """Every document by its name in the package, the workbook too where its source is given.

    Raises UserError or Cancelled; then no child is left.
    """
    count = sum(len(packing.asked(jobs, forms)) for forms in _CHILDREN)
    together = _Together(progress, count * packing.PARTS)
    with ThreadPoolExecutor(len(_CHILDREN)) as pool:
        try:
            drawn = [
                pool.submit(
                    child.run,
                    packing.draw,
                    jobs,
                    forms,
                    source if forms is _CHILDREN[0] else None,
                    failure=UserError,
                    progress=together.part(),
                    limits=_DRAWING,
                )
                for forms in _CHILDREN
            ]
            wait(drawn, return_when=FIRST_EXCEPTION)
        finally:
            together.stop()  # one that failed, or Ctrl+C, ends the others
    failures = [failure for failure in (one.exception() for one in drawn) if failure]
    for failure in sorted(failures, key=lambda one: isinstance(one, Cancelled)):  # what stopped, before who was stopped
        raise failure
    return {name: content for one in drawn for name, content in one.result().items()}


def draw_missing(kept: KeptPapers, source: Source, jobs: Sequence[Job], progress: Progress) -> dict[str, bytes]:
    """Every document as `draw_all` gives it; what was drawn from the same content before is not drawn again."""
    hep = programme_json.compose(source.office, source.programme_id, source.edition)
    keys = {f"{job.name}.{form.value}": kept.key(job.paper, form.value) for job in jobs for form in job.forms}
    keys[packing.TABLES] = kept.key((hep, source.title), packing.TABLES)
    found = {name: drawn for name, key in keys.items() if (drawn := kept.get(key)) is not None}
    missing = [job for job in jobs if any(f"{job.name}.{form.value}" not in found for form in job.forms)]
    if missing or packing.TABLES not in found:
        drawn = draw_all(source if packing.TABLES not in found else None, missing, progress)
        for name, content in drawn.items():
            kept.put(keys[name], content)
        found |= drawn
    return {name: found[name] for name in keys}


class _Together:
    """Adds up the progress of children that work side by side, and stops them."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._parts: list[_Part] = []
        self._lock = Lock()
        self._stopped = False

    def part(self) -> "_Part":
        """The progress of one more child."""
        part = _Part(self)
        self._parts.append(part)
        return part

    def stop(self) -> None:
        """Make every child that still works stop at its next step."""
        self._stopped = True

    def tell(self, key: str) -> None:
        """Say how far all are."""
        with self._lock:  # the listener is told by one thread at a time
            if self._stopped:
                raise Cancelled
            self._progress.step(sum(part.done for part in self._parts), self._total, key)


class _Part:
    """How far one child is."""

    def __init__(self, together: _Together) -> None:
        self.done = 0
        self._together = together

    def step(self, done: int, total: int, key: str) -> None:  # noqa: ARG002 – the whole is counted, not the part
        """Report to the whole."""
        self.done = done
        self._together.tell(key)
