"""Asks which file or folder: the dialog opens where somebody was last, and what is saved has an ending."""

import re
from pathlib import Path

from PySide6 import QtWidgets  # its dialogs are made when they are first named, which no start does
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from hep_desktop.ui.strings import text

_OPENED, _SAVED = "folder_opened_last", "folder_saved_last"
_Standard = QStandardPaths.StandardLocation


def file_to_open(parent: QWidget, title: str, kinds: str = "", begin: Path | None = None) -> Path | None:
    """One file, or None; `begin` is a folder or file where this one will rather be than where the last was."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(parent, title, str(begin or _last(_OPENED)), kinds)
    return _remembered(_OPENED, Path(chosen)) if chosen else None


def files_to_open(parent: QWidget, title: str, kinds: str = "") -> list[Path]:
    """Any number of files of one folder."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, title, str(_last(_OPENED)), kinds)
    return [_remembered(_OPENED, Path(one)) for one in chosen]


def folder(parent: QWidget, title: str, begin: Path | None = None) -> Path | None:
    """A folder, or None."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(begin or _last(_OPENED)))
    return Path(chosen) if chosen else None


def file_to_save(
    parent: QWidget, title: str, name: str, kinds: str = "", begin: Path | None = None, *, adds: bool = False
) -> Path | None:
    """Where something is to be written, or None; `name` is suggested, in the folder `begin` where one is given.

    What only `adds` to a file that is there already needs no question.
    """
    dialog, suggested = QtWidgets.QFileDialog, (begin or _last(_SAVED)) / name
    options = dialog.Option.DontConfirmOverwrite if adds else dialog.Option(0)
    chosen, kind = dialog.getSaveFileName(parent, title, str(suggested), kinds, "", options)
    if not chosen:
        return None
    target = with_ending(Path(chosen), suggested.suffix, kinds, kind)
    if not adds and target != Path(chosen) and target.exists() and not _overwrites(parent, target):
        return None
    return _remembered(_SAVED, target)


def with_ending(path: Path, usual: str, kinds: str = "", kind: str = "") -> Path:
    """`path` with the ending of the chosen kind, of several, or else the usual one; a known ending stays.

    "2027. terv" has no ending, though Python sees one.
    """
    known, fitting = _endings(kinds), _endings(kind)
    own = path.suffix.casefold()
    if own and (own in (fitting or known) or (own == usual.casefold() and not fitting)):
        return path
    ending = usual if not fitting or usual.casefold() in fitting else fitting[0]
    return path.with_suffix(ending) if own in known else path.with_name(path.name + ending)


def _endings(kinds: str) -> list[str]:
    return [one.casefold() for one in re.findall(r"\*(\.[\w-]+)", kinds)]


def _standard(place: QStandardPaths.StandardLocation) -> Path:
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def _last(what: str) -> Path:
    """The folder of last time, while the program runs and while it is there; a stick may be gone."""
    app = QCoreApplication.instance()
    told = app.property(what) if app else None
    if told and Path(told).is_dir():
        return Path(told)
    return _standard(_Standard.DownloadLocation if what == _OPENED else _Standard.DocumentsLocation)


def _remembered(what: str, path: Path) -> Path:
    app = QCoreApplication.instance()
    if app:
        app.setProperty(what, str(path.parent))
    return path


def _overwrites(parent: QWidget, target: Path) -> bool:
    """The dialog asked about the name without its ending only."""
    answer = QtWidgets.QMessageBox.question(
        parent, text("frame.overwrite.title"), text("frame.overwrite.ask", file=target.name)
    )
    return answer == QtWidgets.QMessageBox.StandardButton.Yes
