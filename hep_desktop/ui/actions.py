"""Every action of the window as data: id, menu, keys, icon; words stand in `actions.toml` under the same id."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from hep_desktop.frozen import dataclass
from hep_desktop.ui.look import icon
from hep_desktop.ui.strings import text
from hep_desktop.ui.walk import STEPS


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `needs_programme`: only while a programme is open; `writes`: not in a read-only store."""

    id: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs_programme: bool = True
    writes: bool = False
    line_above: bool = False


MENUS = ("file", "edit", "page", "go", "view", "help")

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("start", "file", icon="village", needs_programme=False),
    ActionSpec("new_programme", "file", ("Ctrl+N",), "new", needs_programme=False, writes=True),
    ActionSpec("open_store", "file", ("Ctrl+O",), "open", needs_programme=False),
    ActionSpec("import", "file", ("Ctrl+Shift+O",), "load", needs_programme=False, writes=True, line_above=True),
    ActionSpec("word", "file", needs_programme=False, writes=True),
    ActionSpec("papers", "file", ("Ctrl+P",)),
    ActionSpec("remarks", "file", needs_programme=False, line_above=True),
    ActionSpec("hand_over", "file"),
    ActionSpec("take_over", "file", needs_programme=False, writes=True),
    ActionSpec("desk", "file", needs_programme=False, line_above=True),
    ActionSpec("backups", "file", needs_programme=False, line_above=True),
    ActionSpec("protection", "file", needs_programme=False, writes=True),
    ActionSpec("quit", "file", ("Ctrl+Q",), needs_programme=False, line_above=True),
    ActionSpec("undo", "edit", ("Ctrl+Z",), "undo", needs_programme=False, writes=True),
    ActionSpec("redo", "edit", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", needs_programme=False, writes=True),
    ActionSpec("find", "edit", ("Ctrl+F",), line_above=True),
    ActionSpec("find_everywhere", "edit", ("Ctrl+Shift+F",)),
    ActionSpec("find_next", "edit", ("F3",)),
    ActionSpec("find_previous", "edit", ("Shift+F3",)),
    ActionSpec("replace", "edit", ("Ctrl+H",), writes=True),
    ActionSpec("remark", "edit", ("Ctrl+Alt+M",), writes=True, line_above=True),
    ActionSpec("accept_remark", "edit", ("Ctrl+Shift+E",), writes=True),
    ActionSpec("history", "edit", ("Ctrl+Alt+Z",), line_above=True),
    *(ActionSpec(f"step_{step}", "go", (f"Alt+{place}",)) for place, step in enumerate(STEPS, 1)),
    ActionSpec("coverage", "go", line_above=True),
    ActionSpec("requests", "go"),
    ActionSpec("opinions", "go"),
    ActionSpec("tasks", "go"),
    ActionSpec("next_chapter", "go", ("Ctrl+PgDown",), line_above=True),
    ActionSpec("previous_chapter", "go", ("Ctrl+PgUp",)),
    ActionSpec("next_step", "go", ("Ctrl+Return",), line_above=True),
    ActionSpec("next_finding", "go", ("F8",)),
    ActionSpec("previous_finding", "go", ("Shift+F8",)),
    ActionSpec("answer_finding", "go", ("Ctrl+Shift+I",), writes=True),
    ActionSpec("next_remark", "go", ("F9",)),
    ActionSpec("previous_remark", "go", ("Shift+F9",)),
    ActionSpec("remarks_pane", "view", ("Ctrl+Alt+R",)),
    ActionSpec("findings", "view", ("Ctrl+R",)),
    ActionSpec("details", "view", ("F4",)),
    ActionSpec("next_pane", "view", ("F6",), needs_programme=False, line_above=True),
    ActionSpec("previous_pane", "view", ("Shift+F6",), needs_programme=False),
    ActionSpec("guidance", "help", ("F1",), needs_programme=False),
    ActionSpec("report", "help", needs_programme=False, line_above=True),
    ActionSpec("about", "help", needs_programme=False),
)


class Actions:
    """The actions of one window, made from the table and put into its menus."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        self.menus: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        self._specs = {spec.id: spec for spec in ACTIONS if spec.id in handlers}
        for name in MENUS:
            self.menus[name] = window.menuBar().addMenu(text(f"actions.menus.{name}"))
        for spec in self._specs.values():
            action = self._make(window, spec)
            action.triggered.connect(handlers[spec.id])
            menu = self.menus[spec.menu]
            if spec.line_above:
                menu.addSeparator()
            menu.addAction(action)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __contains__(self, key: str) -> bool:
        return key in self._actions

    def allow(self, *, programme: bool, writing: bool) -> None:
        """Grey out what cannot be done now."""
        for key, spec in self._specs.items():
            self._actions[key].setEnabled((programme or not spec.needs_programme) and (writing or not spec.writes))

    def give_way(self, page: Sequence[QAction]) -> None:
        """Leave to the shown page the keys it uses itself: of two actions with the same key Qt would do neither."""
        taken = {key for action in page for key in action.shortcuts()}
        for key, spec in self._specs.items():
            self._actions[key].setShortcuts([keys for keys in _keys(spec) if keys not in taken])

    def _make(self, window: QMainWindow, spec: ActionSpec) -> QAction:
        action = QAction(text(f"actions.{spec.id}"), window)
        action.setShortcuts(_keys(spec))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        name_action(action)
        self._actions[spec.id] = action
        return action


def _keys(spec: ActionSpec) -> list[QKeySequence]:
    return [QKeySequence(key) for key in spec.keys]


def name_action(action: QAction) -> None:
    """Put the key of an action into its tooltip and status tip, without the mnemonic sign."""
    words = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{words} ({keys})" if keys else words)
