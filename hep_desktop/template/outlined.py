"""An edition with the headings of one programme: its own ones in their places, its own titles.

Everything that shows, checks, prints or sends the headings of a programme is given the edition that comes
from here, so that the walk, the papers and the package never differ.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.outline import Outline, OwnHeading
from hep_desktop.template.model import Certainty, Edition, Node, NodeKind


def outlined(edition: Edition, outline: Outline) -> Edition:
    """The edition as a programme with this outline has it; the very same one where nothing differs."""
    return edition if outline == Outline() else replace(edition, nodes=_Grown(edition, outline).nodes)


class _Grown:
    """Puts the own headings of an outline among the nodes of an edition."""

    def __init__(self, edition: Edition, outline: Outline) -> None:
        self._titles = outline.titles
        self._waiting: dict[tuple[str, str], list[OwnHeading]] = defaultdict(list)
        for heading in outline.own:
            self._waiting[heading.parent, heading.after].append(heading)
        self._placed: set[str] = set()
        self.nodes = tuple(self._of(node) for node in edition.nodes)
        lost = tuple(_leaf(one) for one in outline.own if one.id not in self._placed)
        if lost:  # what they stood under is gone from the edition; what was written is not
            *before, last = self.nodes
            self.nodes = (*before, replace(last, children=last.children + lost))

    def _of(self, node: Node) -> Node:
        title = self._titles.get(node.id, "")
        named = replace(node, title=title, edition_title=node.title) if title and title != node.title else node
        return replace(named, children=tuple(self._children(node)))

    def _children(self, node: Node) -> Iterator[Node]:
        yield from self._after(node.id, "")
        for child in node.children:
            yield self._of(child)
            yield from self._after(node.id, child.id)
        for parent, after in list(self._waiting):
            if parent == node.id:  # the sibling they followed is gone
                yield from self._after(parent, after)

    def _after(self, parent: str, sibling: str) -> Iterator[Node]:
        for heading in self._waiting.pop((parent, sibling), ()):
            self._placed.add(heading.id)
            yield replace(_leaf(heading), children=tuple(self._children(_leaf(heading))))
            yield from self._after(parent, heading.id)


def _leaf(heading: OwnHeading) -> Node:
    # nobody doubts a heading that the programme itself has chosen
    return Node(heading.id, heading.title, NodeKind.SECTION, Certainty.VERIFIED, own=True)
