"""The tree at the left: the steps of the walk, the document's headings below them, and how far each is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from hep_desktop.ui.look import OPEN, Mark, colour
from hep_desktop.ui.pages.registry import PAGES
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import STEPS, Destination

if TYPE_CHECKING:
    from hep_desktop.template.model import Edition, Node

WHERE = Qt.ItemDataRole.UserRole
_IT = "it"  # the part of the document that belongs to the action plan


class WalkTree(QTreeView):
    """The only navigation there is."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(0, 2, self)
        self.setModel(self._model)
        self._items: dict[tuple[str, str], QStandardItem] = {}
        self._edition: Edition | None = None
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text("frame.walk"))
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(1)
        self.selectionModel().currentChanged.connect(self._chosen)
        self.clicked.connect(self._back)
        self.activated.connect(self._back)
        self._silent = False
        self._away = False  # a page beside the walk is shown

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 34, 400)

    def show_edition(self, edition: "Edition") -> bool:
        """Fill the tree with the steps and the outline of an edition. False where it shows the very same already."""
        if edition is self._edition:
            return False
        same = self._edition is not None and edition.id == self._edition.id
        opened = [key for key in self._items if same and self.is_open(key)]
        self._edition = edition
        self._silent = True
        self._model.clear()
        self._model.setColumnCount(2)
        self._items.clear()
        for step in STEPS:
            if step in PAGES:
                self._add(self._model.invisibleRootItem(), step, "", text(f"frame.steps_of_walk.{step}"))
        for part in edition.nodes:
            step = "plan" if part.id == _IT else "situation"
            parent = self._items.get((step, ""))
            if parent is not None:
                for node in part.children:
                    self._add_node(parent, node)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        situation = self._items.get(("situation", ""))
        if situation is not None:
            self.expand(situation.index())
        for item in (self._items[key] for key in opened if key in self._items):
            self.expand(item.index())
        self._silent = False
        return True

    def show_marks(self, marks: dict[str, Mark], words: dict[str, str]) -> None:
        """Show how far each node and step is; `words` says it for tooltips and screen readers."""
        for (step, node), item in self._items.items():
            key = node or step
            mark = marks.get(key)
            sibling = self._sibling(item)
            sibling.setText(mark[0] if mark else "")
            sibling.setForeground(colour(mark or OPEN, self.palette()))
            title = item.text()
            spoken = f"{title} – {words[key]}" if words.get(key) else title
            item.setToolTip(spoken)
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)

    def places(self) -> tuple[tuple[str, str], ...]:
        """Step and node of every row."""
        return tuple(self._items)

    def is_open(self, key: tuple[str, str]) -> bool:
        """Whether what stands below a row is shown."""
        return self.isExpanded(self._items[key].index())

    def mark(self, node: str) -> str:
        """The sign beside a heading."""
        return self._sibling(self._items["situation", node]).text()

    def spoken(self, node: str) -> str:
        """What a screen reader says of a heading."""
        return str(self._items["situation", node].data(Qt.ItemDataRole.AccessibleTextRole))

    def select(self, where: Destination) -> None:
        """Mark the shown page in the tree, without asking for it again."""
        item = next((i for (_, node), i in self._items.items() if where.node and node == where.node), None)
        item = item or self._items.get((where.step, ""))
        self._away = item is None
        if item is None:
            self.clearSelection()
            return
        self._silent = True
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())
        self._silent = False

    def step_chapter(self, by: int) -> None:
        """Go to the next or previous row, as if all were expanded."""
        order = list(self._items.values())
        order.sort(key=_order)
        now = self._model.itemFromIndex(self.currentIndex().siblingAtColumn(0))
        at = order.index(now) if now in order else 0
        target = order[max(0, min(len(order) - 1, at + by))]
        self.setCurrentIndex(target.index())

    def _add_node(self, parent: QStandardItem, node: "Node") -> None:
        item = self._add(parent, "situation", node.id, node.heading)
        for child in node.children:
            self._add_node(item, child)

    def _add(self, parent: QStandardItem, step: str, node: str, title: str) -> QStandardItem:
        item, mark = QStandardItem(title), QStandardItem()
        item.setData(Destination(step, node), WHERE)
        mark.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        parent.appendRow([item, mark])
        self._items[step, node] = item
        return item

    def _sibling(self, item: QStandardItem) -> QStandardItem:
        return self._model.itemFromIndex(item.index().siblingAtColumn(1))

    def _chosen(self, index: QModelIndex) -> None:
        where = index.siblingAtColumn(0).data(WHERE)
        self.expand(index.siblingAtColumn(0))
        if not self._silent and isinstance(where, Destination):
            self.wanted.emit(where)

    def _back(self, index: QModelIndex) -> None:
        """Back to the row one came from: it is the current one still, so nothing changes."""
        where = index.siblingAtColumn(0).data(WHERE)
        if self._away and isinstance(where, Destination):
            self.wanted.emit(where)


def _order(item: QStandardItem) -> tuple[int, ...]:
    path: list[int] = []
    index = item.index()
    while index.isValid():
        path.insert(0, index.row())
        index = index.parent()
    return tuple(path)
