"""A hundred and twenty pages, sixty tables, thirty charts as a tagged PDF, against bare reportlab in the same child."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from bare_paper import job
from figures import Figure, interleaved

from hep_desktop import child
from hep_desktop.report.document import ChartBlock, TableBlock
from hep_desktop.report.papers import programme
from hep_desktop.report.rendering import Format, render
from papers_sample import DAY, PROGRAMME, sample

ROUNDS = 5
PAGES, TABLES, CHARTS = 120, 60, 30


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    office, edition = sample(paragraphs=5)
    paper = programme.compose(office, PROGRAMME, edition, DAY)

    def ours() -> bytes:
        return child.run(render, paper, Format.PDF)

    def bare() -> bytes:
        return child.run(job, paper)

    pages = [_pages(make()) for make in (ours, bare)]
    tables, charts = (sum(isinstance(one, kind) for one in paper.blocks) for kind in (TableBlock, ChartBlock))
    if min(pages) < PAGES or tables < TABLES or charts < CHARTS:
        raise ValueError(f"the sample has become too short: {pages} pages, {tables} tables, {charts} charts")
    times = interleaved(ours, bare, ROUNDS)
    held = f"{pages[0]} pages, {tables} tables and {charts} charts"
    what = f"PDF of {held}, tagged, against the same texts and tables by bare reportlab ({pages[1]} pages)"
    yield Figure(what, "ms", times[0], 2, times[1])


def _pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)
