"""The end of a review: what it found, the council's vote, and the two ways it can go."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeCouncil, ChangeReview, Command
from hep_desktop.domain.council import Council
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.review import Review
from hep_desktop.services import reviewing
from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.page_parts import ActionButton, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.council_form import VOTES, CouncilForm
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField

_WIDTH = 90  # letters


class ReviewEnd(QWidget):
    """Two texts, the vote, and the way out that fits what was changed."""

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self.form = RecordForm(session, self._review, self._command)
        self.form.add("progress", text("review.progress"), TextField())
        self.form.add("situation", text("review.situation"), TextField())
        self.vote = CouncilForm(session, self._council, self._vote_command, CouncilForm.AFTER[:2])
        self.outcome = sentence()
        self.sheet = page_action(page, "review.show_sheet", "", self._show_sheet)
        self.comparison = page_action(page, "review.show_comparison", "", self._show_comparison)
        self.proposal = page_action(page, "review.show_proposal", "", self._show_proposal)
        self.close_unchanged = page_action(page, "review.close", "", self._close)
        self.adoption = page_action(page, "review.to_adoption", "", self._to_adoption)
        self._buttons = {
            action: ActionButton(action)
            for action in (self.proposal, self.sheet, self.comparison, self.close_unchanged, self.adoption)
        }
        self._place()

    def _place(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        for part in (self.form, subheading(text("review.outcome")), self.outcome, self.vote):
            column.addWidget(part)
        buttons = Flow()
        for button in self._buttons.values():
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_versions(self, then: Programme) -> None:
        """Which way is open now."""
        session = self._session
        now = session.programme
        writable = session.writable
        revised = reviewing.is_revised(then, now)
        for form in (self.form, self.vote):
            form.switch_to(now.id)
            form.set_writable(writable=writable)
        key = "closed" if now.details.adopted is not None else ("revised" if revised else "unchanged")
        self.outcome.setText(text(f"review.outcomes.{key}"))
        self.vote.setVisible(not revised or not writable)
        self.close_unchanged.setEnabled(writable and not revised and now.council.decided)
        shown = {
            self.proposal: writable,
            self.sheet: not revised,
            self.comparison: revised,
            self.close_unchanged: writable and not revised,
            self.adoption: writable and revised,
        }
        for action, visible in shown.items():
            self._buttons[action].setVisible(visible)

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.form.leave()
        self.vote.leave()

    def _review(self, key: str) -> Review | None:
        programme = self._session.office.programmes.get(key)
        return programme.review if programme is not None else None

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeReview(key, {field: value})

    def _council(self, key: str) -> Council | None:
        programme = self._session.office.programmes.get(key)
        return programme.council if programme is not None else None

    def _vote_command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeCouncil(key, {field: 0 if field in VOTES and value is None else value})

    def _show_sheet(self) -> None:
        self._preview("review")

    def _show_comparison(self) -> None:
        self._preview("comparison")

    def _show_proposal(self) -> None:
        self._preview("proposal")

    def _preview(self, paper: str) -> None:
        self.leave()
        self._session.go("preview", paper)

    def _to_adoption(self) -> None:
        self.leave()
        self._session.go("adoption")

    def _close(self) -> None:
        self.leave()
        session = self._session
        try:
            reviewing.close_unchanged(session.editing, session.programme_id)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        session.bus.told.emit(text("review.done"))
