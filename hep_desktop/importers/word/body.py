"""Walks the body of a Word file: paragraphs, tables, what is wrapped around them, and what hangs on them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hep_desktop.domain.progress import Progress
from hep_desktop.domain.situation import BlockKind, Run
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.word.container import Package
from hep_desktop.importers.word.grids import Grids, cells_of, frames_tables
from hep_desktop.importers.word.inline import Fields, Inline
from hep_desktop.importers.word.markup import Element, local, value, w
from hep_desktop.importers.word.numbering import Lists
from hep_desktop.importers.word.source import Cell, Drawing, Drawn, Grid, Item, Line, Lost, Source
from hep_desktop.importers.word.styles import Styles, has_deleted_end, properties

MOST_ITEMS = 60_000
"""So many paragraphs and tables are read; the longest known programme has some 3 000."""

LARGEST_PICTURE = 20 * 2**20
_FRAME, _LONGEST_HEADING = 3, 160  # cells and letters of a heading that a table frames
_PIECE = 200  # items between two looks at whether somebody still wants them
_WRAPPERS = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})
_INDEX = "docPartGallery"


def read_body(package: Package, progress: Progress) -> Source:
    """Everything the file says, in its order. Raises Refused."""
    body = package.document().find(w("body"))
    if body is None:
        raise Refused("word.damaged")
    reader = _Reader(package, progress)
    reader.read(body)
    reader.finish()
    return Source(
        package.file,
        package.sha256,
        tuple(reader.items),
        tuple(sorted((kind, count) for kind, count in reader.lost.items() if count)),
        tuple(dict.fromkeys(said for kind in ("header", "footer") for said in _said(package, kind, "p"))),
        tuple(_said(package, "comments", "comment")),
    )


def _said(package: Package, kind: str, name: str) -> Iterator[str]:
    for part in package.of_kind(kind):
        root = package.xml(part)
        for one in () if root is None else root.iter(w(name)):
            words = " ".join("".join(t.text or "" for t in one.iter(w("t"))).split())
            if words:
                yield words


class _Reader:
    def __init__(self, package: Package, progress: Progress) -> None:
        self._package = package
        self._progress = progress
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"))
        self._notes = {kind: _notes(self._part(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._fields = Fields()
        self._carried: list[Run] = []  # of a paragraph whose end was deleted
        self._hanging: list[Element] = []  # text boxes of the paragraph just read
        self._waiting: list[tuple[str, str]] = []  # notes it refers to
        self._inside: list[Inline] = []  # the paragraphs of the table being read
        self._in_contents = 0
        self.items: list[Item] = []
        self.lost: Counter[Lost] = Counter()

    def _part(self, kind: str) -> Element | None:
        names = self._package.of_kind(kind)
        return self._package.xml(names[0]) if names else None

    def read(self, parent: Element) -> None:
        """Take in all blocks under the body or what is wrapped around some of them."""
        for one in parent:
            match local(one):
                case "p":
                    self._paragraph(one)
                case "tbl":
                    self._table(one)
                case "sdt":
                    self._control(one)
                case "altChunk":
                    self._put(Drawn(len(self.items), Drawing.FOREIGN))
                case name if name in _WRAPPERS:
                    self.lost[Lost.TRACKED] += name in ("ins", "moveTo")
                    self.read(one)
                case name if name in ("del", "moveFrom"):
                    self.lost[Lost.TRACKED] += 1
                case _:
                    continue

    def finish(self) -> None:
        """Nothing follows: what hung in the air is a paragraph of its own."""
        if self._carried:
            self._put_line(Line(len(self.items), tuple(self._carried)))
            self._carried = []

    def _control(self, one: Element) -> None:
        """A content control; one of its kinds is the table of contents."""
        content = one.find(w("sdtContent"))
        gallery = next((value(part, _INDEX) for part in one.iter(w("docPartObj"))), "")
        index = gallery.startswith("Table of")
        self._in_contents += index
        self.read(content if content is not None else ())
        self._in_contents -= index

    def _paragraph(self, one: Element) -> None:
        before = self._fields.in_contents
        line, inline = self._line(one)
        index = (before or self._fields.in_contents) and not line.level
        if has_deleted_end(one.find(w("pPr"))):
            self.lost[Lost.TRACKED] += 1
            self._carried = list(line.runs)
        elif line.plain:
            contents = line.contents or index or bool(self._in_contents)
            self._put_line(replace(line, at=len(self.items), contents=contents))
        self._hang(inline)
        self._flush()

    def _line(self, one: Element) -> tuple[Line, Inline]:
        own = one.find(w("pPr"))
        style = properties(own, self._styles.of(value(own, "pStyle")))
        inline = Inline(self._styles, style, self._fields, self.lost, runs=self._carried)
        self._carried = []
        inline.read(one)
        listed = style.list_id or None
        words = any(run.text.strip() for run in inline.runs)
        number = self._lists.count(listed, style.list_level) if words else ""
        kind = BlockKind.PARAGRAPH
        if listed is not None and not style.level and words:
            kind = self._lists.kind(listed, style.list_level)
            self.lost[Lost.LETTERS] += self._lists.lettered(listed, style.list_level)
        looks = style.contents, style.caption, inline.underlined
        return Line(0, tuple(inline.runs), kind, style.level, number, *looks), inline

    def _hang(self, inline: Inline) -> None:
        for kind, key, alt in inline.drawn:
            self._put(Drawn(len(self.items), kind, alt, self._picture(key) if key else b""))
        self._hanging += inline.boxes
        self._waiting += inline.notes

    def _flush(self) -> None:
        """What hangs on a paragraph or table follows it."""
        notes, self._waiting = self._waiting, []
        for kind, key in notes:
            for words in self._notes[kind].get(key, ()):
                self._put_line(Line(len(self.items), (Run(f"[{key}] {words}", italic=True),)))
        boxes, self._hanging = self._hanging, []
        for box in boxes:
            self.lost[Lost.TEXT_BOXES] += 1
            self.read(box)

    def _table(self, one: Element) -> None:
        self.finish()
        if frames_tables(one):
            for cell in cells_of(one):
                self.read(cell)
            return
        rows = Grids(self._cell_line, self.lost).rows(one)
        inside, self._inside = self._inside, []
        framed = _framed(rows)
        if framed:
            self._put(replace(framed, at=len(self.items)))
        elif any(cell.plain for row in rows for cell in row):
            self._put(Grid(len(self.items), rows))
        for inline in inside:
            self._hang(inline)
        self._flush()

    def _cell_line(self, one: Element) -> Line | None:
        line, inline = self._line(one)
        self._inside.append(inline)
        return line if line.plain else None

    def _picture(self, key: str) -> bytes:
        relation = self._package.relations.get(key)
        content = self._package.content(relation.target) if relation and not relation.outside else b""
        return content if len(content) <= LARGEST_PICTURE else b""

    def _put_line(self, line: Line) -> None:
        last = self.items[-1] if self.items else None
        if isinstance(last, Line) and _goes_on(last, line):
            self.items[-1] = replace(last, runs=(*last.runs, Run(" "), *line.runs))
        elif line.plain:
            self._put(line)

    def _put(self, item: Item) -> None:
        self.items.append(item)
        if len(self.items) > MOST_ITEMS:
            raise Refused("word.too_large")
        if len(self.items) % _PIECE == 0:
            self._progress.step(0, 0, "word.progress.reading")


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a heading goes on in the next paragraph: it ends in a comma, or this one begins in small letters."""
    if last.level != line.level or line.number or not line.plain or not (line.level or (last.bold and line.bold)):
        return False
    small = line.plain[0].islower() and line.plain[1:2] not in (")", ".")
    return small and (last.plain.endswith(",") or line.level > 0)


