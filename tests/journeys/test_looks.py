"""Letters at 200 %, light and dark ground, names for those who hear the window."""

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError
from pytestqt.qtbot import QtBot

from hep_desktop.ui import look
from hep_desktop.ui.enter_key import EnterKey
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.chapter import ChapterPage
from hep_desktop.ui.pages.registry import OTHER_PAGES, PAGES
from hep_desktop.ui.session import Session
from hep_desktop.ui.style import Application, Style
from qt import (
    clashing,
    clipped,
    fill_example,
    nameless,
    press_here,
    too_wide,
    window_on,
)


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_nothing_clips_and_everything_has_a_name(
    qtbot: QtBot, qapp: QApplication, session: Session, tmp_path: Path, factor: float
) -> None:
    before = QFont(qapp.font())
    programme = fill_example(session)
    qapp.setFont(look.scaled(before, factor))
    with window_on(session, tmp_path) as example:
        session.open_programme(programme)
        complaints: list[str] = []
        pages = [(step, "") for step in (*PAGES, *OTHER_PAGES) if step != "start"]
        pages += [("situation", "hep.intro.settlement"), ("situation", "he.2.3"), ("situation", "he.3.2")]
        pages += [("situation", "he.3.9")]
        for step, node in pages:
            example.session.go(step, node)
            page = example.navigator.page
            if isinstance(page, ChapterPage) and node == "he.3.2":
                page.tabs.setCurrentWidget(page.tables)
            with suppress(QtBotTimeoutError):  # layouts settle in the event loop
                qtbot.waitUntil(lambda: not clipped(example))
            found = (*clipped(example), *nameless(example), *clashing(example))
            complaints += [f"{step} {node}: {one}" for one in found]
            if example.width() > 1366:
                complaints.append(f"{step} {node}: {example.width()} wide, {too_wide(example)}")
            if example.height() > 768:
                complaints.append(f"{step} {node}: {example.height()} high")
    qapp.setFont(before)
    assert not complaints, "\n".join(complaints)


def test_signs_can_be_read_on_light_and_dark_ground(qapp: QApplication) -> None:
    for ground, ink in ((QColor("#ffffff"), QColor("#000000")), (QColor("#232629"), QColor("#fcfcfc"))):
        palette = QPalette(qapp.palette())
        palette.setColor(QPalette.ColorRole.Base, ground)
        palette.setColor(QPalette.ColorRole.Text, ink)
        for mark in (look.ERROR, look.WARNING, look.TIP, look.DONE, look.OPEN):
            assert contrast(look.colour(mark, palette), ground) >= 4.5, mark


def contrast(one: QColor, other: QColor) -> float:
    """Ratio by WCAG 2."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_style_follows_the_palette(qapp: Application) -> None:
    before = QPalette(qapp.palette())
    style = Style(qapp)
    light = qapp.styleSheet()
    dark = QPalette(QColor("#232629"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#1b1e20"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#fcfcfc"))
    try:
        qapp.setPalette(dark)
        assert qapp.styleSheet() != light
        assert look.ERROR[2].lower() in qapp.styleSheet()
        assert "indicator:checked" in qapp.styleSheet()  # boxes whose edges the system draws dark on dark
    finally:
        qapp.look_changed.disconnect(style.apply)
        qapp.setPalette(before)
        qapp.setStyleSheet("")
        style.deleteLater()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, qapp: QApplication, empty: MainWindow) -> None:
    enter = EnterKey(qapp)
    try:
        press_here(Qt.Key.Key_Return)  # on "Új HEP"
        qtbot.waitUntil(lambda: empty.navigator.where.step == "new_programme")
    finally:
        enter.deleteLater()
