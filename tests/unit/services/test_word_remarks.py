"""What a mentor wrote into the Word file: comments and tracked changes at their place, the rest listed."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from builders import EDITIONS, hep_2021, programme
from builders import text as words
from hep_desktop.domain.commands import AddSettlement, CreateProgramme, SetText
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.remarks import CellAnchor, ChapterAnchor, MeasureAnchor, Remark, WordsAnchor
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.suggesting import wording
from hep_desktop.importers.word.notes import read_notes
from hep_desktop.services import remarking, word_remarks
from hep_desktop.services.editing import Editing
from hep_desktop.services.word_remarks import headings_of, remarks_of
from stores import DETAILS, VILLAGE, clock, ids, store

EDITION = hep_2021()
NODE = EDITION.node("he.3.2")
WRITTEN = "A községben az álláskeresők aránya magas, és évek óta nő."
HERE = programme(texts={NODE.id: WRITTEN}, measures=[Measure("m", "CH", 1, content="Nyári tábor indul.")])


@pytest.fixture
def document() -> Document:
    """The draft as it went out."""
    made = docx.Document()
    made.add_heading(NODE.heading, 2)
    return made


def changed(before: str, old: str, new: str, after: str) -> str:
    """A paragraph with a change tracked in it, as Word writes it."""
    by = 'w:id="9" w:author="Mentor Mária" w:date="2026-11-21T10:00:00Z"'
    space = 'xml:space="preserve"'
    deleted = f"<w:del {by}><w:r><w:delText {space}>{old}</w:delText></w:r></w:del>" if old else ""
    inserted = f"<w:ins {by}><w:r><w:t {space}>{new}</w:t></w:r></w:ins>" if new else ""
    head, tail = (f"<w:r><w:t {space}>{words}</w:t></w:r>" if words else "" for words in (before, after))
    return f"<w:p {nsdecls('w')}>{head}{deleted}{inserted}{tail}</w:p>"


def remarks(document: Document, tmp_path: Path, here: Programme = HERE) -> tuple[Remark, ...]:
    document.save(str(tmp_path / "vissza.docx"))
    notes = read_notes(str(tmp_path / "vissza.docx"), headings_of(EDITION), progress=Silent())
    return remarks_of(here, notes)


def test_a_comment_lies_on_the_words_it_was_made_on(document: Document, tmp_path: Path) -> None:
    paragraph = document.add_paragraph("A községben az álláskeresők aránya ")
    meant = paragraph.add_run("magas")
    paragraph.add_run(", és évek óta nő.")
    document.add_comment(meant, "Mihez képest?", author="Mentor Mária", initials="MM")
    (found,) = remarks(document, tmp_path)
    assert isinstance(found.anchor, WordsAnchor)
    assert (found.anchor.node, found.anchor.block, found.anchor.quote) == (NODE.id, "b", "magas")
    assert (found.words, found.author, found.suggestion) == ("Mihez képest?", "Mentor Mária", None)


def test_the_same_file_brings_the_same_remarks(document: Document, tmp_path: Path) -> None:
    paragraph = document.add_paragraph(WRITTEN)
    document.add_comment(paragraph.runs, "Frissítse.", author="M", initials="M")
    first = remarks(document, tmp_path)
    assert remarks(document, tmp_path) == first


def test_a_tracked_change_is_a_suggestion_that_fits_in(document: Document, tmp_path: Path) -> None:
    tracked = changed("A községben az álláskeresők aránya ", "magas", "a járásinál magasabb", ", és évek óta nő.")
    document.element.body.insert(1, parse_xml(tracked))
    (found,) = remarks(document, tmp_path)
    assert found.suggestion is not None
    change = wording(HERE, found, lambda: "new")
    assert isinstance(change, SetText)
    assert change.text.plain == "A községben az álláskeresők aránya a járásinál magasabb, és évek óta nő."


def test_a_paragraph_put_in_is_suggested_for_its_chapter(document: Document, tmp_path: Path) -> None:
    document.element.body.insert(1, parse_xml(changed("", "", "Új bekezdés.", "")))
    (found,) = remarks(document, tmp_path)
    assert (found.anchor, found.suggestion) == (ChapterAnchor(NODE.id), "Új bekezdés.")


def test_what_has_no_place_is_on_its_chapter_or_the_whole_and_keeps_its_words(
    document: Document, tmp_path: Path
) -> None:
    unknown = document.add_paragraph("Ezt a bekezdést a jegyző írta a Wordbe.")
    document.add_comment(unknown.runs, "Ez új?", author="M", initials="M")
    field = document.add_paragraph("Nyári tábor indul.")
    document.add_comment(field.runs, "Mikor?", author="M", initials="M")
    front = docx.Document()
    front.add_comment(front.add_paragraph("Címlap").runs, "Hiányzik a címer.", author="", initials="")
    lost, measure = remarks(document, tmp_path)
    assert lost.anchor == ChapterAnchor(NODE.id)
    assert lost.words == "„Ezt a bekezdést a jegyző írta a Wordbe.” – Ez új?"
    assert isinstance(measure.anchor, MeasureAnchor)
    assert (measure.anchor.measure, measure.anchor.field) == ("m", "content")
    (whole,) = remarks(front, tmp_path)
    assert (whole.anchor, whole.author) == (ChapterAnchor(), "Word-megjegyzés")


def test_a_chapter_whose_number_word_counts_itself_is_known(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading(NODE.heading.removeprefix(NODE.number).strip(), 2)
    made.add_comment(made.add_paragraph("Más szöveg.").runs, "Ez új?", author="M", initials="M")
    assert remarks(made, tmp_path)[0].anchor == ChapterAnchor(NODE.id)


def test_a_remark_on_a_chapter_or_cell_goes_out_at_the_heading(tmp_path: Path) -> None:
    with store(tmp_path / "hep.sqlite") as workspace:
        clerk = Editing(workspace, EDITIONS, clock, ids("a"), "Klára")
        clerk.do(AddSettlement(VILLAGE))
        clerk.do(CreateProgramme(replace(DETAILS, edition="hep-2021")))
        remarking.remark(clerk, "p", ChapterAnchor(NODE.id), "Rövidebben.", "Mária")
        cell = CellAnchor(NODE.id, "t3_2_1", FactKey("jobseek_f", "2025"), "12", "Álláskeresők, 2025")
        remarking.remark(clerk, "p", cell, "", "Mária", "13")
        word_remarks.send(clerk, "p", tmp_path / "ki.docx")
        notes = read_notes(str(tmp_path / "ki.docx"), headings_of(EDITION), progress=Silent())
        assert [(note.paragraph, note.words) for note in notes] == [
            (NODE.heading, "Rövidebben."),
            (NODE.heading, "Álláskeresők, 2025: „12”\nJavaslat: 13"),
        ]


def test_what_was_remarked_goes_out_in_the_margin_and_does_not_come_back_as_new(tmp_path: Path) -> None:
    with store(tmp_path / "hep.sqlite") as workspace:
        clerk = Editing(workspace, EDITIONS, clock, ids("a"), "Klára")
        clerk.do(AddSettlement(VILLAGE))
        clerk.do(CreateProgramme(replace(DETAILS, edition="hep-2021")))
        clerk.do(SetText("p", NODE.id, words(WRITTEN)))
        anchor = WordsAnchor(NODE.id, "b", "magas", "aránya ", ",")
        remarking.remark(clerk, "p", anchor, "Mihez képest?", "Mentor Mária", "alacsony")
        word_remarks.send(clerk, "p", tmp_path / "ki.docx")
        (comment,) = docx.Document(str(tmp_path / "ki.docx")).comments
        assert (comment.text, comment.author) == ("Mihez képest?\nJavaslat: alacsony", "Mentor Mária")
        (note,) = read_notes(str(tmp_path / "ki.docx"), headings_of(EDITION), progress=Silent())
        assert (note.node, note.paragraph) == (NODE.id, WRITTEN)
        assert word_remarks.read(clerk, "p", tmp_path / "ki.docx").brought.is_empty
