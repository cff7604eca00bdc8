"""The situation analysis: facts with their origin, and texts made of blocks and runs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.values import EMPTY, Value


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """The figure was read from a file: cell as in the sheet (`Munka1!D17`), hash of the whole file."""

    file: str
    sha256: str
    sheet: str = ""
    cell: str = ""
    heading: str = ""
    source: str = ""


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

    def at(self, programme: str) -> FactPlace:
        """The place of this fact in one programme."""
        return FactPlace(programme, self.indicator, self.period, self.member)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, where it comes from, and the clerk's own note (never printed)."""

    value: Value = EMPTY
    origin: Origin = TypedOrigin()
    note: str = ""


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

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The block's words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Text:
    """The text under one node of the document."""

    blocks: tuple[Block, ...] = ()

    @property
    def plain(self) -> str:
        """All words, one block a line."""
        return "\n".join(block.plain for block in self.blocks)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space was written."""
        return not self.plain.strip()
