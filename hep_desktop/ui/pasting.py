"""HTML from the clipboard (Word, browsers, mail) → blocks and runs, and the names of what could not be kept.

Pure: no Qt. Nothing is dropped silently (decisions.md 15): pictures, links, colours, merged cells and the
like are named. A list's own sign in Word's HTML is Word's doing, not text.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

from hep_desktop.domain.situation import Block, BlockKind, Run, Text, TextBlock
from hep_desktop.identity import NewId
from hep_desktop.ui.pasted_tables import TableReader, from_lines

LARGEST_HTML = 600_000
"""So many characters of HTML are read in half a second; a larger paste comes as plain text."""

LARGEST_TEXT = 500_000
"""So many characters one paste may bring: some 250 pages, more than any chapter."""

_BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 tr table ul ol dl dt dd blockquote pre section article header footer address hr".split()  # noqa: SIM905 – a list of one word a line says no more
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SKIPPED = frozenset(("style", "script", "head", "title", "xml", "hep-marker", "o:p-none"))
_BOLD_TAGS = frozenset(("b", "strong"))
_ITALIC_TAGS = frozenset(("i", "em", "cite"))
_LOST_TAGS = {
    "img": "pictures",
    "v:imagedata": "pictures",
    "svg": "pictures",
    "a": "links",
    "u": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "sup": "raised",
    "sub": "raised",
    "input": "fields",
    "select": "fields",
}
_VOID = frozenset(("br", "img", "hr", "input", "meta", "link", "col", "area", "base", "wbr", "v:imagedata"))
_GRID = frozenset(("table", "thead", "tr", "td", "th"))
_MARKER = re.compile(r"<!\[if !supportLists\]>(.*?)<!\[endif\]>", re.DOTALL)
_CONDITION = re.compile(r"<!\[[^>]*\]>")
_PLAIN_COLOURS = frozenset(("black", "windowtext", "#000000", "#000", "rgb(0,0,0)", "auto", "inherit", "initial"))
_NUMBER = re.compile(r"[0-9a-zA-Z]{1,4}[.)]")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste gives. `lost` are keys of `text.lost` in the strings."""

    text: Text
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _Look:
    tag: str
    bold: bool | None = None
    italic: bool | None = None
    kind: BlockKind | None = None
    skipped: bool = False


@dataclass(slots=True)
class _Reader:
    """Collects runs into blocks."""

    new_id: NewId
    blocks: list[TextBlock] = field(default_factory=list[TextBlock])
    runs: list[Run] = field(default_factory=list[Run])
    lost: dict[str, None] = field(default_factory=dict[str, None])
    kind: BlockKind = BlockKind.PARAGRAPH

    def add(self, words: str, bold: bool, italic: bool) -> None:
        if self.runs and (self.runs[-1].bold, self.runs[-1].italic) == (bold, italic):
            words = self.runs.pop().text + words
        self.runs.append(Run(words, bold, italic))

    def end(self, following: BlockKind = BlockKind.PARAGRAPH) -> None:
        runs = _trimmed(self.runs)
        if runs:
            self.blocks.append(Block(self.new_id(), self.kind, runs))
        self.runs, self.kind = [], following


def from_html(html: str, new_id: NewId) -> Pasted:
    """Clean HTML."""
    fragment = _fragment(html)
    marked = _CONDITION.sub("", _MARKER.sub(r"<hep-marker>\1</hep-marker>", fragment))
    reader = _Reader(new_id)
    parser = _Parser(reader)
    parser.feed(marked)
    parser.close()
    parser.end()
    return Pasted(Text(tuple(reader.blocks)), tuple(reader.lost))


def from_plain(words: str, new_id: NewId) -> Pasted:
    """Plain text: a line is a paragraph, lines of cells are a table."""
    lines = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    written = [line for line in lines if line.strip()]
    table = from_lines(written, new_id)
    if table is not None:
        return Pasted(Text((table,)))
    return Pasted(Text(tuple(Block(new_id(), runs=(Run(line),)) for line in written)))


def _fragment(html: str) -> str:
    """The copied part, where the clipboard says which (Windows)."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    return html[start:end] if 0 <= start < end else html


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without white space at both ends, and not doubled inside."""
    joined: list[Run] = []
    for run in runs:
        words = run.text
        if not joined or joined[-1].text.endswith((" ", "\n")):
            words = words.lstrip(" ")
        if words:
            joined.append(Run(words, run.bold, run.italic))
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    if joined:
        last = joined[-1]
        joined[-1] = Run(last.text.rstrip(), last.bold, last.italic)
    return tuple(joined)


