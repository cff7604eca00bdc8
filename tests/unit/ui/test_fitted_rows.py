"""What is long to measure is measured once, and between keys: rows of a table, words that wrap."""

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from hep_desktop.ui.fitted_rows import FittedRows
from hep_desktop.ui.page_parts import sentence

LONG = "A település lakossága öregszik, a fiatalok elköltöznek. " * 8
ROWS = 40


@pytest.fixture
def view(qtbot: QtBot) -> QTableView:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(ROWS, 1, view)
    for row in range(ROWS):
        model.setItem(row, 0, QStandardItem(LONG))
    view.setModel(model)
    view.setColumnWidth(0, 200)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(300, 400)
    view.show()
    return view


def test_rows_in_sight_are_as_high_as_their_words_at_once_and_the_others_soon(view: QTableView, qtbot: QtBot) -> None:
    low = view.rowHeight(0)
    FittedRows(view).fit()
    high = view.rowHeight(0)
    assert high > 3 * low
    assert view.rowHeight(ROWS - 1) == low
    qtbot.waitUntil(lambda: view.rowHeight(ROWS - 1) == high)


def test_what_is_scrolled_to_is_fitted_at_once_and_stays_in_its_place(view: QTableView, qtbot: QtBot) -> None:
    fitted = FittedRows(view)
    fitted.fit()
    high = view.rowHeight(0)
    fitted.fit_around(ROWS - 9)
    view.setCurrentIndex(view.model().index(ROWS - 9, 0))
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(place)
    assert view.rowHeight(ROWS - 9) == high
    assert view.rowHeight(ROWS // 2) < high
    qtbot.waitUntil(lambda: view.rowHeight(ROWS // 2) == high)
    assert view.visualRect(view.currentIndex()) == place


def test_a_row_whose_words_changed_is_fitted_while_the_others_still_wait(view: QTableView, qtbot: QtBot) -> None:
    fitted = FittedRows(view)
    fitted.fit()
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.item(0, 0).setText("Rövid.")
    fitted.fit_soon(0)
    qtbot.waitUntil(lambda: view.rowHeight(ROWS - 1) > view.rowHeight(0))


def test_the_height_of_wrapped_words_is_asked_of_qt_once_until_they_change(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    measure = QLabel.heightForWidth

    def counted(label: QLabel, width: int) -> int:
        asked.append(width)
        return measure(label, width)

    monkeypatch.setattr(QLabel, "heightForWidth", counted)
    label = sentence(LONG)
    qtbot.addWidget(label)
    long = [label.heightForWidth(200) for _ in range(3)]
    assert len(asked) == 1
    label.setText("Rövid.")
    assert label.heightForWidth(200) < long[0] == long[-1]
    font = label.font()
    font.setPointSizeF(3 * font.pointSizeF())
    short = label.heightForWidth(200)
    label.setFont(font)
    assert label.heightForWidth(200) > short
