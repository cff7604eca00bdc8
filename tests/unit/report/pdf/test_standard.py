"""A validator that is not ours, pikepdf's on veraPDF's rules, finds that papers are PDF/A-2b.

It approves nothing it does not know. Level A and the mark of PDF/UA are beyond it: it names these lines of the
metadata, and nothing else; for the rest of the two standards there are `pdf_rules` and poppler.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from hep_desktop.domain.progress import Silent
from hep_desktop.report.papers import minutes, programme
from hep_desktop.report.pdf.render import drawn
from papers_sample import DAY, MEETING, PROGRAMME, sample

BEYOND_IT = {
    "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/ is not permitted",
    "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema# is not permitted",
    "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property# is not permitted",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
    "pdfaid:conformance is 'A', expected 'B'",
}


def told(paper: bytes) -> set[str]:
    """What the validator has to say of a file."""
    return {finding.message for finding in validate_written(BytesIO(paper), "2b").findings}


@pytest.fixture(scope="module")
def minutes_drawn() -> bytes:
    """A short paper."""
    office, edition = sample(paragraphs=0)
    return drawn(minutes.compose(office, MEETING, edition, DAY), Silent())


def test_minutes_are_of_the_standard(minutes_drawn: bytes) -> None:
    assert told(minutes_drawn) == BEYOND_IT


def test_a_programme_with_tables_and_charts_is_of_the_standard() -> None:
    office, edition = sample(paragraphs=1)
    assert told(drawn(programme.compose(office, PROGRAMME, edition, DAY), Silent())) == BEYOND_IT


def _no_font(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            del one["/FontFile2"]


def _no_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _script(pdf: pikepdf.Pdf) -> None:
    root: Any = pdf.Root
    root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@pytest.mark.parametrize("spoil", [_no_font, _no_profile, _script])
def test_what_is_spoilt_is_seen(spoil: Callable[[pikepdf.Pdf], None], minutes_drawn: bytes) -> None:
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(minutes_drawn)) as pdf:
        spoil(pdf)
        pdf.save(spoilt)
    assert told(spoilt.getvalue()) > BEYOND_IT
