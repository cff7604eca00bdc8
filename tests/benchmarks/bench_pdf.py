"""A hundred pages as a tagged, archival PDF, against the same texts and tables by bare reportlab in the same child."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from bare_paper import job
from figures import Figure, interleaved

from hep_desktop import child
from hep_desktop.report.papers import programme
from hep_desktop.report.rendering import Format, render
from papers_sample import DAY, PROGRAMME, sample

ROUNDS = 5
PAGES = 100


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    office, edition = sample(paragraphs=4)
    paper = programme.compose(office, PROGRAMME, edition, DAY)

    def ours() -> bytes:
        return child.run(render, paper, Format.PDF)

    def bare() -> bytes:
        return child.run(job, paper)

    pages = [_pages(make()) for make in (ours, bare)]
    if min(pages) < PAGES:
        raise ValueError(f"the sample has become too short: {pages}")
    times = interleaved(ours, bare, ROUNDS)
    what = f"PDF of {pages[0]} pages, tagged, against the same texts and tables by bare reportlab ({pages[1]} pages)"
    yield Figure(what, "ms", times[0], 2, times[1])


def _pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)
