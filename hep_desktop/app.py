"""Wires the program together: logs, crash handler, settings, store, window. It holds no logic."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from hep_desktop import logs, paths
from hep_desktop.domain.errors import UserError
from hep_desktop.hungarian import short_date
from hep_desktop.identity import new_id, system_clock
from hep_desktop.services.checking import Checking
from hep_desktop.services.workspaces import create_workspace, default_path, is_example, open_or_look, start_editing
from hep_desktop.settings import NOWHERE, SettingsFile
from hep_desktop.store.copies import folder_of
from hep_desktop.store.workspace import Workspace
from hep_desktop.ui.bus import Bus
from hep_desktop.ui.crash import CrashHandler
from hep_desktop.ui.enter_key import EnterKey
from hep_desktop.ui.jobs import Jobs
from hep_desktop.ui.look import icon
from hep_desktop.ui.main_window import MainWindow
from hep_desktop.ui.session import Session
from hep_desktop.ui.speller import Speller
from hep_desktop.ui.strings import text
from hep_desktop.ui.style import Application, Style

if TYPE_CHECKING:
    from hep_desktop.services.backing_up import Copy

TELLERS = tuple(f"hep_desktop.ui.dialogs.{name}_dialog" for name in ("crash", "error", "unsaved"))
"""What tells of faults: read soon after the window is seen, not at a fault, when the disk may be gone."""

SOON_MS = 1000

LOCKED = ("store.locked", "store.wrong_password")
DAMAGED = ("store.damaged", "store.not_a_store", "store.missing")


def session_on(workspace: Workspace, parent: QObject) -> Session:
    """The services of an open store, for one window. Raises UserError."""
    editing = start_editing(workspace)
    return Session(editing, Checking(editing), Bus(parent), Jobs(parent), system_clock, new_id)


class Program(QObject):
    """Opens stores, each in its own window."""

    def __init__(self, app: QApplication, preferences: SettingsFile) -> None:
        super().__init__(app)
        self.preferences = preferences
        self.window: MainWindow | None = None
        self._passwords: dict[Path, str] = {}  # of the stores opened since the start, nowhere else

    def open_first(self, asked: str = "") -> bool:
        """Open the store that was asked for, else the one used last, else the default one, which is begun silently."""
        if asked:
            return self.open(Path(asked).resolve())
        recent = [Path(store) for store in self.preferences.current.recent_stores]
        there = [store for store in recent if store.is_file()]
        candidates = dict.fromkeys([*there, default_path()])
        opened = any(self.open(path) for path in candidates)  # one that cannot be opened is told, then the next
        if recent[:1] not in (there[:1], [default_path()]):
            self._tell_gone(recent[0])
        return opened

    def open(self, path: Path) -> bool:
        """Open a store in a window of its own; the window there was gives way. False where it was refused."""
        if self._shows(path):
            return True
        try:
            self._show(path)
        except UserError as error:
            return self._ask(path) if error.code in LOCKED else self._refused(path, error)
        return True

    def _tell_gone(self, path: Path) -> None:
        """The store used last is not there: the next start looks for it again, until the user says to stay here."""
        if self.window is not None:
            self.preferences.save(self.preferences.current.with_store(path))
            banner = self.window.banners.tell_gone(path)
            banner.asked.connect(partial(self.open, path))
            banner.closing.clicked.connect(self._stay)

    def _stay(self) -> None:
        if self.window is not None:
            self.preferences.save(self.preferences.current.with_store(self.window.session.store_path))

    def _show(self, path: Path) -> None:
        """Raises UserError."""
        workspace, because = self._workspace(path)
        session = session_on(workspace, self)
        session.read_only_because = because
        session.ended_badly = workspace.left_behind()
        last = self.preferences.current.last_places.get(str(path), NOWHERE)  # a new window remembers its own
        session.speller = Speller(session, self.preferences, self)
        window = MainWindow(session, self.preferences, last)
        window.store_wanted.connect(self.open)
        window.rewritten.connect(self._reopen)
        before, self.window = self.window, window
        if not is_example(path):  # the next start goes on with the user's own work
            self.preferences.save(self.preferences.current.with_store(path))
        window.show_first()
        if before is not None:
            before.close()
            before.deleteLater()

    def _shows(self, path: Path) -> bool:
        session = self.window.session if self.window is not None else None
        return session is not None and _is_same(session.store_path, path) and session.editing.workspace.is_open

    def _ask(self, path: Path) -> bool:
        """Ask for the password of a store, and open it."""
        from hep_desktop.ui.dialogs.password_dialog import PasswordDialog  # noqa: PLC0415 – most stores have none

        dialog = PasswordDialog(path, partial(self._unlock, path), self.window)
        if self.window is not None:
            dialog.open()
        else:
            dialog.exec()
        return self._shows(path)

    def _unlock(self, path: Path, password: str) -> UserError | None:
        """Open a store by its password; gives why it is wrong. Where it opens a copy, the store is damaged."""
        from hep_desktop.services.backing_up import newest_good  # noqa: PLC0415 – as below

        self._passwords[path] = password
        try:
            self._show(path)
        except UserError as error:
            if error.code not in LOCKED:
                self._refused(path, error)
            elif password and newest_good(path, password=password) is not None:
                self._refused(path, UserError("store.damaged", file=str(path)))
            else:
                del self._passwords[path]
                return error
        return None

    def _reopen(self, path: Path, password: str, words: str) -> None:
        """The store was written anew: with another password, or none, or at another place."""
        self._passwords[path] = password
        if self.open(path) and self.window is not None:
            self.window.notice.tell(words)

    def _refused(self, path: Path, error: UserError) -> bool:
        """Tell why a store cannot be opened; where it is damaged and has a good copy, offer that."""
        from hep_desktop.services.backing_up import newest_good  # noqa: PLC0415 – stores are damaged seldom
        from hep_desktop.services.mirroring import has_mirror  # noqa: PLC0415 – as above
        from hep_desktop.ui.dialogs.error_dialog import ErrorDialog  # noqa: PLC0415 – most starts show no error

        copy = newest_good(path, password=self._passwords.get(path, "")) if error.code in DAMAGED else None
        remedy = text("backups.open_copy", day=short_date(copy.at.date()), time=f"{copy.at:%H:%M}") if copy else ""
        if copy is None and error.code in DAMAGED and has_mirror(path):
            remedy = text("backups.rebuild")
        dialog = ErrorDialog(error, self.window, remedy)
        dialog.mend.connect(partial(self._recover, path, copy))
        dialog.open_for(self.window)
        return self._shows(path)

    def _recover(self, path: Path, copy: "Copy | None") -> None:
        from hep_desktop.services.backing_up import recover, recover_from_mirror  # noqa: PLC0415 – as above
        from hep_desktop.ui.dialogs.error_dialog import ErrorDialog  # noqa: PLC0415 – as above

        try:
            aside, unread = (recover(path, copy), ()) if copy is not None else recover_from_mirror(path)
        except UserError as error:
            ErrorDialog(error, self.window).open_for(self.window)
            return
        if self.open(path) and self.window is not None:
            words = "backups.recovered" if copy is not None else "backups.rebuilt"
            self.window.notice.tell(text(words, file=aside.name))
            if unread:  # stays until it was read
                files = ", ".join(one.name for one in unread)
                self.window.notice.refuse(UserError("backup.partly_rebuilt", file=aside.name, files=files))

    def tell_crash(self, report: str) -> None:
        """Show the crash dialog over the window."""
        from hep_desktop.ui.dialogs.crash_dialog import CrashDialog  # noqa: PLC0415 – faults are seldom

        dialog = CrashDialog(report, self.window)
        sender = self.sender()
        if isinstance(sender, CrashHandler):
            dialog.finished.connect(sender.told)
        dialog.open()

    def _workspace(self, path: Path) -> tuple[Workspace, UserError | None]:
        if not path.is_file() and path == default_path() and not folder_of(path).is_dir():
            return create_workspace(path), None
        return open_or_look(path, password=self._passwords.get(path, ""))


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are one file's: one may be a link."""
    try:
        return one == other or one.samefile(other)
    except OSError:  # one of them is gone
        return False


