"""What the actions of remarks do; nothing else of them is loaded before a programme has some or somebody writes one."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import CustodyPlace, RemarkPlace, ResponsePlace
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.frame.remarking import Remarking
    from hep_desktop.ui.main_window import MainWindow

_OF_REMARKS = (RemarkPlace, ResponsePlace, CustodyPlace)


class RemarkCommands:
    """The handlers of one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Action id → what it does."""
        return {
            "remark": self.write,
            "accept_remark": self.accept,
            "next_remark": partial(self.step, 1),
            "previous_remark": partial(self.step, -1),
            "remarks_pane": self.show,
        }

    @cached_property
    def remarking(self) -> "Remarking":
        """All of remarks, made when first asked for."""
        from hep_desktop.ui.frame.remarking import Remarking  # noqa: PLC0415 – as said above

        return Remarking(self._window)

    def changed(self, outcome: Outcome) -> None:
        """Something changed; what is no remark costs a look at its places and no more."""
        if any(isinstance(place, _OF_REMARKS) for place in outcome.places):
            self.refresh()

    def refresh(self) -> None:
        """Another programme is open, or it has other remarks."""
        session = self._window.session
        found = session.office.programmes.get(session.programme_id)
        loaded = "remarking" in self.__dict__
        self.name_step()
        if found is not None and (loaded or found.remarks or found.custody.draft):
            self.remarking.refresh()
        elif loaded:
            self._window.bottom.show_remarks(0)

    def name_step(self) -> None:
        """Who reads a draft has another next step than who writes it."""
        session = self._window.session
        if session.reads_draft:
            count = len(session.programme.remarks)
            key = "remarks.next_step.send" if count else "remarks.next_step.read"
            self._window.bottom.show_step(text(key, count=count))

    def write(self) -> None:
        """Write a remark on the chosen place."""
        self.remarking.begin()

    def accept(self) -> None:
        """Accept the wording the chosen remark suggests."""
        self.remarking.accept()

    def step(self, by: int) -> None:
        """The next or previous remark."""
        self.remarking.step(by)

    def show(self) -> None:
        """Put the focus into the list of remarks."""
        self.remarking.refresh()
        window = self._window
        if not window.side.isVisible():
            window.folding.toggle_right()
        window.side.focus_part("remarks")
