"""Which basic service is where: a table in words, what is lacking, and a schematic map of each service."""

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from hep_desktop.charts.lettering import Type
from hep_desktop.charts.service_map import ServiceMap, draw
from hep_desktop.services import together_sheets as sheets
from hep_desktop.services.together import Look
from hep_desktop.services.together_map import in_words, service_map, services_of
from hep_desktop.template.service import Service
from hep_desktop.ui import look
from hep_desktop.ui.chart_painter import ChartPainter, Lettering
from hep_desktop.ui.fields import ChoiceField
from hep_desktop.ui.page_parts import scrolled, sentence
from hep_desktop.ui.sheet_view import SheetView
from hep_desktop.ui.strings import text
from hep_desktop.ui.tab_bar import RoomyTabBar

_LETTERS = 36


class MapView(QWidget):
    """The picture, as high as it needs in its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: ServiceMap | None = None
        self._lettering = Lettering(self.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_map(self, what: ServiceMap) -> None:
        """Show another one."""
        self._map = what
        self.setAccessibleName(what.title)
        self.setAccessibleDescription(in_words(what))
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows break anew."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        del event
        if self._map is None:
            return
        painter = QPainter(self)
        drawing = draw(self._map, self._type(), float(self.width()))
        ChartPainter(painter, self.palette(), self._lettering).paint(drawing)
        painter.end()

    def _type(self) -> Type:
        return Type(self._lettering, QFontInfo(self.font()).pixelSize())

    def _settle(self) -> None:
        if self._map is not None:
            self.setFixedHeight(ceil(draw(self._map, self._type(), float(self.width())).height) + 2)
        self.update()


class ServiceLeaf(QWidget):
    """Three leaves: the table, the gaps, the map."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.table, self.gaps = SheetView(), SheetView()
        self.service = ChoiceField([])
        self.service.setMinimumContentsLength(_LETTERS)
        self.service.setAccessibleName(text("holdings.choose.service"))
        self.service.finished.connect(self._draw)
        self.map = MapView()
        self.words = sentence(quiet=True)
        self.leaves = QTabWidget()
        self.leaves.setTabBar(RoomyTabBar())
        for key, view in (("table", self.table), ("gaps", self.gaps)):
            view.opened.connect(self.opened)
            self.leaves.addTab(view, text(f"holdings.leaves.{key}"))
        self.leaves.addTab(self._map_leaf(), text("holdings.leaves.map"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.addWidget(self.leaves)

    def _map_leaf(self) -> QWidget:
        leaf, inner, row = QWidget(), QWidget(), QHBoxLayout()
        label = QLabel(text("holdings.choose.service_label"))
        label.setBuddy(self.service)
        row.addWidget(label)
        row.addWidget(self.service)
        row.addStretch(1)
        below = QVBoxLayout(inner)
        below.addWidget(self.map)
        below.addWidget(self.words)
        below.addStretch(1)
        column = QVBoxLayout(leaf)
        column.addLayout(row)
        column.addWidget(scrolled(inner), 1)
        return leaf

    def show_look(self, view: Look) -> None:
        """Show the villages of an area."""
        self._look = view
        self.table.show_sheet(sheets.services(view))
        self.gaps.show_sheet(sheets.lacking_services(view))
        self.service.offer([(one.id, one.label) for one in services_of(view)])
        self._draw()

    def start_focus(self) -> None:
        """In the table."""
        self.table.start_focus()

    def _draw(self) -> None:
        chosen = self._chosen()
        if self._look is None or chosen is None:
            return
        what = service_map(self._look, chosen)
        self.map.show_map(what)
        self.words.setText(in_words(what))

    def _chosen(self) -> Service | None:
        some = services_of(self._look) if self._look is not None else ()
        return next((one for one in some if one.id == self.service.value()), None)
