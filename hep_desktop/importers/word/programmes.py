"""Tells the two programmes of a file apart, as joint offices keep them: one village's after the other's."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hep_desktop.hungarian import inflected
from hep_desktop.importers.word.outline import Placed
from hep_desktop.importers.word.source import Grid, Item, Line

_SAME_CHAPTERS = 5  # so many come twice, and most of either's
_MOST = 0.6
_TITLE = 120  # letters of a line on a title page


def of_another(items: Sequence[Item], placed: Sequence[Placed], village: str) -> range:
    """Where in a file the programme of another village stands; nowhere in a file of one."""
    start = _second(items, placed)
    if start is None:
        return range(0)
    first, second = range(start), range(start, len(items))
    theirs = _times(items[start:], village) > _times(items[:start], village)
    return first if theirs else second


def _second(items: Sequence[Item], placed: Sequence[Placed]) -> int | None:
    """The item that begins a second programme: from there on the chapters come again."""
    nodes = [one.spot.node.id if one.spot else "" for one in placed]
    best, found = 0, None
    for at, node in enumerate(nodes):
        before, after = {*nodes[:at]} - {""}, {*nodes[at:]} - {""}
        twice = len(before & after)
        if node in before and twice > best and twice >= max(_SAME_CHAPTERS, _MOST * max(len(before), len(after))):
            best, found = twice, placed[at].heading.place
    if found is None or not (_is_written(items[:found], placed) and _is_written(items[found:], placed)):
        return None
    while found > 1 and _is_on_title_page(items[found - 1]):
        found -= 1
    return found


def _is_written(items: Sequence[Item], placed: Sequence[Placed]) -> bool:
    """Whether most headings have a text below them: titles alone are no programme."""
    heads = {one.heading.line.at for one in placed}
    below = [following.at not in heads for one, following in pairwise(items) if one.at in heads]
    return 2 * below.count(True) >= len(below)


def _is_on_title_page(item: Item) -> bool:
    return isinstance(item, Line) and len(item.plain) <= _TITLE and not item.plain.endswith((".", ":", ";"))


def _times(items: Iterable[Item], village: str) -> int:
    """How often a village is named."""
    words = ("\n".join(" ".join(row) for row in one.texts) if isinstance(one, Grid) else _said(one) for one in items)
    return sum(len(re.findall(inflected(village), said, re.IGNORECASE)) for said in words) if village else 0


def _said(item: Item) -> str:
    return item.plain if isinstance(item, Line) else ""
