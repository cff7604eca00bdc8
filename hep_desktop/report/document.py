"""A paper as neutral blocks – what is said in which order, never how a format draws it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from hep_desktop.charts.plot import Plot
from hep_desktop.charts.service_map import ServiceMap
from hep_desktop.frozen import dataclass
from hep_desktop.report.stamp import Stamp

LEVELS = 6  # headings of PDF and Word go no deeper


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `raised` is the mark of a note, `struck` what went, `underlined` what came."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    struck: bool = False
    underlined: bool = False


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The words of some runs without their look."""
    return "".join(run.text for run in runs)


class Tone(StrEnum):
    """How loud a paragraph speaks."""

    TEXT = "text"
    LABEL = "label"  # a short line of its own that leads on to what follows
    NOTE = "note"  # small print: sources, footnotes
    MUTED = "muted"  # the program's own remark: not filled in yet
    CENTRED = "centred"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is where links lead, `listed` whether the table of contents shows it."""

    level: int
    text: str
    id: str
    number: str = ""
    listed: bool = True

    @property
    def full(self) -> str:
        """Number and text."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of text; `keeps` where it must stand on the page of what follows."""

    runs: Runs
    tone: Tone = Tone.TEXT
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; numbers of an ordered one begin with `first`."""

    items: tuple[Runs, ...]
    ordered: bool = False
    first: int = 1


class Align(StrEnum):
    """Where the content of a cell stands."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `rows` and `columns` are what it spans (only heads span rows)."""

    blocks: tuple[Paragraph | ListBlock, ...] = ()
    align: Align = Align.START
    columns: int = 1
    rows: int = 1

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it: it may be left for a pen."""
        return not any(isinstance(one, ListBlock) or plain(one.runs).strip() for one in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a `band` is a single cell over all columns that names the rows below it."""

    cells: tuple[Cell, ...]
    band: bool = False


class Density(StrEnum):
    """How much a table has to hold on a page."""

    NORMAL = "normal"
    DENSE = "dense"  # many columns of text: narrow face, small type, lines between columns
    HAND = "hand"  # filled in by hand: lines between columns


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. `widths` are shares of the whole; with `row_headers` the first cell names its row.

    `notes` stand under the table and stay with it: the source line and footnotes. `continued` is the
    caption on the following pages; `share` is the table's width in per cent of the text's. A table
    without head and caption is a form of labels and values.
    """

    id: str
    widths: tuple[int, ...]
    body: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    caption: str = ""
    continued: str = ""
    notes: tuple[Runs, ...] = ()
    row_headers: bool = True
    density: Density = Density.NORMAL
    share: int = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its text alternative, which must not be empty; `share` is its width in per cent.

    A composer names it by its hash; its bytes are put in before it is drawn.
    """

    picture: bytes
    alt: str
    caption: str = ""
    share: int = 100
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart with its text alternative, drawn by each format in its own type; `notes` stand below and stay with it."""

    plot: Plot | ServiceMap
    alt: str
    caption: str
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """What follows begins on a new page of this orientation; a `large` one is twice as large (A3)."""

    landscape: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paper within a pack begins: on a new upright page, named above its text, under its own running head."""

    title: str
    id: str
    running: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Toc:
    """The contents: of a paper its headings down to `depth`, of a pack its parts; `turns` where a new page begins."""

    title: str
    depth: int = 3
    id: str = "toc"
    turns: bool = True


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs on a line: the role below the name; a blank name leaves room for it."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Place and date, and lines to sign on."""

    dated: str
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page."""

    office: str
    title: str
    period: str
    lines: tuple[str, ...] = ()
    dated: str = ""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | TableBlock
    | Figure
    | ChartBlock
    | PageBreak
    | Section
    | Part
    | Toc
    | SignatureLines
    | Cover
)


def _pictured(block: Block, content: Callable[[str], bytes | None], lost: Callable[[str], str]) -> Block:
    if not isinstance(block, Figure) or not block.sha256:
        return block
    found = content(block.sha256)
    return replace(block, picture=found) if found else Paragraph((Run(lost(block.caption or block.alt)),), Tone.MUTED)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office's look: its Word template, what fills the fields of its head, the coat of arms for covers."""

    content: bytes = b""
    fields: tuple[tuple[str, str], ...] = ()
    arms: bytes = b""
    arms_alt: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `running` stands at the head of each page; `as_of` is the only date a file carries."""

    title: str
    author: str
    running: str
    as_of: date
    blocks: tuple[Block, ...]
    draft: bool = False
    language: str = "hu-HU"
    letterhead: Letterhead = Letterhead()
    stamp: Stamp = Stamp()

    def with_pictures(self, content: Callable[[str], bytes | None], lost: Callable[[str], str]) -> "Paper":
        """The paper with the bytes of its pictures; one whose file is lost is told in its place."""
        return replace(self, blocks=tuple(_pictured(block, content, lost) for block in self.blocks))

    def with_large_sheets(self) -> "Paper":
        """The paper with its pages on their side twice as large."""
        sections = (replace(one, large=one.landscape) if isinstance(one, Section) else one for one in self.blocks)
        return replace(self, blocks=tuple(sections))

    def headings(self) -> Iterator[Heading]:
        """All headings in the order of the paper."""
        return (block for block in self.blocks if isinstance(block, Heading))

    def listed(self, toc: Toc) -> tuple[Heading, ...]:
        """What a table of contents shows."""
        parts = [block for block in self.blocks if isinstance(block, Part)]
        own = self._around(toc)
        if parts and not any(isinstance(block, Part) for block in own):
            return tuple(Heading(1, part.title, part.id) for part in parts)
        return tuple(one for one in own if isinstance(one, Heading) and one.listed and one.level <= toc.depth)

    def _around(self, toc: Toc) -> tuple[Block, ...]:
        """The part of a pack a block stands in, or what stands before the first one."""
        here = self.blocks.index(toc)
        starts = [place for place, block in enumerate(self.blocks) if isinstance(block, Part)]
        first = max((start for start in starts if start <= here), default=0)
        last = min((start for start in starts if start > here), default=len(self.blocks))
        return self.blocks[first:last]
