"""The stamp at the foot of pages: a QR code and words at the left, opposite the number of the page."""

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf import styles
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.setter import Setter
from hep_desktop.report.stamp import Bar, Stamp, bars

_SIDE = 31.0  # points: a third of a millimetre a square, as cameras of telephones need
_BELOW = 13.0  # the foot's line
_ROOM = 100.0  # for the number of the page


@dataclass(frozen=True, slots=True)
class Foot:
    """What is drawn on each page."""

    words: str
    squares: int
    bars: tuple[Bar, ...]

    @classmethod
    def of(cls, stamp: Stamp) -> "Foot":
        """The foot of a paper."""
        squares, dark = bars(stamp.code) if stamp.code else (0, ())
        return cls(stamp.words, squares, dark)

    def draw(self, pen: Pen, sheet: styles.Sheet, setter: Setter) -> None:
        """Draw it, as an ornament of the page."""
        base, left = styles.foot_of(sheet), sheet.left
        if self.squares:
            side = _SIDE / self.squares
            top = base - _BELOW + _SIDE
            for bar in self.bars:
                pen.fill(left + bar.column * side, top - (bar.row + 1) * side, bar.length * side, side, 0.0)
            left += _SIDE + styles.RUNNING.size
        if self.words:
            line = setter.one_line(self.words, styles.RUNNING, sheet.width - sheet.right - left - _ROOM)
            pen.text(left, base, line.pieces)
