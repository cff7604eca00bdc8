"""Parts a Word file into sections, one a heading, each with the node it belongs to or the heading it will make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hep_desktop.domain.outline import OwnHeading
from hep_desktop.identity import NewId
from hep_desktop.importers.word.outline import Placed, Spot
from hep_desktop.importers.word.source import Item, Line
from hep_desktop.template.model import Node, NodeKind

_INSIDE = 3  # headings from this depth on stand inside the text


@dataclass
class Section:
    """A heading with what stands under it. `node` is None before the first heading."""

    title: str = ""
    placed: Placed | None = None
    node: Node | None = None
    own: OwnHeading | None = None
    part: str = ""
    items: list[Item] = field(default_factory=list[Item])
    headings: set[int] = field(default_factory=set[int])  # lines inside that are headings
    line: Line | None = None


class Sections:
    """Walks a file's items by its headings."""

    def __init__(self, spots: Sequence[Spot], new_id: NewId) -> None:
        self._first_part = spots[0].node
        self._new_id = new_id
        self._part = ""
        self._top: tuple[str, bool] = ("", False)  # the chapter at hand, and whether headings can stand under it
        self._last: dict[str, str] = {}  # the heading last put under each

    def of(self, items: Iterable[Item], placed: Sequence[Placed], skipped: frozenset[int]) -> Iterator[Section]:
        """The sections in the order of the file; what is skipped is left out."""
        heads = {one.heading.line.at: one for one in placed}
        section = Section()
        for item in items:
            if item.at in skipped:
                continue
            head = heads.get(item.at)
            if head is None or not isinstance(item, Line):
                section.items.append(item)
            elif head.spot is None and (head.depth >= _INSIDE or section.placed is None):
                section.items.append(item)
                section.headings.add(item.at)
            else:
                yield section
                section = self._begin(head, item)
        yield section

    def _begin(self, head: Placed, line: Line) -> Section:
        if head.spot is not None:
            return self._known(head, head.spot, line)
        chapter = head.depth <= 1 or not self._top[0]
        parent = self._part or self._first_part.id
        if not chapter and self._top[1]:
            parent = self._top[0]
        own = OwnHeading(self._new_id(), head.heading.title, parent, self._last.get(parent, ""))
        self._last[parent] = own.id
        if chapter:
            self._top = (own.id, True)
        return Section(line.plain, head, None, own, self._part, line=line)

    def _known(self, head: Placed, spot: Spot, line: Line) -> Section:
        self._part = spot.part
        if spot.depth == 0:
            self._top = ("", False)
        elif spot.depth == 1:
            self._top = (spot.node.id, spot.node.kind is not NodeKind.FORM)
        elif spot.top:
            self._top = (spot.top, True)
        if spot.parent:
            self._last[spot.parent] = spot.node.id
        return Section(line.plain, head, spot.node, None, spot.part, line=line)
