"""Ready words on an empty page: the standard text, the office's own wording, a text of another village."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hep_desktop.domain.commands import SetText
from hep_desktop.domain.settlement import Settlement, with_check_digit
from hep_desktop.domain.situation import Block, Run, Text
from hep_desktop.services.workspaces import new_programme, new_settlement
from hep_desktop.ui.dialogs.take_text_dialog import TakeTextDialog
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.text import TextPanel
from qt import CONTROL, press, type_text

NODE = "he.1.1"
WORDS = "Kispéldán 34 gyermek él. A Kispélda Község Önkormányzata segít nekik."


def panel(window: MainWindow, node: str = NODE) -> TextPanel:
    window.session.go("situation", node)
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    return page.text_panel


def written(window: MainWindow, node: str = NODE) -> str:
    return window.session.programme.text(node).plain


def neighbour(window: MainWindow, node: str = NODE) -> str:
    """Another village of the office with a text under a heading."""
    editing = window.session.editing
    settlement = new_settlement(
        editing, Settlement("", with_check_digit("1234"), "Kispélda", "Példa", "Mintai", "község")
    )
    key = new_programme(editing, settlement, date(2027, 5, 1))
    window.session.do(SetText(key, node, Text((Block("k", runs=(Run(WORDS),)),))))
    return key


def test_the_standard_text_is_put_in_with_the_villages_own_names(draft: MainWindow) -> None:
    here = panel(draft, "hep.intro")
    assert here.words.offer.standard.isVisible()
    assert "ellenőriztük" in here.words.offer.words.text()
    here.words.offer.standard.click()
    assert written(draft, "hep.intro").startswith("Mintafalu Község Önkormányzata a 2027–2032 közötti időszakra")
    assert here.words.offer.isHidden()
    press(here.edit, Qt.Key.Key_Z, CONTROL)
    assert written(draft, "hep.intro") == ""
    assert here.words.offer.standard.isVisible()


def test_below_a_text_of_ones_own_the_standard_text_begins_a_paragraph(draft: MainWindow) -> None:
    here = panel(draft)
    type_text(here.edit, "Saját bevezető.")
    here.words.standard.trigger()
    first, second, *_ = written(draft).splitlines()
    assert first == "Saját bevezető."
    assert second.startswith("A helyi esélyegyenlőségi program")
    assert here.words.offer.isHidden()


def test_what_the_office_kept_is_offered_in_its_other_villages_with_their_names(draft: MainWindow) -> None:
    mine = draft.session.programme_id
    other = neighbour(draft)
    draft.session.open_programme(other)
    panel(draft).words.keep.trigger()
    draft.session.open_programme(mine)
    here = panel(draft)
    here.words.offer.kept.click()
    assert written(draft) == "Mintafaluban 34 gyermek él. A Mintafalu Község Önkormányzata segít nekik.".replace(
        "Mintafaluban", "Mintafalun"
    )
    assert here.words.offer.done.isVisible()
    assert "34" in here.words.offer.words.text()
    draft.session.undo()
    assert written(draft) == ""
    draft.session.open_programme(other)
    draft.session.undo()
    assert NODE not in draft.session.office.texts


def test_a_text_of_another_village_is_seen_taken_over_and_its_numbers_checked(draft: MainWindow) -> None:
    neighbour(draft)
    here = panel(draft)
    here.words.offer.take.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, TakeTextDialog))
    assert "Mintafalu Község" in dialog.preview.toPlainText()
    assert "▲34" in dialog.preview.toPlainText()
    assert "34" in dialog.told.text()
    dialog.take.click()
    assert "Mintafalu Község" in written(draft)
    codes = [one.code for one in draft.session.checking.findings(draft.session.programme_id)]
    assert "text.taken_numbers" in codes
    here.words.offer.done.click()
    codes = [one.code for one in draft.session.checking.findings(draft.session.programme_id)]
    assert "text.taken_numbers" not in codes
    assert here.words.offer.isHidden()
    draft.session.undo()
    draft.session.undo()
    assert written(draft) == ""
    assert draft.session.programme.chapter(NODE).says_nothing


def test_a_whole_chapter_comes_with_what_is_below_it(draft: MainWindow) -> None:
    neighbour(draft, "he.3.7")
    here = panel(draft, "he.3")
    assert here.words.offer.take.isVisible()
    here.words.offer.take.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, TakeTextDialog))
    assert dialog.below.isChecked()
    dialog.take.click()
    assert "Mintafalu Község" in written(draft, "he.3.7")
