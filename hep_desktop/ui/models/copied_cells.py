"""Cells on their way elsewhere: tabs for spreadsheets, a table for Word, both with the exact figures. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_HEAD = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
_THIN = "\u202f"  # parts thousands
_TABLE = '<table border="1" cellspacing="0" cellpadding="3">'


@dataclass(frozen=True, slots=True)
class Copied:
    """One cell: what a reader sees, all digits as they are typed, and the plain number behind a figure."""

    shown: str
    typed: str = ""
    number: str = ""
    heading: bool = False
    columns: int = 1


def as_text(rows: Sequence[Sequence[Copied]]) -> str:
    """Cells parted by tabs, as Excel reads them; a heading over several columns stands in the first."""
    return "\n".join("\t".join(_line(row)) for row in rows)


def as_html(rows: Sequence[Sequence[Copied]]) -> str:
    """A table as Word shows it; Excel takes exact numbers from its own attribute.

    Thousands are not parted: LibreOffice would take such a figure for words.
    """
    lines = ("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"{_HEAD}{_TABLE}{''.join(lines)}</table></body></html>"


def _line(row: Sequence[Copied]) -> Iterator[str]:
    for cell in row:
        yield _quoted(cell.typed or cell.shown)
        yield from [""] * (cell.columns - 1)


def _cell(cell: Copied) -> str:
    name = "th" if cell.heading else "td"
    traits = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    shown = cell.shown
    if cell.number:
        traits += f' align="right" x:num="{cell.number}"'
        shown = shown.replace(_THIN, "")
    elif cell.heading:
        traits += ' align="left"'
    return f"<{name}{traits}>{escape(shown)}</{name}>"


def _quoted(words: str) -> str:
    """A cell with tabs, line breaks or quotation marks as Excel writes it."""
    return f'"{words.replace(chr(34), chr(34) * 2)}"' if any(sign in words for sign in '\t\n"') else words
