"""Windows for journeys: over an empty store, over one draft, over the worked example."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.session import Session
from qt import begin, fill_example, session_on, window_on


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store is."""
    return tmp_path / "hep.sqlite"


@pytest.fixture
def session(store: Path, qapp: QApplication) -> Iterator[Session]:  # noqa: ARG001 – Qt first
    """An empty store; the window that takes it closes it."""
    parent = QObject()
    yield session_on(store, parent)
    parent.deleteLater()


@pytest.fixture
def empty(session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    """A window over an empty store: the first start."""
    with window_on(session, tmp_path) as window:
        yield window


@pytest.fixture
def draft(session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a new draft of Mintafalu open."""
    programme = begin(session)
    with window_on(session, tmp_path) as window:
        session.open_programme(programme)
        yield window


@pytest.fixture
def example(session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with the worked example open."""
    programme = fill_example(session)
    with window_on(session, tmp_path) as window:
        session.open_programme(programme)
        yield window