class Gaps(QTranslator):
    """The few words of file dialogs that Qt's Hungarian translation leaves in English."""

    WORDS: ClassVar = {
        "&Look in:": "look_in",
        "Files of &type:": "files_of_type",
        "Look in:": "look_in",
        "Files of type:": "files_of_type",
    }

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> Any:  # noqa: ANN401 – text or nothing, which the stubs forbid
        """Our words for Qt's; None, unlike an empty text, lets Qt ask its next translator."""
        del disambiguation, n
        key = self.WORDS.get(source) if context == "QFileDialog" else None
        return text(f"frame.qt.{key}") if key else None

    def isEmpty(self) -> bool:  # noqa: N802 – Qt's name
        """Qt asks before it installs one."""
        return False


def speak_hungarian(app: QApplication) -> None:
    """Standard buttons, file dialogs, dates and calendars in Hungarian, whatever the system speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.Hungarian, QLocale.Country.Hungary))
    translator = QTranslator(app)
    if translator.load("qtbase_hu", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.installTranslator(Gaps(app))


def _take_back() -> None:
    """What a run that ended badly had lent to other programs."""
    if paths.lent_copies().is_dir():
        from hep_desktop.store.lending import sweep  # noqa: PLC0415 – mostly there is nothing

        sweep()


def read_tellers() -> None:
    """Have everything at hand that tells of faults."""
    for name in TELLERS:
        import_module(name)


def main(store: str = "", files: Sequence[Path] = ()) -> int:
    """Open the window, on a store where one is asked for, with files as if dropped on it; stay until it is closed."""
    log = logs.start(paths.user_data() / "logs")
    app = Application(sys.argv[:1])
    app.setApplicationName("HEP Desktop")
    app.setApplicationDisplayName(text("frame.title"))
    speak_hungarian(app)
    Style(app)
    EnterKey(app)
    app.setWindowIcon(icon("village"))
    _take_back()
    program = Program(app, SettingsFile(paths.user_profile() / "settings.json"))
    crash = CrashHandler(app)
    crash.crashed.connect(program.tell_crash)
    crash.arm()
    opened = program.open_first(store)
    if files and program.window is not None:
        program.window.commands.take_files([file.resolve() for file in files])
    gc.freeze()  # what is loaded by now stays to the end: no key waits until all of it was looked through for rubbish
    gc.enable()
    QTimer.singleShot(SOON_MS, read_tellers)
    code = app.exec() if opened else 2
    crash.disarm()
    if log is not None:
        log.close()
    return code
