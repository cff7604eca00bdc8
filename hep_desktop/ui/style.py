"""Fills the style sheet from the system's palette and font, anew whenever they change."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from hep_desktop import paths
from hep_desktop.ui import look

_LARGE, _MEDIUM = 1.45, 1.15


class Application(QApplication):
    """Says when the system changes its colours or letters.

    A filter would be told too, but of every event of every widget besides: the start would be a fifth longer.
    """

    look_changed = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            self.look_changed.emit()
        return super().event(event)


class Style(QObject):
    """Follows light, dark and high contrast, and the size of the system's letters."""

    def __init__(self, app: Application) -> None:
        super().__init__(app)
        self._app = app
        self._folder = paths.resources() / "style"
        self._sheet = (self._folder / "window.qss").read_text(encoding="utf-8")
        self._applied = ""
        self.apply()
        app.look_changed.connect(self.apply)

    def apply(self) -> None:
        """Set the style sheet for the present palette and font."""
        palette = self._app.palette()
        points = self._app.font().pointSizeF()
        values = {
            "large": f"{points * _LARGE:.1f}",
            "medium": f"{points * _MEDIUM:.1f}",
            "folder": self._folder.as_posix(),
            "text": palette.color(QPalette.ColorRole.Text).name(),
            "base": palette.color(QPalette.ColorRole.Base).name(),
            "quiet": look.blended(palette, 0.65).name(),
            "edge": look.blended(palette, 0.5).name(),
            "line": look.blended(palette, 0.25).name(),
            "soft": look.blended(palette, 0.14).name(),
            "strip": look.blended(palette, 0.06).name(),
            "accent": palette.color(QPalette.ColorRole.Highlight).name(),
            "link": palette.color(QPalette.ColorRole.Link).name(),
            "error": look.colour(look.ERROR, palette).name(),
            "warning": look.colour(look.WARNING, palette).name(),
        }
        sheet = self._sheet
        if look.is_dark(palette):
            sheet += (self._folder / "dark.qss").read_text(encoding="utf-8")
        for name, value in values.items():
            sheet = sheet.replace(f"{{{name}}}", value)
        if sheet != self._applied:
            self._applied = sheet
            self._app.setStyleSheet(sheet)
