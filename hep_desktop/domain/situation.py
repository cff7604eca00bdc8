"""The situation analysis: facts with their origin, and texts made of blocks and runs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.values import EMPTY, Value
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """The figure was read from a file: cell as in the sheet (`Munka1!D17`), hash of the whole file.

    `original` is what the cell says where that is not the figure itself: `–`, `0,7` thousands, a corrected slip.
    """

    file: str
    sha256: str
    sheet: str = ""
    cell: str = ""
    heading: str = ""
    source: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class LetterOrigin:
    """The figure stands in a letter or e-mail."""

    sender: str
    registration_number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class OralOrigin:
    """Somebody told us the figure."""

    who: str
    told: date | None = None


@dataclass(frozen=True, slots=True)
class TypedOrigin:
    """The figure was typed in; `source` is what the clerk says of where it comes from."""

    source: str = ""


Origin = FileOrigin | LetterOrigin | OralOrigin | TypedOrigin


@dataclass(frozen=True, slots=True)
class FactKey:
    """Which fact: indicator code, period (`2023`, `2023/2024`, a date) and member of a list."""

    indicator: str
    period: str
    member: str = ""

    @classmethod
    def of(cls, place: FactPlace) -> "FactKey":
        """Which fact of its programme stands at a place."""
        return cls(place.indicator, place.period, place.member)

    def at(self, programme: str) -> FactPlace:
        """The place of this fact in one programme."""
        return FactPlace(programme, self.indicator, self.period, self.member)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, where it comes from, and the clerk's own note (never printed)."""

    value: Value = EMPTY
    origin: Origin = TypedOrigin()
    note: str = ""

    def typed_over(self, value: Value) -> "Fact":
        """The fact with a value typed over its own: a file's figure typed over is the file's no more."""
        origin = TypedOrigin() if isinstance(self.origin, FileOrigin) else self.origin
        return replace(self, value=value, origin=origin)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `tied` keeps a number tied to the fact it states."""

    text: str
    bold: bool = False
    italic: bool = False
    tied: FactKey | None = None


class BlockKind(StrEnum):
    """What a block is on paper."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or own heading; the id survives editing so that remarks keep their place."""

    UNTAGGED: ClassVar[bool] = True  # among the parts of a text: it was there before tables and pictures were

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The block's words without their look."""
        return "".join(run.text for run in self.runs)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space was written."""
        return not self.plain.strip()


TableCell = tuple[Block, ...]
"""The paragraphs of one cell."""


@dataclass(frozen=True, slots=True)
class SimpleTable:
    """A table inside a text: rows of as many cells each, none spanning others. `head` – the first names the columns."""

    id: str
    rows: tuple[tuple[TableCell, ...], ...]
    head: bool = False

    @property
    def plain(self) -> str:
        """All words: a row a line, with tabs between the cells."""
        return "\n".join("\t".join(" ".join(block.plain for block in cell) for cell in row) for row in self.rows)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space was written."""
        return not self.plain.strip()


class PictureFormat(StrEnum):
    """What kind of file a picture is; the value is its ending."""

    JPEG = "jpg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a text. `sha256` names the attachment that holds it; `alt` says it to who cannot see it."""

    id: str
    sha256: str
    format: PictureFormat
    width: int  # pixels
    height: int
    alt: str = ""
    caption: str = ""

    @property
    def plain(self) -> str:
        """The words that belong to it."""
        return self.caption

    @property
    def is_blank(self) -> bool:
        """Never: there is something to see."""
        return False


TextBlock = Block | SimpleTable | Picture


@dataclass(frozen=True, slots=True)
class Text:
    """The text under one node of the document."""

    blocks: tuple[TextBlock, ...] = ()

    @property
    def plain(self) -> str:
        """All words, one block a line."""
        return "\n".join(block.plain for block in self.blocks)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space was written."""
        return all(block.is_blank for block in self.blocks)

    def paragraphs(self) -> Iterator[Block]:
        """Every stretch of words in the order of reading, those in tables too."""
        for block in self.blocks:
            match block:
                case Block():
                    yield block
                case SimpleTable():
                    yield from (paragraph for row in block.rows for cell in row for paragraph in cell)
                case Picture():
                    continue

    def pictures(self) -> Iterator[Picture]:
        """The pictures in the order of the text."""
        return (block for block in self.blocks if isinstance(block, Picture))
