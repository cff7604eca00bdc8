"""Draws on reportlab's canvas and tags everything it draws; what is not content is an artifact."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hep_desktop.report.pdf.structure import Element, Linked, Marked
from hep_desktop.report.pdf.typeset import Piece

Point = tuple[float, float]

_STRUCK, _UNDERLINED = 0.26, -0.14  # of the size of type, from the base line


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
        code, ruled = list[str](), list[tuple[float, float, float]]()
        for piece in pieces:
            self._set(code, piece, x, y, stretch)
            if piece.struck or piece.underlined:
                above = _STRUCK if piece.struck else _UNDERLINED
                ruled.append((x, y + above * piece.size, piece.width))
            x += piece.width + stretch * piece.text.count(" ")
        self._code(f"BT {' '.join(code)} ET")
        for start, height, width in ruled:
            self.rule(start, height, width)

    def rule(self, x: float, y: float, width: float, height: float = 0.0, *, weight: float = 0.5) -> None:
        """Draw a straight line, to the right or upwards."""
        self._code(f"{weight:.2f} w {x:.2f} {y:.2f} m {x + width:.2f} {y + height:.2f} l S")

    def fill(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        """Fill an area with an even gray."""
        self._code(f"{gray:.2f} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g")

    def stroke(
        self, points: Iterable[Point], *, weight: float = 0.5, gray: float = 0.0, dash: Iterable[float] = ()
    ) -> None:
        """Draw a line through points, with joints and ends cut straight."""
        dashes = " ".join(f"{length:.2f}" for length in dash)
        path = " l ".join(f"{x:.2f} {y:.2f}" for x, y in points).replace(" l ", " m ", 1)
        self._code(f"q {gray:.2f} G {weight:.2f} w [{dashes}] 0 d {path} l S Q")

    def polygon(self, points: Iterable[Point], fill: float, *, outline: float = 0.0) -> None:
        """Fill an area with straight sides; `outline` is the weight of a black line around it."""
        path = " l ".join(f"{x:.2f} {y:.2f}" for x, y in points).replace(" l ", " m ", 1)
        self._code(f"q {fill:.2f} g {outline:.2f} w {path} l h {'B' if outline else 'f'} Q")

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

    def _set(self, code: list[str], piece: Piece, x: float, y: float, stretch: float) -> None:
        font = piece.face.font
        code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm {piece.rise:.2f} Ts {piece.gray:.2f} g {stretch:.4f} Tw")
        if piece.squeeze != 1:
            code.append(f"{piece.squeeze * 100:.0f} Tz")
        if piece.face.outline:
            code.append(f"2 Tr {piece.gray:.2f} G {piece.face.outline * piece.size:.2f} w")
        for subset, coded in font.splitString(piece.text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            shown = self._canvas._escape(coded)  # noqa: SLF001 – as above
            code.append(f"{name} {piece.size:.2f} Tf ({shown}) Tj")
        if piece.face.outline:
            code.append("0 Tr 0 G")
        if piece.squeeze != 1:
            code.append("100 Tz")