class _Parser(HTMLParser):
    """Walks the tags. Tolerant: an end tag closes the nearest open tag of its name, or nothing."""

    def __init__(self, reader: _Reader) -> None:
        super().__init__(convert_charrefs=True)
        self._reader = reader
        self._page = reader
        self._open: list[_Look] = []
        self._lists: list[BlockKind] = []
        self._table: TableReader | None = None
        self._nested = 0
        self._cell: dict[str, str] | None = None
        self._cells = 0  # of the row of a table inside a cell
        self._marker = ""

    def end(self) -> None:
        """Nothing follows."""
        self._end_table()
        self._reader.end()

    # HTMLParser's own names

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        reader, values = self._reader, {name: value or "" for name, value in attrs}
        if tag in _LOST_TAGS and not (tag == "a" and not values.get("href")):
            reader.lost[_LOST_TAGS[tag]] = None
        if tag == "br":
            reader.add("\n", bold=False, italic=False)
        if tag in _BLOCKS and not (self._cells and tag in ("p", "div")):
            reader.end(self._kind(tag, values))
        if tag in _GRID:
            self._begin(tag, values)
        if tag in ("ul", "ol"):
            self._lists.append(BlockKind.BULLET if tag == "ul" else BlockKind.NUMBERED)
        if tag not in _VOID:
            self._open.append(self._look(tag, values))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "hep-marker":
            self._reader.kind = BlockKind.NUMBERED if _NUMBER.search(self._marker) else BlockKind.BULLET
            self._marker = ""
        if tag in _BLOCKS and not (self._cells and tag in ("p", "div")):
            self._reader.end()
        if tag in _GRID:
            self._close(tag)
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].tag == tag), None)
        if at is not None:
            del self._open[at:]

    # tables

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        if tag == "table" and self._table is not None:
            self._nested += 1
            self._reader.lost["tables"] = None
        elif tag == "table":
            self._table = TableReader(self._reader.lost)
        elif self._nested:
            self._begin_nested(tag)
        elif self._table is not None:
            self._end_cell()
            if tag == "tr":
                self._table.row()
            elif tag == "thead":
                self._table.head = True
            elif tag in ("td", "th"):
                self._cell = {**values, "head": tag} if tag == "th" else values
                self._reader = _Reader(self._page.new_id, lost=self._page.lost)

    def _begin_nested(self, tag: str) -> None:
        if tag in ("td", "th"):
            if self._cells:
                self._reader.add("\t", bold=False, italic=False)
            self._cells += 1
        else:
            self._cells = 0

    def _close(self, tag: str) -> None:
        if self._nested:
            self._cells = self._cells if tag in ("td", "th") else 0
            self._nested -= tag == "table"
        elif tag == "table":
            self._end_table()
        else:
            self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is not None and self._table is not None:
            self._reader.end()
            self._table.cell(self._reader.blocks, self._cell)
            self._cell, self._reader = None, self._page

    def _end_table(self) -> None:
        self._end_cell()
        if self._table is not None:
            self._page.end()
            self._page.blocks += self._table.finished(self._page.new_id)
        self._table, self._nested, self._cells = None, 0, 0

    def handle_data(self, data: str) -> None:
        if any(look.tag == "hep-marker" for look in self._open):
            self._marker += data
            return
        if any(look.skipped for look in self._open):
            return
        words = unicodedata.normalize("NFC", _SPACE.sub(" ", data))
        bold = next((look.bold for look in reversed(self._open) if look.bold is not None), False)
        italic = next((look.italic for look in reversed(self._open) if look.italic is not None), False)
        self._reader.add(words, bold and self._reader.kind is not BlockKind.HEADING, italic)

    def _kind(self, tag: str, values: dict[str, str]) -> BlockKind:
        if tag in _HEADINGS or re.match(r"Mso(Title|Heading)", values.get("class", "")):
            return BlockKind.HEADING
        if tag == "li":
            return self._lists[-1] if self._lists else BlockKind.BULLET
        if tag in ("p", "div") and self._lists and self._open and any(look.tag == "li" for look in self._open):
            return self._lists[-1]
        return BlockKind.PARAGRAPH

    def _look(self, tag: str, values: dict[str, str]) -> _Look:
        look = _Look(tag, skipped=tag in _SKIPPED)
        if tag in _BOLD_TAGS:
            look.bold = True
        elif tag in _ITALIC_TAGS:
            look.italic = True
        self._read_style(look, values)
        return look

    def _read_style(self, look: _Look, values: dict[str, str]) -> None:
        style = values.get("style", "").lower()
        for declaration in style.split(";"):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            match name:
                case "font-weight":
                    look.bold = value in ("bold", "bolder", "600", "700", "800", "900")
                case "font-style":
                    look.italic = value in ("italic", "oblique")
                case "display" if value == "none":
                    look.skipped = True
                case "text-decoration" | "text-decoration-line" if "underline" in value and look.tag != "a":
                    self._reader.lost["underline"] = None
                case "color" if value.replace(" ", "") not in _PLAIN_COLOURS:
                    self._reader.lost["colours"] = None
                case "background" | "background-color" if value not in ("transparent", "white", "#ffffff", "none"):
                    self._reader.lost["colours"] = None
                case _:
                    continue
        if values.get("color") and values["color"].lower() not in _PLAIN_COLOURS:
            self._reader.lost["colours"] = None
