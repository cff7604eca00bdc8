"""The faces papers are set in: PT Serif for text, PT Sans for tables, PT Sans Narrow for crowded ones.

They come from pinned packages (SIL OFL 1.1) and are embedded as subsets. PT Sans Narrow has no italic.
Signs they lack (☐ ☑ ✓ → Greek, Cyrillic) come from Source Sans 3; reportlab can take only the lightest
weight of its variable file, so it is drawn with an outline.
"""

from enum import StrEnum
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_EM = 1000  # units of width
_OUTLINE = 0.035  # of the size: what makes the lightest weight look like an ordinary one
_NO_SIGN = "□"  # for what no face has


class Family(StrEnum):
    """A family of faces."""

    SERIF = "serif"
    SANS = "sans"
    NARROW = "narrow"


_FILES = {
    (Family.SERIF, False, False): ("fontpkg_pt_serif", "PT_Serif-Web-Regular"),
    (Family.SERIF, True, False): ("fontpkg_pt_serif", "PT_Serif-Web-Bold"),
    (Family.SERIF, False, True): ("fontpkg_pt_serif", "PT_Serif-Web-Italic"),
    (Family.SERIF, True, True): ("fontpkg_pt_serif", "PT_Serif-Web-BoldItalic"),
    (Family.SANS, False, False): ("fontpkg_pt_sans", "PT_Sans-Web-Regular"),
    (Family.SANS, True, False): ("fontpkg_pt_sans", "PT_Sans-Web-Bold"),
    (Family.SANS, False, True): ("fontpkg_pt_sans", "PT_Sans-Web-Italic"),
    (Family.SANS, True, True): ("fontpkg_pt_sans", "PT_Sans-Web-BoldItalic"),
    (Family.NARROW, False, False): ("fontpkg_pt_sans_narrow", "PT_Sans-Narrow-Web-Regular"),
    (Family.NARROW, True, False): ("fontpkg_pt_sans_narrow", "PT_Sans-Narrow-Web-Bold"),
}
_SPARE = ("fontpkg_source_sans_3", "SourceSans3[wght]")


class Face:
    """One face: knows its signs and how wide a word is. `outline` is a share of the size."""

    def __init__(self, font: TTFont, outline: float = 0.0) -> None:
        self.font = font
        self.outline = outline
        self.name: str = font.fontName
        self._widths: dict[int, float] = font.face.charWidths
        self._signs: dict[int, int] = font.face.charToGlyph
        self._known: dict[str, float] = {}

    def has(self, sign: str) -> bool:
        """Whether the face can draw a sign."""
        return ord(sign) in self._signs

    def width(self, text: str, size: float) -> float:
        """How wide a text is at a size; the face has all its signs."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = sum(self._widths[ord(sign)] for sign in text) / _EM
        return known * size


class Fonts:
    """The faces of one run, each loaded when it is first needed."""

    def __init__(self) -> None:
        self._faces: dict[tuple[Family, bool, bool], Face] = {}
        self._spare: Face | None = None

    def face(self, family: Family, *, bold: bool = False, italic: bool = False) -> Face:
        """The face nearest to what is asked for."""
        wanted = (family, bold, italic and family is not Family.NARROW)
        if wanted not in self._faces:
            self._faces[wanted] = Face(_load(*_FILES[wanted]))
        return self._faces[wanted]

    def spare(self, sign: str) -> tuple[Face, str]:
        """A face for a sign the others lack, and what stands for it there."""
        if self._spare is None:
            self._spare = Face(_load(*_SPARE), _OUTLINE)
        return self._spare, sign if self._spare.has(sign) else _NO_SIGN


def _load(package: str, name: str) -> TTFont:
    with as_file(files(package) / "files" / f"{name}.ttf") as path:
        font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    return font
