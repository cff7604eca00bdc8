"""Word documents: real headings, lists and tables, Hungarian, the same bytes, opened by another program."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx as library
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import (
    Block,
    Cell,
    Density,
    Figure,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
)
from hep_desktop.report.docx.render import drawn
from hep_desktop.report.papers import programme
from hep_desktop.report.papers.handwriting import by_hand
from hep_desktop.report.pdf.render import page_numbers
from papers_sample import AWKWARD, DAY, PROGRAMME, sample


@pytest.fixture(scope="module")
def document(docx: bytes) -> Document:
    return library.Document(BytesIO(docx))


def paper_of(*blocks: Block) -> Document:
    """A small paper, written and read again."""
    content = drawn(Paper("Próba", "Önkormányzat", "Próba", DAY, blocks), Silent())
    return library.Document(BytesIO(content))


def headings(document: Document) -> list[tuple[int, str]]:
    """Level and text of every heading."""
    named = [(one.style.name, one.text) for one in document.paragraphs if one.style is not None]
    return [(int(name[-1]), text) for name, text in named if name and name.startswith("Heading")]


def numbered(document: Document) -> list[str]:
    """The items of all lists."""
    return [one.text for one in document.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None]


def test_headings_are_real_and_in_order(document: Document, paper: Paper) -> None:
    assert headings(document) == [(h.level, h.full) for h in paper.headings()]
    assert any(one.text == "Tartalom" for one in document.paragraphs)


def test_tables_hold_what_the_paper_holds(document: Document, paper: Paper) -> None:
    blocks = [block for block in paper.blocks if isinstance(block, TableBlock)]
    tables = [table for table in document.tables if table._tbl.tblPr.find(qn("w:tblBorders")) is not None]
    assert len(tables) == len(blocks)
    for block, table in zip(blocks, tables, strict=True):
        rows = table._tbl.tr_lst
        assert len(rows) == len(block.head) + len(block.body)
        repeated = [row for row in rows if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None]
        assert len(repeated) == len(block.head)
        whole = {row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None for row in rows}
        assert whole == {block.density is Density.HAND}
        for row in rows:
            assert sum(cell.grid_span for cell in row.tc_lst) == len(block.widths)


def test_figures_stand_in_their_cells(document: Document) -> None:
    table = next(one for one in document.tables if one.cell(0, 0).text == "Megnevezés")
    assert [cell.text for cell in table.rows[2].cells][:3] == ["nő", "1\u202f100", "1\u202f101"]


def test_the_summary_table_lies_on_its_side(document: Document) -> None:
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    wide = document.sections[1]
    assert wide.page_width is not None
    assert wide.page_height is not None
    assert wide.page_width > wide.page_height


def test_heads_and_feet_say_draft_and_page(document: Document) -> None:
    for section in document.sections:
        assert section.header.paragraphs[0].text == "Mintafalu – Helyi Esélyegyenlőségi Program 2027–2032\tTERVEZET"
        foot = section.footer.paragraphs[0]
        codes = [one.text.strip() for one in foot._p.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert foot.text == "1. oldal / 1"
    assert document.sections[0].different_first_page_header_footer


def test_the_contents_are_a_field_filled_beforehand(document: Document, paper: Paper) -> None:
    entries = [one for one in document.paragraphs if one.style is not None and (one.style.name or "").startswith("toc")]
    listed = [heading for heading in paper.headings() if heading.level <= 3]
    assert [entry.text.split("\t")[0] for entry in entries] == [heading.full for heading in listed]
    codes = [one.text.strip() for one in document.element.iter(qn("w:instrText"))]
    assert codes[0] == 'TOC \\o "1-3" \\h \\z \\u'
    targets = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    assert len(links) == len(listed)
    assert set(links) <= targets
    assert document.settings.element.find(qn("w:updateFields")) is not None
    assert document.settings.element.find(qn("w:compat"))[0].tag == qn("w:doNotExpandShiftReturn")


def test_the_contents_tell_the_pages_of_the_pdf(document: Document, paper: Paper) -> None:
    numbers = page_numbers(paper)
    entries = [one for one in document.paragraphs if one.style is not None and (one.style.name or "").startswith("toc")]
    listed = [heading for heading in paper.headings() if heading.level <= 3]
    told = ["".join(node.text or "" for node in entry._p.iter(qn("w:t"))) for entry in entries]
    assert told == [f"{heading.full}{numbers[heading.id]}" for heading in listed]
    assert list(numbers.values()) == sorted(numbers.values())


def test_a_source_line_stays_with_its_table_and_a_decision_with_who_carries_it_out() -> None:
    row = Row((Cell((Paragraph((Run("812"),)),)),))
    table = TableBlock("t", (1,), (row, row), notes=((Run("Forrás: KSH"),), (Run(".. = nincs adat"),)))
    made = paper_of(table, Paragraph((Run("Elfogadja."),), keeps=True), Paragraph((Run("Felelős: jegyző"),)))
    rows = [[one.paragraph_format.keep_with_next for one in row.cells[0].paragraphs] for row in made.tables[0].rows]
    assert rows == [[None], [True]]
    below = [bool(one.paragraph_format.keep_with_next) for one in made.paragraphs]
    assert below == [True, False, True, False]


def test_the_document_is_hungarian_and_says_what_it_is(document: Document) -> None:
    properties = document.core_properties
    assert properties.title == "Mintafalu – Helyi Esélyegyenlőségi Program 2027–2032"
    assert properties.author == "Mintafalu Község Önkormányzata"
    assert properties.language == "hu-HU"
    assert properties.created is not None
    assert properties.created.date() == DAY
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == "hu-HU"


def test_awkward_signs_survive(document: Document) -> None:
    assert any(AWKWARD in one.text for one in document.paragraphs)


def test_lists_are_real_and_each_counts_anew() -> None:
    items = ((Run("egy"),), (Run("kettő"),))
    made = paper_of(ListBlock(items), ListBlock(items, ordered=True), ListBlock(items, ordered=True, first=3))
    numbers = [one._p.pPr.numPr.numId.val for one in made.paragraphs]
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3
    starts = [int(one.get(qn("w:val"))) for one in made.part.numbering_part.element.iter(qn("w:startOverride"))]
    assert starts == [1, 3]


def test_looks_and_control_signs() -> None:
    made = paper_of(Paragraph((Run("f\x02él", bold=True), Run("d", italic=True), Run("1", raised=True), Run("\tvég"))))
    runs = made.paragraphs[0].runs
    assert [run.text for run in runs] == ["fél", "d", "1", "\tvég"]
    assert [bool(run.bold) for run in runs] == [True, False, False, False]
    assert runs[2].font.superscript


def test_what_went_is_struck_and_what_came_underlined() -> None:
    made = paper_of(Paragraph((Run("esti", struck=True), Run("reggeli", underlined=True))))
    gone, came = made.paragraphs[0].runs
    assert (bool(gone.font.strike), bool(gone.underline)) == (True, False)
    assert (bool(came.font.strike), bool(came.underline)) == (False, True)


def test_a_figure_has_its_alternative(picture: bytes) -> None:
    made = paper_of(Figure(picture, "Két oszlop", "1. ábra", 50))
    described = made.element.find(f".//{qn('wp:docPr')}")
    assert described is not None
    assert described.get("descr") == "Két oszlop"
    assert made.paragraphs[1].text == "1. ábra"


def test_the_same_paper_gives_the_same_bytes(docx: bytes) -> None:
    office, edition = sample(paragraphs=1)
    assert drawn(programme.compose(office, PROGRAMME, edition, DAY), Silent()) == docx
    with zipfile.ZipFile(BytesIO(docx)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.outside("soffice")
@pytest.mark.outside("pdfinfo")
def test_libreoffice_opens_it_and_writes_it_back(docx: bytes, document: Document, tmp_path: Path) -> None:
    source = tmp_path / "paper.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    back = tmp_path / "back"
    for form in ("pdf", "docx:MS Word 2007 XML"):
        command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(back), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", str(back / "paper.pdf")], check=True, capture_output=True).stdout.decode()
    assert int(told.split("Pages:")[1].split()[0]) > 40
    again = library.Document(str(back / "paper.docx"))
    assert headings(again) == headings(document)
    assert len(again.tables) == len(document.tables)
    assert numbered(again) == numbered(document)


def test_lines_to_sign_on_stay_with_their_names_and_who_signs_alone_signs_on_the_right() -> None:
    signers = tuple(Signer("", role) for role in ("polgármester", "jegyző", "hitelesítő"))
    (table,) = paper_of(SignatureLines("Kelt: Mintafalu", signers)).tables
    assert [[cell.text.strip() for cell in row.cells] for row in table.rows] == [
        ["polgármester", "jegyző"],
        ["", "hitelesítő"],
    ]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_a_line_of_an_attendance_sheet_is_never_torn_over_two_pages() -> None:
    (table,) = paper_of(by_hand(TableBlock("x", (1, 1), (Row((Cell(), Cell())),)))).tables
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
