"""What stands in a Word file, in its order: lines, tables and drawings, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from hep_desktop.domain.situation import BlockKind, Run


class Lost(StrEnum):
    """What of the original could not be kept as it was; its name stands in `word.toml` (`lost`)."""

    TRACKED = "tracked"  # changes not yet accepted: the accepted text is taken
    FOOTNOTES = "footnotes"  # stand below the paragraph
    TEXT_BOXES = "text_boxes"  # stand as paragraphs
    LINKS = "links"  # the words stay, the address goes
    FIELDS = "fields"  # the words stay, nothing is computed any more
    MERGED = "merged"  # merged cells are parted
    NESTED = "nested"  # a table in a cell became lines
    FORMULAS = "formulas"  # became letters
    SIGNS = "signs"  # of a font of pictures
    HIDDEN = "hidden"  # hidden text is left out
    LETTERS = "letters"  # a), b) became 1., 2.


class Drawing(StrEnum):
    """What kind of thing is drawn."""

    PICTURE = "picture"
    LINKED = "linked"  # the picture itself is elsewhere
    CHART = "chart"
    OBJECT = "object"  # of another program
    FOREIGN = "foreign"  # a whole document put in


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `level` – of a heading by its style, from 1; `number` – what Word counts before it."""

    at: int
    runs: tuple[Run, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    number: str = ""
    contents: bool = False  # of the table of contents
    caption: bool = False
    underlined: bool = False  # all its words

    @property
    def plain(self) -> str:
        """The words."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(run.bold for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `spread` – a part of the merged cell before or above it, whose lines it repeats."""

    lines: tuple[Line, ...] = ()
    spread: bool = False

    @property
    def plain(self) -> str:
        """The words, a paragraph a line."""
        return "\n".join(line.plain for line in self.lines)


@dataclass(frozen=True)
class Grid:
    """A table with its merged cells spread out: rows of as many cells each."""

    at: int
    rows: tuple[tuple[Cell, ...], ...]

    @cached_property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each cell in one line."""
        return tuple(tuple(" ".join(cell.plain.split()) for cell in row) for row in self.rows)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture or the like; `content` where it is in the file and small enough."""

    at: int
    kind: Drawing
    alt: str = ""
    content: bytes = b""


Item = Line | Grid | Drawn


@dataclass(frozen=True, slots=True)
class Source:
    """A Word file as read. `margins` and `comments` are not of its body."""

    file: str
    sha256: str
    items: tuple[Item, ...]
    lost: tuple[tuple[Lost, int], ...] = ()
    margins: tuple[str, ...] = ()  # heads and feet of pages
    comments: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """The paragraphs outside tables."""
        return (item for item in self.items if isinstance(item, Line))
