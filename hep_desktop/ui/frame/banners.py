"""The strips under the top: why a store is read-only, that it is the example, away, was mended or in a bad place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.hungarian import short_date
from hep_desktop.services.whereabouts import Concern, concern_of
from hep_desktop.services.workspaces import is_example, is_stranger
from hep_desktop.ui.frame.banner import Banner
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import error_sentences, step_name, text

COPIED = ("store.not_writable", "store.is_copy")
"""What can only be looked at here, and be gone on with elsewhere."""


class Banners(QWidget):
    """Each is seen as long as its sentence is true, or until it is closed."""

    asked = Signal(str)
    """The id of an action of the window that a button stands for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.read_only = Banner(self._why_read_only(), self._way_out())
        self.example = Banner(text("frame.example"), text("frame.leave_example"))
        self.away = Banner("", text("handing.banner_button"))
        self.draft = Banner("", text("remarks.banner_button"))
        self.ended = Banner("", text("frame.ended.report"), closable=True)
        self.stranger = Banner(text("frame.stranger.words"), text("frame.stranger.backups"), closable=True)
        self.mended = Banner(text("frame.mended.words"), text("frame.stranger.backups"), closable=True)
        self.place = Banner("", text("frame.place.move"), closable=True)
        self.gone = Banner("", text("frame.gone.open"), closable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner, action in (
            (self.read_only, "save_elsewhere"),
            (self.example, "leave_example"),
            (self.away, "hand_over"),
            (self.draft, "remarks"),
            (self.ended, "report"),
            (self.stranger, "backups"),
            (self.mended, "backups"),
            (self.place, "save_elsewhere"),
        ):
            banner.action = action
            banner.asked.connect(self._ask)
            column.addWidget(banner)
        column.addWidget(self.gone)  # another store's: whoever opens stores knows what its button means
        self.read_only.setVisible(session.store_read_only)
        self.example.setVisible(is_example(session.store_path))
        self.ended.setVisible(session.ended_badly is not None)
        self.stranger.setVisible(not session.store_read_only and is_stranger(session.editing.workspace))
        self.mended.setVisible(session.editing.workspace.mended() > 0)
        self.place.hide()
        self.gone.hide()
        self._say_ended()
        self.refresh()

    def refresh(self) -> None:
        """The open programme, or whose hands it is in, changed."""
        session = self._session
        custody = session.programme.custody if session.programme_id in session.office.programmes else None
        self.away.setVisible(custody is not None and custody.away and not custody.draft)
        self.draft.setVisible(custody is not None and custody.draft)
        if custody is not None:
            whom = custody.whom or text("handing.somebody")
            self.away.say(text("handing.banner", whom=whom))
            if custody.draft and custody.at is not None:
                at = custody.at.astimezone()
                when = f"{short_date(at.date())} {at:%H:%M}"
                self.draft.say(text("remarks.banner", who=whom, when=when))

    def tell_gone(self, store: Path) -> Banner:
        """The store used last is not to be found: what is shown instead must not be taken for it."""
        self.gone.say(text("frame.gone.words", file=store))
        self.gone.show()
        return self.gone

    def look_around(self) -> None:
        """Look at the place of the store, off the main thread: a share may answer late."""
        job = self._session.jobs.start(concern_of, self._session.store_path)
        job.done.connect(self._say_place)

    def _ask(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            self.asked.emit(banner.action)

    def _why_read_only(self) -> str:
        because = self._session.read_only_because
        if because is None:
            return text("frame.read_only")
        told = error_sentences(because)
        return text("frame.read_only_because", why=told.why)

    def _way_out(self) -> str:
        because = self._session.read_only_because
        return text("frame.editable_copy") if because is not None and because.code in COPIED else ""

    def _say_ended(self) -> None:
        before = self._session.ended_badly
        if before is None:
            return
        from hep_desktop.services.restoring import StepKind  # noqa: PLC0415 – programs end badly seldom

        steps = self._session.editing.history(None)
        office, editing = self._session.office, self._session.editing
        every = [*steps, *(head for key in office.programmes for head in editing.history(key))]
        last = max(every, key=lambda head: head.seq, default=None)
        words = text("frame.ended.words")
        if last is not None:
            at = last.at.astimezone()
            when = f"{short_date(at.date())} {at:%H:%M}"
            step = step_name(last.label, None)
            if last.kind is not StepKind.DO:
                step = text(f"restoring.kinds.{last.kind}", step=step)
            words = f"{words} {text('frame.ended.last', when=when, step=step)}"
        self.ended.say(words)

    def _say_place(self, concern: Concern | None) -> None:
        self.place.setVisible(concern is not None)
        if concern is not None:
            folder = str(self._session.store_path.parent)
            self.place.say(text(f"frame.place.{concern}", folder=folder))
