"""Why what the council adopted cannot be written any more, and the ways on: follow-up, review, the version in force."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hep_desktop.domain.judging import goes_on_in
from hep_desktop.domain.programme import Status
from hep_desktop.hungarian import long_date
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import sentence, small_button
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class Settled(QFrame):
    """A strip on pages whose content is the programme's; it is not there while the programme is a draft."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("notice")
        self.words = sentence()
        self.follow = small_button(text("frame.steps_of_walk.followup"))
        self.review = small_button(text("frame.steps_of_walk.review"))
        self.other = small_button(text("plan.settled.other"))
        buttons = Flow()
        for button, slot in (
            (self.follow, self._follow),
            (self.review, self._review),
            (self.other, self._open_other),
        ):
            button.clicked.connect(slot)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, look.GRID // 2, look.GRID, look.GRID // 2)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.reload()

    def reload(self) -> None:
        """Say how things stand now."""
        details = self._session.programme.details
        self.setVisible(details.status is not Status.DRAFT)
        if details.status is Status.DRAFT:
            return
        other = goes_on_in(self._session.office, details.id)
        going_on = details.status is Status.ADOPTED and other is not None
        day = long_date(details.adopted) if details.adopted else ""
        self.words.setText(text(f"plan.settled.{'going_on' if going_on else details.status}", day=day))
        self.follow.setVisible(details.status is Status.ADOPTED)
        self.review.setVisible(details.status is Status.ADOPTED and not going_on)
        self.other.setVisible(other is not None)

    def _follow(self) -> None:
        self._session.go("followup")

    def _review(self) -> None:
        self._session.go("review")

    def _open_other(self) -> None:
        other = goes_on_in(self._session.office, self._session.programme_id)
        if other is not None:
            self._session.open_programme(other.id)
            self._session.go("plan")
