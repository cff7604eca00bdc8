"""Choose another village of the office, see what its text would be here, take it over."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hep_desktop.services.shared_texts import Source, seen, sources, taking
from hep_desktop.template.localising import Localised
from hep_desktop.template.model import Node
from hep_desktop.ui import look
from hep_desktop.ui.page_parts import SideBySide, sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import programme_title, text

_SOURCE = Qt.ItemDataRole.UserRole


class TakeTextDialog(QDialog):
    """Villages on the left, the text as it would come on the right; nothing changes before *Átvétel*."""

    def __init__(self, session: Session, node: Node, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._node = node
        self.setWindowTitle(text("text.taking.title", heading=node.heading))
        self.villages = QListWidget()
        self.villages.setAccessibleName(text("text.taking.villages"))
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(text("text.taking.preview"))
        self.told = sentence()
        self.below = QCheckBox()
        self.instead = QCheckBox(text("text.taking.instead"))
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton(text("text.taking.take"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(text("text.taking.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.villages.currentItemChanged.connect(self._show)
        self.villages.itemActivated.connect(self._take)
        self.below.toggled.connect(self._show)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place()
        self._fill()

    def _place(self) -> None:
        label = QLabel(text("text.taking.villages"))
        label.setBuddy(self.villages)
        left = QWidget()
        names = QVBoxLayout(left)
        names.setContentsMargins(0, 0, 0, 0)
        names.addWidget(label)
        names.addWidget(self.villages)
        column = QVBoxLayout(self)
        column.addWidget(SideBySide(left, self.preview), 1)
        for widget in (self.told, self.below, self.instead, self.buttons):
            column.addWidget(widget)
        self.resize(look.room_for(self, 110, 26))

    def _fill(self) -> None:
        session = self._session
        for source in sources(session.editing, session.programme_id, self._node):
            details = session.office.programmes[source.programme].details
            item = QListWidgetItem(programme_title(source.settlement, details), self.villages)
            item.setData(_SOURCE, source)
        self.instead.setVisible(not session.programme.text(self._node.id).is_blank)
        self.villages.setCurrentRow(0)

    @property
    def source(self) -> Source:
        """The village that is chosen."""
        return self.villages.currentItem().data(_SOURCE)

    def _texts(self) -> tuple[tuple[str, Localised], ...]:
        source, session = self.source, self._session
        nodes = source.nodes if self.below.isChecked() else tuple(one for one in source.nodes if one == self._node.id)
        return seen(session.editing, session.programme_id, source, nodes)

    def _show(self) -> None:
        own = self._node.id in self.source.nodes
        under = len(self.source.nodes) - own
        self.below.setVisible(under > 0)
        self.below.setText(text("text.taking.below", count=under))
        if not own and not self.below.isChecked():
            self.below.setChecked(True)  # there is nothing else to take
            return
        texts = self._texts()
        headings = {one.id: one.heading for one in self._node.walk()}
        self.preview.setHtml("".join(_shown(headings[node], one) for node, one in texts))
        names = sum(one.names for _, one in texts)
        numbers = dict.fromkeys(number for _, one in texts for number in one.to_check)
        key = "text.taking.told" if numbers else "text.taking.told_no_numbers"
        self.told.setText(text(key, names=names, numbers=", ".join(numbers), village=self._session.settlement.name))

    def _take(self) -> None:
        session = self._session
        name = self.source.settlement.name
        command = taking(
            session.editing, session.programme_id, name, self._texts(), session.new_id, instead=self.instead.isChecked()
        )
        if session.attempt(command):
            session.bus.told.emit(text("text.taking.taken", village=name))
        self.accept()


def _shown(heading: str, one: Localised) -> str:
    words = "".join(f"<p>{escape(block.plain)}</p>" for block in one.text.blocks)
    if one.to_check:
        numbers = "|".join(re.escape(escape(number)) for number in one.to_check)
        mark = look.WARNING[0]
        words = re.sub(rf"(?<![\w,#&])({numbers})(?![\w;]|,\d)", rf"<b>{mark}\1</b>", words)
    return f"<h4>{escape(heading)}</h4>{words}"
