"""The one setting of the guard of small numbers: below how many people a count is not published."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeProgramme
from hep_desktop.domain.values import Number
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_LIMITS = (0, 3, 5, 10)


class SmallNumbers(QWidget):
    """Chooses the limit, and says how many figures it withholds."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = QComboBox()
        self.choice.setAccessibleName(text("ready.small.label"))
        self._told = sentence(quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choice, self._told, sentence(text("ready.small.words"), quiet=True)):
            column.addWidget(widget)
        self.choice.activated.connect(self._choose)

    def reload(self) -> None:
        """Show the present limit, also one that is not among those offered."""
        now = self._session.programme.details.masked_below
        self.choice.clear()
        for limit in sorted({*_LIMITS, now}):
            self.choice.addItem(text("ready.small.below", limit=limit) if limit else text("ready.small.off"), limit)
        self.choice.setCurrentIndex(self.choice.findData(now))
        self.choice.setEnabled(not self._session.read_only)
        count = self._withheld()
        self._told.setText(text("ready.small.withheld", count=count) if count else text("ready.small.none"))

    def _withheld(self) -> int:
        session = self._session
        published = session.editing.published(session.programme_id)
        facts = session.programme.facts.items()
        return sum(isinstance(fact.value, Number) and published.figure(key).fact != fact for key, fact in facts)

    def _choose(self) -> None:
        limit = self.choice.currentData()
        session = self._session
        if limit != session.programme.details.masked_below:
            session.attempt(ChangeProgramme(session.programme_id, {"masked_below": limit}))
