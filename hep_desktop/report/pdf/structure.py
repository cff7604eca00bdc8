"""The tags of a PDF as a tree: what is a heading, a list, a table cell – read aloud instead of the page."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marked:
    """Content on a page, by its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A link on a page, by its place among the page's annotations."""

    page: int
    index: int
    says: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What a tag says besides its name. `box` is a figure's place on its page: left, bottom, right, top."""

    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    scope: str = ""
    columns: int = 1
    rows: int = 1
    numbering: str = ""


@dataclass(slots=True, eq=False)
class Element:
    """One tag. Content is added as it is drawn, so a cell that goes on overleaf stays one cell."""

    tag: str
    traits: Traits = field(default_factory=Traits)
    kids: "list[Element | Marked | Linked]" = field(default_factory=list["Element | Marked | Linked"])

    def child(self, tag: str, traits: Traits | None = None) -> "Element":
        """A new tag within this one, after all others."""
        element = Element(tag, traits or Traits())
        self.kids.append(element)
        return element
