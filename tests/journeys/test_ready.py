"""The end of the walk: files and package, copying field by field, checking a package, adoption."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hep_desktop.domain.commands import ChangeCouncil, ChangeMeasure, ChangeSettlement
from hep_desktop.domain.errors import Cancelled
from hep_desktop.domain.programme import Status
from hep_desktop.domain.progress import Progress
from hep_desktop.services import exporting, reporting
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.adoption import AdoptionPage
from hep_desktop.ui.pages.copying import CopyPage
from hep_desktop.ui.pages.followup import FollowupPage
from hep_desktop.ui.pages.forum import ForumPage
from hep_desktop.ui.pages.ready import ReadyPage
from hep_desktop.ui.pages.verify import VerifyPage
from hep_desktop.ui.session import Session
from qt import focus, press_here, type_here

SLOW = 120_000  # papers and package on a loaded machine


def page_of(window: MainWindow, base: Path) -> ReadyPage:
    window.session.go("ready")
    page = window.navigator.page
    assert isinstance(page, ReadyPage)
    page.target.choose(base)
    return page


def make(qtbot: QtBot, page: ReadyPage) -> None:
    page.make_button.setFocus()
    press_here(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._job is None, timeout=SLOW)


def spoil(session: Session) -> None:
    """Empty a required field: an error for the checks."""
    measure = session.programme.measures_in("WO")[0]
    session.do(ChangeMeasure(session.programme_id, measure.id, {"responsible": ""}))


def test_one_button_makes_folder_and_package_and_says_what_was_proved(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    page = page_of(example, tmp_path / "kimenet")
    assert "tanácsok" in page.checked._words.text()
    make(qtbot, page)
    assert page.result.isVisible()
    folder = tmp_path / "kimenet" / "Mintafalu – HEP 2027–2032"
    assert {path.suffix for path in (folder / "Kész fájlok").iterdir()} == {".pdf", ".docx", ".xlsx", ".html"}
    (package,) = folder.glob("*.asice")
    assert package.name in page.result.words.text()
    proved = page.result._verdict.text()
    assert "A fájl az aláírás óta nem változott." in proved
    assert "nem igazolt" in proved
    assert page.result.open.hasFocus()
    assert example.preferences.current.files_folder == str(tmp_path / "kimenet")
    the_package_can_be_checked(qtbot, example, package)


def test_the_page_says_when_the_files_have_become_old(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    page = page_of(example, tmp_path / "kimenet")
    make(qtbot, page)
    assert page.result.words.text().startswith("✓ Elkészült")
    settlement = example.session.settlement
    example.session.go("plan")
    example.session.do(ChangeSettlement(settlement.id, {"kind": "nagyközség"}))
    example.session.go("ready")
    assert page.result.age.isVisible()
    assert page.result.age.text().startswith("▲ Azóta módosult")
    assert "✓" not in page.result.words.text()
    example.commands.undo()
    assert not page.result.age.isVisible()
    assert page.result.words.text().startswith("✓ Elkészült")


def the_package_can_be_checked(qtbot: QtBot, window: MainWindow, package: Path) -> None:
    """Dropped on the window as it is, then with one changed byte."""
    window.commands.take_files([package])
    page = window.navigator.page
    assert isinstance(page, VerifyPage)
    qtbot.waitUntil(lambda: bool(page.words.text()), timeout=SLOW)
    assert page.words.text().startswith("✓ A fájl az aláírás óta nem változott.")
    raw = bytearray(package.read_bytes())
    raw[len(raw) // 2] ^= 1
    package.write_bytes(raw)
    page.take_files([package])
    qtbot.waitUntil(lambda: bool(page.words.text()), timeout=SLOW)
    assert page.words.text().startswith("✖")


def test_tab_goes_from_top_to_bottom(example: MainWindow, tmp_path: Path) -> None:
    spoil(example.session)
    page = page_of(example, tmp_path)
    page.checked.anyway.click()
    page.checked.anyway.setFocus()
    reached: list[QWidget] = []
    looks = page.contents.buttons
    for _ in range(len(looks) + 4):
        press_here(Qt.Key.Key_Tab)
        reached.append(focus())
    papers = reporting.documents(example.session.editing, example.session.programme_id)
    assert len(looks) == len(papers)
    assert reached[: len(looks) + 3] == [*looks, page.target.other, page.advanced.heading, page.make_button]


def test_errors_stop_until_the_clerk_says_otherwise(example: MainWindow, tmp_path: Path) -> None:
    spoil(example.session)
    page = page_of(example, tmp_path)
    assert "✖ hibák: 1" in page.checked._words.text()
    assert not page.make.isEnabled()
    page.checked.anyway.click()
    assert page.make.isEnabled()
    page.checked.go.click()
    assert example.navigator.where.field == "responsible"


def test_making_can_be_stopped_and_leaves_nothing(
    qtbot: QtBot, example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = Event()

    def slow(*_what: object, progress: Progress, allow_errors: bool, sign_papers: bool) -> None:
        assert (allow_errors, sign_papers) == (False, False)
        try:
            while True:
                progress.step(0, 0, "exporting.progress.papers")
                never.wait(0.01)  # as a child does: word now and then, not a flood
        except Cancelled:
            assert not list(tmp_path.rglob("*.asice"))
            raise

    monkeypatch.setattr(exporting, "export", slow)
    page = page_of(example, tmp_path)
    page.make_button.setFocus()
    press_here(Qt.Key.Key_Return)
    assert focus() is page._cancel_button
    press_here(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._job is None, timeout=SLOW)
    assert page.make_button.hasFocus()
    assert not page.result.isVisible()
    assert not page.problem.isVisible()


def test_a_folder_that_cannot_be_written_is_told_beside_the_button(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "fájl").write_text("ez nem mappa", encoding="utf-8")
    page = page_of(example, tmp_path / "fájl")
    make(qtbot, page)
    assert page.problem.text().startswith("✖")
    assert page.problem.text().count("\n") == 2


# copying ----------------------------------------------------------------------------------------------------------


def test_fields_are_copied_one_after_the_other_by_enter(example: MainWindow, tmp_path: Path) -> None:
    page_of(example, tmp_path).copy.trigger()
    page = example.navigator.page
    assert isinstance(page, CopyPage)
    page.start_focus()
    copied = []
    for _ in range(5):
        press_here(Qt.Key.Key_Return)
        copied.append(QGuiApplication.clipboard().text())
    assert copied == [field.text for field in page.model.fields[:5]]
    assert copied[0] == "Mintafalu"
    assert "egyenlő bánásmódról" in copied[4]
    page.back.trigger()
    assert isinstance(example.navigator.page, ReadyPage)


# checking a package -----------------------------------------------------------------------------------------------


def test_a_file_that_is_no_package_is_told(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "rossz.asice"
    file.write_bytes(b"nem csomag")
    empty.commands.take_files([file])
    page = empty.navigator.page
    assert isinstance(page, VerifyPage)
    qtbot.waitUntil(lambda: bool(page.words.text()), timeout=SLOW)
    assert page.words.text().startswith("✖")
    page.back.trigger()
    assert empty.navigator.where.step == "start"


# adoption and after -----------------------------------------------------------------------------------------------


def test_adoption_counts_from_the_planned_day(example: MainWindow) -> None:
    example.session.go("adoption")
    page = example.navigator.page
    assert isinstance(page, AdoptionPage)
    assert page.errors.words().startswith("✓")
    assert page.forum.words() == "✓ A HEP Fórum megtárgyalta: 2027. február 16."
    assert "2027. március 1." in page.law.days.text()
    page.start_focus()
    type_here("2028")
    page.leave()
    assert example.session.programme.details.planned_adoption == date(2028, 3, 31)
    assert "2028. március 31." in page._period.text()
    page.forum.button.click()
    assert isinstance(example.navigator.page, ForumPage)


def test_adoption_says_what_is_missing(draft: MainWindow) -> None:
    draft.session.go("adoption")
    page = draft.navigator.page
    assert isinstance(page, AdoptionPage)
    assert page.errors.words().startswith("✖")
    assert page.forum.words().startswith("▲")


def test_follow_up_is_honest_and_says_when_it_is_due(draft: MainWindow) -> None:
    draft.session.go("followup")
    page = draft.navigator.page
    assert isinstance(page, FollowupPage)
    assert "2027. március 1." in page.law.days.text()  # nationality bodies are asked by then
    assert page.law.standing.text().startswith("○")
    assert not page.law.statement.isEnabled()


def test_files_of_two_villages_do_not_meet(example: MainWindow, tmp_path: Path) -> None:
    first = page_of(example, tmp_path).target.folder
    example.session.do(ChangeSettlement(example.session.settlement.id, {"name": "Aba"}))
    assert page_of(example, tmp_path).target.folder != first


def the_days_go_into_a_calendar(page: AdoptionPage, target: Path) -> None:
    page.law.write_calendar(target)
    content = target.read_text(encoding="utf-8")
    assert content.count("BEGIN:VEVENT") == 9  # four years, two reviews, the last day, the evaluation, the forum
    assert "DTSTART;VALUE=DATE:20281120" in content


def test_the_vote_is_recorded_the_version_closed_and_the_next_one_begun(example: MainWindow, store: Path) -> None:
    session = example.session
    session.go("adoption")
    page = example.navigator.page
    assert isinstance(page, AdoptionPage)
    assert not page.adopt.isEnabled()
    page.before.fields["proposer"].setFocus()
    type_here("Minta Márta polgármester")
    page.after.fields["held"].setFocus()
    type_here("2026. 11. 20.")
    page.after.fields["number"].setFocus()
    type_here("12/2026. (XI. 20.)")
    page.after.fields["votes_for"].setFocus()
    type_here("5")
    page.leave()
    assert session.programme.council.votes_for == 5
    page.rules.fields["mailing_days"].setFocus()
    type_here("5")
    page.leave()
    assert session.settlement.mailing_days == 5
    assert "2027. március 26. – az előterjesztés kiküldése" in page.law.days.text()
    page.adopt.trigger()
    assert session.programme.details.status is Status.ADOPTED
    assert page.law.standing.text().startswith("✓")
    assert "2028. november 20. – kétévenkénti áttekintés (1.)" in page.law.days.text()
    the_days_go_into_a_calendar(page, store.with_name("határidők.ics"))
    proposer = page.before.fields["proposer"]
    assert isinstance(proposer, QPlainTextEdit)
    assert proposer.isReadOnly()
    first = session.programme_id
    page.next_version.trigger()
    assert session.programme_id != first
    assert session.programme.details.predecessor == first
    assert session.programme.texts == session.office.programmes[first].texts


def test_a_vote_of_tomorrow_is_not_recorded(example: MainWindow) -> None:
    session = example.session
    session.do(ChangeCouncil(session.programme_id, {"held": date(2027, 3, 1), "number": "1/2027."}))
    session.go("adoption")
    page = example.navigator.page
    assert isinstance(page, AdoptionPage)
    page.adopt.trigger()
    assert session.programme.details.status is Status.DRAFT
    assert "később van" in example.notice.words()
