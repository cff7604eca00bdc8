"""Reads a finished PDF as a reader aloud would: its tags, what they hold, and what is left untagged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

SHOWN = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
"""Operators that put something on the page."""


@dataclass
class Tag:
    """A tag of the tree."""

    name: str
    page: int | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list["Tag"] = field(default_factory=list)
    marked: list[tuple[int, int]] = field(default_factory=list)
    links: int = 0
    alt: str = ""

    def walk(self) -> Iterator["Tag"]:
        """This tag and all below it."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *names: str) -> list["Tag"]:
        """All tags of these names."""
        return [tag for tag in self.walk() if tag.name in names]


def opened(content: bytes) -> pikepdf.Pdf:
    """The file, opened."""
    return pikepdf.open(BytesIO(content))


def tree(pdf: pikepdf.Pdf) -> Tag:
    """The whole tree of tags."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _tag(pdf.Root.StructTreeRoot.K[0], pages)


def _tag(element: Any, pages: dict[tuple[int, int], int]) -> Tag:
    tag = Tag(str(element.S).removeprefix("/"), alt=str(element.get("/Alt", "")))
    tag.attributes = {str(key): value for key, value in dict(element.get("/A", {})).items()}
    for kid in element.K:
        kind = kid.get("/Type")
        if kind == "/MCR":
            tag.marked.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kind == "/OBJR":
            tag.links += 1
        else:
            tag.kids.append(_tag(kid, pages))
    return tag


def untagged(pdf: pikepdf.Pdf) -> list[str]:
    """What is drawn outside any tag or artifact, or in unbalanced marks."""
    faults: list[str] = []
    for number, page in enumerate(pdf.pages, start=1):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in SHOWN and depth == 0:
                faults.append(f"page {number}: {operands} {name}")
        if depth:
            faults.append(f"page {number}: {depth} marks left open")
    return faults


def marked_on(page: pikepdf.Page) -> list[int]:
    """The numbers of marked content on a page, in the order they are drawn."""
    found = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            found.append(int(operands[1].MCID))
    return found


def parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The parent tree by its keys."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
