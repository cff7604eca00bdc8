"""*HEP átvétele*: a file from another computer, what it would change, and a choice where both sides changed a thing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.hungarian import short_date
from hep_desktop.services.handing_over import ENDING, Parcel, read_parcel
from hep_desktop.services.taking_over import Arrival, look, take
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.clash_list import ClashList
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.look import ERROR, GRID
from hep_desktop.ui.page_parts import heading, scrolled, sentence, small_button, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, place_name, text


class TakeOverPage(Page):
    """A file in, what it brings, one button; needs no open programme."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self._arrival: Arrival | None = None
        self._path = Path()
        self.choose = small_button(text("handing.take.choose"))
        self.title = subheading("")
        self.words = sentence()
        self.clashes = ClashList(session)
        self.take = small_button(text("handing.take.confirm"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(GRID)
        column.addWidget(heading(text("handing.take.title")))
        column.addWidget(sentence(text("handing.take.words")))
        column.addWidget(self.choose)
        for widget in (self.title, self.words):
            column.addWidget(widget)
        column.addWidget(self.clashes, 100)
        column.addWidget(self.take)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        self.choose.clicked.connect(self._choose)
        self.take.clicked.connect(self._take)
        self._show(None)

    def show_node(self, node: str) -> None:
        """Read the file of this name, if one is named."""
        if node:
            self.take_files([Path(node)])

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Read the first file that was handed over."""
        parcels = [path for path in paths if path.suffix.casefold() == ENDING]
        if not parcels or self.session.store_read_only:
            return False
        self._show(None)
        self.words.setText(text("handing.reading"))
        self._path = parcels[0]
        self._start(self.session.jobs.start(read_parcel, self._path))
        return True

    def start_focus(self) -> None:
        """On the button that goes on."""
        (self.take if self._arrival else self.choose).setFocus()

    def guidance(self) -> str:
        """What happens to what."""
        return text("handing.take.guidance")

    def _choose(self) -> None:
        path = file_to_open(self, text("handing.take.choose_title"), text("handing.files"))
        if path:
            self.take_files([path])

    def _start(self, job: Job) -> None:
        self._job = job
        job.done.connect(self._found)
        job.failed.connect(self._refuse)

    def _found(self, found: Parcel | Arrival) -> None:
        if self.sender() is not self._job:
            return  # another file was dropped meanwhile
        if isinstance(found, Arrival):
            self._show(found)
        elif found.slip.is_draft:
            self._show(None)
            self.session.go("remarks", str(self._path))  # a draft to be remarked on
        else:
            self._look(found)

    def _look(self, parcel: Parcel) -> None:
        self.session.close_typing()
        expected = self.session.programme_id if self._waits() else ""
        self._start(self.session.jobs.start(look, self.session.editing, parcel, expected))

    def _waits(self) -> bool:
        """Whether the open programme is one that should come back: then no other is taken for it."""
        return bool(self.session.programme_id) and self.session.programme.custody.away

    def _refuse(self, error: UserError) -> None:
        if self.sender() is self._job:
            self.words.setText(f"{ERROR[0]} {error_sentences(error)}")

    def _show(self, arrival: Arrival | None) -> None:
        self._arrival = arrival
        self.title.setVisible(arrival is not None)
        self.take.setVisible(arrival is not None)
        self.clashes.setVisible(arrival is not None and bool(arrival.merge.clashes))
        if arrival is None:
            self.words.clear()
            return
        slip = arrival.parcel.slip
        settlement, years = arrival.parcel.title
        day = f"{short_date(slip.at.astimezone().date())} {slip.at.astimezone():%H:%M}"
        who = slip.who or text("handing.take.nobody")
        self.title.setText(text("handing.take.from", settlement=settlement, years=years, who=who, day=day))
        self.words.setText(" ".join(self._told(arrival)))
        self.clashes.show_clashes(arrival)
        self.start_focus()

    def _told(self, arrival: Arrival) -> list[str]:
        merge = arrival.merge
        if arrival.is_new:
            return [text("handing.take.new")]
        told: list[str] = []
        if merge.taken:
            told.append(text("handing.take.changes", count=len(merge.taken)))
        if merge.clashes:
            told.append(text("handing.take.clashes", count=len(merge.clashes)))
        return told or [text("handing.take.no_changes")]

    def _take(self) -> None:
        arrival, session = self._arrival, self.session
        if arrival is None:
            return
        try:
            done = take(session.editing, arrival, self.clashes.choices())
        except UserError as error:
            session.bus.refused.emit(error)
            self._look(arrival.parcel)
            return
        words = text("handing.take.taken", settlement=arrival.parcel.title[0], count=len(done.outcome.changes))
        if done.left:
            names = dict.fromkeys(place_name(place, None) for place in done.left)
            words = f"{words} {text('handing.take.left', places=', '.join(names))}"
        self._show(None)
        session.open_programme(arrival.parcel.slip.programme)
        session.bus.told.emit(words)
