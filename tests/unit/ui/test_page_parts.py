"""Parts of pages: words that wrap know how high they are."""

from pytestqt.qtbot import QtBot

from hep_desktop.ui.page_parts import sentence


def test_words_that_are_taken_away_leave_no_room_behind(qtbot: QtBot) -> None:
    label = sentence("Hosszú mondat, amely több sorba törik. " * 9)
    qtbot.addWidget(label)
    high = label.heightForWidth(200)
    label.clear()
    assert label.heightForWidth(200) < high / 5
