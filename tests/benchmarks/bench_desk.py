"""The mentor's desk with one mentor's villages and with all of the country: opened, narrowed, filled from a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, timed
from PySide6.QtCore import QCoreApplication

import villages
from hep_desktop.app import session_on
from hep_desktop.domain.commands import AddContact, AddCountyForum, AddCountyMeeting, PutMunicipalities, Together
from hep_desktop.domain.mentor import Contact, ContactKind, CountyForum, CountyMeeting, Municipality
from hep_desktop.domain.outcome import Label
from hep_desktop.services import county_forum, desk_list
from hep_desktop.services.editing import Editing
from hep_desktop.services.workspaces import create_workspace, open_workspace, start_editing
from hep_desktop.settings import SettingsFile
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.pages.county_forums import CountyForumsPage
from hep_desktop.ui.pages.desk import DeskPage
from hep_desktop.ui.style import Application

ONE_MENTOR, ALL = 177, 3178
ROUNDS = 7
SECONDS = {ONE_MENTOR: 1000, ALL: 3000}
FIRST = date(2021, 1, 1)


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    app = Application.instance() or Application([])
    for count in (ONE_MENTOR, ALL):
        with TemporaryDirectory(prefix="hep-bench-") as folder:
            store = Path(folder) / "hep.sqlite"
            words = _fill(store, count)
            yield from _of_window(store, count, Path(folder), app)
            yield _of_list(store, count, words)


def _fill(store: Path, count: int) -> str:
    """A desk with so many rows and half as many contacts; gives the same rows as a list for the clipboard."""
    rows = tuple(
        Municipality(one.code, one.name, one.county, one.district, one.population, FIRST + timedelta(days=at % 2000))
        for at, one in enumerate(villages.places(count))
    )
    editing = start_editing(create_workspace(store))
    log = tuple(
        AddContact(Contact(editing.new_id(), ContactKind.CALL, FIRST + timedelta(days=1800), (row.code,), agreed="x"))
        for row in rows[::2]
    )
    editing.do(Together(Label("take_list"), (PutMunicipalities(rows), *log)))
    editing.close()
    lines = (f"{row.code}\t{row.name}\t{row.adopted:%Y. %m. %d.}\tírni" for row in rows)
    return "\n".join(("KSH-kód\tTelepülés\tElfogadás\tTeendő", *lines))


def _of_window(store: Path, count: int, folder: Path, app: QCoreApplication) -> Iterator[Figure]:
    window = MainWindow(session_on(open_workspace(store), app), SettingsFile(folder / "settings.json"))
    window.resize(1366, 690)
    window.show()
    app.processEvents()

    def opened() -> None:
        window.navigator.drop()
        window.session.go("desk")
        window.repaint()
        app.processEvents()

    opened()  # what is loaded once does not count again, as for a mentor who comes back
    yield Figure(f"mentor's desk of {count} opened and painted", "ms", _times(opened), SECONDS[count])
    page = window.navigator.page
    assert isinstance(page, DeskPage)

    def narrowed() -> None:
        for words in ("ba", ""):
            page.filter.words.setText(words)
            page.filter.changed.emit()
            window.repaint()

    yield Figure(f"that desk of {count} narrowed by two letters and back", "ms", _times(narrowed), 300)
    if count == ONE_MENTOR:
        yield from _of_forum(window, app)
    window.close()


def _of_forum(window: MainWindow, app: QCoreApplication) -> Iterator[Figure]:
    """A forum to which all villages are invited: its meeting is shown, somebody is marked as there."""
    session = window.session
    forum = CountyForum(session.new_id())
    meeting = CountyMeeting(session.new_id(), forum.id)
    session.do(AddCountyForum(forum))
    people = county_forum.to_invite(session.office, meeting, session.new_id)
    session.do(AddCountyMeeting(replace(meeting, participants=people)))
    session.go("county_forums", meeting.id)
    page = window.navigator.page
    assert isinstance(page, CountyForumsPage)

    def shown() -> None:
        for key in (forum.id, meeting.id):
            page.list.choose(key)
            window.repaint()
            app.processEvents()

    yield Figure(f"a forum of {len(people)} invited: to its data and back to the meeting", "ms", _times(shown), 600)
    names = iter(range(2 * ROUNDS))

    def typed() -> None:
        page.meeting.participants.change_row(5, {"name": f"Kiss Éva {next(names)}"})
        window.repaint()
        app.processEvents()

    yield Figure(f"one of those {len(people)} is named", "ms", _times(typed), 100)


def _of_list(store: Path, count: int, words: str) -> Figure:
    editing: Editing = start_editing(open_workspace(store))

    def shown() -> None:
        own = desk_list.begin(editing, desk_list.pasted(words), "list", {})
        desk_list.compare(editing, own, own.lines)

    times = _times(shown)
    editing.close()
    return Figure(f"a pasted list of {count} understood and compared", "ms", times, SECONDS[count])


def _times(work: object) -> list[float]:
    assert callable(work)
    return [timed(work) for _ in range(ROUNDS)]
