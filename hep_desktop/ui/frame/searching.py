"""The search of a window: its pane, made for the first search, and the ways to a hit."""

from typing import TYPE_CHECKING

from hep_desktop.seeking.index import Hit
from hep_desktop.ui.frame.finding_words import choose_words, chosen_words, destination_of
from hep_desktop.ui.frame.seek_pane import SeekPane

if TYPE_CHECKING:
    from hep_desktop.ui.main_window import MainWindow


class Searching:
    """One a window; `pane` stands in its right pane."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.pane = SeekPane(window.session)
        window.side.hold_search(self.pane)
        self.pane.chosen.connect(self.show_hit)
        self.pane.writing.connect(window.navigator.leave)
        self.pane.closed.connect(window.focus_page)

    def find(self, *, here: bool) -> None:
        """Search, on the shown page or everywhere, for what is chosen there."""
        window, words = self._window, chosen_words()
        window.navigator.leave()
        if not window.side.isVisible():
            window.folding.toggle_right()
        window.side.begin_search()
        self.pane.page_shown(window.navigator.where)
        self.pane.open_for(words, here=here)

    def find_on(self, by: int) -> None:
        """The next or previous hit; without a search, the way to begin one."""
        if self._window.side.search.isHidden() or not self.pane.field.text():
            self.find(here=False)
        else:
            self.pane.show_next(by)

    def replace(self) -> None:
        """Search in order to replace."""
        if self._window.side.search.isHidden():
            self.find(here=False)
        self.pane.open_replacing()

    def show_hit(self, hit: Hit) -> None:
        """Go to the very words of a hit."""
        self._window.navigator.go(destination_of(hit))
        choose_words(hit)
