"""The letter that asks for data says what the clerk said, and cites no law of its own."""

from dataclasses import replace
from datetime import date

from answer_forms import EDITION, REQUEST
from builders import office, programme
from hep_desktop.domain.requests import DataRequest
from hep_desktop.report.document import ListBlock, Paper, Paragraph, TableBlock, plain
from hep_desktop.report.papers import request_letter

DAY = date(2026, 11, 21)


def letter(request: DataRequest) -> Paper:
    return request_letter.compose(office(programme()), "p", request, EDITION, DAY)


def words(paper: Paper) -> str:
    return "\n".join(plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph))


def facts(paper: Paper) -> list[str]:
    table = next(block for block in paper.blocks if isinstance(block, TableBlock))
    blocks = (block for row in table.body for cell in row.cells for block in cell.blocks)
    return [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]


def test_it_says_what_is_asked_and_until_when() -> None:
    paper = letter(REQUEST)
    asked = [plain(item) for block in paper.blocks if isinstance(block, ListBlock) for item in block.items]
    assert asked[:2] == ["Belföldi vándorlások (2024, 2025)", "Természetes szaporodás (2024, 2025)"]
    assert len(asked) == 3
    assert "2026. december 15. napjáig" in words(paper)
    assert "Mintafalu" in words(paper)


def test_the_legal_basis_is_the_clerks_word_alone() -> None:
    assert "jogalap" not in words(letter(REQUEST))
    assert "a jegyző szerint ez" in words(letter(replace(REQUEST, legal_basis="a jegyző szerint ez")))


def test_there_is_room_for_the_registration_number() -> None:
    assert "…" in facts(letter(REQUEST))[1]
    assert "M/12-3/2026" in facts(letter(replace(REQUEST, number="M/12-3/2026")))


def test_five_years_are_told_as_a_span() -> None:
    years = ("2022", "2023", "2024", "2025")
    paper = letter(replace(REQUEST, years=years, tables=("t1",)))
    asked = [plain(item) for block in paper.blocks if isinstance(block, ListBlock) for item in block.items]
    assert "(2022–2025)" in asked[0]
    gap = letter(replace(REQUEST, years=("2020", *years[1:]), tables=("t1",)))
    assert "2020, 2023" in next(plain(i) for b in gap.blocks if isinstance(b, ListBlock) for i in b.items)
