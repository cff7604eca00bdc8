"""*Éves nyomon követés*: the days that are due; recording what was done is not built yet, and the page says so."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.ui import look
from hep_desktop.ui.law_list import LawList
from hep_desktop.ui.page_parts import heading, scrolled, sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_WIDTH = 90  # letters


class FollowupPage(Page):
    """The clock, and a few honest sentences."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.law = LawList(session, self)
        inner = QWidget()
        inner.setMaximumWidth(look.letters(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(look.GRID)
        column.addWidget(heading(text("adoption.followup.title")))
        column.addWidget(sentence(text("adoption.followup.not_yet")))
        column.addWidget(self.law)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        self.reload(None)

    def show_node(self, node: str) -> None:
        """The days are counted anew when the page is shown."""
        del node
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Count from today."""
        del outcome
        self.law.reload()
