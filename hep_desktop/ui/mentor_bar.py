"""The mentor's pages in a row above each of them; the shown one is pressed in."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import page_action, scrolled
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

BAR = ("desk", "contacts", "county_forums", "activity", "checklist", "holdings", "held_search", "together")
"""The mentor's pages in their order; one more is an entry here and in the registry of pages."""


LEAST = 18
"""So many lines a table and what stands beside it are high at least."""


def mentor_column(page: QWidget, session: Session, shown: str) -> QVBoxLayout:
    """The column of a page, the bar above; where letters are large it is scrolled and tables keep their room."""
    inner = QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolled(inner))
    column = QVBoxLayout(inner)
    column.setContentsMargins(look.GRID, look.GRID, look.GRID, look.GRID)
    column.addWidget(MentorBar(page, session, shown))
    return column


class MentorBar(QWidget):
    """Buttons to go from one of the mentor's pages to another; keys go to the next one and back."""

    def __init__(self, page: QWidget, session: Session, shown: str) -> None:
        super().__init__(page)
        self._session = session
        page_action(page, "mentor_desk.bar.next", "Ctrl+PgDown", partial(self._step, 1))
        page_action(page, "mentor_desk.bar.previous", "Ctrl+PgUp", partial(self._step, -1))
        self.setAccessibleName(text("mentor_desk.bar.name"))
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, QPushButton] = {}
        for key in BAR:
            button = QPushButton(text(f"mentor_desk.bar.{key}"))
            button.setCheckable(True)
            button.setChecked(key == shown)
            if key == shown:
                button.setFont(look.scaled(button.font(), 1, bold=True))  # pressed is not seen on dark ground
            button.setProperty("page", key)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAutoDefault(True)
            button.clicked.connect(self._go)
            row.addWidget(button)
            self.buttons[key] = button
        self._shown = shown
        self.setLayout(row)

    def _step(self, by: int) -> None:
        self._session.go(BAR[(BAR.index(self._shown) + by) % len(BAR)])

    def _go(self) -> None:
        page = str(self.sender().property("page"))
        self.buttons[page].setChecked(page == self._shown)
        if page != self._shown:
            self._session.go(page)
