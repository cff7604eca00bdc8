"""What happens at a fault of the program: a line in the log, and a calm dialog; the work is saved already."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from hep_desktop.logs import without_content

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
"""As `sys.excepthook`."""

_LOG = logging.getLogger(__name__)


class CrashHandler(QObject):
    """Stands in `sys.excepthook` while a window is open; says `crashed` on the main thread."""

    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None, before: ExceptHook | None = None) -> None:
        super().__init__(parent)
        self._before = before or sys.excepthook
        self._telling = False

    def arm(self) -> None:
        """Take over unexpected errors."""
        sys.excepthook = self.handle

    def disarm(self) -> None:
        """Give them back."""
        sys.excepthook = self._before

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened, and tell the user once."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        report = without_content(kind, trace)
        _LOG.error("fault of the program\n%s", report)
        self._before(kind, error, trace)
        if not self._telling:
            self._telling = True
            self.crashed.emit(report)

    def told(self) -> None:
        """The user has read it: the next fault is told again."""
        self._telling = False
