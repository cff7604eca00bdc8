"""*Együtt*: what the programmes of a county, a district or chosen villages say together; each number leads to them."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QTabWidget, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.services import together_sheets as sheets
from hep_desktop.services.holdings import beside
from hep_desktop.services.together import Area, Look, Named, Sheet, look_at
from hep_desktop.ui import look
from hep_desktop.ui.area_chooser import AreaChooser
from hep_desktop.ui.figure_leaf import FigureLeaf
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.held_opener import HeldOpener
from hep_desktop.ui.jobs import Job
from hep_desktop.ui.mentor_bar import mentor_column
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.paper_leaf import PaperLeaf
from hep_desktop.ui.service_leaf import ServiceLeaf
from hep_desktop.ui.session import Session
from hep_desktop.ui.sheet_view import SheetView
from hep_desktop.ui.strings import text
from hep_desktop.ui.tab_bar import RoomyTabBar

_LEAST = 29  # lines of the leaves

_SHEETS: Mapping[str, Callable[[Look], Sheet]] = {
    "measures": sheets.measures,
    "problems": sheets.problems,
    "years": sheets.years,
    "standing": sheets.standing,
}


class TogetherPage(Page):
    """The area above, leaves below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.holdings = beside(session.editing.workspace, session.clock)
        self._opener = HeldOpener(session, self.holdings, "together")
        self._job: Job | None = None
        self.view: Look | None = None
        self.area = AreaChooser()
        self.area.chosen.connect(self._gather)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setAccessibleName(text("holdings.gathering"))
        self.working.hide()
        self.nothing = sentence(text("holdings.together_empty"))
        self.leaves = QTabWidget()
        self.leaves.setTabBar(RoomyTabBar())
        # what the largest leaf would like must not make the page longer than the window; what all need must
        self.leaves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.leaves.setMinimumHeight(look.lines(self, _LEAST))
        self.sheets = {key: SheetView() for key in _SHEETS}
        self.figures = FigureLeaf()
        self.services = ServiceLeaf()
        self.papers = PaperLeaf(session)
        self._leaves: dict[str, SheetView | FigureLeaf | ServiceLeaf | PaperLeaf] = {
            **self.sheets,
            "figures": self.figures,
            "services": self.services,
            "papers": self.papers,
        }
        self._stale = set(self._leaves)
        self._place_leaves()
        self._place()
        for widget in (self.nothing, self.leaves):
            widget.hide()  # until it is known whether there is anything
        self.reload(None)

    def _place(self) -> None:
        above = Flow()
        for widget in (self.area, self.count):
            above.addWidget(widget)
        column = mentor_column(self, self.session, "together")
        column.addLayout(above)
        for widget in (self.working, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.leaves, 1)
        column.addStretch(0)  # where there is nothing yet, the words stay above

    def _place_leaves(self) -> None:
        for leaf in self._leaves.values():
            if not isinstance(leaf, PaperLeaf):
                leaf.opened.connect(self._open)
        for key, leaf in self._leaves.items():
            self.leaves.addTab(leaf, text(f"holdings.leaves.{key}"))
        self.leaves.currentChanged.connect(self._fill)

    def reload(self, outcome: object) -> None:
        """Look anew at what is held; what is typed elsewhere changes nothing here."""
        if outcome is None:
            self.area.offer(
                self.holdings.places(), sorted((one.ksh_code, one.settlement) for one in self.holdings.rows())
            )
            self._gather(self.area.area)

    def start_focus(self) -> None:
        """In the shown table, where there is one."""
        if self.view is not None and self.view.members:
            tuple(self._leaves.values())[self.leaves.currentIndex()].start_focus()
        else:
            self.area.setFocus()

    def guidance(self) -> str:
        """What is added up here, and what never is."""
        return text("holdings.together_guidance")

    def _gather(self, area: Area) -> None:
        self.working.show()
        self._job = self.session.jobs.start(look_at, self.holdings, self.session.editing, area)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._refuse)

    def _show(self, view: Look) -> None:
        if self.sender() is not self._job:
            return  # another area was chosen meanwhile
        self._job, self.view = None, view
        self.working.hide()
        empty = not view.members
        self.nothing.setVisible(empty)
        self.leaves.setVisible(bool(view.members or view.known))
        self.count.setText(text("holdings.count", count=len(view.members)))
        self._stale = set(self._leaves)
        self._fill(self.leaves.currentIndex())

    def _fill(self, index: int) -> None:
        """Show what is known on a leaf, once somebody looks at it: the whole country takes a while to sort."""
        key = tuple(self._leaves)[index]
        if self.view is None or key not in self._stale:
            return
        self._stale.discard(key)
        leaf = self._leaves[key]
        if isinstance(leaf, SheetView):
            leaf.show_sheet(_SHEETS[key](self.view))
        else:
            leaf.show_look(self.view)

    def _refuse(self, error: UserError) -> None:
        if self.sender() is self._job:
            self._job = None
            self.working.hide()
            self.session.bus.refused.emit(error)

    def _open(self, named: Named) -> None:
        self._opener.open(named.file_hash)
