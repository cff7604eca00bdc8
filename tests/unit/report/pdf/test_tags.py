"""A finished PDF is tagged throughout: our own assertions of what PDF/UA-1 and PDF/A-2a ask for."""

import itertools
from collections import Counter

import pikepdf
import pytest

from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import Figure, Paper
from hep_desktop.report.pdf.render import drawn
from papers_sample import DAY
from pdf_tags import Tag, marked_on, opened, parents, tree, untagged


@pytest.fixture(scope="module")
def file(pdf: bytes) -> pikepdf.Pdf:
    return opened(pdf)


@pytest.fixture(scope="module")
def tags(file: pikepdf.Pdf) -> Tag:
    return tree(file)


def test_everything_drawn_is_content_or_artifact(file: pikepdf.Pdf) -> None:
    assert untagged(file) == []


def test_every_piece_of_content_has_one_tag_and_the_way_back(file: pikepdf.Pdf, tags: Tag) -> None:
    held = Counter(mark for tag in tags.walk() for mark in tag.marked)
    drawn_marks = Counter((number, mcid) for number, page in enumerate(file.pages) for mcid in marked_on(page))
    assert held == drawn_marks
    assert set(held.values()) == {1}
    back = parents(file)
    for number, page in enumerate(file.pages):
        assert int(page.StructParents) == number
        owners = list(back[number])
        assert len(owners) == len(marked_on(page))
        assert all(owner.Type == "/StructElem" for owner in owners)


def test_links_are_tagged_described_and_lead_somewhere(file: pikepdf.Pdf, tags: Tag) -> None:
    links = [link for page in file.pages for link in page.get("/Annots", [])]
    assert len(links) == len(tags.all("Link")) == sum(tag.links for tag in tags.all("Link")) > 50
    back = parents(file)
    pages = {page.obj.objgen for page in file.pages}
    for link in links:
        assert back[int(link.StructParent)].S == "/Link"
        assert str(link.Contents).startswith("Ugrás ide: ")
        assert link.Dest[0].objgen in pages
        assert int(link.F) == 4


def test_headings_never_jump_a_level(tags: Tag) -> None:
    levels = [int(tag.name[1]) for tag in tags.walk() if tag.name in {f"H{level}" for level in range(1, 7)}]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_tables_have_heads_and_even_rows(tags: Tag) -> None:
    tables = tags.all("Table")
    assert len(tables) > 20
    for table in tables:
        assert table.all("TH")
        assert all(cell.attributes.get("/Scope") in {"/Column", "/Row"} for cell in table.all("TH"))
        widths: list[int] = []
        below: Counter[int] = Counter()
        for number, row in enumerate(table.all("TR")):
            across = sum(int(cell.attributes.get("/ColSpan", 1)) for cell in row.kids)
            for cell in row.kids:
                for down in range(1, int(cell.attributes.get("/RowSpan", 1))):
                    below[number + down] += int(cell.attributes.get("/ColSpan", 1))
            widths.append(across + below[number])
        assert len(set(widths)) == 1


def test_lists_have_labels_and_bodies(tags: Tag) -> None:
    lists = tags.all("L")
    assert {str(one.attributes["/ListNumbering"]) for one in lists} == {"/Disc", "/Decimal"}
    for one in lists:
        assert all(item.name == "LI" for item in one.kids)
        assert all([kid.name for kid in item.kids] == ["Lbl", "LBody"] for item in one.kids)


def test_captions_stand_first_in_their_tables(tags: Tag) -> None:
    captioned = [table for table in tags.all("Table") if table.all("Caption")]
    assert captioned
    assert all(table.kids[0].name == "Caption" for table in captioned)


def test_a_cell_that_goes_on_overleaf_stays_one_cell(tags: Tag) -> None:
    crossing = [
        cell for cell in tags.all("TD", "TH") if len({page for tag in cell.walk() for page, _ in tag.marked}) > 1
    ]
    assert crossing
    assert len(tags.all("Table")) == len({id(table) for table in tags.all("Table")})


def test_the_file_says_what_it_is(file: pikepdf.Pdf) -> None:
    root = file.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "hu-HU"
    assert root.ViewerPreferences.DisplayDocTitle
    packet = root.Metadata.read_bytes().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", DAY.isoformat()):
        assert mark in packet
    intent = root.OutputIntents[0]
    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert str(file.docinfo.Title) == "Mintafalu – Helyi Esélyegyenlőségi Program 2027–2032"
    assert all(page.Tabs == "/S" for page in file.pages)
    assert file.trailer.ID


def test_every_font_in_use_is_embedded(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.FontDescriptor, str(font.BaseFont)
            assert "/ToUnicode" in font


def test_the_outline_follows_the_headings(file: pikepdf.Pdf, paper: Paper) -> None:
    with file.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Tartalom", *(heading.full for heading in paper.headings() if heading.level == 1)]


def test_a_figure_has_its_alternative_and_its_place(picture: bytes) -> None:
    paper = Paper("Ábra", "Önkormányzat", "Ábra", DAY, (Figure(picture, "Két oszlop", "1. ábra", 50),))
    figure = tree(opened(drawn(paper, Silent()))).all("Figure")[0]
    assert figure.alt == "Két oszlop"
    left, bottom, right, top = (float(edge) for edge in figure.attributes["/BBox"])
    assert right - left == pytest.approx(2 * (top - bottom), rel=0.01)
