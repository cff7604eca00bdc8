"""Shows pages: makes each when it is first asked for, keeps it while its programme is open, and tells what is shown."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hep_desktop.domain.outcome import Outcome
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.registry import OTHER_PAGES, PAGES
from hep_desktop.ui.session import Session
from hep_desktop.ui.walk import Destination


class Navigator(QObject):
    """The pages in the middle of the window."""

    shown = Signal(object)  # Destination
    changed = Signal()  # details or guidance of the shown page

    def __init__(self, session: Session, stack: QStackedWidget, tree: QWidget) -> None:
        super().__init__(stack)
        self._tree = tree
        self._session = session
        self._stack = stack
        self._pages: dict[str, Page] = {}
        self._stale: set[Page] = set()
        self.where = Destination("")
        session.bus.changed.connect(self._changed)
        session.bus.go.connect(self.go)
        session.bus.received.connect(self._received)
        session.bus.closing.connect(self.leave)

    @property
    def page(self) -> Page | None:
        """The shown page."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def go(self, where: Destination) -> None:
        """Show a page, one chapter of it, and put the focus on the place where one is asked for."""
        if where.step in PAGES and not self._session.programme_id:
            return
        if self.page is not None:
            self.page.leave()
        page = self._made(where.step)
        if page is None:
            return
        walks = self._tree.hasFocus() and where.step in PAGES  # who walks the tree by the arrows stays in it
        if page in self._stale:
            self._stale.discard(page)
            page.reload(None)
        self._remember(page, where)
        page.show_destination(where)
        self._stack.setCurrentWidget(page)
        self.where = where
        self.shown.emit(where)
        if where.place is not None:
            page.show_place(where.place, where.field, where.table)
        elif not walks:
            page.start_focus()

    def _remember(self, page: Page, where: Destination) -> None:
        """Let a page know where the user was, unless this is the way back."""
        leaving = self.page
        goes_back = leaving is not None and leaving.came_from is not None and leaving.came_from.step == where.step
        if page is not leaving and self.where.step and not goes_back:
            page.came_from = self.where

    def leave(self) -> None:
        """Have what is being typed handed over."""
        if self.page is not None:
            self.page.leave()

    def drop(self) -> None:
        """Drop all pages: another programme is opened."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self.where = Destination("")

    def _made(self, step: str) -> Page | None:
        if step not in self._pages:
            factory = PAGES.get(step) or OTHER_PAGES.get(step)
            if factory is None:
                return None
            page = factory(self._session, self._stack)
            page.details_changed.connect(self._page_changed)
            self._pages[step] = page
            self._stack.addWidget(page)
        return self._pages[step]

    def _changed(self, outcome: Outcome) -> None:
        for page in self._pages.values():
            if page is self.page:
                page.reload(outcome)
            else:
                self._stale.add(page)

    def _received(self) -> None:
        """Whoever took programmes in shows them itself; the other pages when they are shown again."""
        self._stale.update(page for page in self._pages.values() if page is not self.page)

    def _page_changed(self) -> None:
        if self.sender() is self.page:
            self.changed.emit()
