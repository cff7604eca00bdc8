"""Years that are not out yet are marked by one press, in one table or in all; series that had ended ask nobody."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import hep_2021, office, programme, run
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.template.breaks import running
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Break, Certainty, Edition
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.table import TablesPanel
from qt import CONTROL, press

LATER = NoData(NoDataReason.NOT_YET_PUBLISHED)


def panel(window: MainWindow, table: int = 0) -> TablesPanel:
    window.session.go("situation", "hep.intro.settlement")
    page = window.navigator.page
    assert isinstance(page, ChapterPage)
    page.tabs.setCurrentWidget(page.tables)
    page.tables.tabs.setCurrentIndex(table)
    return page.tables


def test_one_press_marks_the_empty_cells_of_a_year(draft: MainWindow) -> None:
    tables = panel(draft)
    assert tables.years.isVisible()
    assert tables.years.here.text() == "2026: még nincs közzétéve"
    QTest.mouseClick(tables.years.here, Qt.MouseButton.LeftButton)
    facts = draft.session.programme.facts
    assert {key: fact.value for key, fact in facts.items()} == {FactKey("pop_res", "2026"): LATER}
    assert tables.years.here.text() == "2025: még nincs közzétéve"
    assert not tables.years.everywhere.isVisible()  # some may be out by now
    QTest.mouseClick(tables.years.here, Qt.MouseButton.LeftButton)
    assert not tables.years.isVisible()


def test_another_marks_all_tables_and_comes_back_in_one_step(draft: MainWindow) -> None:
    tables = panel(draft)
    QTest.mouseClick(tables.years.everywhere, Qt.MouseButton.LeftButton)
    facts = draft.session.programme.facts
    assert len(facts) > 150
    assert {key.period for key in facts} == {"2026", "2026/2027"}
    press(tables.grid, Qt.Key.Key_Z, CONTROL)
    assert not draft.session.programme.facts


@pytest.fixture(scope="module")
def ended() -> Edition:
    """The edition, where births were no longer counted from 2024."""
    form = hep_2021()
    end = Break(date(2024, 1, 1), "megszűnt", "KSH", Certainty.VERIFIED, ends=True)
    births = replace(form.indicators["births"], breaks=(end,))
    return replace(form, indicators={**form.indicators, "births": births})


def test_years_after_the_end_of_a_series_are_known_to_have_no_figures(ended: Edition) -> None:
    one = programme({("births", "2022"): 5, ("births", "2023"): 6})
    figures = Figures(ended, one)
    assert figures.figure(FactKey("births", "2024")).value == NoData(NoDataReason.NOT_COLLECTED)
    assert figures.shown(FactKey("births", "2023")) != figures.shown(FactKey("births", "2024"))
    full = programme(
        {**{("deaths", str(year)): 5 for year in range(2022, 2027)}, ("births", "2022"): 5, ("births", "2023"): 6}
    )
    found = [one for one in run(ended, office(full), "p") if one.table == "t5" and one.code.startswith("table.")]
    assert found == []


def test_a_programme_of_later_years_has_no_such_column(ended: Edition) -> None:
    assert "births" in running(ended, 2022).tables["t5"].columns
    later = running(ended, 2024)
    assert "births" not in later.tables["t5"].columns
    assert "births" in later.tables["t5"].ended
    assert running(ended, 2022) is ended
