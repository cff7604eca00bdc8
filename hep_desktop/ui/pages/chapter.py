"""A heading of the document: its text and its tables, or what stands below it; every heading shows here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import ChapterPlace, FactPlace, OutlinePlace, Place, TextPlace
from hep_desktop.template.gaps import DATA_GAPS
from hep_desktop.template.model import Edition, Node, NodeKind
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import page_action
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.chapter_guidance import guidance_of
from hep_desktop.ui.pages.chapter_head import ChapterHead
from hep_desktop.ui.pages.chapter_overview import ChapterOverview
from hep_desktop.ui.pages.charts import ChartsPanel
from hep_desktop.ui.pages.data_gaps import DataGaps
from hep_desktop.ui.pages.heading_actions import parent_of
from hep_desktop.ui.pages.not_typical import Typical
from hep_desktop.ui.pages.table import TablesPanel
from hep_desktop.ui.pages.text import TextPanel
from hep_desktop.ui.session import Session
from hep_desktop.ui.settled import Settled
from hep_desktop.ui.strings import text
from hep_desktop.ui.tab_bar import RoomyTabBar
from hep_desktop.ui.table_saving import TableSaving
from hep_desktop.ui.walk import Destination


class ChapterPage(Page):
    """Shows one node at a time; panels are kept and get other nodes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.node: Node | None = None
        self._parent, self._writable = "", session.writable
        self.head = ChapterHead(session, self)
        self._problems = QPushButton()
        self._problems.setObjectName("link")
        self._problems.clicked.connect(self._go_problems)
        self.settled, self.text_panel = Settled(session, self), TextPanel(session, self)
        self.typical = Typical(session, self.text_panel)
        self.tables = TablesPanel(session)
        self.charts = ChartsPanel(session)
        self.tabs = QTabWidget()
        self.tabs.setTabBar(RoomyTabBar())
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a click leads into what it shows
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.typical, text("text.tab_text"))
        self.tabs.addTab(self.tables, "")
        self.tabs.addTab(self.charts, "")
        self.overview = ChapterOverview(session)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(self.overview)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, look.GRID, 2 * look.GRID, look.GRID)
        column.setSpacing(look.GRID // 2)
        for widget in (self.head, self.settled, self._problems):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self.gaps: DataGaps | None = None
        self._next = page_action(self, "tables.next", "Alt+PgDown", self._next_table)
        self._previous = page_action(self, "tables.previous", "Alt+PgUp", self._previous_table)
        self.saving = TableSaving(session, self)
        self.save = page_action(self, "tables.save", "", self._save_table)
        self.save.setEnabled(False)
        self.tables.grid.addAction(self.save)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.head.ended.connect(self.start_focus)
        self.tables.details_changed.connect(self.details_changed)
        session.bus.checked.connect(self._checked)

    def show_destination(self, where: Destination) -> None:
        """Show a heading with the table that is asked for in front, so that no other is laid out before."""
        self.show_node(where.node, where.table)

    def show_node(self, node: str, table: str = "") -> None:
        """Show a heading; without one, the overview of the whole document."""
        edition = self.session.edition
        found = _node(edition, node)
        self.node = found
        above = parent_of(edition, node)
        self._parent = above.id if above is not None and above.kind is not NodeKind.PART else ""
        if found is None:
            self.head.show_words(text("frame.steps_of_walk.situation"))
            self._problems.hide()
            self.overview.show_nodes(edition.nodes)
            self.stack.setCurrentWidget(self.overview)
        else:
            self.head.show_node(found)
            self._show_problems(found)
            if found.kind in (NodeKind.PART, NodeKind.FORM):
                self.overview.show_node(found)
                self.stack.setCurrentWidget(self.overview)
            else:
                self._show_panels(found, table)
        self._show_gaps(found)
        self.details_changed.emit()

    def show_place(self, place: Place, field: str = "", table: str = "") -> bool:
        """Put the focus on a cell or into the text, where `field` names one of its paragraphs."""
        match place:
            case FactPlace():
                self.tabs.setCurrentWidget(self.tables)
                return self.tables.show_fact(place, table)
            case ChapterPlace() if field == "return_to":
                return self.head.show_note()
            case TextPlace() | ChapterPlace():
                self.tabs.setCurrentWidget(self.typical)
                self.typical.start_focus()
                self.text_panel.edit.show_block(field)
                return True
            case _:
                return False

    def reload(self, outcome: Outcome | None) -> None:
        """Show what changed."""
        self.settled.reload()
        was_writable, self._writable = self._writable, self.session.writable
        if outcome is None or any(isinstance(place, OutlinePlace) for place in outcome.places):
            self._headings_changed()
        elif was_writable != self._writable or any(isinstance(place, ChapterPlace) for place in outcome.places):
            self._said()
        if self.node is None or self.node.kind in (NodeKind.PART, NodeKind.FORM):
            return
        self._show_problems(self.node)
        self._show_gaps(self.node)
        self.text_panel.reload(outcome)
        if self.node.tables:
            self.tables.reload(outcome)
            self.charts.reload(outcome)

    def _said(self) -> None:
        if self.node is not None:
            self.head.show_node(self.node)
            self.typical.show_node(self.node)

    def _headings_changed(self) -> None:
        if self.node is None:
            self.show_node("")
            return
        now = _node(self.session.edition, self.node.id)
        if now is None:  # it was removed, or undo took it away
            self.session.go("situation", self._parent)
        else:
            self.show_node(now.id)

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Pictures dropped on the window go into the text, where one is shown."""
        shown = self.stack.currentWidget() is self.tabs and self.tabs.currentWidget() is self.typical
        return shown and self.session.writable and self.text_panel.pictures.take_files(paths)

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.head.leave()
        self.typical.leave()
        self.text_panel.leave()
        self.tables.leave()

    def guidance(self) -> str:
        """What belongs into the chapter and its tables."""
        node = self.node
        if node is None:
            return text("text.guidance.part")
        table = self.tables.table if self.details() is not None else None
        return guidance_of(self.session.edition, node, table)

    def details(self) -> QWidget | None:
        """The details of a cell, while the tables are shown."""
        shown = self.stack.currentWidget() is self.tabs and self.tabs.currentWidget() is self.tables
        return self.tables.details if shown and self.node is not None and self.node.tables else None

    def start_focus(self) -> None:
        """In the grid, the text, or the list of chapters."""
        if self.stack.currentWidget() is self.overview:
            self.overview.start_focus()
        elif self.tabs.currentWidget() is self.charts:
            self.charts.start_focus()
        elif self.tabs.currentWidget() is self.tables:
            self.tables.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.typical.start_focus()

    def _show_panels(self, node: Node, table: str) -> None:
        self.text_panel.show_node(node)
        self.typical.show_node(node)
        charts = self.charts.show_node(node)
        self.tabs.setTabVisible(2, charts > 0)
        self.tabs.setTabText(2, text("charts.window.tab", count=charts))
        has_tables = bool(node.tables)
        self.tabs.setTabVisible(1, has_tables)
        self.tabs.setTabText(1, text("text.tab_tables", count=len(node.tables)))
        self.tabs.tabBar().setVisible(has_tables)
        if has_tables:
            self.tables.show_node(node, table)
        elif self.tabs.currentWidget() is not self.typical:
            self.tabs.setCurrentWidget(self.typical)
        self.stack.setCurrentWidget(self.tabs)

    def _show_gaps(self, node: Node | None) -> None:
        if node is not None and node.form == DATA_GAPS:
            if self.gaps is None:
                self.gaps = DataGaps(self.session)
                self._column.addWidget(self.gaps)
            self.gaps.show_gaps()
        elif self.gaps is not None:
            self.gaps.hide()

    def _show_problems(self, node: Node) -> None:
        is_conclusion = node.kind is NodeKind.CONCLUSIONS
        self._problems.setVisible(is_conclusion)
        if is_conclusion:
            count = len(self.session.programme.problems_in(node.id))
            self._problems.setText(text("text.problems_here", count=count))

    def _go_problems(self) -> None:
        self.session.go("problems", self.node.id if self.node else "")

    def _next_table(self) -> None:
        self.tables.step_table(1)

    def _previous_table(self) -> None:
        self.tables.step_table(-1)

    def _save_table(self) -> None:
        table = self.tables.table
        if table is not None:
            self.tables.leave()
            self.saving.ask(table.id)

    def _tab_changed(self) -> None:
        self.save.setEnabled(self.tabs.currentWidget() is self.tables)
        self.details_changed.emit()
        focused = self.window().focusWidget()
        if focused and self.tabs.isAncestorOf(focused):
            self.start_focus()

    def _checked(self) -> None:
        if self.node is not None and self.node.tables:
            self.tables.show_findings()
        if self.stack.currentWidget() is self.overview:
            self.overview.refresh()


def _node(edition: Edition, key: str) -> Node | None:
    return next((node for node in edition.walk() if node.id == key), None)
