"""Runs of text cut into pieces that can be measured and drawn, and into chunks that a line may end after."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.frozen import dataclass
from hep_desktop.report.document import Run, Runs
from hep_desktop.report.pdf.fonts import Face, Family, Fonts

SOFT_HYPHEN = "\u00ad"
_HARD_SPACE = "\u00a0"
_THIN = 0.6  # of a space: between the thousands of a number
_RAISED_SIZE = 0.68
_RAISED_BY = 0.36

_AS_SPACE = re.compile(r"[\t\u1680\u2000-\u2008\u200a\u205f\u3000]")
_AS_BREAK = re.compile(r"\r\n|[\r\v\f\u2028\u2029\u0085]")
_AS_HYPHEN = re.compile(r"[\u2010\u2011]")
_NOTHING = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200d\u2060\ufeff]")
_TIED = re.compile(r"(?<=\S) (?=[–§%] )| (?=§)")  # no line begins with a dash or §
_BULLETS = re.compile(r"[\uf0b7\uf0a7\u2022\u25cf]")  # Word's symbol faces among them
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")  # no text can be told from them
_STRETCHES = re.compile(r"\n| +|[^ \n]+")
_PARTS = re.compile(r"[\u202f\u2009]|[^\u202f\u2009]+")
# a line may end after a hyphen or slash between letters, never inside "2027–2032" or "-án"
_HINGE = re.compile(r"(?<=[^\W\d_]{2}[-/–])(?=[^\W_]{3})")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; `gray` runs from 0, black, to 1."""

    family: Family
    size: float
    bold: bool = False
    italic: bool = False
    gray: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one face; a squeezed one is narrower than the face has it."""

    text: str
    face: Face
    size: float
    width: float
    gray: float = 0.0
    rise: float = 0.0
    squeeze: float = 1.0
    struck: bool = False
    underlined: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is ordinary text, to which more can be added."""
        return not (self.rise or self.squeeze != 1 or self.face.outline or self.struck or self.underlined)

    def joins(self, other: "Piece") -> bool:
        """Whether another piece can be drawn in one go with this one."""
        return (
            self.face is other.face
            and self.plain
            and other.plain
            and self.size == other.size
            and self.gray == other.gray
        )


@dataclass(frozen=True, slots=True)
class Chunk:
    """What never breaks without a hyphen. `space` is the width of the space after it; `ends` forces a new line."""

    pieces: tuple[Piece, ...]
    width: float
    space: float = 0.0
    ends: bool = False


class Typesetter:
    """Cuts runs into chunks in the faces of one run."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def chunks(self, runs: Runs, look: Look) -> tuple[Chunk, ...]:
        """The runs as chunks."""
        done: list[Chunk] = []
        open_pieces: list[Piece] = []
        for run in runs:
            styled = replace(look, bold=look.bold or run.bold, italic=look.italic or run.italic)
            face = self._fonts.face(styled.family, bold=styled.bold, italic=styled.italic)
            for found in _STRETCHES.findall(clean(run.text)):
                if found == "\n" or found[0] == " ":
                    space = 0.0 if found == "\n" else face.width(" ", look.size)
                    _close(done, open_pieces, space, ends=found == "\n")
                    continue
                *hinged, last = _HINGE.split(found)
                for part in hinged:
                    open_pieces += self._drawn(part, face, styled, run)
                    _close(done, open_pieces)
                open_pieces += self._drawn(last, face, styled, run)
        _close(done, open_pieces)
        return tuple(done)

    def piece(self, text: str, look: Look) -> Piece:
        """A short text of ours in one piece, e.g. a number of a list; signs the face lacks are left out."""
        face = self._fonts.face(look.family, bold=look.bold, italic=look.italic)
        text = "".join(sign for sign in text if face.has(sign))
        return Piece(text, face, look.size, face.width(text, look.size), look.gray)

    def _drawn(self, word: str, face: Face, look: Look, run: Run) -> Iterator[Piece]:
        pieces = self._pieces(word, face, look, raised=run.raised)
        if not (run.struck or run.underlined):
            return pieces
        return (replace(piece, struck=run.struck, underlined=run.underlined) for piece in pieces)

    def _pieces(self, word: str, face: Face, look: Look, *, raised: bool) -> Iterator[Piece]:
        size = look.size * _RAISED_SIZE if raised else look.size
        rise = look.size * _RAISED_BY if raised else 0.0
        for part in _PARTS.findall(word):
            if part in {"\u202f", "\u2009"}:
                width = face.width(_HARD_SPACE, size) * _THIN
                yield Piece(_HARD_SPACE, face, size, width, look.gray, rise, squeeze=_THIN)
                continue
            for known, text in _by_face(part, face):
                found, shown = (face, text) if known else self._fonts.spare(text)
                yield Piece(shown, found, size, found.width(shown, size), look.gray, rise)


def clean(text: str) -> str:
    """Text as it can be set: composed letters, plain spaces and hyphens, nothing invisible."""
    text = _AS_BREAK.sub("\n", unicodedata.normalize("NFC", text))
    text = _AS_HYPHEN.sub("-", _AS_SPACE.sub(" ", text))
    return _TIED.sub(_HARD_SPACE, _PRIVATE.sub("□", _BULLETS.sub("•", _NOTHING.sub("", text))))


def _by_face(text: str, face: Face) -> Iterator[tuple[bool, str]]:
    """The text in stretches the face has, and single signs it lacks."""
    start = 0
    for place, sign in enumerate(text):
        if not face.has(sign):
            if start < place:
                yield True, text[start:place]
            yield False, sign
            start = place + 1
    if start < len(text):
        yield True, text[start:]


def _close(done: list[Chunk], pieces: list[Piece], space: float = 0.0, *, ends: bool = False) -> None:
    """Ends the open chunk; a space or a line end after nothing belongs to the chunk before."""
    if pieces:
        done.append(Chunk(tuple(pieces), sum(piece.width for piece in pieces), space, ends))
        pieces.clear()
    elif ends:
        done.append(Chunk((), 0.0, 0.0, ends=True))
    elif done and space and not done[-1].ends:
        done[-1] = replace(done[-1], space=space)
