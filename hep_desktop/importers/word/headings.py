"""Which lines of a Word file are headings, and what each of them is called."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from hep_desktop.domain.situation import BlockKind
from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.source import Grid, Item, Line
from hep_desktop.importers.word.titles import as_said, of_the_village, parted, stems

_LONGEST = 220  # letters; the longest title of the template has 150
_PAGE = re.compile(r"(?:\t|\.{3,}|…|\s{3,})\s*\d{1,3}$")
_TABLE = re.compile(
    r"\b(?:számú|sz\.)\s+(?:táblázat|tábla|ábra|diagram|kép)\b|^(?:táblázat|ábra|forrás)\b", re.IGNORECASE
)
_UNDERLINED = "underlined"
_SAID_AGAIN = 6  # so many lines in a row that come again later are one without page numbers
_LISTED = 3  # so many lines in a row that end in a page number are a table of contents


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading. `sure` – by its style; others are headings only where the template has them."""

    line: Line
    place: int  # in the file's items
    number: str
    title: str
    words: frozenset[str]
    level: int
    sure: bool
    said: str = ""  # the title as titles are compared to the letter
    look: str = ""  # what makes it stand out

    @property
    def only_underlined(self) -> bool:
        """Whether nothing else tells it from the text: it is a heading only beside others like it."""
        return self.look == _UNDERLINED and not self.number and not self.sure


def contents(items: Sequence[Item]) -> frozenset[int]:
    """The places of the lines of a table of contents, by style, field, or by their look."""
    found = {item.at for item in items if isinstance(item, Line) and item.contents}
    found.update(_runs(items, _is_listed, _LISTED))
    last = {_said(item): item.at for item in items if isinstance(item, Line)}
    found.update(_runs(items, lambda line: _is_title(line) and last[_said(line)] > line.at, _SAID_AGAIN))
    return frozenset(found)


def _is_title(line: Line) -> bool:
    return bool(_said(line)) and len(line.plain) <= _LONGEST and not line.plain.endswith((".", ";", ",", ":"))


def _said(line: Line) -> str:
    return as_said(parted(line.plain)[1])


def _runs(items: Sequence[Item], wanted: Callable[[Line], bool], least: int) -> Iterator[int]:
    """The places of lines that are so, where enough of them stand together."""
    run: list[int] = []
    for item in (*items, None):
        if isinstance(item, Line) and wanted(item):
            run.append(item.at)
        else:
            yield from run if len(run) >= least else ()
            run = []


def _is_listed(line: Line) -> bool:
    return bool(_PAGE.search("".join(run.text for run in line.runs).rstrip()))


def headings(
    items: Sequence[Item], skipped: frozenset[int], village: str, known: Collection[str] = ()
) -> Iterator[Heading]:
    """The lines that are or may be headings; `known` are the edition's own titles (`as_said`)."""
    for place, item in enumerate(items):
        if isinstance(item, Line) and item.at not in skipped:
            found = _heading(item, place, items, village, known)
            if found is not None:
                yield found


def _heading(line: Line, place: int, items: Sequence[Item], village: str, known: Collection[str]) -> Heading | None:
    plain = line.plain
    if len(plain) > _LONGEST or line.caption or line.kind is BlockKind.BULLET or _TABLE.search(plain):
        return None
    typed, title = parted(plain)
    number = typed or parted(f"{line.number} x")[0]
    sure = line.level > 0
    said = as_said(title)
    look = "bold" if line.bold else "capitals" if plain.isupper() else _UNDERLINED if line.underlined else ""
    ordinary = not sure and not (look and said in known)
    if ordinary and (plain.endswith((".", ";", ",", ":")) or not (look or typed)):
        return None
    if ordinary and place + 1 < len(items) and isinstance(items[place + 1], Grid) and not typed:
        return None  # what stands right above a table names the table
    words = stems(of_the_village(title, village))
    return Heading(line, place, number, title, words, line.level, sure, said, look) if words else None
