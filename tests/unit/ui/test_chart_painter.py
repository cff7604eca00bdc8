"""What Qt paints is the drawing that papers get: every shape at its place, in the inks of the palette."""

import pytest
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from chart_checks import areas, dots, plot, series, words
from hep_desktop.charts.drawing import draw
from hep_desktop.charts.lettering import Type
from hep_desktop.charts.shapes import Box, Drawing, Fill
from hep_desktop.template.chart import ChartKind
from hep_desktop.ui.chart_painter import ChartPainter, Lettering

AGES = ("0–14 éves", "15–17 éves", "18–59 éves", "60–64 éves", "65 év felett")
pytestmark = pytest.mark.usefixtures("qapp")


def palette(ink: str, ground: str) -> QPalette:
    """Two colours and what follows from them."""
    colours = QPalette(QColor(ground))
    colours.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    colours.setColor(QPalette.ColorRole.Window, QColor(ground))
    return colours


def painted(drawing: Drawing, colours: QPalette) -> QImage:
    """The drawing as the window shows it."""
    image = QImage(round(drawing.width), round(drawing.height), QImage.Format.Format_RGB32)
    image.fill(colours.color(QPalette.ColorRole.Window))
    painter = QPainter(image)
    ChartPainter(painter, colours, Lettering(QGuiApplication.font())).paint(drawing)
    painter.end()
    return image


def type_() -> Type:
    """The window's own."""
    return Type(Lettering(QFont(QApplication.font())), 12)


def inked(image: QImage, box: Box, ground: QColor) -> bool:
    """Whether anything but the ground stands in a box."""
    places = ((x, y) for x in range(int(box.left), int(box.right)) for y in range(int(box.top), int(box.bottom)))
    return any(image.pixelColor(x, y) != ground for x, y in places)


@pytest.mark.parametrize(("ink", "ground"), [("#000000", "#ffffff"), ("#eeeeee", "#202124")])
def test_every_shape_stands_where_the_drawing_says(ink: str, ground: str) -> None:
    colours = palette(ink, ground)
    pyramid = plot(
        ChartKind.PYRAMID, series("férfiak", 54, 12, 220, 33, 74), series("nők", 50, 11, 215, 34, 121), categories=AGES
    )
    line = plot(ChartKind.LINE, series("fő", 838, 829, None, 820, 812))
    for of in (pyramid, line):
        drawing = draw(of, type_(), 500)
        image = painted(drawing, colours)
        for area in areas(drawing).values():
            x, y = area.box.middle
            if area.fill is Fill.DARK:
                lightness = image.pixelColor(round(x), round(y)).lightness()
                assert abs(lightness - QColor(ink).lightness()) < abs(lightness - QColor(ground).lightness())
            else:
                assert inked(image, area.box, QColor(ground))
        for dot in dots(drawing).values():
            assert image.pixelColor(round(dot.at[0]), round(dot.at[1])) == QColor(ink)
        assert all(
            inked(image, one.box.within(Box(0, 0, 500, drawing.height)), QColor(ground)) for one in words(drawing)
        )


def test_words_take_the_room_that_was_measured_for_them() -> None:
    lettering = Lettering(QGuiApplication.font())
    assert lettering.width("1234", 12, bold=True) > lettering.width("123", 12, bold=True) > 0
    assert lettering.width("nők", 24) == pytest.approx(2 * lettering.width("nők", 12), rel=0.1)
