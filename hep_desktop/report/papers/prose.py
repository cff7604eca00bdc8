"""Written text as blocks of a paper: what clerks wrote under a heading, or in a field of a form."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from hep_desktop.domain.situation import Block as WrittenBlock
from hep_desktop.domain.situation import BlockKind, Picture, SimpleTable, TableCell, Text, TextBlock
from hep_desktop.hungarian import parse_number
from hep_desktop.report.document import (
    LEVELS,
    Align,
    Block,
    Cell,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Runs,
    TableBlock,
    Tone,
)
from hep_desktop.words import text as say

_FULL_WIDTH = 945  # pixels of a picture as wide as the text: 160 mm at 150 to the inch
_LEAST_SHARE = 20
_NARROWEST, _WIDEST = 6, 30  # letters
_EMPTY = WrittenBlock("")
_ITEM = re.compile(r"\s*(?:(?P<bullet>[-–•*])|(?P<number>\d{1,3})[.)])\s+(?P<rest>.*\S)")


def written(text: Text, node: str, level: int) -> Iterator[Block]:
    """The blocks of a chapter's text; its own headings stand one level below the chapter's."""
    headings = 0
    for kind, group in groupby((b for b in text.blocks if not b.is_blank), key=_kind_of):
        match kind:
            case BlockKind.PARAGRAPH:
                yield from (Paragraph(_runs(block)) for block in group if isinstance(block, WrittenBlock))
            case BlockKind.BULLET | BlockKind.NUMBERED:
                items = tuple(_runs(block) for block in group if isinstance(block, WrittenBlock))
                yield ListBlock(items, ordered=kind is BlockKind.NUMBERED)
            case BlockKind.HEADING:
                for block in group:
                    headings += 1
                    yield Heading(min(level + 1, LEVELS), block.plain.strip(), f"{node}:{headings}")
            case None:
                yield from (_standing_alone(block) for block in group if isinstance(block, SimpleTable | Picture))


def _standing_alone(block: SimpleTable | Picture) -> TableBlock | Figure:
    return simple_table(block) if isinstance(block, SimpleTable) else _figure(block)


def _figure(picture: Picture) -> Figure:
    """As large as it can be printed sharply; what nobody described is told as its caption, or as a picture."""
    caption = picture.caption.strip()
    alt = picture.alt.strip() or caption or say("papers.picture.undescribed")
    share = max(_LEAST_SHARE, min(100, round(100 * picture.width / _FULL_WIDTH)))
    return Figure(b"", alt, caption, share, picture.sha256)


def _kind_of(block: TextBlock) -> BlockKind | None:
    return block.kind if isinstance(block, WrittenBlock) else None


def simple_table(table: SimpleTable) -> TableBlock:
    """A table inside a text; where no row names the columns, the first cells name the rows."""
    aligns = tuple(_align(column[table.head :]) for column in zip(*table.rows, strict=True))
    rows = tuple(
        Row(tuple(_table_cell(cell, align) for cell, align in zip(row, aligns, strict=True))) for row in table.rows
    )
    head = rows[:1] if table.head else ()
    return TableBlock(table.id, _widths(table), rows[len(head) :], head, row_headers=not head)


def _table_cell(cell: TableCell, align: Align) -> Cell:
    return Cell(tuple(Paragraph(_runs(block)) for block in cell if not block.is_blank), align)


def _align(column: Sequence[TableCell]) -> Align:
    """Figures stand under each other at the right."""
    said = [" ".join(block.plain for block in cell) for cell in column if cell]
    return Align.END if said and all(parse_number(words) is not None for words in said) else Align.START


def _widths(table: SimpleTable) -> tuple[int, ...]:
    """Shares by the longest cell of each column, within reason: one long cell must not squeeze the others."""
    lengths = (
        max(len(block.plain) for cell in column for block in (*cell, _EMPTY))
        for column in zip(*table.rows, strict=True)
    )
    return tuple(max(_NARROWEST, min(_WIDEST, length)) for length in lengths)


def not_typical(reason: str) -> str:
    """The sentence in the place of a text, where a chapter does not apply to the settlement."""
    because = reason.strip().rstrip(".")
    return say("papers.not_typical.because", reason=because) if because else say("papers.not_typical.bare")


def _runs(block: WrittenBlock) -> Runs:
    return tuple(Run(run.text, run.bold, run.italic) for run in block.runs if run.text)


def cell(*texts: str) -> Cell:
    """A cell of plain texts; lines that begin with a dash or a number become lists."""
    return Cell(tuple(block for text in texts for block in _lines(text)))


def words(text: str, *, bold: bool = False) -> tuple[Paragraph]:
    """One plain paragraph."""
    return (Paragraph((Run(text, bold=bold),)),)


def muted(text: str) -> Cell:
    """A cell with the program's own remark."""
    return Cell((Paragraph((Run(text),), Tone.MUTED),))


def _lines(text: str) -> Iterator[Paragraph | ListBlock]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for kind, group in groupby(lines, key=_kind):
        found = list(group)
        if kind is None or (kind == "number" and not _counts_up(found)):
            yield from (Paragraph((Run(line),)) for line in found)
        else:
            items = tuple((Run(_match(line)["rest"]),) for line in found)
            first = int(_match(found[0])["number"]) if kind == "number" else 1
            yield ListBlock(items, ordered=kind == "number", first=first)


def _match(line: str) -> re.Match[str]:
    found = _ITEM.fullmatch(line)
    assert found is not None  # noqa: S101 – asked for lines that have a kind alone
    return found


def _kind(line: str) -> str | None:
    found = _ITEM.fullmatch(line)
    if found is None:
        return None
    return "bullet" if found["bullet"] else "number"


def _counts_up(lines: list[str]) -> bool:
    """Whether the numbers are a list's own: "3. évfolyam" alone is none, and nobody's numbers are changed."""
    numbers = [int(_match(line)["number"]) for line in lines]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
