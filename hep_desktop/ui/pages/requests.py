"""*Adatkérések*: who was asked for what, who still owes it, and the letter and form of the chosen request."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import AddRequest, ChangeRequest, RemoveRequest
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import Place, RequestPlace
from hep_desktop.domain.requests import DataRequest
from hep_desktop.hungarian import short_date
from hep_desktop.services import asking
from hep_desktop.template.asking import RequestState, progress_of
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import folder
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.page_parts import ActionButton, SheetOrWords, SideBySide, heading, page_action, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.request_form import RequestForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_MARKS = {
    RequestState.NOT_SENT: look.OPEN,
    RequestState.SENT: look.OPEN,
    RequestState.PARTLY: look.WARNING,
    RequestState.OVERDUE: look.ERROR,
    RequestState.ANSWERED: look.DONE,
    RequestState.CLOSED: look.DONE,
}
_OVER = (RequestState.ANSWERED, RequestState.CLOSED)


class RequestsPage(Page):
    """A list of requests by whether an answer is awaited, and the form of the chosen one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.job: Job | None = None
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._making = ""
        self.add = page_action(self, "asking.new", "Ctrl+Shift+N", self._add)
        self.make = page_action(self, "asking.make", "", self._choose_folder)
        self.load = page_action(self, "asking.load", "", self._load)
        self.close_ = page_action(self, "asking.close", "", self._close)
        self.remove = page_action(self, "asking.remove", "", self._remove)
        self.list = GroupedList()
        self.list.setAccessibleName(text("asking.list"))
        self.form = RequestForm(session)
        self.told = sentence()
        self.told.hide()
        self.right = SheetOrWords(self.form)
        self._place()
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._write)
        self.list.delete_asked.connect(self._remove)
        self.reload(None)

    def _place(self) -> None:
        buttons = Flow()
        for action in (self.add, self.make, self.load, self.close_, self.remove):
            buttons.addWidget(ActionButton(action))
        whole = QVBoxLayout(self)
        whole.addWidget(heading(text("asking.title")))
        whole.addLayout(buttons)
        whole.addWidget(self.told)
        whole.addWidget(SideBySide(self.list, self.right, share=(1, 2)), 1)

    # what the frame asks ----------------------------------------------------------------------

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Choose a request and go into one of its fields."""
        del table
        if not isinstance(place, RequestPlace) or not self.list.choose(place.request):
            return False
        return self.form.focus(field) or self.form.focus("recipient")

    def reload(self, outcome: Outcome | None) -> None:
        """Show the requests as they are now, those that are awaited first."""
        del outcome
        if not self.session.programme_id:
            self._show_chosen("")
            return
        rows: dict[bool, list[Row]] = {False: [], True: []}
        for request in sorted(self.session.programme.requests.values(), key=_order):
            state, row = self._row(request)
            rows[state in _OVER].append(row)
        named = ((False, "open"), (True, "done"))
        self.list.show_groups(
            [Group(key, text(f"asking.{key}"), tuple(rows[over])) for over, key in named if rows[over]]
        )
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()

    def start_focus(self) -> None:
        """Work begins at the list."""
        self.list.setFocus()

    def guidance(self) -> str:
        """How asking goes."""
        return text("asking.guidance")

    # showing ----------------------------------------------------------------------------------

    def _row(self, request: DataRequest) -> tuple[RequestState, Row]:
        session = self.session
        found = progress_of(session.edition, session.programme, request, session.today())
        day = short_date(request.reply_by) if request.reply_by else ""
        plain = found.state is RequestState.SENT and not day
        key = f"asking.state.{found.state}"
        words = (
            text("asking.state.sent_plain") if plain else text(key, date=day, filled=found.filled, asked=found.asked)
        )
        name = request.recipient.strip() or text("asking.nobody")
        return found.state, Row(request.id, name, words, _MARKS[found.state])

    def _show_chosen(self, key: str) -> None:
        session = self.session
        request = session.programme.requests.get(key) if session.programme_id else None
        for action in (self.close_, self.remove, self.make):
            action.setEnabled(request is not None and not session.read_only and self.job is None)
        self.add.setEnabled(bool(session.programme_id) and not session.read_only)
        self.load.setEnabled(not session.read_only)
        self.close_.setText(text("asking.reopen" if request is not None and request.closed else "asking.close"))
        if request is not None:
            self.right.show_sheet()
            self.form.switch_to(key)
            return
        several = bool(session.programme_id and session.programme.requests)
        self.right.show_words(text("asking.choose") if several else text("asking.empty"))
        self.list.setVisible(several)

    # doing ------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.form.leave()
        key, programme = self.session.new_id(), self.session.programme
        earlier = list(programme.requests.values())
        asker = earlier[-1].asker if earlier else ""
        years = tuple(str(year) for year in programme.details.years if year < self.session.today().year)
        if self.session.attempt(AddRequest(programme.id, DataRequest(key, years=years, asker=asker))):
            self.list.show()
            self.list.choose(key)
            self.form.focus("recipient")

    def _remove(self) -> None:
        self.form.leave()
        key = self.list.current_id()
        if key and self.session.attempt(RemoveRequest(self.session.programme_id, key)):
            self.session.bus.told.emit(text("asking.removed"))

    def _close(self) -> None:
        self.form.leave()
        request = self.session.programme.requests.get(self.list.current_id())
        if request is not None:
            self.session.attempt(ChangeRequest(self.session.programme_id, request.id, {"closed": not request.closed}))

    def _load(self) -> None:
        self.session.go("import")

    def _write(self) -> None:
        self.form.focus("recipient")

    # letter and form --------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        self.form.leave()
        chosen = folder(self, text("asking.choose_folder"), self._folder)
        if chosen:
            self.make_into(chosen)

    def make_into(self, folder: Path) -> None:
        """Make the letter and the form of the chosen request."""
        self.form.leave()
        self._folder, self._making = folder, self.list.current_id()
        session = self.session
        self.job = session.jobs.start(asking.make, session.editing, session.programme_id, self._making, folder)
        self.job.done.connect(self._made)
        self.job.failed.connect(self._refused)
        self.job.cancelled.connect(self._stopped)
        self._tell(text("asking.making"))
        self.make.setEnabled(False)

    def _made(self, files: tuple[Path, ...]) -> None:
        self._stopped()
        request = self.session.programme.requests.get(self._making)
        day = self.session.today()
        if request is not None and request.asked is None:
            self.session.attempt(ChangeRequest(self.session.programme_id, request.id, {"asked": day}))
        names = ", ".join(file.name for file in files)
        self._tell(f"{look.DONE[0]} {text('asking.made', files=names, folder=self._folder)}")

    def _refused(self, error: UserError) -> None:
        self._stopped()
        self.session.bus.refused.emit(error)

    def _stopped(self) -> None:
        self.job = None
        self.told.hide()
        self._show_chosen(self.list.current_id())

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()


def _order(request: DataRequest) -> tuple[bool, object, str]:
    """By the day an answer is due, those without a day last."""
    return request.reply_by is None, request.reply_by or 0, request.id
