"""*Keresés* in the right pane: what is looked for, what was found by chapters, and its replacement."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from hep_desktop.domain.commands import ChangeWords
from hep_desktop.hungarian import article
from hep_desktop.seeking.index import Hit
from hep_desktop.seeking.matching import Wanted
from hep_desktop.seeking.passages import FORUM, PLAN, PROBLEMS
from hep_desktop.seeking.rewriting import rewritten
from hep_desktop.ui.frame.hit_list import HitList
from hep_desktop.ui.frame.replace_box import ReplaceBox
from hep_desktop.ui.look import GRID
from hep_desktop.ui.lookup import Lookup
from hep_desktop.ui.models.hits import HitsModel
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import LineField
from hep_desktop.ui.walk import Destination

MOST = 2000  # hits counted while typing


class SeekPane(QFrame):
    """Looks at every key; Enter and F3 lead to the very place."""

    chosen = Signal(object)
    """A `Hit` to show."""

    writing = Signal()
    """Words are about to be replaced: hand over what is being typed."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._where = Destination("")
        self.lookup = Lookup(session, self)
        self.model = HitsModel(self)
        self.field = LineField()
        self.scope = QComboBox()
        self.count = sentence(text("seeking.hint"))
        self.view = HitList()
        self.view.setModel(self.model)
        self.exact, self.whole = QCheckBox(text("seeking.exact")), QCheckBox(text("seeking.whole"))
        self.replacing = ReplaceBox()
        self.close_button = QToolButton(autoRaise=True)
        self._name()
        self._place()
        self._connect()

    def _name(self) -> None:
        self.field.setPlaceholderText(text("seeking.words"))
        self.field.setAccessibleName(text("seeking.words"))
        self.scope.setAccessibleName(text("seeking.scope"))
        self.scope.addItem(text("seeking.everywhere"))
        self.scope.addItem(text("seeking.here"))
        self.view.setAccessibleName(text("seeking.hits"))
        self.close_button.setText("×")
        self.close_button.setToolTip(text("seeking.close"))
        self.close_button.setAccessibleName(text("seeking.close"))

    def _place(self) -> None:
        title = QLabel(text("seeking.title"))
        title.setObjectName("main")
        top, options = QHBoxLayout(), QWidget()
        top.addWidget(title, 1)
        top.addWidget(self.close_button)
        inner = QVBoxLayout(options)
        inner.setContentsMargins(2 * GRID, 0, 0, 0)
        for box in (self.exact, self.whole):
            inner.addWidget(box)
        self.more = _unfolding(text("seeking.more"), options)
        self.replace = _unfolding(text("seeking.replace"), self.replacing)
        self.replace.setEnabled(not self._session.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(top)
        for part in (self.field, self.scope, self.count):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        for part in (self.replace, self.replacing, self.more, options):
            column.addWidget(part)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.show_next)
        self.scope.currentIndexChanged.connect(self._look)
        for box in (self.exact, self.whole):
            box.toggled.connect(self._look)
        self.view.activated.connect(self._go)
        self.view.clicked.connect(self._go)
        self.replace.toggled.connect(self._unfolded)
        self.replacing.one.connect(self._replace_one)
        self.replacing.all_.connect(self._replace_all)
        self.close_button.clicked.connect(self.close_search)
        self.lookup.ready.connect(self._look)

    # what the frame asks ----------------------------------------------------------------------

    def open_for(self, words: str, *, here: bool) -> None:
        """Begin to search, for some words where there are any."""
        self.scope.setCurrentIndex(int(here))
        if words:
            self.field.setText(words)
        self.lookup.begin()
        self._look()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def open_replacing(self) -> None:
        """Unfold what is put in its place; accents count then, unless somebody says they do not."""
        self.replace.setChecked(True)
        target = self.replacing.field if self.field.text() else self.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def page_shown(self, where: Destination) -> None:
        """Another page is shown: what is looked for *here* is looked for there."""
        self._where = where
        if self.isVisible() and self.scope.currentIndex():
            self._look()

    def show_next(self, by: int = 1) -> None:
        """Go to the next or previous hit."""
        index = self.model.step(self.view.currentIndex(), by)
        self.view.setCurrentIndex(index)
        self._go(index)

    def close_search(self) -> None:
        """Nothing is looked for any more; the words stay for the next time."""
        self.lookup.end()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the down arrow goes from the words into the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.step(QModelIndex(), 1))
        else:
            super().keyPressEvent(event)

    # looking ----------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        return Wanted(self.field.text(), self.exact.isChecked(), self.whole.isChecked())

    def _pages(self) -> frozenset[str] | None:
        step, node = self._where.step, self._where.node
        if not self.scope.currentIndex():
            return None
        if step in (PROBLEMS, PLAN, FORUM):
            return frozenset({step})
        found = next((one for one in self._session.edition.walk() if one.id == node), None)
        return frozenset(one.id for one in found.walk()) if step == "situation" and found else None

    def _typed(self) -> None:
        self.view.setCurrentIndex(QModelIndex())
        self._look()

    def _look(self) -> None:
        if not self._session.programme_id:
            return
        kept = self.model.hit(self.view.currentIndex())
        hits = self.lookup.index.hits(self._wanted(), self._pages(), most=MOST)
        self.model.show(hits, self._session.edition)
        self.view.setCurrentIndex(self.model.place(kept))
        writable = sum(hit.writable for hit in hits)
        self.count.setText(self._counted(len(hits)))
        self.replacing.show_counts(writable, len(hits) - writable)

    def _counted(self, count: int) -> str:
        if not self.field.text().strip():
            return text("seeking.hint")
        if not count:
            loosely = len(self.lookup.index.hits(Wanted(self.field.text()), self._pages(), most=MOST))
            return text("seeking.none_exact", count=loosely) if loosely else text("seeking.none")
        return text("seeking.most" if count == MOST else "seeking.count", count=count)

    def _go(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        if hit is not None:
            self.chosen.emit(hit)

    # replacing --------------------------------------------------------------------------------

    def _unfolded(self, unfolded: bool) -> None:
        """Accents count from now on: `kor` must not change `kór`. What is chosen is what is replaced."""
        if not unfolded:
            return
        hit = self.model.hit(self.view.currentIndex())
        if hit is not None:
            self.field.setText(hit.passage.words[hit.start : hit.end])
        self.exact.setChecked(True)
        self.more.setChecked(True)
        if hit is not None:
            self.view.setCurrentIndex(self.model.place(hit))

    def _replace_one(self) -> None:
        kept = self.model.hit(self.view.currentIndex())
        self._refresh()
        index = self.model.place(kept)
        hit = self.model.hit(index if index.isValid() else self.model.step(index, 1))
        if hit is None:
            return
        if not hit.writable:
            self._session.bus.told.emit(text("seeking.kept"))
            self.view.setCurrentIndex(self.model.place(hit))
        elif self._write((hit,)):
            self._refresh()
            after = Hit(hit.passage, hit.start + len(self.replacing.field.text()), hit.end)
            index = self.model.place(after)
            self.view.setCurrentIndex(index if index.isValid() else self.model.step(self.view.currentIndex(), 1))
        self._go(self.view.currentIndex())
        self.replacing.focus_one()

    def _replace_all(self) -> None:
        self._refresh()
        hits = tuple(hit for hit in self.lookup.index.hits(self._wanted(), self._pages()) if hit.writable)
        if hits and self._write(hits):
            self._refresh()
            old, new = self._wanted().words, self.replacing.field.text()
            same = not new or article(old) == article(new)
            self._session.bus.told.emit(text("seeking.replaced" if same else "seeking.articles", count=len(hits)))

    def _write(self, hits: tuple[Hit, ...]) -> bool:
        session, wanted = self._session, self._wanted().words.strip()
        new = self.replacing.field.value()
        records = rewritten(session.office, hits, wanted, new)
        session.close_typing()
        return session.attempt(ChangeWords(session.programme_id, wanted, new, len(hits), records))

    def _refresh(self) -> None:
        self.writing.emit()
        self.lookup.fresh()
        self._look()


class _Turning(QObject):
    """Turns the arrow of a line that unfolds."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self._button = button

    def turn(self, unfolded: bool) -> None:
        """Down where it is open."""
        self._button.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)


def _unfolding(words: str, body: QWidget) -> QToolButton:
    """A line that unfolds what stands below it."""
    button = QToolButton(autoRaise=True)
    button.setText(words)
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setArrowType(Qt.ArrowType.RightArrow)
    button.toggled.connect(body.setVisible)
    button.toggled.connect(_Turning(button).turn)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    body.hide()
    return button
