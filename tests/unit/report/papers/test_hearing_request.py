"""The letters to nationality self-governments: what the law says of the days, and no more."""

from datetime import date

import pytest

from hep_desktop.domain.opinions import Opinion, OpinionKind
from hep_desktop.report.document import Paragraph, SignatureLines, TableBlock, plain
from hep_desktop.report.papers import hearing_request
from papers_sample import DAY, PROGRAMME, sample

SENT = date(2027, 1, 11)


def letter(opinion: Opinion) -> tuple[str, str, str]:
    """Facts, words and date of a letter."""
    office, edition = sample(paragraphs=0)
    paper = hearing_request.compose(office, PROGRAMME, opinion, edition, DAY)
    (facts,) = (block for block in paper.blocks if isinstance(block, TableBlock))
    cells = (
        plain(one.runs) for row in facts.body for cell in row.cells for one in cell.blocks if isinstance(one, Paragraph)
    )
    (signed,) = (block for block in paper.blocks if isinstance(block, SignatureLines))
    said = "\n".join(plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph))
    return "\n".join(cells), said, signed.dated


def test_the_letter_says_to_whom_about_what_and_of_which_day() -> None:
    facts, said, dated = letter(Opinion("1", OpinionKind.OPINION, "Német Nemzetiségi Önkormányzat", sent=SENT))
    assert "Német Nemzetiségi Önkormányzat" in facts
    assert "Iktatószám" in facts
    assert "31. § (2) bekezdése" in said
    assert dated == "Mintafalu, 2027. január 11."


@pytest.mark.parametrize(("until", "told"), [(None, False), (date(2027, 2, 10), True)])
def test_an_opinion_has_only_the_day_that_was_set(until: date | None, told: bool) -> None:
    _, said, _ = letter(Opinion("1", OpinionKind.OPINION, "Német Nemzetiségi Önkormányzat", reply_by=until))
    assert ("2027. február 10. napjáig" in said) is told
    assert "harminc" not in said


def test_a_consent_has_the_days_of_the_law() -> None:
    _, said, dated = letter(Opinion("1", OpinionKind.CONSENT, "Roma Nemzetiségi Önkormányzat"))
    assert "harminc napon belül" in said
    assert "tizenöt nappal" in said
    assert "Nek. tv." in said
    assert dated.startswith("Mintafalu, ")
