"""The right pane: details of what is chosen, what is missing, and guidance; each part folds and remembers it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from hep_desktop.ui.frame.findings_pane import FindingsPane
from hep_desktop.ui.look import ERROR, GRID, WARNING, letters
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.section import Section
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.frame.seek_pane import SeekPane

_LEAST = 26  # letters
_LOWEST, _ROOM = 8, 24  # lines
_TAB = Qt.FocusPolicy.TabFocus
_SHARES = {"details": 5, "findings": 4, "help": 3}


class SidePane(QFrame):
    """Three sections under each other; `details` is there only where a page has some."""

    folded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingsPane(session)
        self.seek: SeekPane | None = None  # until somebody searches
        self.search = QWidget()
        self.help = QTextBrowser(openExternalLinks=False)
        self.help.setFrameShape(QFrame.Shape.NoFrame)
        self.help.setAccessibleName(text("frame.sections.help"))
        self.help.document().setDocumentMargin(GRID)
        self._holder = QScrollArea(widgetResizable=True)
        self._holder.setFrameShape(QFrame.Shape.NoFrame)
        self._holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page: Page | None = None
        self.sections = {
            "details": Section(text("frame.sections.details"), self._holder),
            "findings": Section(text("actions.findings").replace("&", ""), self.findings),
            "help": Section(text("frame.sections.help"), self.help),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search, 1)
        self.search.hide()
        for name, section in self.sections.items():
            column.addWidget(section, _SHARES[name])
            section.folded.connect(self._section_folded)
        column.addStretch(0)
        self.sections["details"].hide()
        self.setMinimumWidth(letters(self, _LEAST))
        self._help_words = ""
        self._tight = False
        self._remembered: tuple[str, ...] = ()
        self._absent: frozenset[str] = frozenset()

    def set_folded(self, names: Iterable[str]) -> None:
        """Fold the sections that were folded last time."""
        self._remembered = tuple(names)
        for name, section in self.sections.items():
            section.set_open(name not in self._remembered)

    def folded_names(self) -> tuple[str, ...]:
        """The sections the user folded; what is folded for want of room does not count."""
        return self._remembered

    def minimumSizeHint(self) -> QSize:
        """So low that it never pushes the next step out of the window."""
        return QSize(self.minimumWidth(), _LOWEST * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, one section at a time is open."""
        super().resizeEvent(event)
        tight = event.size().height() < _ROOM * self.fontMetrics().lineSpacing()
        if tight is self._tight:
            return
        self._tight = tight
        if tight:
            self._fold_others(self.sections["findings"])
        else:
            self.set_folded(self._remembered)

    def _section_folded(self, folded: bool) -> None:
        section = self.sender()
        if not self._tight:
            self._remembered = tuple(name for name, one in self.sections.items() if not one.open)
            self.folded.emit()
        elif not folded and isinstance(section, Section):
            self._fold_others(section)

    def _fold_others(self, kept: Section) -> None:
        for section in self.sections.values():
            if section is not kept:
                section.set_open(False)

    def add_part(self, name: str, title: str, body: QWidget, share: int = 6) -> None:
        """One more section, above the findings; it is shown when its owner says so."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 – made above
        section = self.sections[name] = Section(title, body)
        column.insertWidget(column.indexOf(self.sections["findings"]), section, share)
        section.set_open(name not in self._remembered)
        section.folded.connect(self._section_folded)
        self.show_part(name, shown=False)

    def show_part(self, name: str, *, shown: bool) -> None:
        """Show an added section, or leave it out."""
        self._absent = self._absent - {name} if shown else self._absent | {name}
        self.sections[name].setVisible(shown and self.search.isHidden())

    def hold_search(self, pane: "SeekPane") -> None:
        """Give the pane of the search its room."""
        self.seek = pane
        inner = QVBoxLayout(self.search)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(pane)
        self.search.setFocusProxy(pane.field)
        pane.closed.connect(self.end_search)

    def begin_search(self) -> None:
        """Search takes the whole pane: its hits want the room."""
        for section in self.sections.values():
            section.hide()
        self.search.show()

    def end_search(self) -> None:
        """The other parts are back."""
        self.search.hide()
        for name, section in self.sections.items():
            present = self._holder.widget() is not None if name == "details" else name not in self._absent
            section.setVisible(present)

    def show_counts(self, errors: int, warnings: int) -> None:
        """Put the counts into the heading of the findings."""
        title = text("actions.findings").replace("&", "")
        counts = (f"{ERROR[0]} {errors}" if errors else "", f"{WARNING[0]} {warnings}" if warnings else "")
        self.sections["findings"].set_title("  ".join(part for part in (title, *counts) if part))
        spoken = f"{title} {text('frame.findings.counts', errors=errors, warnings=warnings)}"
        self.sections["findings"].heading.setAccessibleName(spoken)

    def show_page(self, page: Page) -> None:
        """Show the guidance and the details of a page."""
        words = page.guidance() or text("frame.no_guidance")
        if words != self._help_words:  # who reads further down is not thrown back
            self._help_words = words
            self.help.setMarkdown(words)
        wanted = page.details()
        shown = self._holder.widget()
        if shown is not wanted:
            if shown is not None:
                self._holder.takeWidget()
                shown.hide()
                shown.setParent(self._page)
            if wanted is not None:
                self._holder.setWidget(wanted)
                wanted.show()
        self._page = page
        self.sections["details"].setVisible(wanted is not None and self.search.isHidden())

    def release(self) -> None:
        """Give the details back to their page before it goes."""
        shown = self._holder.widget()
        if shown is not None:
            self._holder.takeWidget()
            shown.setParent(self._page)
        self._page = None
        self.sections["details"].hide()

    def focus_part(self, name: str) -> bool:
        """Put the focus into a section, unfolding it. False where it is not there."""
        section = self.sections[name]
        if self.seek is not None and not self.search.isHidden():
            self.seek.close_search()
        if section.isHidden():
            return False
        section.set_open(True)
        target: QWidget = {"findings": self.findings.view, "help": self.help}.get(name, section.body)
        shown = self._holder.widget()
        if name == "details" and shown is not None:
            inside = shown.findChildren(QWidget)
            target = next((one for one in inside if one.isVisible() and one.focusPolicy() & _TAB), target)
        if name == "findings" and not self.findings.view.isVisible():
            target = section.heading
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
