"""The figures a problem rests on: chosen from the tables, told as they are now; one key leads to their cell."""

from PySide6.QtWidgets import QListWidgetItem, QWidget

from hep_desktop.domain.situation import FactKey
from hep_desktop.services.fact_choice import described
from hep_desktop.ui.dialogs.fact_dialog import FactDialog, told
from hep_desktop.ui.list_field import ITEM, ListField
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class BasisField(ListField):
    """A field whose value is a tuple of keys of facts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, text("problems.field.rests_on"), parent)
        self.list.itemActivated.connect(self._go)
        words = text("problems.basis.add"), text("problems.basis.open"), text("problems.basis.remove")
        self.add_buttons(words, self._choose, self._go)

    def add_key(self, key: FactKey) -> None:
        """One more figure, if it is not there."""
        if key not in self.value():
            self.change((*self.value(), key))

    def _line(self, one: FactKey) -> QListWidgetItem:
        found = described(self._session.figures, one)
        lost = text("problems.basis.lost", indicator=self._label(one), period=one.period)
        return QListWidgetItem(told(found) if found is not None else lost)

    def _choose(self) -> None:
        dialog = FactDialog(self._session, self, "problems.basis.title", "problems.basis.words")
        dialog.exec()
        if dialog.chosen is not None:
            self.add_key(dialog.chosen.key)

    def _go(self) -> None:
        item, session = self.list.currentItem(), self._session
        key: FactKey = item.data(ITEM)
        table = next((one for one in session.edition.tables.values() if key.indicator in one.columns), None)
        if table is not None:
            session.go("situation", table.chapter, key.at(session.programme_id), "", table.id)

    def _label(self, key: FactKey) -> str:
        indicator = self._session.edition.indicators.get(key.indicator)
        return indicator.label if indicator is not None else key.indicator
