"""Papers keep every rule of PDF/UA-1 and PDF/A-2a that we can look up, also where something goes on overleaf."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from hep_desktop.domain.progress import Silent
from hep_desktop.report.document import (
    Cell,
    Figure,
    Heading,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
    Toc,
)
from hep_desktop.report.papers import council, gathering, minutes, register, summary
from hep_desktop.report.pdf.render import drawn
from papers_sample import DAY, LONG_NAME, MEETING, PROGRAMME, prose, sample
from pdf_rules import breaches
from pdf_tags import Tag, opened, tree


def words(text: str) -> tuple[Paragraph, ...]:
    """One paragraph."""
    return (Paragraph((Run(text),)),)


@pytest.fixture(scope="module")
def crossing(picture: bytes) -> pikepdf.Pdf:
    """A paper in which everything goes on overleaf."""
    heads = tuple(Cell(words(f"{place}. oszlop")) for place in range(3))
    tall = Row(tuple(Cell((*words(prose(70, place)), ListBlock(((Run("egy"),), (Run("két"),))))) for place in range(3)))
    band = Row((Cell(words("I. csoport"), columns=3),), band=True)
    notes = ((Run("1", raised=True), Run(" Forrás: KSH.")), (Run("Megjegyzés \ue123."),))
    blocks = (
        Toc("Tartalom"),
        *(Heading(1 + place % 2, f"{place}. fejezet {LONG_NAME}", f"h{place}") for place in range(40)),
        ListBlock(tuple((Run(prose(2, place)),) for place in range(60)), ordered=True),
        TableBlock("t", (1, 1, 1), (band, tall, tall), (Row(heads),), "1. táblázat", "folytatás", notes),
        Figure(picture, "Két oszlop", "1. ábra"),
        SignatureLines("Kelt:", (Signer("", "jegyző"), Signer("Ó", "polgármester"))),
    )
    return opened(drawn(Paper("Próba", "Önkormányzat", "Próba", DAY, blocks, draft=True), Silent()))


def test_what_goes_on_overleaf_breaks_no_rule(crossing: pikepdf.Pdf) -> None:
    assert breaches(crossing) == []
    tags = tree(crossing)
    for name in ("L", "TOC", "TD", "Table"):
        assert any(_pages(tag) > 1 for tag in tags.all(name)), name
    assert len(tags.all("Note")) == 2


def _pages(tag: Tag) -> int:
    return len({page for one in tag.walk() for page, _ in one.marked})


@pytest.mark.parametrize("compose", [council.proposal, register.compose, summary.compose])
def test_papers_of_a_programme_break_no_rule(compose: Callable[..., Paper]) -> None:
    office, edition = sample(paragraphs=0)
    assert breaches(opened(drawn(compose(office, PROGRAMME, edition, DAY), Silent()))) == []


@pytest.mark.parametrize("compose", [gathering.invitation, gathering.attendance, minutes.compose])
def test_papers_of_a_meeting_break_no_rule(compose: Callable[..., Paper]) -> None:
    office, edition = sample(paragraphs=0)
    assert breaches(opened(drawn(compose(office, MEETING, edition, DAY), Silent()))) == []


def _no_alternative(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
            del one["/Alt"]


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _untagged(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _no_scope(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) == "/TH":
            del one["/A"]


def _no_words(pdf: pikepdf.Pdf) -> None:
    links: Any = pdf.pages[0].obj.Annots
    del links[0]["/Contents"]


@pytest.mark.parametrize("harm", [_no_alternative, _no_language, _untagged, _no_scope, _no_words])
def test_a_breach_is_found(crossing: pikepdf.Pdf, harm: Callable[[pikepdf.Pdf], None]) -> None:
    copy = BytesIO()
    crossing.save(copy)
    with pikepdf.open(copy) as pdf:
        harm(pdf)
        assert breaches(pdf)
