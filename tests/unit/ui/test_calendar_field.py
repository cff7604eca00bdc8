"""The field of the planned day: whatever is typed, the five years after it can be counted."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.ui.settlement_fields import CalendarField


def test_the_farthest_day_has_its_five_years(qapp: QApplication) -> None:  # noqa: ARG001 – Qt first
    field = CalendarField()
    field.put(date(2205, 1, 1))
    assert field.value() == date(2205, 1, 1)  # refused with its reason, not changed behind the back
    field.setDate(QDate(9999, 12, 31))
    day = field.value()
    details = ProgrammeDetails("p", "s", "hep-2021", 1, planned_adoption=day, created=day)
    assert details.last_day > day
