"""Every paper: how it reads aloud, that it breaks no rule of PDF/UA and PDF/A, that Word's survives LibreOffice."""

import os
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document

from every_paper import DAY, adopted, every_paper, form
from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import Paper
from hep_desktop.report.docx.render import drawn as drawn_docx
from hep_desktop.report.papers import pack
from hep_desktop.report.papers.kinds import PAPERS
from hep_desktop.report.pdf.render import drawn
from pdf_rules import breaches
from pdf_tags import opened

GOLDEN = Path(__file__).parents[2] / "golden" / "structure"
NAMES = sorted(
    [
        *(kind.id for kind in PAPERS),
        *("county-invitation", "county-attendance", "county-memo", "county-year"),
        *("opinion-request", "consent-request", "data-request", "check-report", "key-sheet", "pack"),
    ]
)


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    return every_paper()


@pytest.mark.outside("pdfinfo")
@pytest.mark.parametrize("name", NAMES)
def test_a_paper_reads_aloud_as_it_always_did_and_breaks_no_rule(
    papers: dict[str, Paper], name: str, tmp_path: Path
) -> None:
    content = drawn(papers[name], Silent())
    assert breaches(opened(content)) == []
    file = tmp_path / "paper.pdf"
    file.write_bytes(content)
    told = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True).stdout.decode()
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8"), "if meant: WRITE_GOLDEN=1, then read the difference"


def headings(document: Document) -> list[str]:
    """The headings with their levels."""
    named = ((str(one.style.name) if one.style else "", one.text) for one in document.paragraphs)
    return [f"{style} {words}" for style, words in named if style.startswith("Heading")]


def numbered(document: Document) -> int:
    """How many paragraphs a list counts or marks."""
    return len(list(document.element.body.iter("{*}numPr")))


@pytest.mark.outside("soffice")
def test_every_word_document_keeps_headings_tables_and_numbers_in_libreoffice(
    papers: dict[str, Paper], tmp_path: Path
) -> None:
    bound = [(name, papers[name]) for name in NAMES if name != "pack"]  # LibreOffice starts once for all of them
    file, back = tmp_path / "all.docx", tmp_path / "back"
    file.write_bytes(drawn_docx(pack.compose(adopted(), "p", form(), DAY, bound), Silent()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(back), str(file)]
    subprocess.run(command, capture_output=True, check=True)
    before, after = docx.Document(str(file)), docx.Document(str(back / file.name))
    assert len(headings(before)) > len(NAMES)
    assert headings(after) == headings(before)
    assert [len(one.rows) for one in after.tables] == [len(one.rows) for one in before.tables]
    assert numbered(after) >= numbered(before) > 0
