"""The office's own standing sentences: one step, taken back by undo, told where a field cannot be filled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hep_desktop.report.document import Paragraph, plain
from hep_desktop.services import paper_words, reporting
from hep_desktop.services.editing import Editing
from stores import catalogue, editing


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Editing]:
    with editing(tmp_path / "hep.sqlite", catalogue(tmp_path / "forms")) as found:
        yield found


def said(opened: Editing) -> list[str]:
    """The paragraphs of the proposal."""
    paper = reporting.compose(opened, "proposal", programme="p")
    return [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]


def word(opened: Editing, words: str) -> None:
    opened.do(paper_words.changing(opened, "p", "proposal_asking", words))


def test_a_wording_prints_until_it_is_taken_back(opened: Editing) -> None:
    usual = paper_words.in_use(opened, "p", "proposal_asking")
    word(opened, "Kérem {település} programjának elfogadását.\nKöszönöm.")
    assert {"Kérem Mintafalu programjának elfogadását.", "Köszönöm."} <= set(said(opened))
    opened.undo("p")
    assert paper_words.in_use(opened, "p", "proposal_asking") == usual
    assert usual in said(opened)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_an_emptied_field_has_the_usual_wording_again(opened: Editing, words: str) -> None:
    usual = paper_words.in_use(opened, "p", "proposal_asking")
    word(opened, "Kérem.")
    word(opened, words)
    assert paper_words.in_use(opened, "p", "proposal_asking") == usual
    assert opened.office.texts == {}


def test_what_no_field_can_fill_is_named(opened: Editing) -> None:
    word(opened, "Kérem {falu} programját.")
    assert paper_words.fault(opened, "p", "proposal_asking") == "{falu}"
    word(opened, "Kérem {település-ban} is.")
    assert paper_words.fault(opened, "p", "proposal_asking") == ""
