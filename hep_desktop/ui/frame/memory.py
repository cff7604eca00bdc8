"""The window as it was left: its place and size, the widths of panes, what was folded, where work goes on."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from hep_desktop.settings import LastPlace, SettingsFile
from hep_desktop.ui.look import letters
from hep_desktop.ui.pages.registry import OTHER_PAGES, PAGES

if TYPE_CHECKING:
    from hep_desktop.ui.main_window import MainWindow

WIDTH, HEIGHT = 1366, 768  # the smallest screen the window is made for
_PARTS = 3
_TREE, _SIDE = 44, 38  # letters


class Memory:
    """Reads and writes the preferences that are about the window."""

    def __init__(self, window: "MainWindow", preferences: SettingsFile) -> None:
        self._window = window
        self.preferences = preferences
        self._placed = False

    @property
    def first_page(self) -> str:
        """The page without a programme: a mentor may want the desk."""
        wanted = self.preferences.current.first_page
        return wanted if wanted in OTHER_PAGES else "start"

    def restore(self) -> None:
        """Bring back what was remembered."""
        window, settings = self._window, self.preferences.current
        window.side.set_folded(settings.folded)
        if settings.window:
            # Qt refuses what was kept on a screen of another size or scale
            self._placed = window.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))
        widths = list(settings.pane_widths)
        if len(widths) != _PARTS:
            tree, side = letters(window, _TREE), letters(window, _SIDE)
            widths = [tree, max(tree, WIDTH - tree - side), side]
        window.splitter.setSizes(widths)

    def show(self) -> None:
        """Show the window as it was left; at first it fills a small screen."""
        window = self._window
        room = window.screen().availableSize()
        if self._placed:
            window.show()
            return
        window.resize(min(WIDTH, room.width()), min(HEIGHT, room.height()))  # what is left when it fills no more
        if room.width() <= WIDTH or room.height() <= HEIGHT:
            window.showMaximized()
        else:
            window.show()

    def keep(self) -> None:
        """Remember how the window is now."""
        self.keep_for(self._window.session.store_path)

    def keep_for(self, store: Path) -> None:
        """Remember it for another store too, where work goes on there."""
        window, where = self._window, self._window.navigator.where
        # a page beside the walk (a preview, loading data) is no place to begin again
        step, node = (where.step, where.node) if where.step in PAGES else ("", "")
        place = LastPlace(window.session.programme_id, step, node)
        settings = self.preferences.current.with_last_place(store, place)
        settings = replace(settings, folded=window.side.folded_names())
        if window.isVisible():
            settings = replace(settings, window=bytes(window.saveGeometry().toBase64().data()).decode())
        if window.side.isVisible() and window.tree.isVisible():
            settings = replace(settings, pane_widths=tuple(window.splitter.sizes()))
        self.preferences.save(settings)
