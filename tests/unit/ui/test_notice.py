"""The strip above the page: what is said quietly goes by itself, but moves no page under a pointer on its way."""

from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from hep_desktop.ui.frame.notice import Notice


def test_a_quiet_sentence_goes_when_the_pointer_rests(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell("A napirendre került: 4 pont.")
    for moved, stays in ((200, True), (300, True), (300, False)):
        QCursor.setPos(moved, moved)
        notice._gone.timeout.emit()
        assert notice.isVisible() is stays
