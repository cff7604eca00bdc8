"""A chart as a crisp black-and-white picture for Word: the same shapes, set in the face of the papers' tables."""

from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from hep_desktop.charts import inks
from hep_desktop.charts.drawing import draw
from hep_desktop.charts.lettering import Type
from hep_desktop.charts.plot import Plot
from hep_desktop.charts.service_map import ServiceMap
from hep_desktop.charts.shapes import Anchor, Area, Dot, Drawing, Marker, Plate, Point, Shape, Stroke, Words

DOTS = 300  # to the inch
SIZE = 8.0  # points
_POINTS = 72
_SCALE = DOTS / _POINTS
_BITS = 4  # of a dot: as many shades as the edges of letters need; keeps files small
_STEP = 17  # from one of sixteen shades to the next
_SHADES = [shade for step in range(2**_BITS) for shade in [step * _STEP] * 3]
_INK, _GROUND, _QUIET = 0, 255, 0.35
_ANCHORS = {Anchor.START: "ls", Anchor.MIDDLE: "ms", Anchor.END: "rs"}
_THIN = str.maketrans("\u202f\u2009", "\u00a0\u00a0")  # the face has no thin spaces
_PACKAGE, _FACES = "fontpkg_pt_sans", {False: "PT_Sans-Web-Regular.ttf", True: "PT_Sans-Web-Bold.ttf"}


class Lettering:
    """The faces at the size of the picture; measures as it will be drawn."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[float, bool], ImageFont.FreeTypeFont] = {}

    def font(self, size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
        """The face at a size in points."""
        if (size, bold) not in self._fonts:
            content = (files(_PACKAGE) / "files" / _FACES[bold]).read_bytes()
            self._fonts[size, bold] = ImageFont.truetype(
                BytesIO(content), size * _SCALE, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[size, bold]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is, in points."""
        return self.font(size, bold=bold).getlength(text.translate(_THIN)) / _SCALE


def chart_picture(plot: Plot | ServiceMap, width: float, lettering: Lettering) -> bytes:
    """The chart as PNG; `width` in points. The same chart gives the same bytes."""
    drawing = draw(plot, Type(lettering, SIZE), width)
    image = _painted(drawing, lettering)
    content = BytesIO()
    image.save(content, "PNG", bits=_BITS, dpi=(DOTS, DOTS))
    return content.getvalue()


def _painted(drawing: Drawing, lettering: Lettering) -> Image.Image:
    image = Image.new("L", (round(drawing.width * _SCALE), round(drawing.height * _SCALE)), _GROUND)
    brush = _Brush(ImageDraw.Draw(image), lettering)
    for shape in drawing.shapes:
        brush.paint(shape)
    few = image.point([(shade + _STEP // 2) // _STEP for shade in range(256)])
    few.putpalette(_SHADES)
    return few


class _Brush:
    def __init__(self, canvas: ImageDraw.ImageDraw, lettering: Lettering) -> None:
        self._canvas = canvas
        self._lettering = lettering

    def paint(self, shape: Shape) -> None:
        match shape:
            case Area():
                self._area(shape)
            case Stroke(points, weight, dash, gray):
                self._stroke(points, weight, gray, dash)
            case Dot():
                self._dot(shape)
            case Plate(box):
                self._canvas.rectangle(
                    (box.left * _SCALE, box.top * _SCALE, box.right * _SCALE, box.bottom * _SCALE), fill=_GROUND
                )
            case Words():
                font = self._lettering.font(shape.size, bold=shape.bold)
                ink = _shade(_QUIET if shape.quiet else 0.0)
                place = (shape.x * _SCALE, shape.base * _SCALE)
                self._canvas.text(place, shape.text.translate(_THIN), ink, font, anchor=_ANCHORS[shape.anchor])

    def _area(self, area: Area) -> None:
        box = area.box
        corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
        ground = inks.GROUNDS.get(area.fill)
        edges = (box.left * _SCALE, box.top * _SCALE, box.right * _SCALE, box.bottom * _SCALE)
        self._canvas.rectangle(edges, fill=_GROUND if ground is None else _shade(ground))
        for line in inks.hatching(box, area.fill):
            self._stroke(line, inks.HATCH, 0.0)
        self._stroke((*corners, corners[0]), inks.OUTLINE, 0.0)

    def _dot(self, dot: Dot) -> None:
        fill = _INK if dot.marker in inks.FILLED else _GROUND
        corners = [(x * _SCALE, y * _SCALE) for x, y in inks.corners(dot)]
        weight = round(inks.DOT * _SCALE)
        if dot.marker in (Marker.DISC, Marker.RING):
            box = dot.box
            edges = (box.left * _SCALE, box.top * _SCALE, box.right * _SCALE, box.bottom * _SCALE)
            self._canvas.ellipse(edges, fill, _INK, weight)
        else:
            self._canvas.polygon(corners, fill, _INK, weight)

    def _stroke(self, points: tuple[Point, ...], weight: float, gray: float, dash: tuple[float, ...] = ()) -> None:
        for piece in inks.dashed(points, dash):
            at = [(x * _SCALE, y * _SCALE) for x, y in piece]
            self._canvas.line(at, _shade(gray), max(1, round(weight * _SCALE)), joint="curve")


def _shade(gray: float) -> int:
    return round(_GROUND * gray)
