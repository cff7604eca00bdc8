"""The yearly follow-up of an adopted programme."""

from datetime import date

from PySide6.QtWidgets import QComboBox

from hep_desktop.domain.commands import Adopt, ChangeCouncil
from hep_desktop.domain.followup import FollowUp, MeasureState
from hep_desktop.domain.places import FollowUpPlace
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.followup import FollowupPage
from hep_desktop.ui.pages.preview import PreviewPage
from qt import type_here


def adopted(window: MainWindow) -> FollowupPage:
    session = window.session
    session.do(ChangeCouncil(session.programme_id, {"held": date(2026, 11, 20), "number": "12/2026. (XI. 20.)"}))
    session.do(Adopt(session.programme_id))
    session.go("followup")
    page = window.navigator.page
    assert isinstance(page, FollowupPage)
    return page


def test_each_measure_is_followed_year_by_year(example: MainWindow) -> None:
    page = adopted(example)
    session = example.session
    page.years.setCurrentIndex(page.years.findText("2027"))
    measure = page.list.current_id()
    promised = session.programme.measures[measure]
    assert promised.indicators[0].target in page.form.promised.text()
    assert promised.deadline in page.form.promised.text()
    states = page.form.fields["state"]
    assert isinstance(states, QComboBox)
    states.setCurrentIndex(states.findText("teljesült"))
    states.activated.emit(states.currentIndex())
    record = FollowUpPlace(session.programme_id, measure, "2027")
    assert session.office.record(record) == FollowUp(MeasureState.DONE)
    page.form.fields["evidence"].setFocus()
    type_here("jelenléti ív, őszi nap")
    page.leave()
    assert session.office.record(record) == FollowUp(MeasureState.DONE, evidence="jelenléti ív, őszi nap")
    page.years.setCurrentIndex(page.years.findText("2028"))
    assert states.currentText() == "nincs rögzítve"
    assert page.show_place(record, "evidence")
    assert page.years.currentText() == "2027"
    assert page.report.isEnabled()
    page.report.trigger()
    preview = example.navigator.page
    assert isinstance(preview, PreviewPage)
    preview.back.trigger()
    assert example.navigator.page is page
    example.commands.undo()
    example.commands.undo()
    assert session.office.record(record) is None
    assert not page.report.isEnabled()
