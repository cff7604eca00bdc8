"""A programme written by an edition that this computer does not have."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject

from hep_desktop.ui.session import Session
from qt import begin, session_on, window_on


def test_it_is_told_and_the_others_can_be_used(session: Session, store: Path, tmp_path: Path) -> None:
    strange, known = begin(session), begin(session)
    session.close()
    with closing(sqlite3.connect(store)) as file, file:
        change = "UPDATE record SET body = replace(body, 'hep-2021', 'hep-2040'), mark = NULL WHERE programme = ?"
        file.execute(change, (strange,))
    parent = QObject()
    with window_on(session_on(store, parent), tmp_path) as window:
        window.session.open_programme(strange)
        assert window.session.programme_id == ""
        assert "hep-2040" in window.notice.words()
        window.session.open_programme(known)
        assert window.session.programme_id == known
    parent.deleteLater()
