"""What a paragraph's style says of it: heading or list, bold, part of the table of contents."""

import re
from dataclasses import replace
from functools import cached_property

from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.markup import Element, local, number, switch, value, w

_HEADING = re.compile(r"(?:heading|cimsor|címsor)\s*([1-9])")
_CONTENTS = re.compile(r"(?:toc|tj|tartalomjegyz)")
_DEEPEST = 20  # styles that rest on each other


@dataclass(frozen=True, slots=True)
class Style:
    """`level` from 1; `list_id` and `list_level` as numbering knows them."""

    level: int = 0
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool = False
    list_id: int | None = None
    list_level: int | None = None
    contents: bool = False
    caption: bool = False


PLAIN = Style()


class Styles:
    """The styles of one document, each with what it takes over from the one it rests on."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iter(w("style"))
        self._elements = {str(one.get(w("styleId"), "")): one for one in found}
        self._known: dict[str, Style] = {}

    def of(self, key: str) -> Style:
        """A style by its id; a plain one where the document has none."""
        if key not in self._known:
            self._known[key] = self._read(key or self._normal, 0)
        return self._known[key]

    @cached_property
    def _normal(self) -> str:
        for key, one in self._elements.items():
            if one.get(w("type")) == "paragraph" and one.get(w("default")) in ("1", "true", "on"):
                return key
        return ""

    def _read(self, key: str, depth: int) -> Style:
        element = self._elements.get(key)
        if element is None or depth > _DEEPEST:
            return PLAIN
        parent = value(element, "basedOn")
        return _over(element, self._read(parent, depth + 1) if parent else PLAIN)


def _over(element: Element, below: Style) -> Style:
    """A style over the one it rests on."""
    name = value(element, "name").lower()
    heading = _HEADING.match(name) or _HEADING.match(str(element.get(w("styleId"), "")).lower())
    said = properties(element.find(w("pPr")), below)
    runs = element.find(w("rPr"))
    bold, italic = switch(runs, "b"), switch(runs, "i")
    contents = bool(_CONTENTS.match(name)) or below.contents
    level = int(heading[1]) if heading else said.level
    return replace(
        said,
        level=0 if contents else level,
        bold=said.bold if bold is None else bold,
        italic=said.italic if italic is None else italic,
        hidden=bool(switch(runs, "vanish")),
        contents=contents,
        caption=name in ("caption", "képaláírás") or below.caption,
    )


def properties(found: Element | None, style: Style) -> Style:
    """What a paragraph's own properties say over its style."""
    if found is None:
        return style
    outline = number(found, "outlineLvl")
    level = style.level
    if outline is not None:
        level = outline + 1 if outline < 9 else 0  # noqa: PLR2004 – 9 is body text
    lists = found.find(w("numPr"))
    own_id, own_level = number(lists, "numId"), number(lists, "ilvl")
    return replace(
        style,
        level=0 if style.contents else level,
        list_id=style.list_id if own_id is None else own_id,
        list_level=style.list_level if own_level is None else own_level,
    )


def has_deleted_end(found: Element | None) -> bool:
    """Whether the end of a paragraph was deleted by a tracked change: it goes on in the next one."""
    runs = None if found is None else found.find(w("rPr"))
    return runs is not None and any(local(one) in ("del", "moveFrom") for one in runs)
