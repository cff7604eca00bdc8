"""Changes as a tree to choose from: programme, table or chapter, and each place with what was and what is there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place, programme_of
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.change_words import words_of
from hep_desktop.ui.strings import text

_SHARES = (8, 3, 3)
_OPEN = 12  # groups of fewer lines stand open
_PLACE = Qt.ItemDataRole.UserRole


class ChangeTree(QTreeWidget):
    """Space ticks; a ticked group takes all its lines."""

    choice_changed = Signal()

    def __init__(
        self, edition_of: Callable[[str], Edition], title_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edition_of = edition_of
        self._title_of = title_of
        self.setHeaderLabels([text("restoring.tree.where"), text("restoring.tree.was"), text("restoring.tree.now")])
        self.setAccessibleName(text("restoring.tree.name"))
        self.setAlternatingRowColors(True)
        self.setIndentation(2 * look.GRID)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._ticked)

    def show_changes(self, changes: Iterable[Change]) -> None:
        """Show these, none ticked."""
        self.blockSignals(True)
        self.clear()
        branches: dict[str, QTreeWidgetItem] = {}
        groups: dict[tuple[str, str], QTreeWidgetItem] = {}
        for change in changes:
            key = programme_of(change.place) or ""
            words = words_of(change, self._edition_of(key))
            if key not in branches:
                branches[key] = self._branch(self, self._title_of(key))
            if (key, words.group) not in groups:
                groups[key, words.group] = self._branch(branches[key], words.group)
            line = QTreeWidgetItem(groups[key, words.group], [words.where, words.was, words.now])
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(0, Qt.CheckState.Unchecked)
            line.setData(0, _PLACE, change.place)
            for column, told in enumerate((words.where, words.was, words.now)):
                line.setToolTip(column, told)
        for branch in branches.values():
            branch.setExpanded(True)
        for group in groups.values():
            group.setText(0, text("restoring.tree.count", group=group.text(0), count=group.childCount()))
            group.setExpanded(group.childCount() <= _OPEN)
        self.blockSignals(False)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
        self.choice_changed.emit()

    def tick_all(self) -> None:
        """Choose everything."""
        for at in range(self.topLevelItemCount()):
            self.topLevelItem(at).setCheckState(0, Qt.CheckState.Checked)  # pyright: ignore[reportOptionalMemberAccess]

    def chosen(self) -> tuple[Place, ...]:
        """The places of the ticked lines."""
        lines = self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        ticked = (line for line in lines if line.checkState(0) is Qt.CheckState.Checked)
        return tuple(place for line in ticked if (place := line.data(0, _PLACE)) is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, width * share // sum(_SHARES))

    @staticmethod
    def _branch(parent: "QTreeWidget | QTreeWidgetItem", words: str) -> QTreeWidgetItem:
        branch = QTreeWidgetItem(parent, [words])
        branch.setFirstColumnSpanned(True)
        branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        branch.setCheckState(0, Qt.CheckState.Unchecked)
        return branch

    def _ticked(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.choice_changed.emit()
