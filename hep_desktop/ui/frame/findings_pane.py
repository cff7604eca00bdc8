"""The list "Mi hiányzik még?": every finding in words; Enter, a double click or a button leads to the very place."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from hep_desktop.domain.findings import Finding
from hep_desktop.services.checking import Answered
from hep_desktop.ui.frame.findings_model import ROW, FindingsModel, Fold, Sentences
from hep_desktop.ui.look import GRID
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

if TYPE_CHECKING:
    from hep_desktop.ui.frame.answer_box import AnswerBox


class _List(QListView):
    """Lays its lines out anew when it gets wider or narrower."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class FindingsPane(QWidget):
    """The list, and under it why the chosen finding is asked, how it is mended, and the reason to let it be."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(session, self)
        self._session = session
        self._listing = False
        self.view = _List()
        self.view.setModel(self.model)
        self.view.setItemDelegate(Sentences(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(text("actions.findings"))
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._clicked)
        self.view.selectionModel().currentChanged.connect(self._explain)
        self._nothing = QLabel(text("frame.findings.none"), wordWrap=True)
        self._nothing.setContentsMargins(GRID, GRID, GRID, GRID)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        self.show_findings(())

    @cached_property
    def answer(self) -> "AnswerBox":
        """Where the chosen finding is explained and answered: made when the first one is chosen."""
        from hep_desktop.ui.frame.answer_box import AnswerBox  # noqa: PLC0415 – the first page has no findings

        box = AnswerBox(self._session)
        box.finished.connect(self._back_to_the_list)
        box.go.clicked.connect(self._go)
        self._column.addWidget(box)
        return box

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List other findings, with those answered below; the chosen one stays chosen where it is still there."""
        programme = self._session.programme_id
        answered = self._session.checking.answered(programme) if programme else ()
        if (findings, answered) == (self.model.findings, self.model.answered) and self.model.rowCount():
            return
        before, at = self.current(), self.view.currentIndex().row()
        self._listing = True  # rows come and go; what is chosen in the end is explained once
        self.model.show(findings, answered)
        self._nothing.setVisible(not findings)
        self.view.setVisible(bool(findings or answered))
        there = self.model.place(before)
        if not there.isValid() and before is not None and before in (one.finding for one in answered):
            there = self.model.index(min(at, self.model.rowCount() - 1))  # answered: on to the next
        self.view.setCurrentIndex(there)
        self._listing = False
        self._explain(there)

    def current(self) -> Finding | None:
        """The chosen finding, be it answered or not."""
        row = self._row(self.view.currentIndex())
        return row.finding if isinstance(row, Answered) else row if isinstance(row, Finding) else None

    def choose(self, finding: Finding) -> None:
        """Choose a finding."""
        self.view.setCurrentIndex(self.model.place(finding))

    def step(self, by: int) -> None:
        """Choose the next or previous finding to mend and go there; round at the ends."""
        findings = self.model.findings
        if not findings:
            return
        now = self.current()
        place = findings.index(now) + by if now in findings else (0 if by > 0 else -1)
        self.choose(findings[place % len(findings)])
        self._activated(self.view.currentIndex())

    def write_reason(self) -> bool:
        """Begin to write a reason for the chosen finding. False where none can be given."""
        return self.answer.write()

    @staticmethod
    def _row(index: QModelIndex) -> object:
        return index.data(ROW) if index.isValid() else None

    def _activated(self, index: QModelIndex) -> None:
        match self._row(index):
            case Fold(unfolded=unfolded):
                self._fold(unfolded=not unfolded)
            case Answered(finding) | (Finding() as finding):
                self.chosen.emit(finding)
            case _:
                return

    def _go(self) -> None:
        self._activated(self.view.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(self._row(index), Fold):
            self._activated(index)

    def _fold(self, *, unfolded: bool) -> None:
        self.model.fold(unfolded=unfolded)
        rows = [self.model.index(row) for row in range(self.model.rowCount())]
        self.view.setCurrentIndex(next(one for one in rows if isinstance(self._row(one), Fold)))

    def _explain(self, index: QModelIndex) -> None:
        if self._listing:
            return
        row = self._row(index)
        if isinstance(row, Finding | Answered):
            self.answer.explain(row)
        elif "answer" in self.__dict__:
            self.answer.explain(None)

    def _back_to_the_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
