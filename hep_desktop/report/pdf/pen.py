"""Draws on reportlab's canvas and tags everything it draws; what is not content is an artifact."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hep_desktop.report.pdf.signs import SIGNS, TOFU, Stroke
from hep_desktop.report.pdf.structure import Element, Linked, Marked
from hep_desktop.report.pdf.typeset import Piece

_HAIR = 0.06  # of the size of type: strokes of drawn signs


class Pen:
    """One pen draws a whole paper, page after page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas: Any = canvas  # reportlab carries no types
        self._document: Any = self._canvas._doc  # noqa: SLF001 – fonts are embedded by it
        self._page = 0
        self._marks = 0
        self._links = 0

    # --- pages ---------------------------------------------------------------------------------------------

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of this size."""
        self._canvas.setPageSize((width, height))
        self._marks = self._links = 0

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()
        self._page += 1

    # --- tags ----------------------------------------------------------------------------------------------

    @contextmanager
    def content(self, element: Element) -> Generator[None]:
        """All that is drawn within is content of this tag."""
        self._code(f"/{element.tag} <</MCID {self._marks}>> BDC")
        element.kids.append(Marked(self._page, self._marks))
        self._marks += 1
        yield
        self._code("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Generator[None]:
        """All that is drawn within is decoration (`Pagination`, `Layout`)."""
        self._code(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._code("EMC")

    # --- what can be drawn -----------------------------------------------------------------------------------

    def text(self, x: float, y: float, pieces: Iterable[Piece], stretch: float = 0.0) -> None:
        """Draw pieces from `x` on the base line `y`; each space is wider by `stretch`."""
        batch: list[str] = []
        at = x
        for piece in pieces:
            if piece.drawn:
                self._flush(batch)
                self._sign(piece, at, y)
            else:
                self._set(batch, piece, at, y, stretch)
            at += piece.width + stretch * piece.text.count(" ") * (not piece.drawn)
        self._flush(batch)

    def rule(self, x: float, y: float, width: float, height: float = 0.0, *, weight: float = 0.5) -> None:
        """Draw a straight line, to the right or upwards."""
        self._code(f"{weight:.2f} w {x:.2f} {y:.2f} m {x + width:.2f} {y + height:.2f} l S")

    def fill(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        """Fill an area with an even gray."""
        self._code(f"{gray:.2f} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g")

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture."""
        self._canvas.drawImage(picture, x, y, width, height)

    # --- ways through the paper -----------------------------------------------------------------------------

    def target(self, key: str, y: float) -> None:
        """Name a place that links can lead to."""
        self._canvas.bookmarkHorizontal(key, 0, y)

    def outline(self, title: str, key: str, level: int) -> None:
        """Add an entry to the outline shown beside the pages; `level` counts from 0."""
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def link(self, element: Element, key: str, box: tuple[float, float, float, float], says: str) -> None:
        """Make an area lead to a named place."""
        self._canvas.linkRect("", key, box, relative=0, thickness=0)
        element.kids.append(Linked(self._page, self._links, says))
        self._links += 1

    # --- how it is written -----------------------------------------------------------------------------------

    def _code(self, operators: str) -> None:
        self._canvas._code.append(operators)  # noqa: SLF001 – reportlab knows no marked content

    def _set(self, batch: list[str], piece: Piece, x: float, y: float, stretch: float) -> None:
        font = piece.face.font
        batch.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm {piece.rise:.2f} Ts {piece.gray:.2f} g {stretch:.4f} Tw")
        if piece.squeeze != 1:
            batch.append(f"{piece.squeeze * 100:.0f} Tz")
        if piece.actual:
            batch.append(f"/Span <</ActualText {_utf16(piece.actual)}>> BDC")
        for subset, coded in font.splitString(piece.text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            shown = self._canvas._escape(coded)  # noqa: SLF001 – as above
            batch.append(f"{name} {piece.size:.2f} Tf ({shown}) Tj")
        if piece.actual:
            batch.append("EMC")
        if piece.squeeze != 1:
            batch.append("100 Tz")

    def _flush(self, batch: list[str]) -> None:
        if batch:
            self._code(f"BT {' '.join(batch)} ET")
            batch.clear()

    def _sign(self, piece: Piece, x: float, y: float) -> None:
        sign = SIGNS.get(piece.text, TOFU)
        strokes = (f"{_path(stroke, x, y, piece.size)} S" for stroke in sign.strokes)
        areas = (f"{_path(area, x, y, piece.size)} f" for area in sign.areas)
        drawing = " ".join([*strokes, *areas])
        ink = f"{piece.gray:.2f} g {piece.gray:.2f} G {piece.size * _HAIR:.2f} w"
        self._code(f"/Span <</ActualText {_utf16(piece.actual)}>> BDC q {ink} {drawing} Q EMC")


def _path(stroke: Stroke, x: float, y: float, size: float) -> str:
    points = [f"{x + right * size:.2f} {y + up * size:.2f}" for right, up in stroke]
    return " ".join([f"{points[0]} m", *(f"{point} l" for point in points[1:])])


def _utf16(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
