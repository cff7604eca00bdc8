"""Changes as a tree to choose from: programme, table or chapter, and each place with what was and what is there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import Place, programme_of
from hep_desktop.services.restoring import spot_of
from hep_desktop.template.model import Edition
from hep_desktop.ui import look
from hep_desktop.ui.change_words import words_of
from hep_desktop.ui.history_places import Within, chapters_of
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
        self.setMinimumHeight(look.letters(self, 16))
        self.itemChanged.connect(self._ticked)

    def show_changes(self, changes: Iterable[Change]) -> None:
        """Show these, none ticked."""
        self.blockSignals(True)
        self.clear()
        branches: dict[str, QTreeWidgetItem] = {}
        groups: dict[tuple[str, ...], QTreeWidgetItem] = {}
        chapters: dict[str, tuple[tuple[str, Within], ...]] = {}
        for change in changes:
            key = programme_of(change.place) or ""
            edition = self._edition_of(key)
            words = words_of(change, edition)
            if key not in branches:
                branches[key] = self._branch(self, self._title_of(key))
                chapters[key] = tuple(chapters_of(edition))
            spot = spot_of(change)
            chapter = next((name for name, within in chapters[key] if within(spot)), "")
            group = self._group(branches[key], groups, (key, chapter, words.group))
            line = QTreeWidgetItem(group, [words.where, words.was, words.now])
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(0, Qt.CheckState.Unchecked)
            line.setData(0, _PLACE, change.place)
            for column, told in enumerate((words.where, words.was, words.now)):
                line.setToolTip(column, told)
        for branch in branches.values():
            branch.setExpanded(True)
        for group in groups.values():
            lines = self._lines(group)
            group.setText(0, text("restoring.tree.count", group=group.text(0), count=lines))
            group.setExpanded(lines <= _OPEN)
        self.blockSignals(False)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
        self.choice_changed.emit()

    def tick_all(self) -> None:
        """Choose everything."""
        for at in range(self.topLevelItemCount()):
            self.topLevelItem(at).setCheckState(0, Qt.CheckState.Checked)  # pyright: ignore[reportOptionalMemberAccess] – there are so many

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

    def _group(
        self, branch: QTreeWidgetItem, groups: dict[tuple[str, ...], QTreeWidgetItem], names: tuple[str, str, str]
    ) -> QTreeWidgetItem:
        """The branch of a chapter, or of one table in it: each can be brought back whole."""
        key, chapter, group = names
        if chapter and (key, chapter) not in groups:
            groups[key, chapter] = self._branch(branch, chapter)
        if chapter and group == text("restoring.groups.texts"):
            return groups[key, chapter]
        if names not in groups:
            groups[names] = self._branch(groups[key, chapter] if chapter else branch, group)
        return groups[names]

    def _lines(self, item: QTreeWidgetItem) -> int:
        below = [child for at in range(item.childCount()) if (child := item.child(at)) is not None]
        return sum(self._lines(one) if one.childCount() else 1 for one in below)

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
