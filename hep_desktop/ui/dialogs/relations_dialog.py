"""*Összefüggések*: what is loose, the matrix and the graph, when, for how much, and who."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.charts.links import Link
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.plan_views import load, loose, money_by_year, years_of
from hep_desktop.hungarian import short_date, table_number
from hep_desktop.template.numbering import numbered
from hep_desktop.ui import look
from hep_desktop.ui.link_graph import LinkGraph
from hep_desktop.ui.page_parts import scrolled, sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_TIED = "●"
_LETTERS = 34


class RelationsDialog(QDialog):
    """Only to look at; all of it is changed on the sheets."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(text("plan.relations.title"))
        plan, programme = session.edition.action_plan, session.programme
        self._measures = [one for _, some in numbered(plan, programme) for one in some]
        self._names = {one.measure.id: f"{one.number} {one.measure.title.strip()}" for one in self._measures}
        self._problems = [one for group in plan.groups for one in programme.problems_in(group.conclusions)]
        self.tabs = QTabWidget()
        for name, page in (
            ("loose", self._loose()),
            ("matrix", self._matrix()),
            ("graph", self._graph()),
            ("timeline", self._timeline()),
            ("money", self._money()),
            ("load", self._load()),
        ):
            self.tabs.addTab(page, text(f"plan.relations.{name}"))
        buttons = QDialogButtonBox()
        buttons.addButton(text("plan.relations.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.resize(look.room_for(self, 130, 34))

    # what is loose ----------------------------------------------------------------------------

    def _loose(self) -> QWidget:
        found = loose(self._session.programme)
        lines = [text("plan.relations.loose_problem", title=one.title.strip()) for one in found.problems]
        lines += [text("plan.relations.loose_measure", title=self._names[one.id]) for one in found.measures]
        return scrolled(_page(sentence("\n".join(lines) or text("plan.relations.nothing_loose"))))

    # problems and measures --------------------------------------------------------------------

    def _matrix(self) -> QWidget:
        head = [text("plan.relations.problem"), *(one.number for one in self._measures)]
        rows = [
            [problem.title.strip(), *(_TIED if problem.id in one.measure.problems else "" for one in self._measures)]
            for problem in self._problems
        ]
        table = _table(head, rows, text("plan.relations.matrix"))
        model = table.model()
        for column, one in enumerate(self._measures, start=1):
            title = self._names[one.measure.id]
            model.setHeaderData(column, Qt.Orientation.Horizontal, title, Qt.ItemDataRole.ToolTipRole)
            for row, problem in enumerate(self._problems):
                tied = "tied" if problem.id in one.measure.problems else "untied"
                words = text(f"plan.relations.{tied}", problem=problem.title.strip(), measure=title)
                for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                    model.setData(model.index(row, column), words, role)
        return _page(sentence(text("plan.relations.matrix_words"), quiet=True), table)

    def _graph(self) -> QWidget:
        places = {one.id: place for place, one in enumerate(self._problems)}
        links = tuple(
            Link(places[key], place)
            for place, one in enumerate(self._measures)
            for key in one.measure.problems
            if key in places
        )
        self.graph = LinkGraph()
        names = tuple(self._names[one.measure.id] for one in self._measures)
        self.graph.show_links(tuple(one.title.strip() for one in self._problems), names, links)
        self.graph.setAccessibleName(text("plan.relations.graph"))
        self.graph.setAccessibleDescription("\n".join(self._told(place) for place in range(len(self._problems))))
        self.told = sentence()
        self.graph.chosen.connect(self._tell)
        self._tell(0)
        return _page(sentence(text("plan.relations.graph_words"), quiet=True), self.told, scrolled(self.graph))

    def _tell(self, place: int) -> None:
        self.told.setText(self._told(place) if self._problems or self._measures else "")

    def _told(self, place: int) -> str:
        """A problem with its measures, or a measure with its problems, in words."""
        if place < len(self._problems):
            one: Problem | Measure = self._problems[place]
            name = one.title.strip()
            others = [self._names[m.measure.id] for m in self._measures if one.id in m.measure.problems]
        else:
            one = self._measures[place - len(self._problems)].measure
            name = self._names[one.id]
            others = [p.title.strip() for p in self._problems if p.id in one.problems]
        return f"{name} → {'; '.join(others) or text('plan.relations.none')}"

    # when, how much, who ----------------------------------------------------------------------

    def _timeline(self) -> QWidget:
        details = self._session.programme.details
        years = list(range(details.first_day.year, details.last_day.year + 1))
        head = [text("plan.relations.measure"), *map(str, years), text("plan.relations.deadline")]
        rows = [
            [self._names[m.id], *(_TIED if year in years_of(m) else "" for year in years), _deadline(m)]
            for m in sorted((one.measure for one in self._measures), key=lambda m: (not years_of(m), years_of(m)))
        ]
        table = _table(head, rows, text("plan.relations.timeline"), stretched=True)
        return _page(sentence(text("plan.relations.timeline_words"), quiet=True), table)

    def _money(self) -> QWidget:
        measures = [one.measure for one in self._measures]
        years = list(money_by_year(measures))
        head = [text("plan.relations.measure"), *(str(year or text("plan.relations.no_year")) for year in years)]
        head.append(text("plan.relations.sum"))
        rows = [[self._names[m.id], *_amounts([m], years)] for m in measures if m.money]
        rows.append([text("plan.relations.all"), *_amounts(measures, years)])
        if not years:
            return _page(sentence(text("plan.relations.no_money")))
        return _page(
            sentence(text("plan.relations.money_words"), quiet=True), _table(head, rows, text("plan.relations.money"))
        )

    def _load(self) -> QWidget:
        found = load(one.measure for one in self._measures)
        head = [text("plan.relations.who"), text("plan.relations.count"), text("plan.relations.which")]
        rows = [
            [who, str(len(measures)), "\n".join(self._names[one.id] for one in measures)]
            for who, measures in found.items()
        ]
        return _page(_table(head, rows, text("plan.relations.load"), stretched=True))


def _amounts(measures: Sequence[Measure], years: Sequence[int]) -> Iterator[str]:
    by_year = money_by_year(measures)
    for amount in (*(by_year.get(year, 0) for year in years), sum(by_year.values())):
        yield table_number(Decimal(amount)) if amount else ""


def _deadline(measure: Measure) -> str:
    return measure.deadline.strip() or (short_date(measure.due) if measure.due else "")


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    if all(isinstance(widget, QLabel) for widget in widgets):
        column.addStretch(1)
    return page


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], name: str, *, stretched: bool = False) -> QTableWidget:
    """Words in rows; the last column takes what is left where it is `stretched`."""
    table = QTableWidget(len(rows), len(head))
    table.setHorizontalHeaderLabels(list(head))
    table.setAccessibleName(name)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            middle = words == _TIED
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter if middle else Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    table.setColumnWidth(0, look.letters(table, _LETTERS))
    if stretched:
        table.horizontalHeader().setSectionResizeMode(len(head) - 1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().sectionResized.connect(table.resizeRowsToContents)
    table.resizeRowsToContents()
    return table
