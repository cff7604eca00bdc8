"""The chapters at a review: text, charts and figures as they were adopted beside what they are now."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hep_desktop.charts.plot import Plot, plot_of
from hep_desktop.domain.comparing import problem_words
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.values import Empty
from hep_desktop.domain.word_difference import differing, of_now, of_then
from hep_desktop.template.cell_text import shown
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Node, NodeKind, Table
from hep_desktop.template.then_now import Moved, ThenNow
from hep_desktop.ui import look
from hep_desktop.ui.chart_view import ChartView
from hep_desktop.ui.difference_label import difference_label
from hep_desktop.ui.grouped_list import Group, GroupedList, Row
from hep_desktop.ui.page_parts import ActionButton, SideBySide, page_action, scrolled, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import table_name, text
from hep_desktop.ui.then_now_pair import ThenNowPair

_LETTERS_OF_A_TEXT, _LETTERS_OF_A_CHART = 30, 40
_WRITTEN = (NodeKind.SECTION, NodeKind.CONCLUSIONS)


class ReviewChapters(QWidget):
    """Headings at the left; the chosen one twice, side by side."""

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._found: ThenNow | None = None
        self._figures: tuple[Figures, Figures] | None = None
        self._node: Node | None = None
        self._waiting: list[Table | None] = []  # None: the texts
        self.list = GroupedList()
        self.list.setAccessibleName(text("review.chapters"))
        self.open = page_action(page, "review.open_chapter", "", self._open)
        self._later = QTimer(self, interval=0)  # a table at a time, so that keys and mouse are heard between them
        self._later.timeout.connect(self._next_table)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(look.GRID, 0, 0, 0)
        beside.addWidget(ActionButton(self.open))
        beside.addWidget(scrolled(self._inner), 1)
        column = QVBoxLayout(self)
        column.addWidget(SideBySide(self.list, right, share=(1, 3)), 1)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._open)

    def show_versions(self, then: Programme) -> None:
        """Compare anew."""
        session = self._session
        self._found = ThenNow(session.edition, then, session.programme)
        self._figures = Figures(session.edition, then), session.figures
        self.list.show_groups(
            [
                Group(f"part {top.id}", top.heading, tuple(map(self._row, _written(top))))
                for part in session.edition.nodes
                for top in part.children
                if _written(top)
            ]
        )
        self.list.choose_first()
        self._show_chosen(self.list.current_id())

    @property
    def is_complete(self) -> bool:
        """Whether all of the chosen heading is shown."""
        return not self._waiting

    def _row(self, node: Node) -> Row:
        assert self._found is not None  # noqa: S101 – made above
        figures, rewritten = self._found.count(node), node.id in self._found.texts
        told = [text("review.text_changed")] if rewritten else []
        if figures:
            told.append(text("review.figures_changed", count=figures))
        if told:
            return Row(node.id, node.heading, ", ".join(told), look.TIP)
        return Row(node.id, node.heading, text("review.same"), look.OPEN)

    def _show_chosen(self, key: str) -> None:
        found = self._found
        self._node = next((node for node in self._session.edition.walk() if node.id == key), None)
        self._later.stop()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.open.setEnabled(self._node is not None)
        if found is None or self._node is None:
            self._waiting = []
            return
        self._column.addWidget(subheading(self._node.heading))
        self._column.addStretch(1)
        self._waiting = [None, *(self._session.edition.tables[one] for one in self._node.tables)]
        self._later.start()

    def _texts(self, found: ThenNow, node: Node) -> QWidget:
        then, now = _words_of(found.then, node), _words_of(found.now, node)
        if then == now or not then or not now:
            halves = _text_of(then), _text_of(now)
            return ThenNowPair(_titles(found), halves, _LETTERS_OF_A_TEXT)
        stretches = differing(then, now)
        marked = difference_label(of_then(stretches)), difference_label(of_now(stretches))
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sentence(text("review.marked"), quiet=True))
        column.addWidget(ThenNowPair(_titles(found), marked, _LETTERS_OF_A_TEXT))
        return block

    def _next_table(self) -> None:
        if not self._waiting or self._found is None or self._figures is None or self._node is None:
            self._later.stop()
            return
        table = self._waiting.pop(0)
        if table is None:
            self._append(self._texts(self._found, self._node))
            return
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.addWidget(QLabel(f"{table_name(table)}: {table.title}", wordWrap=True))
        then, now = (plot_of(table, figures) for figures in self._figures)
        if then is not None or now is not None:
            column.addWidget(ThenNowPair(_titles(self._found), (_chart(then), _chart(now)), _LETTERS_OF_A_CHART))
        column.addWidget(sentence("\n".join(self._lines(table))))
        self._append(block)

    def _append(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _lines(self, table: Table) -> list[str]:
        assert self._found is not None  # noqa: S101 – asked while versions are shown
        moved = self._found.figures(table)
        return [self._line(one) for one in moved] or [text("review.same_figures")]

    def _line(self, one: Moved) -> str:
        indicator = self._session.edition.indicators[one.key.indicator]
        then, now = (
            text("review.nothing") if isinstance(value, Empty) else shown(value, indicator)
            for value in (one.then, one.now)
        )
        unit = f" {indicator.unit}" if indicator.unit else ""
        return text("review.figure", period=one.key.period, name=indicator.label, then=then, now=now, unit=unit)

    def _open(self) -> None:
        if self._node is not None:
            self._session.go("situation", self._node.id)


def _written(top: Node) -> list[Node]:
    return [node for node in top.walk() if node.kind in _WRITTEN]


def _titles(found: ThenNow) -> tuple[str, str]:
    return text("review.then", number=found.then.council.number), text("review.now")


def _words_of(programme: Programme, node: Node) -> str:
    reason = programme.chapter(node.id).not_typical
    if reason is not None:
        return text("review.not_typical", reason=reason)
    return "\n".join((programme.text(node.id).plain, problem_words(programme, node.id))).strip()


def _text_of(words: str) -> QWidget:
    label = sentence(words or text("review.no_text"), quiet=not words)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _chart(plot: Plot | None) -> QWidget:
    if plot is None:
        return sentence(text("review.no_chart"), quiet=True)
    view = ChartView()
    view.setMinimumWidth(look.letters(view, _LETTERS_OF_A_CHART))
    view.show_plot(plot)
    return view
