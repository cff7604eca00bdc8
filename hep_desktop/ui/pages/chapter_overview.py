"""What stands below a heading that holds no text itself: its chapters with their marks, each a link."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hep_desktop.services.checking import MarkState
from hep_desktop.template.model import Node, NodeKind
from hep_desktop.ui import look
from hep_desktop.ui.marks import spoken_marks, tree_marks
from hep_desktop.ui.page_parts import scrolled, sentence, subheading
from hep_desktop.ui.row_button import RowButton
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_STEP_OF_FORM = {
    "findings_summary": "problems",
    "implementers": "plan",
    "measure_sheet": "plan",
    "action_plan_table": "plan",
    "preparation_register": "settlement",
}
_COVERAGE = "coverage"


class ChapterOverview(QWidget):
    """Links to chapters, or to the step where a composed part is made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._nodes: tuple[Node, ...] = ()
        self._words = sentence()
        self._links: list[tuple[str, RowButton]] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, look.GRID, 0, look.GRID)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """List the chapters below some headings."""
        self._clear()
        self._nodes = nodes
        self._list_returns(nodes)
        for node in nodes:
            if node.kind is NodeKind.PART:
                self._part(node.id, node.heading)
                for child in node.children:
                    self._link(child.id, child.heading)
            else:
                self._link(node.id, node.heading)
        if nodes == self._session.edition.nodes and self._session.edition.coverage.groups:
            self._label(text("coverage.more"))
            self._insert(self._row(_COVERAGE, text("coverage.title")))
        self.refresh()

    def show_node(self, node: Node) -> None:
        """List what is below a heading, or say where a composed part is made."""
        if node.kind is not NodeKind.FORM:
            self.show_nodes(node.children)
            return
        self._clear()
        self._nodes = ()
        self._words.setText(f"{text('text.composed')} {node.guidance}".strip())
        step = _STEP_OF_FORM.get(node.form)
        if step is not None:
            words = text("text.open_step", step=text(f"frame.steps_of_walk.{step}"))
            self._link(step, words)

    def refresh(self) -> None:
        """Show the present marks."""
        if not self._nodes:
            return
        marks = self._session.checking.marks(self._session.programme_id)
        signs, words = tree_marks(marks), spoken_marks(marks)
        done = 0
        for key, link in self._links:
            sign = signs.get(key, look.OPEN)
            done += key in marks and marks[key].state is MarkState.DONE
            title = str(link.property("title"))
            link.say(f"{sign[0]}  {title}")
            link.setAccessibleName(f"{title} – {words.get(key, '')}")
        self._words.setText(text("text.overview", done=done, all=len(self._links)))

    def start_focus(self) -> None:
        """On the first link."""
        if self._links:
            self._links[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_returns(self, nodes: tuple[Node, ...]) -> None:
        """The places to come back to, with their notes."""
        programme = self._session.programme
        marked = [
            (node, note)
            for top in nodes
            for node in top.walk()
            if (note := programme.chapter(node.id).return_to) is not None
        ]
        if marked:
            self._label(f"{look.RETURN} {text('headings.marked')}")
        for node, note in marked:
            words = text("headings.marked_row", heading=node.heading, note=note) if note else node.heading
            self._insert(self._row(node.id, words))

    def _label(self, words: str) -> None:
        label = subheading(words)
        label.setContentsMargins(0, 2 * look.GRID, 0, look.GRID // 2)
        self._insert(label)

    def _part(self, key: str, words: str) -> None:
        self._insert(self._row(key, words, "part"))

    def _link(self, key: str, title: str) -> None:
        link = self._row(key, title)
        self._links.append((key, link))
        self._insert(link)

    def _row(self, key: str, title: str, name: str = "row") -> RowButton:
        row = RowButton(title, name)
        row.setProperty("title", title)
        row.setProperty("key", key)
        row.clicked.connect(self._go)
        return row

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _clear(self) -> None:
        self._links.clear()
        while self._column.count() > 2:  # noqa: PLR2004 – the sentence above and the stretch below stay
            item = self._column.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()

    def _go(self) -> None:
        key = str(self.sender().property("key"))
        if key in (*_STEP_OF_FORM.values(), _COVERAGE):
            self._session.go(key)
        else:
            self._session.go("situation", key)
