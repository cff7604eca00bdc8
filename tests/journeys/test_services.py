"""What a village does not have: answered once, its tables are full, off the list, and a sentence is ready."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hep_desktop.domain.commands import Adopt, ChangeCouncil
from hep_desktop.domain.settlement import Presence
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import EMPTY, NoData, NoDataReason, Number
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.settlement import SettlementPage
from hep_desktop.ui.services_panel import ServicesPanel
from qt import press

KINDERGARTEN = FactKey("kg_groups", "2024")


def panel(window: MainWindow) -> ServicesPanel:
    window.session.go("settlement")
    page = window.navigator.page
    assert isinstance(page, SettlementPage)
    return page.services


def answer(services: ServicesPanel, service: str, presence: Presence | None) -> None:
    row = next(row for row in services.rows if row.service.id == service)
    row.answer.put(presence)
    row.answer.finished.emit()


def empty_tables(window: MainWindow) -> str:
    session = window.session
    found = session.checking.findings(session.programme_id)
    told = (session.checking.sentence(one).what for one in found if one.node == "he.4.4")
    return " ".join(told)


def test_what_is_not_here_fills_its_tables_and_leaves_the_list(draft: MainWindow) -> None:
    session = draft.session
    assert "4.3.5." in empty_tables(draft)
    answer(panel(draft), "ovoda", Presence.ELSEWHERE)
    assert session.figures.figure(KINDERGARTEN).value == NoData(NoDataReason.NOT_HERE)
    assert "4.3.5." not in empty_tables(draft)
    assert not session.programme.facts
    answer(panel(draft), "ovoda", None)
    assert session.figures.figure(KINDERGARTEN).value == EMPTY
    assert not session.settlement.services


def test_no_sentence_is_offered_to_what_the_council_adopted(draft: MainWindow) -> None:
    services, session = panel(draft), draft.session
    answer(services, "ovoda", Presence.NONE)
    row = next(row for row in services.rows if row.service.id == "ovoda")
    assert not row.write.isHidden()
    session.do(ChangeCouncil(session.programme_id, {"held": session.today(), "number": "1/2026. (XI. 21.)"}))
    session.do(Adopt(session.programme_id))
    assert row.write.isHidden()


def test_what_the_clerk_types_stands(draft: MainWindow) -> None:
    from hep_desktop.domain.commands import SetFacts  # noqa: PLC0415
    from hep_desktop.domain.situation import Fact  # noqa: PLC0415

    session = draft.session
    session.do(SetFacts(session.programme_id, ((KINDERGARTEN, Fact(Number(Decimal(1)))),)))
    answer(panel(draft), "ovoda", Presence.NONE)
    assert session.figures.figure(KINDERGARTEN).value == Number(Decimal(1))


def test_the_rest_is_answered_at_once_and_taken_back_at_once(draft: MainWindow) -> None:
    services = panel(draft)
    answer(services, "haziorvos", Presence.HERE)
    services.rest.setFocus(Qt.FocusReason.OtherFocusReason)
    press(services.rest, Qt.Key.Key_Space)
    held = draft.session.settlement.services
    assert held["haziorvos"] is Presence.HERE
    assert {one for key, one in held.items() if key != "haziorvos"} == {Presence.NONE}
    assert not services.rest.isVisible()
    draft.session.undo()
    assert set(draft.session.settlement.services) == {"haziorvos"}


def test_a_ready_sentence_goes_into_its_chapter_by_one_key(draft: MainWindow) -> None:
    services = panel(draft)
    answer(services, "ovoda", Presence.NONE)
    row = next(row for row in services.rows if row.service.id == "ovoda")
    row.write.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(row.write, Qt.Key.Key_Space)
    assert draft.session.programme.text("he.4.4").plain == "A településen óvoda nem működik."
    assert not row.write.isEnabled()
    draft.session.undo()
    assert draft.session.programme.text("he.4.4").is_blank


def test_all_ready_sentences_go_into_their_chapters_as_one_step(draft: MainWindow) -> None:
    services, session = panel(draft), draft.session
    answer(services, "ovoda", Presence.NONE)
    assert not services.write_all.isVisible()  # one has its own button
    services.rest.click()
    services.write_all.setFocus(Qt.FocusReason.OtherFocusReason)
    press(services.write_all, Qt.Key.Key_Space)
    assert not services.write_all.isVisible()
    assert not any(row.write.isEnabled() for row in services.rows)
    assert "óvoda nem működik" in session.programme.text("he.4.4").plain
    session.undo()
    assert not session.programme.texts
