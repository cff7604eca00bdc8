"""The typography of papers in one place: faces, sizes, distances, in points."""

from dataclasses import replace

from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Align, Density, Tone
from hep_desktop.report.pdf.fonts import Family
from hep_desktop.report.pdf.typeset import Look

MM = 72 / 25.4

BLACK = 0.0
QUIET = 0.35  # 7 : 1 on white
SHADE_HEAD = 0.90
SHADE_BAND = 0.95


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `hang` is the room for the label of a list item or a chapter's number."""

    look: Look
    leading: float
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    hang: float = 0.0
    align: Align = Align.START
    justified: bool = False
    hyphens: bool = True
    keeps: bool = False  # on the page of what follows


TEXT = Style(Look(Family.SERIF, 10.5), 15.0, after=7.0, justified=True)
LABEL = replace(TEXT, justified=False, keeps=True)
NOTE = Style(Look(Family.SANS, 8.0), 10.5, after=2.0)
MUTED = replace(TEXT, look=Look(Family.SERIF, 10.5, italic=True, gray=QUIET), justified=False)
CENTRED = replace(TEXT, justified=False, align=Align.CENTRE, before=6.0)
CAPTION = Style(Look(Family.SANS, 9.5, bold=True), 12.5, after=4.0, hyphens=False, keeps=True)
LIST_ITEM = replace(TEXT, after=3.0, left=16.0, hang=12.0, justified=False)

TONES = {
    Tone.TEXT: TEXT,
    Tone.LABEL: LABEL,
    Tone.NOTE: NOTE,
    Tone.MUTED: MUTED,
    Tone.CENTRED: CENTRED,
}


def _heading(size: float, leading: float, before: float, after: float, *, italic: bool = False) -> Style:
    look = Look(Family.SANS, size, bold=True, italic=italic)
    return Style(look, leading, before, after, hyphens=False, keeps=True)


HEADINGS = (
    _heading(20.0, 25.0, 4.0, 14.0),
    _heading(15.0, 19.0, 20.0, 7.0),
    _heading(12.5, 16.0, 15.0, 5.0),
    _heading(11.0, 14.5, 12.0, 4.0),
    _heading(10.5, 14.0, 12.0, 4.0),
    _heading(10.5, 14.0, 10.0, 3.0, italic=True),
)

PART = Style(Look(Family.SANS, 9.0, bold=True, gray=QUIET), 12.0, after=10.0, hyphens=False, keeps=True)

COVER_OFFICE = Style(Look(Family.SANS, 13.0), 18.0, hyphens=False)
COVER_TITLE = Style(Look(Family.SANS, 30.0, bold=True), 37.0, after=10.0, hyphens=False)
COVER_PERIOD = Style(Look(Family.SANS, 20.0), 26.0, after=18.0, hyphens=False)
COVER_LINE = Style(Look(Family.SERIF, 11.5), 16.0, after=3.0, hyphens=False)
COVER_DRAFT = Style(Look(Family.SANS, 16.0, bold=True), 22.0, hyphens=False)

TOC_LEVELS = (
    Style(Look(Family.SANS, 10.5, bold=True), 14.0, before=9.0, after=2.0, hyphens=False),
    Style(Look(Family.SANS, 10.0), 13.5, after=2.0, left=16.0, hang=16.0, hyphens=False),
    Style(Look(Family.SANS, 9.0), 12.0, after=1.5, left=40.0, hang=24.0, hyphens=False),
)

SIGNATURE = Style(Look(Family.SERIF, 10.5), 14.0, align=Align.CENTRE, hyphens=False)

RUNNING = Look(Family.SANS, 8.0, gray=QUIET)
DRAFT_MARK = Look(Family.SANS, 9.0, bold=True)


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table is set: its type, the white around the content of cells, its lines."""

    text: Style
    pad_x: float
    pad_y: float
    columns_ruled: bool


_CELL = Style(Look(Family.SANS, 9.0), 11.5, after=2.0)
_DENSE = Style(Look(Family.NARROW, 8.0), 9.6, after=2.0)

TABLES = {
    Density.NORMAL: TableStyle(_CELL, 4.5, 2.5, columns_ruled=False),
    Density.DENSE: TableStyle(_DENSE, 3.0, 3.0, columns_ruled=True),
    Density.HAND: TableStyle(_CELL, 4.5, 2.5, columns_ruled=True),
}


def in_cell(style: Style, tone: Tone, align: Align) -> Style:
    """A paragraph's style inside a table."""
    look = replace(style.look, gray=QUIET) if tone is Tone.MUTED else style.look
    return replace(style, look=look, align=align)


def item_in_cell(style: Style) -> Style:
    """A list item's style inside a table."""
    return replace(style, left=style.look.size, hang=style.look.size)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and margins; the wider one is where it is bound."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


def foot_of(sheet: Sheet) -> float:
    """How high above the edge of a page its foot stands."""
    return sheet.bottom - 22


PORTRAIT = Sheet(210 * MM, 297 * MM, 28 * MM, 22 * MM, 25 * MM, 23 * MM)
LARGE = Sheet(420 * MM, 297 * MM, 18 * MM, 18 * MM, 27 * MM, 17 * MM)
LANDSCAPE = Sheet(297 * MM, 210 * MM, 16 * MM, 16 * MM, 27 * MM, 17 * MM)  # bound along its upper edge
