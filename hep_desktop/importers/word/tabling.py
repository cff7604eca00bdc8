"""What a table of a Word file is: measures, problems, statistics; else a table in a text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hep_desktop.domain.situation import BlockKind
from hep_desktop.identity import NewId
from hep_desktop.importers.word import plan as plans
from hep_desktop.importers.word import statistics
from hep_desktop.importers.word.conclusions import problems
from hep_desktop.importers.word.indicators import Tables
from hep_desktop.importers.word.layout import with_heads_of
from hep_desktop.importers.word.parts import Aim, FoundMeasure, Part, Remark
from hep_desktop.importers.word.plan import Heads, Plan
from hep_desktop.importers.word.sections import Section
from hep_desktop.importers.word.source import Grid, Item, Line
from hep_desktop.importers.word.titles import parted
from hep_desktop.importers.word.writing import blocks
from hep_desktop.template.model import NodeKind
from hep_desktop.words import text as say

_NUMBERED = re.compile(r"(?:\d[\d.]*\s*)?(?:(?:számú|sz\.?)\s*)?(?:táblázat|tábla)\b(?:\s*[\d.:–-]|$)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:\b(?:számú|sz\.)\s*)?\b(?:táblázat|tábla|melléklet)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\(?\s*Forrás\s*[:–-]\s*(?P<name>.+?)\)?\s*$", re.IGNORECASE | re.DOTALL)
_NOTE = re.compile(r"(?:\.\.|…|–|-|\*+|[¹²³⁴⁵⁶⁷⁸⁹]|[ᵃᵇᶜᵈᵉ]|x)\s*[=:]\s|\*+\s*\S|Megjegyzés\s*:")
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ*]\s*")
_LONGEST = 250  # letters of a caption
_SHORT = 120  # so short a line right above a table names it
_PLAN = "it"


def is_numbered(item: Item) -> bool:
    """Whether a line says of itself that it names a table: `4. számú táblázat – Belföldi vándorlások`."""
    return isinstance(item, Line) and len(item.plain) <= _LONGEST and bool(_NUMBERED.match(item.plain))


def captions_stand_below(items: Sequence[Item]) -> bool:
    """Whether the names of a file's tables follow them."""
    after = before = 0
    for last, line, following in zip(items, items[1:], items[2:], strict=False):
        if is_numbered(line):
            after += isinstance(last, Grid) and not isinstance(following, Grid)
            before += isinstance(following, Grid) and not isinstance(last, Grid)
    return after > before


def is_caption(line: Line, headings: set[int]) -> bool:
    """Whether a line may name the table below it."""
    if line.kind is not BlockKind.PARAGRAPH or len(line.plain) > _LONGEST:
        return False
    sentence = line.plain.endswith(".") and not is_numbered(line)
    named = line.caption or line.at in headings or line.bold or (not sentence and bool(_CAPTION.search(line.plain)))
    return named or (len(line.plain) <= _SHORT and not line.plain.endswith((".", ":", ";", ",")))


def is_below(item: Item) -> bool:
    """Whether a line is the source or a note of the table above it."""
    return (
        isinstance(item, Line)
        and len(item.plain) <= 2 * _LONGEST
        and bool(_SOURCE.match(item.plain) or _NOTE.match(item.plain))
    )


