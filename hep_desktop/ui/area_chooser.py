"""Chooses whose programmes are looked at together: a county, a district, or villages one by one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.hungarian import fold, sort_key
from hep_desktop.services.together import Area
from hep_desktop.ui import look
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.page_parts import small_button
from hep_desktop.ui.strings import text

_NAMED = 3  # villages that the button names


class AreaChooser(QWidget):
    """Two lists and a button; a chosen county narrows the districts."""

    chosen = Signal(object)
    """The `Area` that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[tuple[str, str], ...] = ()
        self._villages: tuple[tuple[str, str], ...] = ()
        self._codes: tuple[str, ...] = ()
        self.county = ChoiceField([("", text("holdings.choose.all_counties"))])
        self.district = ChoiceField([("", text("holdings.choose.all_districts"))])
        self.one_by_one = small_button(text("holdings.choose.villages"))
        self.county.setAccessibleName(text("holdings.choose.county"))
        self.district.setAccessibleName(text("holdings.choose.district"))
        self.county.finished.connect(self._county_chosen)
        self.district.finished.connect(self._told)
        self.one_by_one.clicked.connect(self._ask)
        row = Flow()
        for words, field in (("county", self.county), ("district", self.district)):
            row.addWidget(labelled(text(f"holdings.choose.{words}_label"), field))
        row.addWidget(self.one_by_one)
        self.setLayout(row)
        self.setFocusProxy(self.county)

    @property
    def area(self) -> Area:
        """What is chosen."""
        return Area(codes=self._codes) if self._codes else Area(self.county.value() or "", self.district.value() or "")

    def show_area(self, area: Area) -> None:
        """Show what was chosen before, without telling anybody."""
        self._codes = area.codes
        self.county.put(area.county)
        self._offer_districts()
        self.district.put(area.district)
        self._name_villages()

    def offer(self, places: Iterable[tuple[str, str]], villages: Sequence[tuple[str, str]]) -> None:
        """Offer the counties and districts that programmes are held of, and those villages by code and name."""
        self._places = tuple(places)
        self._villages = tuple(sorted(villages, key=lambda one: sort_key(one[1])))
        counties = sorted({county for county, _ in self._places if county}, key=sort_key)
        self.county.offer([("", text("holdings.choose.all_counties")), *((one, one) for one in counties)])
        self._offer_districts()
        self._name_villages()

    def _name_villages(self) -> None:
        """The button says which villages are chosen."""
        names = [name for code, name in self._villages if code in self._codes]
        more = ", …" if len(names) > _NAMED else ""
        words = text("holdings.choose.chosen", names=", ".join(names[:_NAMED]) + more, count=len(names))
        self.one_by_one.setText(words if names else text("holdings.choose.villages"))

    def _offer_districts(self) -> None:
        county = self.county.value() or ""
        districts = sorted({d for c, d in self._places if d and county in ("", c)}, key=sort_key)
        self.district.offer([("", text("holdings.choose.all_districts")), *((one, one) for one in districts)])

    def _county_chosen(self) -> None:
        self._offer_districts()
        self._told()

    def _told(self) -> None:
        self._codes = ()
        self._name_villages()
        self.chosen.emit(self.area)

    def _ask(self) -> None:
        dialog = VillagesDialog(self._villages, self._codes, self)
        dialog.taken.connect(self._take)
        dialog.open()

    def _take(self, codes: tuple[str, ...]) -> None:
        self.show_area(Area(codes=codes))
        self.chosen.emit(self.area)


def labelled(words: str, field: QWidget) -> QWidget:
    """A field with its label before it, kept on one line."""
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, look.GRID, 0)
    label = QLabel(words)
    label.setBuddy(field)
    line.addWidget(label)
    line.addWidget(field)
    return both


class VillagesDialog(QDialog):
    """Villages to tick, narrowed by what is typed."""

    taken = Signal(object)

    def __init__(
        self, villages: Sequence[tuple[str, str]], ticked: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("holdings.choose.villages"))
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(text("holdings.choose.narrow"))
        self.narrow.setAccessibleName(text("holdings.choose.narrow"))
        self.list = QListWidget()
        self.list.setAccessibleName(text("holdings.choose.villages"))
        for code, name in villages:
            item = QListWidgetItem(f"{name} ({code})")
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        none = self.buttons.addButton(text("holdings.choose.none"), QDialogButtonBox.ButtonRole.ResetRole)
        none.clicked.connect(self._untick)
        self.narrow.textChanged.connect(self._narrow)
        column = QVBoxLayout(self)
        for widget in (self.narrow, self.list, self.buttons):
            column.addWidget(widget)
        self.resize(look.room_for(self, 60, 30))

    def _narrow(self, words: str) -> None:
        sought = fold(words.strip())
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(sought not in fold(item.text()))

    def _untick(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)

    def _accept(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = (one for one in items if one.checkState() is Qt.CheckState.Checked)
        self.taken.emit(tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in ticked))
        self.accept()
