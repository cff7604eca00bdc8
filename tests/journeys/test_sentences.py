"""Sentences from the tables: put in, tied, refreshed; what is deleted or copied of a tied number."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from hep_desktop.domain.commands import SetFacts
from hep_desktop.domain.situation import Block, BlockKind, Fact, FactKey, Run, Text
from hep_desktop.domain.values import Number
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.text import TextPanel
from qt import CONTROL, press, press_here, type_text

NODE = "hep.intro.settlement"
FALL = "A lakónépesség 2022 végén 830 fő volt, 2026 végén 812 fő: 18 fővel kevesebb."


def count(window: MainWindow, **people: int) -> None:
    facts = ((FactKey("pop_res", year[1:]), Fact(Number(Decimal(number)))) for year, number in people.items())
    window.session.do(SetFacts(window.session.programme_id, tuple(facts)))


def panel(window: MainWindow, node: str = NODE) -> TextPanel:
    window.session.go("situation", node)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page.text_panel


def written(window: MainWindow, node: str = NODE) -> Text:
    return window.session.programme.text(node)


def ties(text: Text) -> list[str]:
    return [run.text for block in text.paragraphs() for run in block.runs if run.tied]


def with_sentence(window: MainWindow) -> TextPanel:
    """A text with one sentence from its table."""
    count(window, y2022=830, y2026=812)
    here = panel(window)
    type_text(here.edit, "Kicsi falu.")
    here.words.sentences.start_focus()
    press_here(Qt.Key.Key_Return)
    return here


def test_a_sentence_is_put_in_by_one_key_as_one_step(draft: MainWindow) -> None:
    here = with_sentence(draft)
    assert written(draft).plain == f"Kicsi falu. {FALL}"
    assert ties(written(draft)) == ["830", "812"]
    assert here.words.sentences.isHidden()  # all was said
    press(here.edit, Qt.Key.Key_Z, CONTROL)
    assert written(draft).plain == "Kicsi falu."


def test_a_changed_fact_flags_the_sentence_and_one_action_refreshes_it(draft: MainWindow) -> None:
    here = with_sentence(draft)
    count(draft, y2022=800)
    sentences = here.words.sentences
    assert "1 elavult" in sentences.section.heading.text()
    assert sentences.list.count() == 1  # how it would read is not offered once more
    assert any(one.code == "tie.broken" for one in draft.session.checking.findings(draft.session.programme_id))
    sentences.take.click()
    assert written(draft).plain.endswith("2022 végén 800 fő volt, 2026 végén 812 fő: 12 fővel több.")
    assert sentences.isHidden()
    assert not any(one.code == "tie.broken" for one in draft.session.checking.findings(draft.session.programme_id))
    press(here.edit, Qt.Key.Key_Z, CONTROL)
    assert written(draft).plain.endswith(FALL)


def test_all_chapters_are_refreshed_at_once_as_one_step(draft: MainWindow) -> None:
    here = with_sentence(draft)
    other = panel(draft, "he.9")
    other.edit.put_in(Text(written(draft).blocks))
    count(draft, y2026=790)
    here.words.everywhere.trigger()
    assert all("790 fő: 40 fővel kevesebb" in written(draft, node).plain for node in (NODE, "he.9"))
    draft.session.undo()
    assert all("812 fő: 18 fővel kevesebb" in written(draft, node).plain for node in (NODE, "he.9"))


def test_a_number_partly_deleted_is_untied_and_what_is_typed_beside_one_is_no_part_of_it(draft: MainWindow) -> None:
    here = with_sentence(draft)
    cursor = here.edit.textCursor()
    cursor.setPosition(here.edit.toPlainText().index("830") + 3)
    here.edit.setTextCursor(cursor)
    type_text(here.edit, " körül")
    here.leave()
    assert ties(written(draft)) == ["830", "812"]
    assert "830 körül fő" in written(draft).plain
    cursor.setPosition(here.edit.toPlainText().index("812") + 3)
    here.edit.setTextCursor(cursor)
    press(here.edit, Qt.Key.Key_Backspace)
    here.leave()
    assert ties(written(draft)) == ["830"]
    assert here.edit.value() == written(draft)


def test_a_copy_inside_the_program_keeps_its_ties(draft: MainWindow) -> None:
    here = with_sentence(draft)
    here.edit.selectAll()
    here.edit.copy()
    here.edit.moveCursor(QTextCursor.MoveOperation.End)
    other = panel(draft, "he.9")
    other.edit.setFocus()
    press(other.edit, Qt.Key.Key_V, CONTROL)
    assert ties(written(draft, "he.9")) == ["830", "812"]
    assert written(draft, "he.9").blocks[0].id != written(draft).blocks[0].id


def test_a_number_tells_what_it_is_tied_to(draft: MainWindow) -> None:
    here = with_sentence(draft)
    tell = here.edit.tell_tie
    assert tell is not None
    assert "Lakónépesség" in tell(FactKey("pop_res", "2026"))
    assert "812" in tell(FactKey("pop_res", "2026"))
    assert "nincs adat" in tell(FactKey("pop_res", "2025"))


def test_a_sentence_in_a_heading_or_amid_words_does_not_break_them(draft: MainWindow) -> None:
    here = panel(draft)
    type_text(here.edit, "Népesség")
    here.edit.toggle_kind(BlockKind.HEADING)
    here.edit.put_in(Text((Block("x", runs=(Run("Mondat."),)),)))
    first, second = written(draft).blocks
    assert (first.plain, second.plain) == ("Népesség", "Mondat.")
    assert isinstance(second, Block)
    assert second.kind is BlockKind.PARAGRAPH
