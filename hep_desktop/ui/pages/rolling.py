"""The next five years on one page: what goes over is ticked, what stays behind is listed with its reason."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.outcome import Outcome
from hep_desktop.services import rolling
from hep_desktop.services.outfiles import put, safe_name
from hep_desktop.template.numbering import numbered
from hep_desktop.ui.choosing_files import file_to_save
from hep_desktop.ui.flow import Flow
from hep_desktop.ui.grouped_list import GroupedList
from hep_desktop.ui.page_parts import ActionButton, SideBySide, heading, page_action, sentence, subheading
from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.pages.left_behind import as_groups, as_lines
from hep_desktop.ui.session import Session
from hep_desktop.ui.settlement_fields import CalendarField
from hep_desktop.ui.strings import text

_KEY = Qt.ItemDataRole.UserRole


class RollingPage(Page):
    """Nothing is written before the button is pressed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.day = CalendarField()
        self.parts = {key: QCheckBox(text(f"rolling.part.{key}")) for key in ("texts", "figures", "problems")}
        self.measures = QListWidget()
        self.measures.setAccessibleName(text("rolling.measures"))
        self.measures.setWordWrap(True)
        self.left = GroupedList()
        self.left.setAccessibleName(text("rolling.left"))
        self.begin = page_action(self, "rolling.begin", "", self._begin)
        self.save = page_action(self, "rolling.save", "", self._ask_where)
        self.back = page_action(self, "rolling.back", "", self._go_back)
        self._told, self._counted = sentence(), sentence()
        self._found = rolling.Rolled()
        self._filled_for = ""
        self._place()
        self.day.edited.connect(self._preview)
        self.measures.itemChanged.connect(self._preview)
        for box in self.parts.values():
            box.setChecked(True)
            box.toggled.connect(self._preview)

    def _place(self) -> None:
        caption = QLabel(text("rolling.day"))
        caption.setBuddy(self.day)
        self.day.setAccessibleName(text("rolling.day"))
        line = QHBoxLayout()
        line.addWidget(caption)
        line.addWidget(self.day)
        line.addStretch(1)
        boxes = Flow()
        for box in self.parts.values():
            boxes.addWidget(box)
        buttons = Flow()
        for action in (self.begin, self.save, self.back):
            buttons.addWidget(ActionButton(action))
        halves = [_half(text(f"rolling.{key}"), widget) for key, widget in self._halves()]
        column = QVBoxLayout(self)
        column.addWidget(heading(text("rolling.title")))
        column.addWidget(self._told)
        column.addLayout(line)
        column.addLayout(boxes)
        column.addWidget(SideBySide(halves[0], halves[1], share=(2, 3)), 1)
        column.addWidget(self._counted)
        column.addLayout(buttons)

    def _halves(self) -> tuple[tuple[str, QWidget], ...]:
        return ("measures", self.measures), ("left", self.left)

    # what the frame asks ----------------------------------------------------------------------

    def show_node(self, node: str) -> None:
        """As things stand when the page is shown."""
        del node
        self.reload(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload(None)

    def reload(self, outcome: Outcome | None) -> None:
        """Begin with what is usual: everything but the measures that are done."""
        del outcome
        if not self.isVisible():
            return
        source = self.session.programme
        if self._filled_for != source.id:
            self._filled_for = source.id
            self.day.put(rolling.day_after(self.session.office, source))
            self._list_measures()
        number = source.council.number
        told = text("rolling.number", number=number) if number else text("rolling.no_number")
        self._told.setText(text("rolling.words", number=told))
        self._preview()

    def start_focus(self) -> None:
        """In the day."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def guidance(self) -> str:
        """What is carried and what never is."""
        return text("rolling.guidance")

    def wanted(self) -> rolling.Wanted:
        """What is ticked."""
        items = [self.measures.item(at) for at in range(self.measures.count())]
        measures = frozenset(str(one.data(_KEY)) for one in items if one.checkState() is Qt.CheckState.Checked)
        return rolling.Wanted(**{key: box.isChecked() for key, box in self.parts.items()}, measures=measures)

    # inside -----------------------------------------------------------------------------------

    def _list_measures(self) -> None:
        source = self.session.programme
        said, wanted = rolling.latest(source), rolling.unfinished(source)
        self.measures.blockSignals(True)
        self.measures.clear()
        for _, group in numbered(self.session.edition.action_plan, source):
            for one in group:
                record = said.get(one.measure.id)
                state = text(f"papers.followup.states.{record.state if record else MeasureState.UNTOLD}")
                title = one.measure.title.strip() or text("review.untitled")
                item = QListWidgetItem(text("rolling.measure", number=one.number, title=title, state=state))
                item.setData(_KEY, one.measure.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = one.measure.id in wanted
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self.measures.addItem(item)
        self.measures.blockSignals(False)

    def _preview(self) -> None:
        """Show what stays behind with what is ticked now."""
        session = self.session
        try:
            self._found = rolling.preview(session.editing, session.programme_id, self.day.value(), self.wanted())
        except UserError as error:
            self._found = rolling.Rolled()
            self.begin.setEnabled(False)
            session.bus.refused.emit(error)
        else:
            self.begin.setEnabled(not session.read_only)
        self.left.show_groups(as_groups(self._found.left, session.edition))
        behind = sum(not one.field for one in self._found.left)
        self._counted.setText(text("rolling.counts", carried=len(self._found.carried), left=behind))
        self.save.setEnabled(bool(self._found.left))

    def _begin(self) -> None:
        session = self.session
        try:
            key = rolling.roll(session.editing, session.programme_id, self.day.value(), self.wanted(), session.new_id)
        except UserError as error:
            session.bus.refused.emit(error)
            return
        session.open_programme(key)
        session.bus.told.emit(text("rolling.done"))

    def _ask_where(self) -> None:
        name = safe_name(text("rolling.file", settlement=self.session.settlement.name)) + ".txt"
        target = file_to_save(self, text("rolling.save"), name, text("rolling.file_kind"))
        if target:
            self.save_list(target)

    def save_list(self, target: Path) -> None:
        """Write the list of what stays behind and say so."""
        lines = as_lines(self._found.left, self.session.edition)
        try:
            put(target, "\r\n".join((text("rolling.left"), "", *lines, "")).encode("utf-8-sig"))
        except UserError as error:
            self.session.bus.refused.emit(error)
            return
        self.session.bus.told.emit(text("rolling.saved", file=target.name))

    def _go_back(self) -> None:
        self.session.go("review")


def _half(title: str, content: QWidget) -> QWidget:
    half = QWidget()
    column = QVBoxLayout(half)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(subheading(title))
    column.addWidget(content, 1)
    return half
