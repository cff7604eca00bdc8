"""The mentor's log as an item model: when, how, where, about what, what was agreed on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hep_desktop.domain.mentor import Contact
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import short_date
from hep_desktop.services import desk
from hep_desktop.ui import look
from hep_desktop.ui.strings import text

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("held", "kind", "municipalities", "subject", "agreed")


class ContactModel(QAbstractTableModel):
    """A line a contact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.contacts: tuple[Contact, ...] = ()
        self._words: tuple[tuple[str, ...], ...] = ()

    def show_contacts(self, office: Office, contacts: Sequence[Contact]) -> None:
        """Show these; where the same stand only their words are painted anew."""
        words = tuple(cells_of(office, one) for one in contacts)
        if [one.id for one in contacts] != [one.id for one in self.contacts]:
            self.beginResetModel()
            self.contacts, self._words = tuple(contacts), words
            self.endResetModel()
        elif words != self._words:
            self.contacts, self._words = tuple(contacts), words
            self.dataChanged.emit(self.index(0, 0), self.index(len(words) - 1, len(COLUMNS) - 1))
        else:
            self.contacts = tuple(contacts)

    def row_of(self, contact: str) -> int:
        """Where a contact stands; -1 where it is not shown."""
        return next((at for at, one in enumerate(self.contacts) if one.id == contact), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """One row a contact."""
        return 0 if parent.isValid() else len(self.contacts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's own default
        """As named in COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The headings."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return text(f"mentor_log.column.{COLUMNS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 – Qt's own
        """The words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text(f'mentor_log.column.{COLUMNS[index.column()]}')}: {self._words[index.row()][index.column()]}"
        return None


def cells_of(office: Office, one: Contact) -> tuple[str, ...]:
    """One contact in words; an open step has its sign."""
    names = ", ".join(desk.name_of(office, code) for code in one.municipalities)
    agreed = one.agreed.replace("\n", " ").strip()
    if agreed:
        sign = look.DONE[0] if one.done else look.OPEN[0]
        day = short_date(one.agreed_day) if one.agreed_day else ""
        agreed = f"{sign} {text('mentor_desk.step_cell', words=agreed, day=day) if day else agreed}"
    held = short_date(one.held) if one.held else text("mentor_desk.undated")
    return held, desk.kind_word(one.kind), names, one.subject.replace("\n", " "), agreed