def _framed(rows: Sequence[Sequence[Cell]]) -> Line | None:
    """The heading in a table of one row that only frames it, its number perhaps in a cell of its own."""
    cells = [cell for cell in rows[0] if not cell.spread] if len(rows) == 1 else []
    lines = [cell.lines[0] for cell in cells if len(cell.lines) == 1]
    said = " ".join(line.plain for line in lines)
    if not lines or len(cells) > _FRAME or any(len(cell.lines) > 1 for cell in cells) or len(said) > _LONGEST_HEADING:
        return None
    level = max(line.level for line in lines)
    if not level and not lines[-1].bold:
        return None
    runs = (run for at, line in enumerate(lines) for run in ((Run(" "),) if at else ()) + line.runs)
    number = next((line.number for line in lines if line.number), "")
    return Line(0, tuple(replace(run, bold=True) for run in runs), level=level, number=number)


def _notes(root: Element | None, kind: str) -> dict[str, tuple[str, ...]]:
    """The words of footnotes by id, a paragraph each."""
    found: dict[str, tuple[str, ...]] = {}
    for one in () if root is None else root.iter(w(kind)):
        if one.get(w("type")) in (None, "normal"):
            said = (" ".join("".join(t.text or "" for t in p.iter(w("t"))).split()) for p in one.iter(w("p")))
            found[str(one.get(w("id"), ""))] = tuple(words for words in said if words)
    return found
