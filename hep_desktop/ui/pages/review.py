"""*Felülvizsgálat*: an adopted programme is looked at every two years, then and now side by side."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.judging import goes_on_in, looked_at
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place, ReasonPlace, ReviewPlace
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.hungarian import long_date
from hep_desktop.services import adopting, law_days, reviewing
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import ActionButton, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.pages.review_chapters import ReviewChapters
    from hep_desktop.ui.pages.review_end import ReviewEnd
    from hep_desktop.ui.pages.review_measures import ReviewMeasures

T = TypeVar("T", bound=QWidget)

_TABS = ("measures", "chapters", "end")


class ReviewPage(Page):
    """Before adoption only words; at an adopted version the way to the next review; in a review, three tabs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.begin = page_action(self, "review.begin", "", self._begin)
        self.go_on = page_action(self, "review.go_on", "", self._go_on)
        self.next_five = page_action(self, "review.next_five", "", self._next_five)
        self._next_button = ActionButton(self.next_five)
        self._begin_button, self._go_on_button = ActionButton(self.begin), ActionButton(self.go_on)
        self._told = sentence()
        self.tabs = QTabWidget()
        self._rooms: dict[str, QVBoxLayout] = {}
        self._later = QTimer(self, singleShot=True, interval=0)  # the page stands before its first tab is filled
        self._later.timeout.connect(self._fill_tab)
        for key in _TABS:
            room = QWidget()
            self._rooms[key] = QVBoxLayout(room)
            self._rooms[key].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(room, text(f"review.tabs.{key}"))
        self.tabs.currentChanged.connect(self._show_tab)
        column = QVBoxLayout(self)
        buttons = Flow()
        for button in (self._begin_button, self._go_on_button, self._next_button):
            buttons.addWidget(button)
        for part in (heading(text("review.title")), self._told):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.tabs, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    # each tab is made when it is first looked at

    @cached_property
    def measures(self) -> "ReviewMeasures":
        """What became of the measures."""
        from hep_desktop.ui.pages.review_measures import ReviewMeasures  # noqa: PLC0415 – as said

        return self._put("measures", ReviewMeasures(self.session, self))

    @cached_property
    def chapters(self) -> "ReviewChapters":
        """The chapters then and now."""
        from hep_desktop.ui.pages.review_chapters import ReviewChapters  # noqa: PLC0415 – as said

        return self._put("chapters", ReviewChapters(self.session, self))

    @cached_property
    def end(self) -> "ReviewEnd":
        """The two ways out."""
        from hep_desktop.ui.pages.review_end import ReviewEnd  # noqa: PLC0415 – as said

        return self._put("end", ReviewEnd(self.session, self))

    def show_tab(self, key: str) -> None:
        """Turn to a tab, filled."""
        self.tabs.setCurrentIndex(_TABS.index(key))
        self._fill_tab()

    def _put(self, key: str, tab: T) -> T:
        self._rooms[key].addWidget(tab)
        return tab

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Go into the reason of a measure, or into what the review found."""
        del table
        if isinstance(place, ReasonPlace):
            self.show_tab("measures")
            return self.measures.show_measure(place.measure)
        if isinstance(place, ReviewPlace):
            self.show_tab("end")
            return self.end.form.focus(field or "progress")
        return False

    def show_node(self, node: str) -> None:
        """The days are counted anew when the page is shown."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Show how things stand now."""
        del outcome
        then = self._then
        self.tabs.setVisible(then is not None)
        self._rest.setVisible(then is None)
        self._show_state(then)
        self._show_tab()

    def leave(self) -> None:
        """Hand over what is still being typed."""
        if "measures" in self.__dict__:
            self.measures.form.leave()
        if "end" in self.__dict__:
            self.end.leave()

    def start_focus(self) -> None:
        """At the list of measures, or at the button."""
        if self._then is not None and "measures" in self.__dict__:
            self.measures.list.setFocus()
        elif self._then is not None:
            self.tabs.setFocus()
        else:
            self._begin_button.setFocus()

    def guidance(self) -> str:
        """What the law asks for."""
        return text("review.guidance")

    # inside -----------------------------------------------------------------------------------

    @property
    def _then(self) -> Programme | None:
        return looked_at(self.session.office, self.session.programme_id)

    def _show_tab(self) -> None:
        """Only what is looked at is compared, and a tab that is new when the page stands."""
        if _TABS[self.tabs.currentIndex()] in self.__dict__:
            self._fill_tab()
        else:
            self._later.start()

    def _fill_tab(self) -> None:
        self._later.stop()
        then = self._then
        if then is None:
            return
        match _TABS[self.tabs.currentIndex()]:
            case "measures":
                self.measures.show_versions(then)
            case "chapters":
                self.chapters.show_versions(then)
            case _:
                self.end.show_versions(then)

    def _show_state(self, then: Programme | None) -> None:
        session = self.session
        programme = session.programme
        status = programme.details.status
        going_on = goes_on_in(session.office, programme.id)
        self.begin.setEnabled(status is Status.ADOPTED and going_on is None and not session.read_only)
        self._begin_button.setVisible(status is Status.ADOPTED and going_on is None)
        self.go_on.setText(text("review.go_on" if status is Status.ADOPTED else "plan.settled.other"))
        self._go_on_button.setVisible(going_on is not None)
        rolls = status is Status.ADOPTED or (status is Status.DRAFT and then is None)
        self.next_five.setEnabled(rolls and not session.read_only)
        self._next_button.setVisible(rolls)
        lines = [self._state(then, status), *self._held()]
        self._told.setText("\n".join(line for line in lines if line))

    def _state(self, then: Programme | None, status: Status) -> str:
        if status is Status.ADOPTED:
            terms = law_days.upcoming_of(self.session.office, self.session.programme_id, self.session.today())
            due = next((term for term in terms if term.duty is law_days.Duty.REVIEW), None)
            if due is None:
                return text("review.state.no_more")
            return text("review.state.due", what=law_days.name(due), day=long_date(due.day))
        if then is None:
            return text("review.state.first")
        if status is Status.DRAFT:
            day = long_date(then.details.adopted) if then.details.adopted else ""
            return text("review.state.going_on", number=then.council.number, day=day)
        return text(f"review.state.{status}")

    def _held(self) -> list[str]:
        found = reviewing.held(self.session.editing, self.session.programme_id)
        return [
            text(f"review.held.{'revised' if one.revised else 'unchanged'}", day=long_date(one.day), number=one.number)
            for one in found
        ]

    def _begin(self) -> None:
        session = self.session
        try:
            key = adopting.begin_version(session.editing, session.programme_id, session.new_id)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        self._open(key)
        session.bus.told.emit(text("review.begun"))

    def _go_on(self) -> None:
        found = goes_on_in(self.session.office, self.session.programme_id)
        if found is not None:
            self._open(found.id)

    def _next_five(self) -> None:
        self.session.go("rolling")

    def _open(self, programme: str) -> None:
        self.session.open_programme(programme)
        self.session.go("review")
