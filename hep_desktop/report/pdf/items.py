"""What stands on pages one below the other: measured once, split where a page ends, drawn."""

from abc import ABC, abstractmethod
from typing import Self

from hep_desktop.frozen import dataclass
from hep_desktop.report.pdf.pen import Pen
from hep_desktop.report.pdf.styles import Sheet


class Item(ABC):
    """Something of a height on a page. Content keeps its tag when it goes on overleaf."""

    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    height: float = 0.0
    measured: float = 0.0  # the width it was last laid out for
    alone: bool = False  # its page has neither head nor foot

    @abstractmethod
    def measure(self, width: float) -> None:
        """Lay the item out for a width and set its height."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it with its upper left corner at a place."""

    def least(self) -> float:
        """The height of the smallest beginning that may stand at the foot of a page."""
        return self.height

    def split(self, _room: float, *, force: bool = False) -> "tuple[Self | None, Self]":  # noqa: ARG002 – for those that can
        """What fits into a room, or None, and the rest; `force` where there is never going to be more room."""
        return None, self


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of pages."""

    running: str
    draft: bool


class NewPage(Item):
    """What follows begins on a new page, perhaps of another size or under another head."""

    def __init__(self, sheet: Sheet | None = None, head: Head | None = None) -> None:
        self.sheet = sheet
        self.head = head

    def measure(self, width: float) -> None:
        """Nothing to lay out."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Nothing to draw."""


class Gap(Item):
    """White of a height; none at the top of a page."""

    def __init__(self, height: float, *, alone: bool = False) -> None:
        self.height = height
        self.alone = alone

    def measure(self, width: float) -> None:
        """It has its height already."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Nothing to draw."""
