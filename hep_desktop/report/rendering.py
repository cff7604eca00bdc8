"""Which format a paper is drawn in; the job that a child process runs."""

from enum import StrEnum

from hep_desktop.domain.progress import Progress
from hep_desktop.report.document import Paper


class Format(StrEnum):
    """A format of papers, named like the ending of its files."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


OFFICE = (Format.PDF, Format.DOCX)
"""The formats of papers that go from hand to hand."""


def render(paper: Paper, form: Format, *, progress: Progress) -> bytes:
    """The paper as the bytes of a file. A run needs the libraries of one format only."""
    match form:
        case Format.PDF:
            from hep_desktop.report.pdf.render import drawn  # noqa: PLC0415 – see above
        case Format.DOCX:
            from hep_desktop.report.docx.render import drawn  # noqa: PLC0415 – as above
        case Format.HTML:
            from hep_desktop.report.html.render import drawn  # noqa: PLC0415 – as above
    return drawn(paper, progress)
