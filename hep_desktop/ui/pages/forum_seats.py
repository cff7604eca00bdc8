"""The usual composition of the forum under the office's list: who stands for what, and what is still open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hep_desktop.domain.directory import Person
from hep_desktop.domain.forum import Capacity
from hep_desktop.services.composing import Filled, composition
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import sentence, subheading
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class ForumSeats(QWidget):
    """Members, then permanent invitees, each with the names or the sign of a gap; a recommendation, told as such."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lists: dict[Capacity, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.addWidget(subheading(text("directory.seats.title")))
        column.addWidget(sentence(text("directory.seats.words"), quiet=True))
        for capacity in (Capacity.MEMBER, Capacity.PERMANENT_INVITEE):
            column.addWidget(subheading(text(f"directory.seats.{capacity}")))
            told = sentence()
            told.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            told.setAccessibleName(text(f"directory.seats.{capacity}"))
            self.lists[capacity] = told
            column.addWidget(told)

    def reload(self) -> None:
        """Show who stands for what now; without an open programme there is no settlement to show it for."""
        session = self._session
        self.setVisible(bool(session.programme_id) and bool(session.edition.seats))
        if not session.programme_id:
            return
        filled = composition(session.office, session.edition, session.programme_id)
        for capacity, told in self.lists.items():
            told.setText("\n".join(_line(one) for one in filled if one.seat.capacity is capacity))


def _line(one: Filled) -> str:
    if not one.people:
        sign, *_ = look.OPEN
        return f"{sign} {text('directory.seats.open', seat=one.seat.title)}"
    sign, *_ = look.DONE
    names = ", ".join(_name(person) for person in one.people)
    return f"{sign} {text('directory.seats.filled', seat=one.seat.title, names=names)}"


def _name(person: Person) -> str:
    return person.name.strip() or person.organisation.strip() or "–"
