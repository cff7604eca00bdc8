"""The sample programme as papers and files, made once for all tests of reports."""

from io import BytesIO

import pytest
from PIL import Image

from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import Paper
from hep_desktop.report.docx.render import drawn as drawn_docx
from hep_desktop.report.papers import minutes, programme
from hep_desktop.report.pdf.render import drawn as drawn_pdf
from papers_sample import DAY, MEETING, PROGRAMME, sample


@pytest.fixture(scope="session")
def paper() -> Paper:
    """The whole programme, as a draft."""
    office, edition = sample(paragraphs=1)
    return programme.compose(office, PROGRAMME, edition, DAY)


@pytest.fixture(scope="session")
def minutes_paper() -> Paper:
    """The minutes of its meeting."""
    office, edition = sample(paragraphs=1)
    return minutes.compose(office, MEETING, edition, DAY)


@pytest.fixture(scope="session")
def pdf(paper: Paper) -> bytes:
    """The programme as a PDF."""
    return drawn_pdf(paper, Silent())


@pytest.fixture(scope="session")
def minutes_pdf(minutes_paper: Paper) -> bytes:
    """The minutes as a PDF."""
    return drawn_pdf(minutes_paper, Silent())


@pytest.fixture(scope="session")
def docx(paper: Paper) -> bytes:
    """The programme as a Word document."""
    return drawn_docx(paper, Silent())


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A small picture, twice as wide as high."""
    file = BytesIO()
    Image.new("RGB", (40, 20), "white").save(file, "PNG")
    return file.getvalue()
