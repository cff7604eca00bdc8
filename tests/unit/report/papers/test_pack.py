"""The council pack: one file of many papers, with bookmarks, one tree of tags, and each paper's own head."""

import pytest

from hep_desktop.domain.findings import Severity
from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import Heading, Paper, Paragraph, Part, Row, TableBlock, Toc, plain
from hep_desktop.report.papers import check_report, council, minutes, pack, register
from hep_desktop.report.papers.book import book
from hep_desktop.report.papers.material import Material
from hep_desktop.report.pdf.render import drawn, page_numbers
from papers_sample import DAY, MEETING, PROGRAMME, bare
from papers_sample import meeting as forum
from pdf_rules import breaches
from pdf_tags import opened, tree


@pytest.fixture(scope="module")
def papers() -> list[tuple[str, Paper]]:
    office, edition = bare()
    office.meetings[MEETING] = forum()  # type: ignore[index] – of this test alone
    chapters = book(Material.of(office, PROGRAMME, edition), "A program", edition.nodes[:1], DAY)
    return [
        ("Előterjesztés", council.proposal(office, PROGRAMME, edition, DAY)),
        ("A program", chapters),
        ("Jegyzék", register.compose(office, PROGRAMME, edition, DAY)),
        ("Jegyzőkönyv", minutes.compose(office, MEETING, edition, DAY)),
    ]


@pytest.fixture(scope="module")
def bound(papers: list[tuple[str, Paper]]) -> Paper:
    office, edition = bare()
    return pack.compose(office, PROGRAMME, edition, DAY, papers)


def test_every_paper_is_a_part_with_all_its_blocks(papers: list[tuple[str, Paper]], bound: Paper) -> None:
    assert [one.title for one in bound.blocks if isinstance(one, Part)] == [
        *("1. Előterjesztés", "2. A program", "3. Jegyzék", "4. Jegyzőkönyv"),
    ]
    headings = [one.full for _, paper in papers for one in paper.headings()]
    assert [one.full for one in bound.headings()][1:] == headings
    named = [one.id for one in bound.blocks if isinstance(one, Heading | TableBlock | Toc | Part)]
    assert len(named) == len(set(named))


def test_each_table_of_contents_lists_its_own(bound: Paper) -> None:
    first, second = [one for one in bound.blocks if isinstance(one, Toc)]
    assert [one.text for one in bound.listed(first)][:2] == ["1. Előterjesztés", "2. A program"]
    listed = bound.listed(second)
    assert listed
    assert all(one.id.startswith("part2/") for one in listed)


def test_the_file_is_one_tree_with_a_bookmark_for_every_part(bound: Paper) -> None:
    pdf = opened(drawn(bound, Silent()))
    assert breaches(pdf) == []
    assert len(tree(pdf).all("Part")) == 4
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        below = [item.title for item in outline.root[1].children]
    assert titles == ["Testületi csomag", "1. Előterjesztés", "2. A program", "3. Jegyzék", "4. Jegyzőkönyv"]
    assert below[0] == "Előterjesztés"
    numbers = page_numbers(bound)
    assert [numbers[f"part{place}"] for place in range(1, 5)] == sorted({numbers[f"part{at}"] for at in range(1, 5)})


def test_the_proposal_lists_what_the_pack_holds() -> None:
    office, edition = bare()
    made = council.proposal(office, PROGRAMME, edition, DAY, ("Jegyzék",))
    assert "Mellékletek" in [one.text for one in made.headings()]
    alone = council.proposal(office, PROGRAMME, edition, DAY, ())
    assert "Mellékletek" not in [one.text for one in alone.headings()]


def test_the_check_report_counts_what_is_open_and_tells_the_reasons_last() -> None:
    office, edition = bare()
    lines = [
        check_report.Line(Severity.ERROR, edition.nodes[0].id, "Hiányzik az év.", "Nem gyűjtik."),
        check_report.Line(Severity.ERROR, "gone", "A rész nagyobb az egésznél."),
    ]
    made = check_report.compose(office, PROGRAMME, edition, DAY, lines)
    (table,) = [one for one in made.blocks if isinstance(one, TableBlock)]
    said = [plain(one.runs) for one in made.blocks if isinstance(one, Paragraph)]
    assert said[1] == "Hibák: 1; Figyelmeztetések: 0; Tanácsok: 0; Megindokolva: 1"
    assert [_words(row)[0] for row in table.body] == ["az egész program", edition.nodes[0].heading]
    assert _words(table.body[1])[2].endswith("Indoklás: Nem gyűjtik.")


def _words(row: Row) -> list[str]:
    return [" ".join(plain(one.runs) for one in cell.blocks if isinstance(one, Paragraph)) for cell in row.cells]
