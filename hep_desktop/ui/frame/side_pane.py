"""The right pane: details of what is chosen, what is missing, and guidance; each part folds and remembers it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from hep_desktop.ui.frame.findings_pane import FindingsPane
from hep_desktop.ui.frame.section import Section
from hep_desktop.ui.look import ERROR, GRID, WARNING, letters
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_LEAST = 26  # letters
_TAB = Qt.FocusPolicy.TabFocus
_SHARES = {"details": 5, "findings": 4, "help": 3}


class SidePane(QFrame):
    """Three sections under each other; `details` is there only where a page has some."""

    folded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingsPane(session)
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
        for name, section in self.sections.items():
            column.addWidget(section, _SHARES[name])
            section.folded.connect(self.folded)
        column.addStretch(0)
        self.sections["details"].hide()
        self.setMinimumWidth(letters(self, _LEAST))

    def set_folded(self, names: Iterable[str]) -> None:
        """Fold the sections that were folded last time."""
        for name, section in self.sections.items():
            section.set_open(name not in names)

    def folded_names(self) -> tuple[str, ...]:
        """The sections that are folded now."""
        return tuple(name for name, section in self.sections.items() if not section.open)

    def show_counts(self, errors: int, warnings: int) -> None:
        """Put the counts into the heading of the findings."""
        title = text("actions.findings").replace("&", "")
        counts = (f"{ERROR[0]} {errors}" if errors else "", f"{WARNING[0]} {warnings}" if warnings else "")
        self.sections["findings"].set_title("  ".join(part for part in (title, *counts) if part))
        spoken = f"{title} {text('frame.findings.counts', errors=errors, warnings=warnings)}"
        self.sections["findings"].heading.setAccessibleName(spoken)

    def show_page(self, page: Page) -> None:
        """Show the guidance and the details of a page."""
        self.help.setMarkdown(page.guidance() or text("frame.no_guidance"))
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
        self.sections["details"].setVisible(wanted is not None)

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
        if section.isHidden():
            return False
        section.set_open(True)
        target: QWidget = {"findings": self.findings.view, "help": self.help}.get(name, self._holder)
        shown = self._holder.widget()
        if name == "details" and shown is not None:
            inside = shown.findChildren(QWidget)
            target = next((one for one in inside if one.isVisible() and one.focusPolicy() & _TAB), target)
        if name == "findings" and not self.findings.view.isVisible():
            target = section.heading
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
