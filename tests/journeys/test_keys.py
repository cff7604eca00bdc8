"""No key does two things on one page: Qt would do neither."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.registry import PAGES


def test_no_key_means_two_things(draft: MainWindow) -> None:
    doubled: list[str] = []
    for step in PAGES:
        draft.session.go(step, "he.3.1" if step == "situation" else "")
        page = draft.navigator.page
        assert page is not None
        seen: dict[str, str] = {}
        for action in (*draft.findChildren(QAction, options=_direct()), *page.actions()):
            for key in action.shortcuts():
                other = seen.setdefault(key.toString(), action.text())
                if other != action.text():
                    doubled.append(f"{step}: {key.toString()}: {other}, {action.text()}")
    assert doubled == []


def _direct() -> Qt.FindChildOption:
    return Qt.FindChildOption.FindDirectChildrenOnly
