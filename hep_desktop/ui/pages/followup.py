"""*Éves nyomon követés*: not built yet; the page says when it is due and what to do until then."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.programme import add_years
from hep_desktop.hungarian import long_date
from hep_desktop.ui.page_parts import heading, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

REVIEWS = (2, 4)  # years after adoption; Ebktv. 31. § (4): every two years


class FollowupPage(Page):
    """A few honest sentences."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._dates = sentence()
        column = QVBoxLayout(self)
        column.addWidget(heading(text("adoption.followup.title")))
        column.addWidget(sentence(text("adoption.followup.not_yet")))
        column.addWidget(self._dates)
        column.addStretch(1)
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Count from the planned day."""
        del outcome
        adopted = self.session.programme.details.planned_adoption
        first, second = (long_date(add_years(adopted, years)) for years in REVIEWS)
        self._dates.setText(text("adoption.followup.reviews", first=first, second=second))
