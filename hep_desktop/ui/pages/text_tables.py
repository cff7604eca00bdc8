"""The button *Táblázat* above a text, and its menu: put in a table, change its rows and columns."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hep_desktop.ui import look
from hep_desktop.ui.models.document_tables import has_head
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.strings import text


class TableMenu(QObject):
    """The actions on tables of one editor; the page's menu shows them too."""

    def __init__(self, edit: RichEdit, page: QWidget) -> None:
        super().__init__(page)
        self._edit = edit
        tables = edit.tables
        self.menu = QMenu(text("text.tables.menu"), page)
        self.put_in = self._action("put_in", tables.put_in)
        self.menu.addSeparator()
        self._inside = [
            self._action("row_above", partial(tables.add_row, below=False)),
            self._action("row_below", partial(tables.add_row, below=True)),
            self._action("column_before", partial(tables.add_column, behind=False)),
            self._action("column_behind", partial(tables.add_column, behind=True)),
        ]
        self.menu.addSeparator()
        self.head = self._action("head", tables.toggle_head)
        self.head.setCheckable(True)
        self.menu.addSeparator()
        self._inside += [
            self.head,
            self._action("remove_rows", tables.remove_rows),
            self._action("remove_columns", tables.remove_columns),
            self._action("remove", tables.remove),
        ]
        page.addAction(self.menu.menuAction())
        self.button = self._made_button()
        edit.cursorPositionChanged.connect(self.refresh)
        self.refresh()

    def _made_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon("table"))
        button.setToolTip(text("text.tables.tip"))
        button.setAccessibleName(text("text.tables.tip"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.menu)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def refresh(self) -> None:
        """Allow what can be done where the cursor stands; nothing in what is only read."""
        writable = not self._edit.isReadOnly()
        table = self._edit.tables.table
        self.button.setEnabled(writable)
        self.menu.menuAction().setVisible(writable)
        self.put_in.setEnabled(table is None)
        for action in self._inside:
            action.setEnabled(writable and table is not None)
        self.head.setChecked(table is not None and has_head(table))

    def _action(self, key: str, do: Callable[[], None]) -> QAction:
        action = self.menu.addAction(text(f"text.tables.{key}"))
        action.setData(do)
        action.triggered.connect(self._do)
        return action

    def _do(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            action.data()()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edit.paragraph_ended.emit()
            self.refresh()
