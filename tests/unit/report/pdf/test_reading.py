"""What other programs read in our PDFs: whole words, every figure, every font inside."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import (
    Cover,
    Heading,
    ListBlock,
    Paper,
    Paragraph,
    Section,
    SignatureLines,
    Signer,
    TableBlock,
    Toc,
    plain,
)
from hep_desktop.report.papers import minutes, plan_tables
from hep_desktop.report.papers.material import Material
from hep_desktop.report.pdf.render import drawn
from papers_sample import AWKWARD, DAY, LONG_NAME, MEETING, PROGRAMME, sample
from pdf_places import sheets

GOLDEN = Path(__file__).parents[3] / "golden"


def read(tool: str, *args: str, content: bytes, tmp_path: Path) -> str:
    """What a tool of poppler prints of a file."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        [tool, *args, str(file), *(["-"] if tool == "pdftotext" else [])], capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode()


def words(text: str) -> str:
    """Text without line ends, optional hyphens and the width of spaces."""
    text = re.sub(r"\u00ad\s*", "", text)
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def said(paper: Paper) -> list[str]:
    """Every paragraph, item and cell of a paper."""
    found: list[str] = [heading.full for heading in paper.headings()]
    for block in paper.blocks:
        for part in _parts(block):
            found += [plain(part.runs)] if isinstance(part, Paragraph) else [plain(item) for item in part.items]
    return found


def _parts(block: object) -> list[Paragraph | ListBlock]:
    if isinstance(block, TableBlock):
        return [part for row in (*block.head, *block.body) for cell in row.cells for part in cell.blocks]
    return [block] if isinstance(block, Paragraph | ListBlock) else []


@pytest.mark.outside("pdfinfo")
def test_the_tags_hold_every_word_of_the_paper(paper: Paper, tmp_path: Path) -> None:
    beginning = replace(paper, blocks=paper.blocks[:50])  # poppler's time grows with the square of the pages
    structure = read("pdfinfo", "-struct-text", content=drawn(beginning, Silent()), tmp_path=tmp_path)
    told = words("".join(re.findall(r'^\s*"(.*)"$', structure, re.MULTILINE)))
    assert [one for one in said(beginning) if words(one).strip() not in told] == []
    assert any(isinstance(block, TableBlock) and block.head for block in beginning.blocks)
    assert "■" not in told


@pytest.mark.outside("pdftotext")
def test_figures_and_signs_come_out_as_they_went_in(pdf: bytes, tmp_path: Path) -> None:
    told = words(read("pdftotext", "-layout", content=pdf, tmp_path=tmp_path))
    assert "2 237 2 239" in told
    assert words(AWKWARD) in words(read("pdftotext", content=pdf, tmp_path=tmp_path))
    assert "asz szony" not in told
    assert "aszszony" not in told
    assert "■" not in told


@pytest.mark.outside("pdffonts")
def test_every_font_is_embedded_and_readable(pdf: bytes, tmp_path: Path) -> None:
    rows = read("pdffonts", content=pdf, tmp_path=tmp_path).splitlines()[2:]
    assert rows
    assert all(re.search(r"\+(PTSerif|PTSans|SourceSans3).* yes yes yes ", row) for row in rows)


@pytest.mark.outside("pdfinfo")
def test_the_minutes_read_aloud_as_they_always_did(minutes_pdf: bytes, tmp_path: Path) -> None:
    told = read("pdfinfo", "-struct-text", content=minutes_pdf, tmp_path=tmp_path)
    golden = GOLDEN / "minutes_structure.txt"
    assert told == golden.read_text(encoding="utf-8"), "if the change is meant, write the new text into the golden file"


@pytest.mark.outside("qpdf")
def test_qpdf_finds_nothing_wrong(pdf: bytes, tmp_path: Path) -> None:
    told = read("qpdf", "--check", content=pdf, tmp_path=tmp_path)
    assert "No syntax or stream encoding errors found" in told


@pytest.mark.outside("pdfinfo")
def test_long_cells_and_names_print_whole(tmp_path: Path) -> None:
    office, edition = sample(paragraphs=0)
    material = Material.of(office, PROGRAMME, edition)
    tables = (plan_tables.summary_table(material, "it.2"), plan_tables.implementers(material, "it.1"))
    paper = Paper("Próba", "Próba", "Próba", DAY, (Section(landscape=True), *tables))
    told = words(read("pdfinfo", "-struct-text", content=drawn(paper, Silent()), tmp_path=tmp_path).replace('"', ""))
    tall = office.programmes[PROGRAMME].measures["m-tall"]
    assert len(tall.content) == 3000
    assert words(tall.content).strip() in told
    assert told.count(words(LONG_NAME[:400]).strip()) == 4


@pytest.mark.outside("pdftotext")
def test_long_names_under_lines_to_sign_on_leave_room_for_the_next(tmp_path: Path) -> None:
    signers = (Signer(LONG_NAME[:400], "elnök"), Signer("Példa Péter", "jegyző"), Signer("Minta Mária", "hitelesítő"))
    file = tmp_path / "signed.pdf"
    file.write_bytes(drawn(Paper("Próba", "Próba", "Próba", DAY, (SignatureLines("Kelt:", signers),)), Silent()))
    (sheet,) = sheets(file)
    assert list(sheet.faults()) == []
    assert "hitelesítő" in {word.words for word in sheet.words}


@pytest.mark.outside("pdftotext")
def test_pages_are_numbered_and_drafts_say_so(pdf: bytes, tmp_path: Path) -> None:
    pages = read("pdftotext", content=pdf, tmp_path=tmp_path).split("\f")[:-1]
    count = len(pages)
    assert "oldal /" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"{number}. oldal / {count}" in page
        assert "TERVEZET" in page
        assert "Mintafalu – Helyi Esélyegyenlőségi Program 2027–2032" in page


@pytest.mark.outside("pdftotext")
def test_the_contents_name_the_pages_of_the_headings(paper: Paper, pdf: bytes, tmp_path: Path) -> None:
    pages = [words(page) for page in read("pdftotext", "-layout", content=pdf, tmp_path=tmp_path).split("\f")]
    contents = " ".join(pages[1:3])
    for title in ("Bevezetés", "Jövőképünk", "HEP elkészítési jegyzék"):
        number = re.search(rf"{title} [. ]+(\d+)", contents)
        assert number is not None
        assert title in pages[int(number[1]) - 1]
    assert paper.draft


def test_the_same_paper_gives_the_same_bytes(minutes_pdf: bytes) -> None:
    office, edition = sample(paragraphs=1)
    assert drawn(minutes.compose(office, MEETING, edition, DAY), Silent()) == minutes_pdf


def test_odd_names_and_headings_nobody_can_see_do_no_harm() -> None:
    blocks = (
        Cover(LONG_NAME, "☃ Cím", "2027"),
        Toc("Tartalom"),
        Heading(1, "\u200b", "x", "☃"),
        Heading(2, LONG_NAME, "y"),
    )
    paper = Paper("☃", "<&>", "☃ & " + LONG_NAME * 3, DAY, blocks, draft=True)
    assert drawn(paper, Silent()).startswith(b"%PDF-1.7")
