"""A person at the window: types with accents, presses keys, pastes; and a window over a real store on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTabBar,
    QTextEdit,
    QWidget,
)

from builders import ADOPTION, EDITIONS
from hep_desktop import paths
from hep_desktop.domain.settlement import Settlement
from hep_desktop.services.checking import Checking
from hep_desktop.services.editing import Editing
from hep_desktop.services.mintafalu import read_example
from hep_desktop.services.workspaces import create_workspace, new_programme, new_settlement, open_workspace
from hep_desktop.settings import NOWHERE, LastPlace, SettingsFile
from hep_desktop.ui.bus import Bus
from hep_desktop.ui.jobs import Jobs
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.session import Session
from stores import ids

NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
MINTAFALU = Settlement("", "00000", "Mintafalu", "Példa", "Mintai", "község", 812)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def clock() -> datetime:
    """Always the same moment."""
    return NOW


def type_text(widget: QWidget, text: str) -> None:
    """Type into a widget; `QTest.keyClicks` would abort the process at the first accent."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key; shortcuts of menus answer too. What is held down with it is let go, also where its page has gone."""
    window = widget.window()
    QTest.keyClick(widget, key, modifiers)
    if modifiers and QGuiApplication.keyboardModifiers():
        QTest.keyRelease(window, Qt.Key.Key_Control)


def focus() -> QWidget:
    """Where the next key goes."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def type_here(text: str) -> None:
    """Type where the focus is; it may move, as when the first key opens a cell."""
    for sign in text:
        type_text(focus(), sign)


def press_here(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    press(focus(), key, modifiers)


def copy_html(html: str, plain: str) -> None:
    """Put what Word or a browser copies on the clipboard."""
    data = QMimeData()
    data.setHtml(html)
    data.setText(plain)
    QGuiApplication.clipboard().setMimeData(data)


def copy_text(plain: str) -> None:
    """Put plain text, or cells of a spreadsheet, on the clipboard."""
    QGuiApplication.clipboard().setText(plain)


def session_on(path: Path, parent: QObject, *, read_only: bool = False) -> Session:
    """The services of a store, begun where there is none, for one window."""
    workspace = open_workspace(path, read_only, clock) if path.exists() else create_workspace(path, clock)
    editing = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
    return Session(editing, Checking(editing), Bus(parent), Jobs(parent), clock, ids("new"))


def begin(session: Session, settlement: Settlement = MINTAFALU, day: date = ADOPTION) -> str:
    """Begin a draft for a village and give its id."""
    key = new_settlement(session.editing, settlement, session.new_id)
    return new_programme(session.editing, key, day, session.new_id, clock)


def fill_example(session: Session) -> str:
    """Fill the store with the worked example and give the id of its programme."""
    example = read_example(paths.resources() / "mintafalu", session.new_id)
    programme = begin(session, example.settlement, example.planned_adoption)
    for command in example.commands(programme):
        session.do(command)
    return programme


@contextmanager
def window_on(session: Session, profile: Path, last: LastPlace = NOWHERE) -> Iterator[MainWindow]:
    """A shown window; at the end it is closed as a user closes it, so everything is on the disk."""
    window = MainWindow(session, SettingsFile(profile / "settings.json"), last)
    try:
        window.resize(1366, 690)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        yield window
    finally:
        closed = window.close()
        if not closed:
            session.editing.workspace.abandon()
            session.jobs.close()
        window.watch.stop()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def clipped(window: QWidget) -> list[str]:
    """Buttons, labels and fields that have less room than their words need."""
    kinds = (QAbstractButton, QLabel, QLineEdit, QComboBox)
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QTabBar)  # sized by its frame
        if isinstance(widget, kinds) and widget.isVisible() and not inner:
            needs, has = widget.minimumSizeHint(), widget.size()
            if has.width() < needs.width() or has.height() < needs.height():
                found.append(f"{type(widget).__name__} {_words(widget)!r}: {has.toTuple()} of {needs.toTuple()}")
    return found


def nameless(window: QWidget) -> list[str]:
    """What the keyboard reaches and a screen reader cannot name."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus or inner:
            continue
        if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView | QComboBox | QTextEdit | QTabBar):
            interface = QAccessible.queryAccessibleInterface(widget)
            spoken = interface.text(QAccessible.Text.Name) if interface else ""
            if not spoken and not widget.accessibleName() and not (isinstance(widget, QTabBar) and widget.count()):
                found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def clashing(window: QMainWindow) -> list[str]:
    """Buttons that answer to the letter of a menu: Alt with it would open neither."""
    menus = {QKeySequence.mnemonic(action.text()) for action in window.menuBar().actions()}
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    told = [
        one.text() for one in shown if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy())
    ]
    return [words for words in told if (key := QKeySequence.mnemonic(words)).count() and key in menus]


def _words(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    return str(words())[:40] if callable(words) else widget.accessibleName()


def too_wide(window: QWidget) -> list[str]:
    """The widgets that ask for most room, innermost last: where a window cannot get narrower."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    shown.sort(key=lambda widget: -widget.minimumSizeHint().width())
    return [f"{type(widget).__name__} {widget.minimumSizeHint().width()}" for widget in shown[:8]]
