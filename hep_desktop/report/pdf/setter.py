"""Makes paragraphs and list items of a paper into items with their tags; shared by text and tables."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.frozen import dataclass
from hep_desktop.report.document import ListBlock, Paragraph, Run, Runs
from hep_desktop.report.pdf.breaking import Breaker, Line, hungarian
from hep_desktop.report.pdf.fonts import Fonts
from hep_desktop.report.pdf.prose import Anchor, Label, Prose
from hep_desktop.report.pdf.structure import Element, Traits
from hep_desktop.report.pdf.styles import Style
from hep_desktop.report.pdf.typeset import Look, Typesetter

_BULLET = "•"
_CUT_OFF = "…"
_LABEL_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in the faces and with the hyphenation of one run."""

    typesetter: Typesetter
    breaker: Breaker

    @classmethod
    def new(cls, fonts: Fonts) -> "Setter":
        """A setter for one paper."""
        return cls(Typesetter(fonts), Breaker(hungarian()))

    def prose(self, runs: Runs, style: Style, element: Element) -> Prose:
        """A paragraph under a tag of its own."""
        return Prose(self.typesetter.chunks(runs, style.look), style, element, self.breaker)

    def heading(self, number: str, runs: Runs, style: Style, element: Element, anchor: Anchor) -> Prose:
        """A heading; its lines stand to the right of its number."""
        label = None
        if number:
            piece = self.typesetter.piece(f"{number} ", style.look)  # the space keeps it apart when read aloud
            label = Label(piece)
            hang = max(style.hang, piece.width + _LABEL_GAP)
            style = replace(style, left=style.left - style.hang + hang, hang=hang)
        chunks = self.typesetter.chunks(runs, style.look)
        return Prose(chunks, style, element, self.breaker, label=label, anchor=anchor)

    def items(self, block: ListBlock, style: Style, parent: Element) -> Iterator[Prose]:
        """The items of a list; numbers make room for the widest."""
        labels = [f"{block.first + place}." if block.ordered else _BULLET for place in range(len(block.items))]
        pieces = [self.typesetter.piece(label, replace(style.look, bold=False)) for label in labels]
        room = max(style.hang, *(piece.width + style.look.size / 2 for piece in pieces)) if pieces else style.hang
        style = replace(style, left=style.left - style.hang + room, hang=room)
        tag = parent.child("L", Traits(numbering="Decimal" if block.ordered else "Disc"))
        for place, (runs, piece) in enumerate(zip(block.items, pieces, strict=True)):
            last = place == len(pieces) - 1
            item = tag.child("LI")
            label = Label(piece, item.child("Lbl"))
            chunks = self.typesetter.chunks(runs, style.look)
            alone = place in (0, len(pieces) - 2) and not last  # no item stands alone on either page
            fitting = replace(style, after=style.leading / 2) if last else replace(style, keeps=alone)
            yield Prose(chunks, fitting, item.child("LBody"), self.breaker, label=label)

    def paragraph(self, block: Paragraph, style: Style, parent: Element) -> Prose:
        """A paragraph as a tag within another."""
        return self.prose(block.runs, style, parent.child("P"))

    def one_line(self, text: str, look: Look, width: float) -> Line:
        """The text on one line; what does not fit is cut off."""
        lines = self.breaker.lines(self.typesetter.chunks((Run(text),), look), width, justified=False, hyphens=False)
        if len(lines) < 2:  # noqa: PLR2004 – it all fits
            return lines[0] if lines else Line((), 0.0, 0)
        shorter = f"{''.join(piece.text for piece in lines[0].pieces).rstrip()}{_CUT_OFF}"
        return self.one_line(shorter, look, width) if len(shorter) < len(text) else lines[0]