class Tabling:
    """Tells tables apart while the sections of a file are gone through."""

    def __init__(self, tables: Tables, plan: Plan, new_id: NewId) -> None:
        self._tables = tables
        self._plan = plan
        self._new_id = new_id
        self._group = ""
        self._last: tuple[Grid, str] | None = None  # the table of figures before, with its caption
        self._heads: Heads | None = None  # of a summary table that may go on in the next table

    def enter(self, section: Section) -> None:
        """Another section begins."""
        node = section.node
        if node is not None and node.kind is NodeKind.PART:
            self._group = ""
        if section.part == _PLAN:
            self._name(section.title)

    def passed(self, line: Line) -> None:
        """A line that may name the group of the measures below."""
        numbered = parted(line.plain)[0] and len(line.plain) <= _SHORT
        if len(line.plain) <= _LONGEST and (line.bold or line.level or numbered):
            self._name(line.plain)

    def _name(self, words: str) -> None:
        group = self._plan.group_of(words)
        self._group = group.code if group else self._group

    def part(self, used: Sequence[Item], section: Section) -> Part | None:
        """The part of a table with its caption and source; None for one that only belongs to the text."""
        grid = next(item for item in used if isinstance(item, Grid))
        above = _naming(used, grid)
        for line in above:
            self.passed(line)
        return (
            self._measures(grid, above, used, section)
            or self._problems(grid, used, section)
            or self._facts(grid, above, used, section)
        )

    def plain(self, used: Sequence[Item], section: Section) -> Part:
        """A table as a part of its own that goes nowhere."""
        return self._made(used, section, Aim.NOWHERE, "")

    def _measures(self, grid: Grid, above: Sequence[Line], used: Sequence[Item], section: Section) -> Part | None:
        heads = plans.heads(grid, self._plan) or self._goes_on(grid)
        if heads is not None:
            self._heads = heads
            found, remarks = plans.measures(grid, heads, self._group, self._plan)
            return self._of_measures(found, remarks, used, section)
        self._heads = None
        title = parted(above[-1].plain)[1] if above and above[-1].at + 1 == grid.at else ""
        one = plans.sheet(grid, title, self._group, self._plan)
        return self._of_measures((one[0],), one[1], used, section) if one else None

    def _goes_on(self, grid: Grid) -> Heads | None:
        """The heads of the table before, where this one goes on without its own."""
        known = self._heads
        return Heads(known.fields, 0) if known is not None and len(known.fields) == grid.columns else None

    def _of_measures(
        self, found: tuple[FoundMeasure, ...], remarks: tuple[Remark, ...], used: Sequence[Item], section: Section
    ) -> Part | None:
        if not found:
            return None
        part = self._made(used, section, Aim.MEASURES, "", remarks)
        title = found[0].measure.title if len(found) == 1 else part.title
        return replace(part, measures=found, title=title or part.title)

    def _problems(self, grid: Grid, used: Sequence[Item], section: Section) -> Part | None:
        node = section.node.id if section.node is not None and section.node.kind is NodeKind.CONCLUSIONS else ""
        node = node or self._plan.conclusions.get(self._group, "")
        found = problems(grid, node, self._plan)
        if not found:
            return None
        part = self._made(used, section, Aim.PROBLEMS, found[0].node)
        return replace(part, problems=found)

    def _facts(self, grid: Grid, above: Sequence[Line], used: Sequence[Item], section: Section) -> Part | None:
        caption = " ".join(line.plain for line in above)
        last, self._last = self._last, (grid, caption)
        if last and not caption and last[0].at == grid.at - 1 and last[0].columns == grid.columns:  # goes on overleaf
            grid, caption = with_heads_of(grid, last[0]), last[1]
            self._last = (grid, caption)
        chapter = section.node.id if section.node else ""
        found = statistics.recognise(grid, caption or section.title, chapter, self._tables)
        if found is None:
            return None
        below = (_SOURCE.match(item.plain) for item in used if isinstance(item, Line) and item.at > grid.at)
        source = next((_MARK.sub("", match["name"]).strip(" .") for match in below if match), "")
        part = self._made(used, section, Aim.FACTS, found.statistics.table, found.remarks)
        return replace(part, statistics=replace(found.statistics, source=source))

    def _made(
        self, used: Sequence[Item], section: Section, aim: Aim, node: str, remarks: tuple[Remark, ...] = ()
    ) -> Part:
        grid = next(item for item in used if isinstance(item, Grid))
        lines = [item for item in used if isinstance(item, Line)]
        named = [line.plain for line in lines if line.at < grid.at] or [
            line.plain for line in lines if is_numbered(line)
        ]
        title = " ".join(named) or say("word.aside.table", heading=section.title)
        made = blocks(used, frozenset(section.headings), self._new_id)
        return Part(str(grid.at), title, tuple(item.at for item in used), aim, node, made, remarks=remarks)


def _naming(used: Sequence[Item], grid: Grid) -> list[Line]:
    """The lines that name a table: those above it, else those below that say so."""
    lines = [item for item in used if isinstance(item, Line)]
    return [line for line in lines if line.at < grid.at] or [line for line in lines if is_numbered(line)]
